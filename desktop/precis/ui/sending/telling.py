"""What is sent, and under which terms, in words: pure functions of what the work says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.domain.text import printable
from precis.ui.language import mark, tr, trn
from precis.ui.sentences import said

if TYPE_CHECKING:
    from precis.app.previewing import PreviewedCall, SendPreview
    from precis.app.sending import SendNotice
    from precis.privacy.terms import Terms

_TRAINING = {"yes": mark("used for training"), "no": mark("not used for training")}
_ROLES = {"system": mark("Instructions"), "user": mark("Text")}


def terms(one: Terms) -> list[tuple[str, str]]:
    """Return what a provider says of data that is sent to it, as captions with words; unknown is said."""
    lines = [
        (tr("Provider"), " · ".join(part for part in (one.provider, one.plan) if part and part != "unknown")),
        (tr("Kept for"), said(one.retention) if one.retention != "unknown" else tr("unknown", note="of terms")),
        (tr("Training"), tr(_TRAINING[one.training]) if one.training in _TRAINING else tr("unknown", note="of terms")),
    ]
    if one.no_store and one.no_store != "unknown":
        lines.append((tr("To have nothing kept"), said(one.no_store)))
    if one.source:
        as_of = tr("{source} (as of {date})", source=one.source, date=one.as_of) if one.as_of else one.source
        lines.append((tr("Source"), as_of))
    return [(caption, printable(text)) for caption, text in lines if text]


def personal_data(notice: SendNotice) -> str:
    """Return what happens to personal data before it goes."""
    if notice.is_redacted:
        return tr(
            "Names, addresses, numbers and secrets are replaced by placeholders first, and put back in the result."
        )
    return tr("Sent as it stands in the document. Replacing it first can be turned on in the settings, under Privacy.")


def question(notice: SendNotice) -> str:
    """Return what the notice asks."""
    engine = printable(notice.engine)
    if notice.stays_here:
        return tr("Let the engine “{engine}” on this computer read your documents?", engine=engine)
    return tr("Send documents to the engine “{engine}”?", engine=engine)


def where(notice: SendNotice) -> str:
    """Return where documents go."""
    host = printable(notice.host) or tr("an unknown host")
    if not notice.stays_here:
        return host
    return tr("{host}, a server on this computer; whether it passes anything on can't be seen from here", host=host)


def call_title(number: int, call: PreviewedCall) -> str:
    """Return the line of a call in the list."""
    kept = f" · {tr('known, not sent again')}" if call.is_known else ""
    return f"{number}. {printable(call.prompt_id)} · {printable(call.model)}{kept}"


def summed_up(preview: SendPreview) -> str:
    """Return what would be sent, in a sentence or two."""
    if preview.nothing_because:
        return f"{tr('Nothing is sent.')} {said(preview.nothing_because)}"
    fresh = sum(not call.is_known for call in preview.calls)
    engine, host = printable(preview.engine), printable(preview.calls[0].host if preview.calls else "")
    first = trn("{n} call goes to “{engine}” at {host}.", "{n} calls go to “{engine}” at {host}.", fresh, engine=engine,
                host=host)  # fmt: skip
    if not preview.more_calls:
        return first
    more = trn(
        "Up to {n} more follows; what it says depends on the answers.",
        "Up to {n} more follow; what they say depends on the answers.",
        preview.more_calls,
    )
    return f"{first} {more}"


def role(name: str) -> str:
    """Return what a message is."""
    return tr(_ROLES[name]) if name in _ROLES else name


def replaced(preview: SendPreview) -> list[tuple[str, str]]:
    """Return each placeholder with what stands there in the document, once each, in order."""
    found = {
        one.placeholder: one.value for call in preview.calls for message in call.messages for one in message.replaced
    }
    return list(found.items())
