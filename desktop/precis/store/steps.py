"""The SQL of steps and leases: what is committed under a key, and which process works on it now."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from precis.domain.errors import PrecisError
from precis.domain.steps import Json, StepKey, StepKind
from precis.store.failures import decode_failure

_COMPRESSION = 1  # zlib's fastest level: outputs are small, and they are written on the way of the work
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What is committed under a key: an output, or the error that stands for it; `computations` counts commits."""

    output: Json
    error: PrecisError | None
    computations: int


@dataclass(frozen=True, slots=True)
class Held:
    """Another living process works on the key."""

    owner: str


def compress(plain: bytes) -> bytes:
    """Return the canonical JSON of an output as it is kept."""
    return zlib.compress(plain, _COMPRESSION)


def unpack(data: bytes) -> Json:
    """Return the output whose compressed canonical JSON `data` is (sequences as lists, mappings as dicts)."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def find(connection: sqlite3.Connection, key: StepKey, *, after: int = 0) -> Kept | None:
    """Return what is committed under `key`, if more often than `after` times."""
    row = connection.execute("SELECT output, error, computations FROM steps WHERE key = ?", (key,)).fetchone()
    if row is None or row["computations"] <= after:
        return None
    if row["error"] is not None:
        return Kept(None, decode_failure(row["error"]), row["computations"])
    return Kept(unpack(row["output"]), None, row["computations"])


def computations(connection: sqlite3.Connection, key: StepKey) -> int:
    """Return how often a computation was committed under `key`."""
    row = connection.execute("SELECT computations FROM steps WHERE key = ?", (key,)).fetchone()
    return 0 if row is None else row["computations"]


def outputs(connection: sqlite3.Connection, keys: Sequence[StepKey]) -> dict[StepKey, Json]:
    """Return the outputs among `keys`; remembered errors are left out."""
    found: dict[StepKey, Json] = {}
    for start in range(0, len(keys), _BATCH):
        part = keys[start : start + _BATCH]
        marks = ",".join("?" * len(part))
        query = f"SELECT key, output FROM steps WHERE output IS NOT NULL AND key IN ({marks})"  # noqa: S608 -- marks only
        found.update((StepKey(row["key"]), unpack(row["output"])) for row in connection.execute(query, part))
    return found


def take(
    connection: sqlite3.Connection,
    key: StepKey,
    owner: str,
    is_alive: Callable[[str], bool],
    *,
    after: int = 0,
) -> Kept | Held | None:
    """Take the lease of `key` for `owner` and return None; or return what is committed, or who holds the lease."""
    kept = find(connection, key, after=after)
    if kept is not None:
        return kept
    row = connection.execute("SELECT owner FROM leases WHERE key = ?", (key,)).fetchone()
    if row is not None and row["owner"] != owner and is_alive(row["owner"]):
        return Held(row["owner"])
    connection.execute("INSERT OR REPLACE INTO leases (key, owner) VALUES (?, ?)", (key, owner))
    return None


def is_held(connection: sqlite3.Connection, key: StepKey, held: Held, *, after: int) -> bool:
    """Say whether the lease is still `held`'s and nothing new is committed (its holder may be dead all the same)."""
    row = connection.execute("SELECT owner FROM leases WHERE key = ?", (key,)).fetchone()
    return row is not None and row["owner"] == held.owner and computations(connection, key) <= after


def commit(
    connection: sqlite3.Connection,
    key: StepKey,
    kind: StepKind,
    at: str,
    *,
    output: bytes | None = None,
    error: str | None = None,
    document: str = "",
) -> None:
    """Keep the output or the error under `key`, count the computation and free the lease."""
    if document:
        add_use(connection, key, document)
    connection.execute(
        """INSERT INTO steps (key, kind, output, error, size, computations, committed_at) VALUES (?, ?, ?, ?, ?, 1, ?)
        ON CONFLICT (key) DO UPDATE SET output = excluded.output, error = excluded.error, size = excluded.size,
            computations = computations + 1, committed_at = excluded.committed_at""",
        (key, kind.value, output, error, len(output or error or ""), at),
    )
    connection.execute("DELETE FROM leases WHERE key = ?", (key,))


def add_use(connection: sqlite3.Connection, key: StepKey, document: str) -> None:
    """Note that the document uses the step."""
    connection.execute("INSERT OR IGNORE INTO step_uses (step, document) VALUES (?, ?)", (key, document))


def is_used(connection: sqlite3.Connection, key: StepKey, document: str) -> bool:
    """Say whether it is known that the document uses the step."""
    query = "SELECT 1 FROM step_uses WHERE step = ? AND document = ?"
    return connection.execute(query, (key, document)).fetchone() is not None


def release(connection: sqlite3.Connection, keys: Iterable[StepKey], owner: str) -> None:
    """Free those leases of `keys` that are `owner`'s."""
    connection.executemany("DELETE FROM leases WHERE key = ? AND owner = ?", [(key, owner) for key in keys])
