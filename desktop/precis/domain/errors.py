"""The error tree: every failure that a person can meet, with what to do about it.

Two families. A `PrecisError` comes from the environment, the person or a provider and is shown with its sentence
and its next step; anything else is a bug and goes to the crash report.

    PrecisError
    ├── WrongUse                 a flag, path or setting that can't be used as given
    ├── ReadError                a document that could not be read
    │   ├── NotFound, NoPermission, NotAFile, EmptyFile, TooLarge, Changed, NothingReadable
    │   ├── UnknownFormat, Broken, Encrypted, NoText
    │   └── ReaderStopped        the worker ran over its time or memory; ReaderCrashed: it died
    ├── EngineError              a model engine did not give a usable reply
    │   ├── RateLimited, QuotaExhausted, Overloaded, TimedOut, Unreachable, ServerError, EngineDown
    │   ├── BadKey, Forbidden, ModelNotFound, BadRequest
    │   └── ContextTooLong, Refused, InvalidOutput, Truncated
    ├── Blocked                  stopped by people: PolicyBlocked, BudgetReached, PriceUnknown, NoticeNeeded
    ├── StoreError               the database: DiskFull, StoreReadOnly, StoreBusy, StoreBroken, StoreTooNew
    ├── WorkerStopped            a worker process crossed a limit or died
    └── KeychainError            no usable place to keep a key
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar


class PrecisError(Exception):
    """A known failure.

    Attributes:
        code: stable, machine-readable name (snake_case), as printed in JSON.
        message: one plain sentence: what happened and why. Never document text or a secret.
        hint: one plain sentence: what the person can do now. May be empty.
        retryable: whether the same thing, tried again unchanged, can succeed.
        exit_code: the command line's exit status when nothing else decides it.
        fallback: filled in by route: the name of the embedded engine where the person's list goes on with it. It takes
            documents and no prompts, so that no layer of the call path can go there: the task does.
    """

    code: ClassVar[str] = "error"
    retryable: ClassVar[bool] = False
    exit_code: ClassVar[int] = 1
    default_hint: ClassVar[str] = ""
    fallback: str = ""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.default_hint if hint is None else hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.__dict__.copy())


def _rebuild(kind: type[PrecisError], state: dict[str, object]) -> PrecisError:
    """Make the error anew on the far side of a process border, whatever its own constructor takes."""
    error = kind.__new__(kind)
    Exception.__init__(error, state["message"])
    error.__dict__.update(state)
    return error


class WrongUse(PrecisError):
    """The command, flag, path or setting can't be used as given."""

    code = "wrong_use"
    exit_code = 2


# --- reading ---------------------------------------------------------------------------------------------------------


class ReadError(PrecisError):
    """A document could not be read."""

    code = "read_error"


class NotFound(ReadError):
    code = "not_found"
    default_hint = "Check the path; the file may have been moved, renamed or deleted."


class NoPermission(ReadError):
    code = "no_permission"
    default_hint = "Give yourself permission to read the file, then try again."


class NotAFile(ReadError):
    """A device, socket, pipe or a link that leads nowhere or to itself."""

    code = "not_a_file"
    default_hint = "Choose an ordinary file."


class NothingReadable(ReadError):
    """A folder without a readable file in it."""

    code = "nothing_readable"
    default_hint = "Choose a folder that holds documents."


class EmptyFile(ReadError):
    code = "empty_file"
    default_hint = "The file holds no bytes; it may not have been saved or downloaded fully."


class TooLarge(ReadError):
    code = "too_large"
    default_hint = "Split the document, or export the part that matters."


class Changed(ReadError):
    """The file changed or vanished while it was read."""

    code = "changed_while_reading"
    retryable = True
    default_hint = "Wait until the program that writes the file has finished, then try again."


class UnknownFormat(ReadError):
    code = "unknown_format"
    default_hint = "Save the document as PDF, DOCX, HTML or plain text, then try again."


class Broken(ReadError):
    """The file says that it is of a format and then isn't."""

    code = "broken_file"
    default_hint = "Open the document in the program that made it and save it again."


class Encrypted(ReadError):
    code = "encrypted"
    default_hint = "Give the document's password, or save a copy without one."


class NoText(ReadError):
    """Pages without a text layer, and no OCR to make one."""

    code = "no_text"
    default_hint = "Install tesseract-ocr so that scanned pages can be recognized, or use a copy with a text layer."


