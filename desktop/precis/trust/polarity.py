"""Negation, modality, quantifiers and opposites: words that turn a sentence round without changing what it is about."""

from __future__ import annotations

from functools import lru_cache

from precis.trust.alignment import REACH, place_of
from precis.trust.denials import claimed_negators, denies, is_negator, negators, unfounded_denials
from precis.trust.evidence import Evidence, Finding
from precis.trust.overlap import Passage
from precis.trust.words import Token, normal

CLOSE = 0.45
_DENYING_PREFIXES = ("un", "dis", "non", "inc", "imp")
_LOOSELY_DENYING = """fail lack unable refuse refusing reject deny decline avoid prevent stop miss absent absence less
        few little hardly barely rarely seldom instead rather unless dislike against oppose doubt kaum wenig weigert
        lehnt statt peu poco rechaza rifiuta pouco weinig"""
_SPEAKING = 2
"""Passages that are looked through for a negation in other words."""
_MODAL_WORDS = {
    "may": """may might could perhaps possibly can kann könnte darf dürfte peut pourrait puede podría può potrebbe
        pode poderia kan zou""",
    "must": """will must shall muss müssen wird doit doivent debe deben deve devono devem moet moeten required
        obliged""",
}
_QUANTIFYING_WORDS = {
    "all": """all every each always alle jeder jede jedes immer tous toutes chaque toujours todos todas cada
        siempre tutti tutte ogni sempre elk elke altijd""",
    "some": """some several few sometimes partly einige manche wenige manchmal quelques certains parfois algunos
        algunas pocos alcuni alcune pochi alguns algumas poucos enkele sommige soms""",
    "most": """most mostly majority meisten mehrheit plupart majorité mayoría maggioranza maioria meeste
        meerderheid""",
    "only": """only solely exclusively nur seulement solo sólo soltanto apenas alleen""",
}
_SCALE_WORDS = {
    "2": "hundred hundreds",
    "3": "thousand thousands tausend tausende mille mil mila",
    "6": "million millions millionen millones milioni milhões",
    "9": "billion billions milliarde milliarden milliard milliards miliardi",
    "12": "trillion trillions",
}
_OPPOSITES = """
increase decrease|increase reduce|increase decline|rise fall|grow shrink|raise lower|gain lose|up down
upward downward|more less|more fewer|higher lower|above below|over under|before after|earlier later|early late
first last|win lose|won lost|victory defeat|buy sell|bought sold|buyer seller|purchase sale|accept reject
approve reject|accept refuse|agree disagree|allow ban|allow prohibit|allow forbid|permit prohibit|allow prevent
support oppose|favour oppose|praise criticise|praise criticize|confirm deny|admit deny|include exclude
open close|opened closed|begin end|start end|start finish|start stop|continue stop|profit loss|positive negative
success failure|succeed fail|better worse|best worst|strong weak|large small|big small|long short|young old
new old|high low|hot cold|warm cool|wet dry|sunny rainy|rainy dry|light dark|fast slow|easy difficult
simple complex|rich poor|safe dangerous|guilty innocent|minimum maximum|least most|at-least at-most
majority minority|presence absence|present absent|presence lack|advantage disadvantage|landlord tenant
lessor lessee|employer employee|licensor licensee|plaintiff defendant|creditor debtor|lender borrower
import export|credit debit|north south|east west|northern southern|eastern western|male female|man woman
men women|boy girl|father mother|son daughter|brother sister|husband wife|king queen|optimistic pessimistic
love hate|like dislike|public private|internal external|temporary permanent|voluntary mandatory
optional mandatory|optional required|lawful unlawful|remember forget|same different|similar different
arrive leave|enter leave|push pull|expand contract|strengthen weaken|improve worsen|create destroy|add remove
upgrade downgrade|encourage discourage|appear disappear|connect disconnect|enable disable|true false|right wrong
full empty|attack defend|offence defence|lend borrow|teach learn|ask answer|question answer|day night
morning evening|left right|front back|steigen fallen|steigen sinken|mehr weniger|höher niedriger|vor nach
gewinn verlust|käufer verkäufer|mieter vermieter|groß klein|augmenter diminuer|hausse baisse|plus moins
avant après|acheteur vendeur|aumentar disminuir|más menos|antes después|aumentare diminuire|più meno|prima dopo
mais menos|antes depois|stijgen dalen|meer minder|voor na
"""
_SIDE_BY_SIDE = """man woman men women boy girl father mother son daughter brother sister husband wife king queen male
        female day night morning evening first last before after left right front back new old young early late
        question answer north south east west buyer seller landlord tenant lessor lessee employer employee licensor
        licensee plaintiff defendant creditor debtor lender borrower import export credit debit profit loss"""
