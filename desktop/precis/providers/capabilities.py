"""What a server would not take: remembered for each engine and model, so that it is asked for once only.

A feature is an optional part of a request. `structured_output#NAME` is the enforced form of one schema alone: a schema
that the provider finds too complex says nothing of others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from precis.providers.signs import Signs

FEATURES: dict[str, str] = {
    "structured_output": r"response_?format|output_?config|json_?schema|response_?json_?schema|response_?schema|format"
    r"|grammar|structured.outputs?|invalid.format",
    "json_object": r"response_?format|json_?object|json_mode|response_?mime_?type|format|invalid.format",
    "temperature": r"temperature",
    "max_completion_tokens": r"max_completion_tokens",
    "max_tokens": r"max_tokens",
    "stream_options": r"stream_options(?:\.\w+)?|include_usage",
    "stream": r"stream",
    "seed": r"seed",
    "logprobs": r"(?:response_?|top_?)?logprobs",
    "store": r"store",
    "reasoning_effort=none": r"reasoning_effort|reasoning\.effort",
    "reasoning_effort=low": r"reasoning_effort|reasoning\.effort",
    "thinking_level": r"thinking_?level|thinking.level|thinking_?config",
    "thinking_budget": r"thinking_?budget|thinking.budget|thinking_?config|thinking",
    "think": r"think|thinking",
    "user_tag": r"safety_identifier|metadata(?:\.user_id)?|user_id",
}
"""Each feature with the names (a pattern) under which servers speak of it, in order of how little is lost without."""

_DISTINCT = re.compile(r"[a-z]+_[a-z]|logprobs|temperature|thinking|invalid.format")
_SCHEMA_AT_FAULT = re.compile(
    r"invalid schema|schema is too complex|compiled grammar is too large|too many (?:states|properties|enum)"
    r"|schema produces a constraint|unsupported (?:json )?schema|schema (?:is|contains) (?:invalid|unsupported)"
    r"|failed to (?:parse|compile) (?:grammar|schema)"
)


class CapabilityMemory(Protocol):
    """Where rejected features are kept: in memory, or in the store across runs."""

    def rejected(self, engine: str, model: str) -> frozenset[str]:
        """Return the features that the engine's model has rejected."""
        ...

    def remember(self, engine: str, model: str, feature: str) -> None:
        """Keep that `feature` was rejected."""
        ...


class RunMemory:
    """Keeps rejected features for as long as the program runs."""

    def __init__(self) -> None:
        self._rejected: dict[tuple[str, str], frozenset[str]] = {}

    def rejected(self, engine: str, model: str) -> frozenset[str]:
        """Return the features that the engine's model has rejected in this run."""
        return self._rejected.get((engine, model), frozenset())

    def remember(self, engine: str, model: str, feature: str) -> None:
        """Keep that `feature` was rejected, for this run."""
        self._rejected[engine, model] = self.rejected(engine, model) | {feature}


def rejected_feature(signs: Signs, sent: Sequence[str]) -> str | None:
    """Return which of the features that were sent the failure complains about; None where it is none of them.

    The named parameter decides. Only servers that name none are read by their message, and then only for names that
    were in the request, so that nothing is dropped by guess.
    """
    if signs.status not in {400, 404, 405, 415, 422, 501}:
        return None
    named = signs.parameter.lower()
    if named:
        feature = _first(sent, lambda pattern: re.fullmatch(rf"(?:{pattern})(?:[.\[].*)?", named))
    else:
        feature = _first(sent, lambda pattern: _mentioned(pattern, signs.message))
    if feature is None and _SCHEMA_AT_FAULT.search(signs.message):
        feature = _first(sent, lambda pattern: "json_?schema" in pattern)
    if feature is not None and "#" in feature and not _SCHEMA_AT_FAULT.search(signs.message):
        return feature.partition("#")[0]
    return feature


def _first(sent: Sequence[str], matches: Callable[[str], object]) -> str | None:
    """Return the first feature whose pattern matches."""
    return next((feature for feature in sent if matches(FEATURES[feature.partition("#")[0]])), None)


def _mentioned(pattern: str, message: str) -> bool:
    """Return whether a message speaks of the name: in quotes, as a parameter, or as a word that means nothing else."""
    for found in re.finditer(rf"(?<![a-z_])(?:{pattern})(?![a-z_])", message):
        if _DISTINCT.match(found[0]):
            return True
        before, after = message[: found.start()], message[found.end() :]
        if before.endswith(
            ("'", '"', "`", "supplied: ", "parameter ", "argument ", "field ", "parameter: ", "param: ")
        ):
            return True
        if after.startswith((" parameter", " is not supported", " argument", " field", " not supported", " role")):
            return True
    return False
