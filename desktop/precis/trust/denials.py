"""Negations of a claim that its source does not bear out, however differently the two are worded.

A claim that denies something is compared with what the source says of the same thing: the words that the negation
governs are looked for, and near them the source has to deny too, by a negation or by a verb such as "refuse". Verbs and
adjectives that deny are listed, since a prefix tells nothing ("discover", "understand").
"""

from __future__ import annotations

from functools import lru_cache

from precis.trust.evidence import Evidence, Finding
from precis.trust.overlap import Passage
from precis.trust.words import Token, normal

_NEGATING = """not no never none nobody nothing neither nor without cannot nicht kein keine keinen keiner keinem
        keines nie niemals ohne weder nichts niemand ne pas jamais aucun aucune sans ni rien nunca jamás sin
        ningún ninguna ninguno nada nadie tampoco non mai senza nessun nessuno nessuna né niente nulla não
        sem nenhum nenhuma ninguém nem niet geen nooit zonder niets noch"""
_DENYING_WORDS = """unable unlikely unknown unclear unwilling unsuccessful unchanged uncertain unaware unpaid
        unnecessary unfair unhappy unsafe unfit unavailable unfounded unlawful unlike untrue undecided unhelpful
        unjustified impossible improbable incapable invalid illegal inadequate insufficient incomplete incorrect
        inaccurate disagree disapprove dismiss dismissed dislike discontinue disprove disqualified dispute disputed fail
        failed failing failure lack lacking refuse refused refusal reject rejected rejection deny denied denying denial
        decline declined avoid avoided avoiding prevent prevented stop stopped halt halted cease ban banned
        prohibit prohibited forbid forbidden block blocked cancel cancelled canceled abandon abandoned withdraw withdrew
        withdrawn scrap scrapped drop dropped rule ruled exclude excluded oppose opposed miss missed missing absent
        absence hardly barely rarely seldom scarcely instead unless doubt doubtful less fewer except kaum selten
        weigert lehnt ablehnen statt verweigert verhindert fehlt fehlen peu rarement refuse manque empêche interdit poco
        rara rechaza niega falta prohíbe rifiuta manca vieta pouco recusa nega weinig weigert ontbreekt verbiedt"""
_LIGHT_WORDS = "only just merely simply necessarily least nur seulement sólo solo alleen"
_LIGHT = frozenset(_LIGHT_WORDS.split())
"""After these "not" denies nothing: "not only", "last but not least"."""
_REACH = 4
"""Words between a denial and a word that it is about."""
_SPAN, _SCOPE = 12, 6
"""Words after a negation that are looked through, and content words of them that are compared."""
_SPOKEN_OF = 0.65
"""Share of those words' weight that a unit has to hold to speak of the same thing."""
_AS_MUCH = 0.75
_UNITS = 8
_NEGATORS = frozenset(_NEGATING.split())


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    return frozenset(normal(word)[0] for word in _DENYING_WORDS.split())


def is_negator(word: str) -> bool:
    """Say whether a word negates what stands beside it."""
    plain = word.casefold().replace("’", "'")
    return plain in _NEGATORS or plain.endswith("n't") or plain == "n"


def negators(words: list[str]) -> list[int]:
    """Return the places of words that negate; "not only" does not, and "no" before a number is a label ("No. 1")."""
    return [
        i
        for i, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=False))
        if is_negator(word) and after.casefold() not in _LIGHT and not (word.casefold() == "no" and after[:1].isdigit())
    ]


def claimed_negators(evidence: Evidence) -> list[int]:
    """Return the places of the claim's words that negate; the first part of "non-profit" does not."""
    words = [evidence.word(token) for token in evidence.tokens]
    return [i for i in negators(words) if evidence.text[evidence.tokens[i].end :][:1] not in {"-", "‑"}]


def denies(word: str, stem: str) -> bool:
    """Say whether a word denies, by itself or as a verb of refusal or absence."""
    return is_negator(word) or stem in _denying()


def unfounded_denials(evidence: Evidence) -> list[Finding]:
    """Return a negation of the claim where what the source says of the same thing denies nothing."""
    words = [evidence.word(token) for token in evidence.tokens]
    for i in claimed_negators(evidence):
        spoken = _speaking_of(evidence, _scope(evidence, i))
        if spoken and not any(_is_denied(evidence, unit, stems) for unit, stems in spoken):
            return [Finding("negation", f"The summary says “{words[i]}”; what the source says of this denies nothing.")]
    return []


def _scope(evidence: Evidence, i: int) -> list[str]:
    """Return the stems of the content words that the negation at `i` is about: those after it, or where it ends."""
    after = _content(evidence, evidence.tokens[i + 1 : i + 1 + _SPAN])[:_SCOPE]
    return after if len(after) >= 2 else [*_content(evidence, evidence.tokens[max(0, i - 5) : i])[-2:], *after]


def _content(evidence: Evidence, tokens: tuple[Token, ...]) -> list[str]:
    stems = (t.stem for t in tokens if t.is_content and not denies(evidence.word(t), t.stem))
    return list(dict.fromkeys(stems))


def _speaking_of(evidence: Evidence, scope: list[str]) -> list[tuple[int, set[str]]]:
    """Return the two units that hold most of the words, each with those it holds; none where none speaks of them."""
    index = evidence.index
    whole = sum(map(index.weight, scope)) or 1.0
    wanted = set(scope)
    found: list[tuple[float, int, set[str]]] = []
    for unit in {*_units(evidence.passages), *evidence.near}:
        held = wanted & {token.stem for token in index.units[unit].tokens}
        found.append((sum(map(index.weight, sorted(held))) / whole, unit, held))
    found.sort(key=lambda each: (-each[0], each[1]))
    if not found or found[0][0] < _SPOKEN_OF:
        return []
    return [(unit, held) for share, unit, held in found[:2] if share >= _AS_MUCH * found[0][0]]


def _units(passages: tuple[Passage, ...]) -> list[int]:
    return [passage.unit for passage in passages[:_UNITS]]


def _is_denied(evidence: Evidence, unit: int, stems: set[str]) -> bool:
    """Say whether a word that denies stands near one of the stems in the unit."""
    tokens = evidence.index.units[unit].tokens
    places = [k for k, token in enumerate(tokens) if token.stem in stems]
    return any(
        denies(evidence.source_word(token), token.stem) and any(abs(k - place) <= _REACH for place in places)
        for k, token in enumerate(tokens)
    )
