"""What the faces ask of privacy: the spans of a text that would be redacted, and the data map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.app.resources import resources_folder
from precis.domain.errors import WrongUse
from precis.domain.steps import content_hash

if TYPE_CHECKING:
    from precis.privacy.datamap import DataMapRow
    from precis.settings import Settings


@dataclass(frozen=True, slots=True)
class RedactedSpan:
    """A half-open range of code points that is redacted; the text itself stands for nothing but its hash."""

    start: int
    end: int
    type: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text redacted, and where. It never says that nothing is left: what was not found is still there."""

    spans: tuple[RedactedSpan, ...]
    redacted: str


def redact_text(text: str, *, regions: Sequence[str] = (), names: bool = True) -> Redaction:
    """Return `text` redacted. `regions`: ISO 3166 codes whose telephone numbers are looked for; empty: the usual ones.

    Raises:
        WrongUse: a region is unknown.
    """
    from precis.privacy.redaction import REGIONS, Redactor

    redactor = Redactor(phone_regions=_known(regions) or REGIONS, names=names)
    found = redactor.find(text)
    spans = tuple(RedactedSpan(f.start, f.end, f.type, content_hash(text[f.start : f.end])) for f in found)
    return Redaction(spans, redactor.redact(text, found))


def _known(regions: Sequence[str]) -> tuple[str, ...]:
    from phonenumbers import SUPPORTED_REGIONS

    named = tuple(dict.fromkeys(region.strip().upper() for region in regions if region.strip()))
    for region in named:
        if region not in SUPPORTED_REGIONS:
            raise WrongUse(f"“{region}” is no region with telephone numbers.", "Use codes such as US, GB or DE.")
    return named


def map_data(settings: Settings) -> tuple[DataMapRow, ...]:
    """Return the data map of the engines that are set up.

    Raises:
        PolicyBlocked: the policy of this machine can't be used.
    """
    from precis.privacy.datamap import data_map
    from precis.privacy.policy import load_policy
    from precis.privacy.terms import read_terms

    return data_map(
        settings.engines.values(),
        read_terms(resources_folder() / "privacy" / "terms.toml"),
        load_policy(),
        user_tag=settings.privacy.user_tag,
        redact_before_sending=settings.privacy.redact_before_sending,
    )
