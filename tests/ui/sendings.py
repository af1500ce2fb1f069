"""What would be sent to an engine, for tests and pictures of the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from precis.app.previewing import PreviewedCall, PreviewedMessage, Replaced, SendPreview
from precis.app.sending import SendNotice
from precis.domain.jobs import Input, Options
from precis.privacy.terms import Terms

TERMS = Terms(
    "Example AI", "API", ("api.example.com",), "30 days, then deleted", "no", "https://example.com/terms", "unknown",
    "", "https://example.com/data", date(2026, 2, 1),
)  # fmt: skip
SENT = "[1] The lease is between [PERSON_1] and [PERSON_2].\n[2] Write to [EMAIL_1] \U0001f4e7 before 3 March."
KNOWN = {"[PERSON_1]": "Ana Rossi", "[PERSON_2]": "Jo Meyer", "[EMAIL_1]": "ana@example.com"}


def notice_of(engine: str = "work", version: str = "1", *, is_redacted: bool = True) -> SendNotice:
    """Return the notice of an engine on the network."""
    return SendNotice(
        engine, "api.example.com", stays_here=False, is_redacted=is_redacted,
        sent=("document text, in numbered passages", "label names"), never_sent=("file names", "paths"),
        terms=(TERMS,), version=version,
    )  # fmt: skip


def preview_of(engine: str = "work") -> SendPreview:
    """Return two calls, the second known, with personal data replaced."""
    places = tuple(
        Replaced(SENT.index(name), SENT.index(name) + len(name), name, value) for name, value in KNOWN.items()
    )
    messages = (
        PreviewedMessage("system", "Summarize the passages. Cite them by number."),
        PreviewedMessage("user", SENT, places),
    )
    first = PreviewedCall(engine, "api.example.com", "small", "notes@4", messages, 900, "Notes", is_known=False)
    second = PreviewedCall(engine, "api.example.com", "small", "classify@2", messages, 200, "Label", is_known=True)
    return SendPreview("Lease 2026.pdf", engine, (first, second), 3, "")


@dataclass
class FakeSending:
    """Keeps what was acknowledged. `wanted`: the notices of engines by name."""

    wanted: dict[str, SendNotice] = field(default_factory=dict)
    fallbacks: tuple[str, ...] = ()
    noted: list[str] = field(default_factory=list)
    shown: SendPreview | None = None

    async def preview(self, source: Input, options: Options) -> SendPreview:
        if options.engine == "embedded":
            return SendPreview("", "embedded", (), 0, "The embedded engine works on this machine.")
        return self.shown or preview_of(options.engine)

    def notice(self, engine: str) -> SendNotice | None:
        return self.wanted.get(engine)

    async def notices(self, options: Options) -> list[SendNotice]:
        found = [self.wanted.get(name) for name in (options.engine, *self.fallbacks)]
        return [notice for notice in found if notice is not None and notice.version not in self.noted]

    async def acknowledge(self, notice: SendNotice) -> None:
        self.noted.append(notice.version)
