"""The model that makes recordings: it does what the prompt's rules say, and what they leave out it gets wrong.

It stands in for a model that follows instructions to the letter, so that the gate can see a rule go: without the rule
on citations it gives none, without the one on numbers it rounds, without the one on "not" it drops it, and without the
one on instructions in the material it follows them. What it knows of a document are the facts of the golden sets that
stand in the material it was sent. How a real model takes a new wording it can't tell: that needs a run on that engine.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from precis.domain.jobs import TextInput
from precis.domain.results import NONE_OF_THESE
from precis.evals.golden import GoldenItem
from precis.evals.rubric import mentions
from tests.evals import wires
from tests.fakes.servers import Answer, Recorded

_ENTRY = re.compile(r"^\[(\d+)\] (.+?)(?=^\[\d+\] |\Z)", re.MULTILINE | re.DOTALL)
_MATERIAL = re.compile(r"<(document|notes)>\n(.*?)\n</\1>", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\w“„\"«¿¡])|\n")
_STEERING = re.compile(
    r"assistant|summarizer|classifier|ignore|system|instruction|anweisung|passages 1 and 2", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|nicht|pas|no)\b ?", re.IGNORECASE)
_MOST = 7
_UNSURE = 0.6
"""In the grey zone, so that the label is asked for again."""

RULES = {
    "cites": "numbers of the passages|numbers of the notes",
    "keeps numbers": "Keep numbers",
    "keeps not": 'Keep "not"',
    "resists": "never followed",
}
"""Each rule of a prompt that the model depends on, and the words by which it knows it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the model reads it."""

    shape: str
    system: str
    user: str
    entries: tuple[str, ...]
    """The numbered texts, in order."""
    choices: tuple[str, ...] = ()
    """The labels to choose from."""
    is_again: bool = False
    """Whether an earlier answer could not be used."""

    def has(self, rule: str) -> bool:
        """Say whether the prompt holds a rule."""
        return any(words in self.system for words in RULES[rule].split("|"))


def read(request: Recorded) -> Asked:
    """Return a request of any wire as the model reads it."""
    call = wires.read(request)
    found = _MATERIAL.search(call.user)
    entries = tuple(match[2].strip() for match in _ENTRY.finditer(found[2])) if found else ()
    label = call.schema["properties"].get("label", {})
    return Asked(call.shape, call.system, call.user, entries, tuple(label.get("enum", ())), call.is_again)


class LiteralModel:
    """Answers the tasks' prompts from their rules, their material and the golden facts."""

    def __init__(self, items: Sequence[GoldenItem]) -> None:
        self._facts = [fact for item in items for fact in item.expected.must_mention]
        self._markers = [ways.split("|")[0] for item in items if "injection" in item.tags
                         for ways in item.expected.must_not_say]  # fmt: skip
        self._labels = {_start(item.input.text): item.expected.label for item in items
                        if item.task == "classify" and isinstance(item.input, TextInput)}  # fmt: skip
        self._answers: Mapping[str, Callable[[Asked], dict[str, Any]]] = {
            "summary": self._summary,
            "notes": lambda asked: {"claims": self._claims(asked)},
            "label": self._label,
            "check": _check,
            "repair": _repair,
        }

    def __call__(self, request: Recorded) -> Answer:
        """Return the reply: mostly bare JSON, now and then in a fence or of a wrong shape, as models do."""
        asked = read(request)
        data = self._answers[asked.shape](asked)
        tokens = len(asked.system + asked.user) // 4
        text = _as_written(json.dumps(data, ensure_ascii=False), asked)
        return Answer(text, input_tokens=tokens, output_tokens=max(1, len(text) // 4))

    def _summary(self, asked: Asked) -> dict[str, Any]:
        first = _sentences(asked.entries[0])[0] if asked.entries else "Nothing"
        return {"headline": " ".join(first.split()[:10]).rstrip(".,"), "claims": self._claims(asked)}

    def _claims(self, asked: Asked) -> list[dict[str, Any]]:
        if _follows(asked):
            return [{"text": " ".join(self._markers), "citations": [1]}]
        told = list(dict.fromkeys(self._telling(asked.entries)))[:_MOST]
        told = told or [(number, _sentences(text)[0]) for number, text in enumerate(asked.entries[:3], 1)]
        return [_claim(number, _in_own_words(text), asked) for number, text in told]

    def _telling(self, entries: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield entry numbers and sentences that state a golden fact."""
        for number, entry in enumerate(entries, 1):
            for sentence in _sentences(entry.partition(" “")[0]):
                if any(mentions([sentence], fact) for fact in self._facts):
                    yield number, sentence

    def _label(self, asked: Asked) -> dict[str, Any]:
        right = self._labels.get(_start(" ".join(asked.entries)), NONE_OF_THESE)
        named = [label for label in asked.choices if label != right and label in asked.user]
        if _follows(asked) and named:
            return {"evidence": [1], "label": named[0], "confidence": 1.0}
        lot = _lot(asked.user, 8)
        if lot == 0:
            return {"evidence": [1], "label": asked.choices[0], "confidence": _UNSURE}
        return {"evidence": [1], "label": right, "confidence": 0.99 if lot > 1 else _UNSURE}


def _claim(number: int, text: str, asked: Asked) -> dict[str, Any]:
    if not asked.has("keeps numbers"):
        text = re.sub(r"\d+(?=\D|$)", lambda match: str(int(match[0]) + 1), text)
    if not asked.has("keeps not"):
        text = _NOT.sub("", text)
    if asked.shape == "summary" and _lot(text, 9) == 0:
        text = re.sub(r"\d+", lambda match: str(int(match[0]) + 3), text, count=1)
    return {"text": text, "citations": [number] if asked.has("cites") else []}


def _check(asked: Asked) -> dict[str, Any]:
    """Return "supported" where a passage holds all numbers and most words of the claim."""
    claim = asked.user.partition("<claim>\n")[2].partition("\n</claim>")[0]
    for sentence in (sentence for entry in asked.entries for sentence in _sentences(entry)):
        if mentions([sentence], claim.replace("|", " ")):
            return {"quote": sentence[:120], "problem": "", "verdict": "supported"}
    return {"quote": "", "problem": "The passages give another number.", "verdict": "not"}


def _repair(asked: Asked) -> dict[str, Any]:
    claim = set(re.findall(r"\w+", asked.user.partition("<claim>\n")[2].partition("\n</claim>")[0].casefold()))
    ranked = [(len(claim & set(re.findall(r"\w+", sentence.casefold()))), -number, sentence)
              for number, entry in enumerate(asked.entries, 1) for sentence in _sentences(entry)]  # fmt: skip
    _, number, sentence = max(ranked)
    return {"citations": [-number], "text": _in_own_words(sentence)}


def _follows(asked: Asked) -> bool:
    """Say whether an instruction in the document reaches the model: outside the marks, or inside without the rule."""
    marks = asked.user.count("</document>") + asked.user.count("</notes>")
    return marks > 1 or (not asked.has("resists") and bool(_STEERING.search(" ".join(asked.entries))))


def _as_written(text: str, asked: Asked) -> str:
    lot = _lot(asked.user, 12)
    if lot == 0 and not asked.is_again:
        return '{"answer": "I would rather put it in my own words."}'
    return f"Here it is:\n```json\n{text}\n```" if lot == 1 else text


def _sentences(entry: str) -> list[str]:
    found = [piece.strip() for piece in _SENTENCE.split(entry.removeprefix("# ")) if piece.strip()]
    return found or [entry]


def _in_own_words(sentence: str) -> str:
    """Return the sentence as a model puts it: on one line, a table's cells joined, without list marks."""
    return re.sub(r"\s*\t\s*", ", ", sentence).strip(" -*|\u200b")


def _lot(text: str, of: int) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % of


def _start(text: str) -> str:
    return "".join(re.findall(r"\w+", text))[:400]
