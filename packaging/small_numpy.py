"""Builds NumPy without BLAS for packages: `python packaging/small_numpy.py build/numpy`.

The wheels bring OpenBLAS and a Fortran library, 28 MiB, and code for processors of servers. What the embedded engine
multiplies is small (a few hundred sentences, vectors of 384 numbers), and NumPy's own loops do it. The folder is put
before the installed packages when the program is packed. Where there is no compiler or no source, nothing is made, and
the package has the NumPy of the wheel.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

OPTIONS = (
    *("-Dallow-noblas=true", "-Dblas=none", "-Dlapack=none"),
    *("-Dcpu-dispatch=X86_V3", "-Ddisable-svml=true", "-Db_ndebug=true"),
)
"""NumPy's own build options: its loops for matrices and its small LAPACK; SSE4.2, and AVX2 where it is there."""
BUILD_S = 3600.0


def wheel_words(folder: Path) -> list[str]:
    """Return the command that builds the wheel of the installed version into `folder`."""
    chosen = [f"--config-settings=setup-args={option}" for option in OPTIONS]
    words = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    return [
        *words, "--no-binary", "numpy", "--wheel-dir", str(folder), *chosen,
        "--config-settings=install-args=--strip", f"numpy=={version('numpy')}",
    ]  # fmt: skip


def small_numpy(folder: Path) -> Path | None:
    """Return `folder` with NumPy in it, built or kept from before, or None where it can't be built."""
    wheels = folder.with_name(f"{folder.name}-wheel")
    pattern = f"numpy-{version('numpy')}-*.whl"
    if not any(wheels.glob(pattern)):
        if not any(shutil.which(name) for name in ("cc", "gcc", "clang")):
            return None
        if subprocess.run(wheel_words(wheels), check=False, timeout=BUILD_S).returncode:
            return None
    wheel = next(wheels.glob(pattern))
    shutil.rmtree(folder, ignore_errors=True)
    words = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*words, "--target", str(folder), str(wheel)], check=True, timeout=300)
    return folder


def main() -> int:
    """Build it, or say that the package will be larger."""
    if small_numpy(Path(sys.argv[1] if len(sys.argv) > 1 else "build/numpy")) is None:
        print("NumPy without BLAS can't be built here: the package has that of the wheel, 28 MiB more", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
