"""`precis why`, `precis privacy purge`, `precis jobs failures` and the diagnostic bundle on the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.cli.conftest import CommandLine


def _summarized(precis: CommandLine, file: Path, *more: str) -> str:
    return precis("summarize", file, "--json", *more).object["job"]


def test_why_compares_runs_and_says_what_changed(precis: CommandLine, letter: Path) -> None:
    first = _summarized(precis, letter)
    assert "It is the first run." in precis("why", first).out
    second = _summarized(precis, letter, "--length", "brief")
    found = precis("why", second, "--json").object
    assert found["compared_with"] == first
    assert [change["kind"] for change in found["changes"]] == ["length"]
    told = precis("why", second).out
    assert "1. The length asked for changed: standard → brief." in told
    assert precis("why", "nothing").status == 2
    assert precis("why").status == 2
    assert precis("why", "--timeline", "--json").objects == []


def test_purge_deletes_a_job_and_everything(precis: CommandLine, letter: Path) -> None:
    first, second = _summarized(precis, letter), _summarized(precis, letter, "--length", "brief")
    assert precis("privacy", "purge", "--job", first, "--yes", "--json").object["jobs"] == 1
    assert [row["job"] for row in precis("history", "list", "--json").objects] == [second]
    assert precis("privacy", "purge", "--all").status == 130, "nobody agreed"
    assert precis("privacy", "purge", "--all", "--yes").status == 0
    assert precis("history", "list", "--json").objects == []
    left = [file for file in precis.home.rglob("*") if file.is_file() and b"Okafor" in file.read_bytes()]
    assert left == []
    for wrong in (
        ["privacy", "purge"],
        ["privacy", "purge", "--all", "--job", "x"],
        ["privacy", "purge", "--job", "x", "--yes"],
    ):
        assert precis(*wrong).status == 2


def test_failures_are_grouped_and_the_bundle_holds_no_name(precis: CommandLine, tmp_path: Path) -> None:
    broken = tmp_path / "Okafor contract.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing of a document")
    precis("summarize", broken, "--json")
    (group,) = precis("jobs", "failures", "--json").objects
    assert (group["count"], group["documents"]) == (1, 1)
    assert group["fix"]
    done = precis("doctor", "--bundle", tmp_path / "bundle.zip", "--show")
    assert done.status == 0
    assert "failures.json" in done.err
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert json.loads(texts["failures.json"])[0]["code"] == group["code"]
    whole = "".join(texts.values()) + done.err.replace(str(tmp_path / "bundle.zip"), "")
    for word in ("Okafor", str(tmp_path), "contract"):
        assert word not in whole
