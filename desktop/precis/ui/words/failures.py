"""What the window calls a failure, by its code: in tables and groups, where there is no room for its sentence."""

from __future__ import annotations

from precis.ui.language import mark, tr

FAILURES = {
    "error": mark("error"), "wrong_use": mark("wrong use"), "read_error": mark("not readable"),
    "not_found": mark("not found"), "no_permission": mark("no permission"), "not_a_file": mark("not a file"),
    "nothing_readable": mark("nothing readable"), "empty_file": mark("empty file"), "too_large": mark("too large"),
    "changed_while_reading": mark("changed while it was read"), "unknown_format": mark("unknown format"),
    "broken_file": mark("damaged file"), "encrypted": mark("locked with a password"), "no_text": mark("no text"),
    "reader_stopped": mark("reading was stopped"), "reader_crashed": mark("reading crashed"),
    "engine_error": mark("engine failed"), "rate_limited": mark("asked to slow down"),
    "quota_exhausted": mark("quota used up"), "overloaded": mark("overloaded"), "timed_out": mark("timed out"),
    "unreachable": mark("unreachable"), "server_error": mark("server failed"), "engine_down": mark("engine is down"),
    "bad_key": mark("key refused"), "forbidden": mark("not allowed"), "model_not_found": mark("no such model"),
    "bad_request": mark("request rejected"), "context_too_long": mark("text too long"), "refused": mark("declined"),
    "invalid_output": mark("unusable answer"), "truncated": mark("answer cut off"), "blocked": mark("held back"),
    "policy_blocked": mark("held back by the policy"), "budget_reached": mark("budget reached"),
    "price_unknown": mark("price unknown"), "notice_needed": mark("not agreed to yet"),
    "store_error": mark("database failed"), "disk_full": mark("disk full"),
    "store_read_only": mark("data folder read-only"), "store_busy": mark("database in use"),
    "store_broken": mark("database damaged"), "store_too_new": mark("database too new"),
    "keychain_unavailable": mark("no keychain"), "worker_stopped": mark("work was stopped"),
    "internal_error": mark("error of Précis"), "cancelled": mark("cancelled"), "unknown": mark("outcome unknown"),
}  # fmt: skip


def failure(code: str) -> str:
    """Return what a failure is called; a code that is not known stands for itself."""
    return tr(FAILURES[code]) if code in FAILURES else code.replace("_", " ")
