"""A call of the log in words: the row of the table, and all that is known of it. Texts are redacted in the log."""

from __future__ import annotations

from datetime import datetime

from precis.domain.calls import CallRow
from precis.domain.jobs import Lane
from precis.ui import amounts
from precis.ui.amounts import duration, moment, when
from precis.ui.language import mark, tr
from precis.ui.usage.figures import count, dollars
from precis.ui.words import failure, mode_within

OUTCOMES = {
    "ok": mark("answered"),
    "cached": mark("found again"),
    "not_wanted": mark("answered, not needed any more"),
    "": mark("under way"),
}


LANES = {
    Lane.INTERACTIVE: mark("at once"),
    Lane.BATCH: mark("behind others"),
    Lane.PROVIDER_BATCH: mark("the provider's batch queue"),
}
"""Which queue a call stood in."""


def outcome_name(code: str) -> str:
    """Return what an outcome's code means."""
    return tr(OUTCOMES[code]) if code in OUTCOMES else failure(code)


def outcome(call: CallRow) -> str:
    """Return what became of a call, with its mark."""
    code = call.ending.outcome if call.ending else ""
    said = outcome_name(code)
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
        return "" if call.intent.reserved is None else tr("up to {amount}", amount=dollars(call.intent.reserved))
    return tr("unknown", note="a cost") if call.ending.cost is None else dollars(call.ending.cost)


def details(call: CallRow) -> str:
    """Return all that is known of a call, its redacted texts last."""
    return "\n".join([*_facts(call), "", *_texts(call)])


def _facts(call: CallRow) -> list[str]:
    intent, ending = call.intent, call.ending
    facts = [
        (tr("Started"), moment(call.started_at)),
        (tr("Engine"), f"{intent.engine} ({intent.engine_kind}), {mode_within(intent.mode)}, {tr(LANES[intent.lane])}"),
        (tr("Stands in for"), intent.fallback_from),
        (tr("Prompt"), intent.prompt_id),
        (tr("Attempt"), str(intent.attempt) if intent.attempt > 1 else ""),
        (tr("Job"), intent.job or ""),
    ]
    if ending is not None:
        model = ending.reported_model
        facts += [
            (tr("Outcome"), outcome(call)),
            (tr("Error"), ending.error),
            (tr("Model that answered"), model if model and model != intent.model else ""),
            (tr("Finish"), ending.finish),
            (tr("Tokens"), _tokens(call)),
            (tr("Waited"), duration(ending.queue_s) if ending.queue_s else ""),
            (tr("First token"), duration(ending.first_token_s) if ending.first_token_s else ""),
            (tr("Took"), duration(ending.total_s)),
            (tr("Cost"), cost(call)),
            (tr("Saved"), dollars(ending.saved) if ending.saved else ""),
            (tr("Request id"), ending.request_id),
        ]
    return [f"{name}: {said}" for name, said in facts if said]


def _tokens(call: CallRow) -> str:
    ending = call.ending
    if ending is None or ending.input_tokens is None:
        return ""
    parts = [
        tr("{count} in", note="tokens", count=amounts.count(ending.input_tokens)),
        tr("{count} out", note="tokens", count=amounts.count(ending.output_tokens or 0)),
    ]
    if ending.cached_input_tokens:
        parts.append(tr("{count} of the provider's cache", count=amounts.count(ending.cached_input_tokens)))
    return ", ".join(parts) + (f" ({tr('estimated')})" if ending.is_estimated else "")


def _texts(call: CallRow) -> list[str]:
    lines: list[str] = []
    for role, text in call.prompt:
        lines += [tr("— {role} (redacted) —", role=role), tr("not kept") if text is None else text, ""]
    if call.output is not None:
        lines += [tr("— answer (redacted) —"), call.output]
    return lines