"""Opposites of which a passage has both as a rule: one of them says nothing against the other nearby."""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")


@lru_cache(maxsize=1)
def _exchangeable() -> tuple[tuple[str, dict[str, str]], ...]:
    """Return what may not stand for each other: name of the check, and each word's group."""
    tables = (("modality", _MODAL_WORDS), ("quantifiers", _QUANTIFYING_WORDS), ("numbers", _SCALE_WORDS))
    return tuple((name, {word: group for group, words in of.items() for word in words.split()}) for name, of in tables)


@lru_cache(maxsize=1)
def _side_by_side() -> frozenset[str]:
    return frozenset(normal(word)[0] for word in _SIDE_BY_SIDE.split())


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in _OPPOSITES.replace("\n", "|").split("|"):
        words = pair.split()
        if len(words) == 2:
            for a, b in (words, words[::-1]):
                table.setdefault(normal(a)[0], set()).add(normal(b)[0])
    return {stem: frozenset(others) for stem, others in table.items()}


def polarity_findings(evidence: Evidence) -> list[Finding]:
    """Return flipped negations, changed modality and quantifiers, and opposites in place of the source's word."""
    best = evidence.best
    if best is None:
        return []
    found: list[Finding] = []
    if evidence.closeness >= CLOSE:
        found += [*_negations(evidence, best), *_exchanged(evidence, best)]
    if not found:
        found = _lone_negation(evidence) or unfounded_denials(evidence)
    return found or _turned_words(evidence) or _opposite_words(evidence)


def _lone_negation(evidence: Evidence) -> list[Finding]:
    """Return a negation of the claim where no passage that speaks of the same denies anything, in whatever words."""
    mine = claimed_negators(evidence)
    if not mine:
        return []
    for passage in evidence.passages[:_SPEAKING]:
        for token in evidence.index.units[passage.unit].tokens:
            if _may_deny(evidence.source_word(token).casefold(), token.stem):
                return []
    word = evidence.word(evidence.tokens[mine[0]])
    return [Finding("negation", f"The summary says “{word}”; no passage near it in the source denies anything.")]


def _may_deny(word: str, stem: str) -> bool:
    """Say whether a word may deny something; it errs towards yes, where nothing else speaks against the claim."""
    has_prefix = len(word) > 6 and word.startswith(_DENYING_PREFIXES)
    return is_negator(word) or stem in _loosely_denying() or has_prefix


@lru_cache(maxsize=1)
def _loosely_denying() -> frozenset[str]:
    return frozenset(normal(word)[0] for word in _LOOSELY_DENYING.split())


def _negations(evidence: Evidence, best: Passage) -> list[Finding]:
    source = evidence.index.units[best.unit].tokens
    partner = best.alignment.partner()
    mine = negators([evidence.word(token) for token in evidence.tokens])
    theirs = negators([evidence.source_word(token) for token in source])
    back = {j: i for i, j in partner.items()}
    mine, theirs = _unpaired(mine, theirs, partner)
    verbs = {j for j, token in enumerate(source) if j not in back and denies(evidence.source_word(token), token.stem)}
    for i in mine:
        place = place_of(i, partner)
        if place is not None and not verbs.intersection(range(place[0] - REACH, place[1] + REACH + 1)):
            word = evidence.word(evidence.tokens[i])
            return [Finding("negation", f"The summary says “{word}” where the source does not.")]
    for j in theirs:
        if place_of(j, back) is not None:
            word = evidence.source_word(source[j])
            return [Finding("negation", f"The source says “{word}”, and the summary leaves it out.")]
    return []