class ReaderStopped(ReadError):
    """The worker that read the document was stopped at a limit, or crashed."""

    code = "reader_stopped"
    default_hint = "The file may be damaged or made to exhaust readers; open it in its own program to check."


class ReaderCrashed(ReaderStopped):
    """The worker that read the document died; another one may do better, unless the document killed it."""

    code = "reader_crashed"
    retryable = True
    default_hint = "Try again; if it happens again, the file may be damaged: open it in its own program to check."


# --- engines ---------------------------------------------------------------------------------------------------------


class EngineError(PrecisError):
    """An engine did not give a usable reply.

    Attributes:
        remember: whether the ledger keeps the failure, so that the same request is not bought again until retried.
        maybe_billed: whether the provider may have charged for the attempt.
        breaks: whether the failure speaks of the engine's health (counts in the circuit breaker).
        request_id: the provider's id of the request, for its support; empty where it gave none.
    """

    code = "engine_error"
    remember: ClassVar[bool] = False
    breaks: ClassVar[bool] = False

    def __init__(
        self, message: str, hint: str | None = None, *, maybe_billed: bool = False, status: int | None = None
    ) -> None:
        super().__init__(message, hint)
        self.maybe_billed = maybe_billed
        self.status = status
        self.request_id = ""


class RateLimited(EngineError):
    """The provider asked to slow down. `retry_after_s` is None where it did not say for how long."""

    code = "rate_limited"
    retryable = True
    default_hint = "Nothing to do: the work goes on by itself when the provider allows."

    def __init__(
        self,
        message: str,
        hint: str | None = None,
        *,
        retry_after_s: float | None = None,
        ramp: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(message, hint, status=status)
        self.retry_after_s = retry_after_s
        self.ramp = ramp


class QuotaExhausted(EngineError):
    """No credit, a spending limit, or a daily quota: time alone or the person mends it (`until` where known)."""

    code = "quota_exhausted"
    default_hint = "Check the plan and the spending limit of the account at the provider."

    def __init__(
        self, message: str, hint: str | None = None, *, until: datetime | None = None, status: int | None = None
    ) -> None:
        super().__init__(message, hint, status=status)
        self.until = until


class Overloaded(EngineError):
    """The service has no capacity now. `loading`: a local server is still loading its model."""

    code = "overloaded"
    retryable = True
    breaks = True
    default_hint = "Nothing to do: it is tried again, then on the fallback engine."

    def __init__(
        self,
        message: str,
        hint: str | None = None,
        *,
        retry_after_s: float | None = None,
        loading: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(message, hint, status=status)
        self.retry_after_s = retry_after_s
        self.loading = loading


class TimedOut(EngineError):
    """No connection, no first token, a gap between tokens or no end within the limit named by `phase`."""

    code = "timed_out"
    retryable = True
    breaks = True
    default_hint = "Try again later, or raise timeout_s of the engine in the settings."

    def __init__(
        self, message: str, hint: str | None = None, *, phase: str = "total", maybe_billed: bool = False
    ) -> None:
        super().__init__(message, hint, maybe_billed=maybe_billed)
        self.phase = phase


class Unreachable(EngineError):
    """No connection, or one that was cut. `sent`: whether the request may have arrived."""

    code = "unreachable"
    retryable = True
    breaks = True
    default_hint = "Check the network and the engine's base_url; a local server must be running."

    def __init__(self, message: str, hint: str | None = None, *, sent: bool = False, local: bool = False) -> None:
        super().__init__(message, hint, maybe_billed=sent)
        self.sent = sent
        self.local = local


class ServerError(EngineError):
    code = "server_error"
    retryable = True
    breaks = True
    default_hint = "The fault is at the provider; it is tried again, then on the fallback engine."

    def __init__(
        self,
        message: str,
        hint: str | None = None,
        *,
        retry_after_s: float | None = None,
        maybe_billed: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(message, hint, maybe_billed=maybe_billed, status=status)
        self.retry_after_s = retry_after_s


class EngineDown(EngineError):
    """The engine failed again and again, and is left alone for `retry_after_s`; nothing was sent.

    `local`: a server of this machine that does not run, which waiting alone does not mend.
    """

    code = "engine_down"
    retryable = True
    default_hint = "It is tried again by itself; a fallback engine in the settings would take over meanwhile."

    def __init__(
        self, message: str, hint: str | None = None, *, retry_after_s: float = 0.0, local: bool = False
    ) -> None:
        super().__init__(message, hint)
        self.retry_after_s = retry_after_s
        self.local = local


class BadKey(EngineError):
    code = "bad_key"
    default_hint = "Set the key again with `precis keys set ENGINE`."


class Forbidden(EngineError):
    code = "forbidden"
    default_hint = "The account may not use this; ask whoever manages it, or choose another model."


class ModelNotFound(EngineError):
    code = "model_not_found"
    default_hint = "See `precis engines check ENGINE` for the models that the server offers."


class BadRequest(EngineError):
    """The server rejected the request. `parameter` names the field where the server did."""

    code = "bad_request"
    remember = False

    def __init__(
        self, message: str, hint: str | None = None, *, parameter: str | None = None, status: int | None = None
    ) -> None:
        super().__init__(message, hint, status=status)
        self.parameter = parameter


class ContextTooLong(EngineError):
    """The request is longer than the model takes; `limit` in tokens where the server said it."""

    code = "context_too_long"
    remember = True
    default_hint = "The document is split into smaller parts and tried again."

    def __init__(
        self, message: str, hint: str | None = None, *, limit: int | None = None, status: int | None = None
    ) -> None:
        super().__init__(message, hint, status=status)
        self.limit = limit


class Refused(EngineError):
    """The model or the provider's filter declined."""

    code = "refused"
    remember = True
    default_hint = "Use another engine for this document; the embedded engine never refuses."


class InvalidOutput(EngineError):
    """The reply is not of the shape that was asked for. `problems` lists what was wrong, without document text."""

    code = "invalid_output"
    retryable = True
    default_hint = "Try again, or use a larger model."

    def __init__(self, message: str, hint: str | None = None, *, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint, maybe_billed=True)
        self.problems = problems


class Truncated(EngineError):
    """The reply was cut off at the token limit; it never passes as complete."""

    code = "truncated"
    default_hint = "Use a larger model, ask for a shorter summary, or set a fallback engine in the settings."

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint, maybe_billed=True)


# --- stopped on purpose ----------------------------------------------------------------------------------------------


class Blocked(PrecisError):
    """Stopped by a rule that people set, not by a fault."""

    code = "blocked"
    exit_code = 3


class PolicyBlocked(Blocked):
    code = "policy_blocked"
    default_hint = "The company's policy file decides this; ask whoever manages this computer."


class BudgetReached(Blocked):
    """`scope` is call, job, day or month."""

    code = "budget_reached"
    default_hint = "Raise the limit under [budget] in the settings, or wait for the next period; nothing is lost."

    def __init__(self, message: str, hint: str | None = None, *, scope: str) -> None:
        super().__init__(message, hint)
        self.scope = scope


class PriceUnknown(Blocked):
    code = "price_unknown"
    default_hint = "Set `price` for the engine in the settings, or say --yes to run without a cost limit."


class NoticeNeeded(Blocked):
    """Nobody took note yet of what is sent to `engine`; each face turns it into its question, and asks again."""

    code = "notice_needed"

    def __init__(self, message: str, hint: str | None = None, *, engine: str) -> None:
        super().__init__(message, hint)
        self.engine = engine


# --- store, keys -----------------------------------------------------------------------------------------------------


class StoreError(PrecisError):
    code = "store_error"


class DiskFull(StoreError):
    code = "disk_full"
    retryable = True
    default_hint = "Free some space on the disk of PRECIS_HOME; then run `precis jobs resume`."


class StoreReadOnly(StoreError):
    code = "store_read_only"
    default_hint = "Make PRECIS_HOME writable, or set PRECIS_HOME to a folder that is."


class StoreBusy(StoreError):
    code = "store_busy"
    retryable = True
    default_hint = "Another program holds the database; close it, then try again."


class StoreBroken(StoreError):
    code = "store_broken"
    default_hint = "Run `precis doctor`; a backup lies beside the database."


class StoreTooNew(StoreError):
    """A newer version of the program wrote the database."""

    code = "store_too_new"
    default_hint = "Update Précis, or set PRECIS_HOME to another folder."


class KeychainError(PrecisError):
    code = "keychain_unavailable"
    default_hint = "The key is kept in memory for this run; set PRECIS_KEY_<ENGINE> for headless use."


# --- worker processes ------------------------------------------------------------------------------------------------


class WorkerStopped(PrecisError):
    """A worker process was stopped at a limit, or died. `why`: time, memory or crash."""

    code = "worker_stopped"
    retryable = True
    default_hint = "Try again; if it happens again, the document may be made to exhaust programs that open it."

    def __init__(self, message: str, hint: str | None = None, *, why: str = "crash") -> None:
        super().__init__(message, hint)
        self.why = why
