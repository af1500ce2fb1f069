"""Fixtures that every part's tests share."""

from __future__ import annotations

import hashlib
import os
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: a busy machine is no fault. The same examples each time: a red run means that the code changed.
settings.register_profile("precis", deadline=None, derandomize=not os.environ.get("PRECIS_PROOF"))
settings.load_profile("precis")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs to `make proof`, which asks for them by PRECIS_PROOF=1."""
    if os.environ.get("PRECIS_PROOF"):
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("proof")])
    items[:] = [item for item in items if not item.get_closest_marker("proof")]


def _evaldata_source() -> Path | None:
    for candidate in (os.environ.get("PRECIS_EVALDATA"), ROOT.parent / "shared" / "evaldata"):
        if candidate and (Path(candidate) / "MANIFEST.json").is_file():
            return Path(candidate)
    return None


def unpacked_evaldata() -> Path:
    """Return the folder of the public evaluation data, its archives unpacked once into a cache outside the checkout.

    Raises:
        FileNotFoundError: the data is not there.
    """
    source = _evaldata_source()
    if source is None:
        raise FileNotFoundError("the public evaluation data is not beside the checkout (set PRECIS_EVALDATA)")
    stamp = hashlib.sha256((source / "MANIFEST.json").read_bytes()).hexdigest()[:12]
    cache = Path(tempfile.gettempdir()) / f"precis-evaldata-{stamp}"
    if not cache.exists():
        _unpack(source, cache)
    return cache


def _unpack(source: Path, cache: Path) -> None:
    building = Path(tempfile.mkdtemp(dir=cache.parent))
    for name in ("documents.tar.gz", "long.tar.gz"):
        with tarfile.open(source / name) as archive:
            archive.extractall(building, filter="data")
    for folder in ("classification", "faithfulness", "secrets_pii", "summarization"):
        (building / folder).symlink_to(source / folder)
    try:
        building.rename(cache)
    except OSError:
        if not cache.exists():
            raise


@pytest.fixture(scope="session")
def evaldata() -> Path:
    """Return the folder of the public evaluation data; a machine without it skips the tests that need it."""
    try:
        return unpacked_evaldata()
    except FileNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture
def precis_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point PRECIS_HOME at an empty folder of this test's own, and return it."""
    home = tmp_path / "precis-home"
    monkeypatch.setenv("PRECIS_HOME", str(home))
    return home