def _unpaired(mine: list[int], theirs: list[int], partner: dict[int, int]) -> tuple[list[int], list[int]]:
    """Return the negations without a counterpart: the same word opposite, else one within reach, each used once."""
    free = [j for j in theirs if j not in set(partner.values())]
    left: list[int] = []
    for i in mine:
        if i in partner:
            continue
        place = place_of(i, partner)
        near = [j for j in free if place is not None and place[0] - REACH <= j <= place[1] + REACH]
        if near:
            free.remove(near[0])
        else:
            left.append(i)
    return left, free


def _exchanged(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return modals, quantifiers and opposites that stand where the source has another of their kind."""
    source = evidence.index.units[best.unit].tokens
    found: list[Finding] = []
    for i, j in best.alignment.substitutions():
        mine, theirs = evidence.word(evidence.tokens[i]), evidence.source_word(source[j])
        name = _kind_of_exchange(mine.casefold(), theirs.casefold())
        if name:
            found.append(Finding(name, f"The source says “{theirs}”, the summary “{mine}”."))
    return found


def _kind_of_exchange(mine: str, theirs: str) -> str:
    for name, table in _exchangeable():
        if mine in table and theirs in table and table[mine] != table[theirs]:
            return name
    return "opposites" if are_opposite(mine, theirs) else ""


def are_opposite(a: str, b: str) -> bool:
    """Say whether two words are each other's opposite, by the table or by a prefix such as "un"."""
    first, second = normal(a)[0], normal(b)[0]
    if second in _opposites().get(first, ()):
        return True
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(shorter) >= 4 and any(longer == prefix + shorter for prefix in _PREFIXES)


def _turned_words(evidence: Evidence) -> list[Finding]:
    """Return words of the claim that the source has only without, or only with, a prefix that turns them round."""
    index = evidence.index
    near = {
        evidence.source_word(t).casefold() for unit in evidence.near for t in index.units[unit].tokens if t.is_content
    }
    mine = {evidence.word(token).casefold() for token in evidence.tokens}
    for token in evidence.tokens:
        word = evidence.word(token).casefold()
        if not token.is_content or len(word) < 5 or word in near or index.has_word(word):
            continue
        turned = [prefix + word for prefix in _PREFIXES] + [word[len(p) :] for p in _PREFIXES if word.startswith(p)]
        rival = next((other for other in turned if len(other) >= 4 and other in near and other not in mine), None)
        if rival is not None:
            return [Finding("opposites", f"The source says “{rival}”, the summary “{word}”.")]
    return []


def _opposite_words(evidence: Evidence) -> list[Finding]:
    """Return words of the claim that the evidence never uses while it uses their opposite."""
    index = evidence.index
    near = {token.stem: token for passage in evidence.passages[:2] for token in index.units[passage.unit].tokens}
    mine = {token.stem for token in evidence.tokens}
    for token in evidence.tokens:
        against = _opposites().get(token.stem, frozenset())
        rivals = [stem for stem in against if stem in near and stem not in mine and stem[:5] != token.stem[:5]]
        if rivals and token.stem not in near and token.stem not in _side_by_side():
            return [_soft(evidence, token, near[min(rivals)])]
    return []


def _soft(evidence: Evidence, mine: Token, theirs: Token) -> Finding:
    message = f"The source says “{evidence.source_word(theirs)}” nearby, the summary “{evidence.word(mine)}”."
    return Finding("opposites", message, is_hard=False)
