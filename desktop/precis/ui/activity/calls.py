"""A call of the log in words: the row of the table, and all that is known of it. Texts are redacted in the log."""

from __future__ import annotations

from datetime import datetime

from precis.domain.calls import CallRow
from precis.ui.usage.figures import count, dollars
from precis.ui.words import duration, when

OUTCOMES = {
    "ok": "answered",
    "cached": "found again",
    "not_wanted": "answered, not needed any more",
    "": "under way",
}


def outcome(call: CallRow) -> str:
    """Return what became of a call, with its mark."""
    code = call.ending.outcome if call.ending else ""
    said = OUTCOMES.get(code, code.replace("_", " "))
    return f"{'✓' if code in ('ok', 'cached') else '…' if not code else '✕'} {said}"


def cells(call: CallRow, now: datetime) -> tuple[str, ...]:
    """Return the row of a call."""
    ending = call.ending
    tokens = "" if ending is None else count((ending.input_tokens or 0) + (ending.output_tokens or 0))
    return (
        when(call.started_at, now),
        call.intent.engine,
        call.intent.model,
        call.intent.feature,
        outcome(call),
        tokens,
        duration(ending.total_s) if ending else "",
        cost(call),
    )


def cost(call: CallRow) -> str:
    """Return what a call cost; what is not known is called unknown."""
    if call.ending is None:
        return "" if call.intent.reserved is None else f"up to {dollars(call.intent.reserved)}"
    return "unknown" if call.ending.cost is None else dollars(call.ending.cost)


def details(call: CallRow) -> str:
    """Return all that is known of a call, its redacted texts last."""
    return "\n".join([*_facts(call), "", *_texts(call)])


def _facts(call: CallRow) -> list[str]:
    intent, ending = call.intent, call.ending
    facts = [
        ("Started", f"{call.started_at.astimezone():%d %b %Y %H:%M:%S}"),
        ("Engine", f"{intent.engine} ({intent.engine_kind}), {intent.mode.value}, {intent.lane.value}"),
        ("Stands in for", intent.fallback_from),
        ("Prompt", intent.prompt_id),
        ("Attempt", str(intent.attempt) if intent.attempt > 1 else ""),
        ("Job", intent.job or ""),
    ]
    if ending is not None:
        model = ending.reported_model
        facts += [
            ("Outcome", outcome(call)),
            ("Error", ending.error),
            ("Model that answered", model if model and model != intent.model else ""),
            ("Finish", ending.finish),
            ("Tokens", _tokens(call)),
            ("Waited", duration(ending.queue_s) if ending.queue_s else ""),
            ("First token", duration(ending.first_token_s) if ending.first_token_s else ""),
            ("Took", duration(ending.total_s)),
            ("Cost", cost(call)),
            ("Saved", dollars(ending.saved) if ending.saved else ""),
            ("Request id", ending.request_id),
        ]
    return [f"{name}: {said}" for name, said in facts if said]


def _tokens(call: CallRow) -> str:
    ending = call.ending
    if ending is None or ending.input_tokens is None:
        return ""
    parts = [f"{ending.input_tokens:,} in", f"{ending.output_tokens or 0:,} out"]
    if ending.cached_input_tokens:
        parts.append(f"{ending.cached_input_tokens:,} of the provider's cache")
    return ", ".join(parts) + (" (estimated)" if ending.is_estimated else "")


def _texts(call: CallRow) -> list[str]:
    lines: list[str] = []
    for role, text in call.prompt:
        lines += [f"— {role} (redacted) —", "not kept" if text is None else text, ""]
    if call.output is not None:
        lines += ["— answer (redacted) —", call.output]
    return lines
