"""Finds secrets: by the shapes that their issuers publish, and by the places that secrets stand in."""

from __future__ import annotations

from collections.abc import Iterator

from precis.privacy.command_secrets import COMMANDS
from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.issuer_keys import KEYED
from precis.privacy.manifests import MANIFEST_SECRET, find_manifest_secrets
from precis.privacy.rules import find_all
from precis.privacy.secret_places import PLACES
from precis.privacy.secret_tokens import TOKENS

RULES = TOKENS + KEYED + COMMANDS + PLACES
SECRET_TYPES = frozenset(rule.type for rule in RULES) | {"KEY", MANIFEST_SECRET}
"""The types that are secrets; every other type is personal data. KEY is a known key of an engine."""


def find_secrets(folded: Folded) -> Iterator[Finding]:
    """Yield the secrets in a text; findings may overlap."""
    yield from find_all(RULES, folded)
    yield from find_manifest_secrets(folded)
