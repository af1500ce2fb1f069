"""Content keys: a step's key is a hash of everything that can change its result, and of nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

_Scalar = str | int | float | bool | None
Json = _Scalar | Sequence["Json"] | Mapping[str, "Json"]
StepKey = NewType("StepKey", str)


class StepKind(StrEnum):
    """What a step does; one name a kind of work, shown to whoever runs it."""

    READ = "read"
    EXTRACT = "extract"
    LABEL = "label"
    DRAFT = "draft"
    MERGE = "merge"
    CHECK = "check"
    REPAIR = "repair"


def canonical(value: Json) -> bytes:
    """Return the one JSON form of `value`: sorted keys, no spaces, UTF-8; equal values give equal bytes.

    Raises:
        ValueError: for NaN or infinity, which have no JSON form.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode(
        "utf-8", "surrogatepass"
    )


def content_hash(data: bytes | str) -> str:
    """Return the sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work, described by everything that can change its result."""

    kind: StepKind
    request: Json
    """Task, prompt, model, parameters, schema, engine's kind and address and version, content of the inputs. Nothing
    global: no path, page number, position or time."""
    document: str = field(default="", compare=False)
    """Id of the document whose text is in it; not in the key. What no document uses any more can be purged."""

    @property
    def key(self) -> StepKey:
        """The content key: sha256 over the kind and the canonical request."""
        return StepKey(content_hash(canonical({"kind": self.kind.value, "request": self.request})))


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """A step's committed output. `was_cached`: found, not computed; `waited`: another holder computed it meanwhile."""

    key: StepKey
    output: Json
    was_cached: bool
    waited: bool = False
