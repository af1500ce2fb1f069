"""Run every benchmark, each in a process of its own: `python -m tests.bench [PART…] [--quick] [--resume] [--list]`.

What a part prints is shown as it comes, and kept with its figures in `bench/results/PART.json`; a table of all figures
ends the run. A part that fails, or takes longer than its limit, is named at the end and the next one runs. `--resume`
leaves out parts that ended well on this very commit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.figures import KEPT_IN, QUICK, Figure, kept

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "results"
LIMIT_S = 900.0
PARTS = {
    "startup": "the command line's start, and a second summary",
    "call_path": "a call against bare httpx and the openai client; 10,000 queued calls",
    "rate_limit": "what the limiter costs, and how much of a limit it uses",
    "reading_speed": "a PDF against markitdown and pdfminer.six",
    "reading_memory": "memory of a PDF of 2,000 pages",
    "embedded_speed": "extraction against sumy's LexRank, TextRank and LSA",
    "window": "cold start against a bare window, lag under load, history of 100,000 rows",
    "log_queries": "usage, search and exports over 100,000 calls",
    "growth": "1 to 1,000 documents and pages; an edit; the critical path",
    "embedded_quality": "ROUGE against sumy, on samples of the report halves",
}
ARGUMENTS = {"embedded_quality": ("--summaries",)}
"""Labels have no peer here; `make quality` measures them."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a part ended. `status` is that of its process, or -9 where it was ended at its limit."""

    part: str
    commit: str
    is_quick: bool
    status: int
    seconds: float
    figures: list[Figure]
    tables: dict[str, Any]
    output: list[str]


def run_part(part: str, commit: str, *, is_quick: bool, limit_s: float = LIMIT_S) -> Result:
    """Run a part to its end or its limit, show what it prints, and return what it found."""
    with tempfile.TemporaryDirectory(prefix="precis-bench-") as folder:
        file = Path(folder) / "figures"
        environment = {**os.environ, KEPT_IN: str(file), QUICK: "1" if is_quick else "", "PYTHONUNBUFFERED": "1"}
        begun = time.monotonic()
        words = [sys.executable, "-m", f"tests.bench.{part}", *ARGUMENTS.get(part, ())]
        output: list[str] = []
        with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
            limit = threading.Timer(limit_s, process.kill)
            limit.start()
            assert process.stdout
            for line in process.stdout:
                print(line, end="", flush=True)
                output.append(line.rstrip("\n"))
        limit.cancel()
        figures, tables = kept(file)
        seconds = time.monotonic() - begun
        return Result(part, commit, is_quick, process.returncode, seconds, figures, tables, output)


def is_done(part: str, commit: str, *, is_quick: bool, folder: Path = RESULTS) -> bool:
    """Say whether a part ended well on this commit, in a run as thorough as is wanted."""
    file = folder / f"{part}.json"
    if not file.exists() or commit.endswith("+"):
        return False
    known = json.loads(file.read_text("utf-8"))
    return known.get("commit") == commit and known["status"] == 0 and (is_quick or not known["is_quick"])


def write(result: Result, folder: Path = RESULTS) -> None:
    """Keep the result as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(result), indent=1, ensure_ascii=False) + "\n"
    (folder / f"{result.part}.json").write_text(text, "utf-8")


def table(folder: Path = RESULTS) -> list[str]:
    """Return the lines of all kept results: a part's figures, or what it says of its aims where it hands over none."""
    lines: list[str] = []
    for part in PARTS:
        file = folder / f"{part}.json"
        if not file.exists():
            continue
        known = json.loads(file.read_text("utf-8"))
        if "part" not in known:
            continue
        how = f"{known['seconds']:.0f} s, {known['commit']}{', quick' if known['is_quick'] else ''}"
        lines.append(f"-- {part} ({how}{'' if known['status'] == 0 else ', DID NOT END WELL'})")
        lines += [Figure(**figure).line() for figure in known["figures"]] or [
            line.strip() for line in known["output"] if "goal" in line or "aim" in line
        ]
    return lines


def current_commit() -> str:
    """Return the short name of the commit, with `+` where more than results has changed since; without git `+`."""
    try:
        name = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench")
    except (OSError, subprocess.CalledProcessError):
        return "+"
    return f"{name}+" if changed else name


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def main() -> int:
    """Run the named benchmarks, or all, and return 0 where each of them ended well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--quick", action="store_true", help="smaller sizes and fewer repetitions")
    parser.add_argument("--resume", action="store_true", help="leave out what ended well on this commit")
    parser.add_argument("--list", action="store_true", help="say what each part measures")
    asked = parser.parse_args()
    if unknown := [part for part in asked.parts if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    if asked.list:
        print("\n".join(f"{part:<18}{what}" for part, what in PARTS.items()))
        return 0
    commit, failed, begun = current_commit(), list[str](), time.monotonic()
    for part in asked.parts or PARTS:
        if asked.resume and is_done(part, commit, is_quick=asked.quick):
            continue
        print(f"\n== {part}: {PARTS[part]}", flush=True)
        result = run_part(part, commit, is_quick=asked.quick)
        write(result)
        print(f"   {result.seconds:.0f} s", flush=True)
        failed += [part] if result.status else []
    print("\n" + "\n".join(table()))
    print(f"\n{time.monotonic() - begun:.0f} s in all; JSON in {RESULTS.relative_to(ROOT)}")
    print(f"did not end well: {', '.join(failed)}" if failed else "every part ended well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
