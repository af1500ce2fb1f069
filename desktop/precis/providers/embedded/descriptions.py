"""What is known of labels without examples: their names and descriptions, as vectors and as words to look for.

A description's sentences are turns of phrase that give the label away ("The parties hereby agree …"). The model takes
topics in well and forms badly, so the words themselves count beside it: a log file says INFO and WARN.

Some descriptions lie close to any text, and some sets' labels close to each other. Both are seen without any document,
from how close each label comes to the turns of phrase of the others: the first is taken off, and the second says how
much a difference between two labels means (`sharpness`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from precis.domain.labels import Label
from precis.providers.embedded.terms import Floats, stems

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
_NAME_MARKS = re.compile(r"[_/\s-]+")
_CUE_SCALE = 0.05
"""A cue counts about as much as the model: chosen on the dev halves, see docs/embedded-engine.md."""
_MOST_REPEATS = 3
_LEAN_SHARE = 0.5
"""How much of a label's closeness to anything is taken off: chosen on the dev halves, as are the next two."""
_SHARPEST, _ALIKE_ANYWAY = 9.0, 0.1


class KeepingEmbedder(Protocol):
    """Texts to vectors of length 1; `embed_kept` remembers them for the next document."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return a row a text."""
        ...

    def embed_kept(self, texts: Sequence[str]) -> Floats:
        """Return a row a text, from memory where it came before."""
        ...


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What is known of `len(whole)` labels."""

    whole: Floats
    """A vector for each name with its description."""
    about: Floats
    """A vector for "This text is about …"."""
    turns: tuple[Floats, ...]
    """For each label, a vector for each sentence of its description."""
    cues: dict[str, list[tuple[int, float]]]
    """For a stem, the labels whose description has it, with its weight: the fewer labels, the more."""
    language: str
    lean: Floats
    """For each label, how much closer it comes to anything than the others do."""
    alike: float = 0.0
    """How close the labels come to the turns of phrase of each other, on the mean."""

    @property
    def sharpness(self) -> float:
        """What a difference of closeness is multiplied with before the softmax: less where labels are alike."""
        return _SHARPEST / (max(0.0, self.alike) + _ALIKE_ANYWAY)

    def closeness(self, vectors: Floats) -> Floats:
        """Return passages by labels: the mean of the cosines with each phrasing, the best sentence as one of them."""
        close = vectors @ (self.whole + self.about).T
        best = np.array([(vectors @ turns.T).max(axis=1) for turns in self.turns], np.float32).T
        return ((close + best) / 3.0 - self.lean).astype(np.float32)

    def cues_in(self, text: str) -> Floats:
        """Return a number a label: its cues in the text, in proportion to the root of the text's length."""
        found = np.zeros(len(self.whole), np.float32)
        counts = Counter(stems(text, self.language))
        for stem, count in counts.items():
            for number, weight in self.cues.get(stem, ()):
                found[number] += weight * min(_MOST_REPEATS, count)
        return found * (_CUE_SCALE / max(1.0, counts.total() ** 0.5))


def describe(labels: Sequence[Label], language: str, embedder: KeepingEmbedder) -> Descriptions:
    """Return what is known of the labels; `language` says how words are cut to stems."""
    names = [_NAME_MARKS.sub(" ", label.name).strip() for label in labels]
    said = [" ".join(label.description.split()) for label in labels]
    whole = [f"{name}: {text}" if text else name for name, text in zip(names, said, strict=True)]
    turns = [_SENTENCE_END.split(text) if text else [name] for name, text in zip(names, said, strict=True)]
    found = Descriptions(
        whole=embedder.embed_kept(whole),
        about=embedder.embed_kept([f"This text is about {name}." for name in names]),
        turns=tuple(embedder.embed_kept(group) for group in turns),
        cues=_cues([set(stems(f"{n} {t}", language)) if t else set() for n, t in zip(names, said, strict=True)]),
        language=language,
        lean=np.zeros(len(names), np.float32),
    )
    foreign = _to_others(found)
    return replace(found, lean=_LEAN_SHARE * (foreign - foreign.mean()), alike=float(foreign.mean()))


def _to_others(labels: Descriptions) -> Floats:
    """Return for each label its mean closeness to the turns of phrase of the other labels."""
    owners = np.repeat(np.arange(len(labels.turns)), [len(turns) for turns in labels.turns])
    close = labels.closeness(np.concatenate(labels.turns))
    means = [close[owners != number, number].mean() for number in range(close.shape[1])]
    return np.array(means, np.float32)


def _cues(described: Sequence[set[str]]) -> dict[str, list[tuple[int, float]]]:
    frequency = Counter(stem for group in described for stem in group)
    cues: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, group in enumerate(described):
        for stem in sorted(group):
            cues[stem].append((number, float(np.log1p(len(described) / frequency[stem]))))
    return dict(cues)


def unit(rows: Floats) -> Floats:
    """Return rows of length 1; a row of zeros stays."""
    return (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
