"""Engine keys: the environment first, then the OS keychain, then memory for this run. Never a file of ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from precis.domain.errors import KeychainError
from precis.domain.wording import phrase

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "precis"
# keyrings.alt and the like keep keys in files; those are files of ours in all but name.
_OS_KEYCHAINS = frozenset({
    "keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet",
    "keyring.backends.macOS", "keyring.backends.Windows",
})  # fmt: skip
Value = TypeVar("Value")


class KeyPlace(StrEnum):
    """Where a key is kept."""

    ENVIRONMENT = "environment"
    KEYCHAIN = "keychain"
    MEMORY = "memory"


def environment_name(engine: str) -> str:
    """Return the variable that wins over the keychain: PRECIS_KEY_ and the engine's name in upper case."""
    return f"PRECIS_KEY_{engine.upper()}"


def _in_environment(engine: str) -> str:
    return os.environ.get(environment_name(engine), "").strip()


@dataclass(slots=True)
class Keychain:
    """The keys of all engines. A key is looked up when it is needed, and held nowhere but where it lives."""

    _memory: dict[str, str] = field(default_factory=dict[str, str], repr=False)

    def get(self, engine: str) -> str | None:
        """Return the engine's key, or None where there is none; a locked or broken keychain counts as none."""
        if named := _in_environment(engine):
            return named
        if engine in self._memory:
            return self._memory[engine]
        backend = working_backend()
        if backend is None:
            return None
        return _found(backend, engine)

    def place(self, engine: str) -> KeyPlace | None:
        """Return where the engine's key would come from, or None where there is none."""
        if _in_environment(engine):
            return KeyPlace.ENVIRONMENT
        if engine in self._memory:
            return KeyPlace.MEMORY
        return KeyPlace.KEYCHAIN if self.get(engine) else None

    def works(self) -> bool:
        """Say whether an OS keychain answers now; one that is locked may ask the person to unlock it. Blocks."""
        backend = working_backend()
        if backend is None:
            return False
        try:
            _guarded(backend, phrase("read"), lambda: backend.get_password(SERVICE, ""))
        except KeychainError:
            return False
        return True

    def held(self) -> tuple[str, ...]:
        """Return the engines whose keys are held in memory, for this run alone."""
        return tuple(sorted(self._memory))

    def set(self, engine: str, key: str) -> str:
        """Keep the key; return `keychain`, or `memory` where no keychain works (then it is gone after this run)."""
        backend = working_backend()
        if backend is None or not _stored(backend, engine, key):
            self._memory[engine] = key
            return KeyPlace.MEMORY.value
        self._memory.pop(engine, None)
        return KeyPlace.KEYCHAIN.value

    def delete(self, engine: str) -> None:
        """Forget the key in memory and in the keychain; a missing one is fine.

        Raises:
            KeychainError: the keychain holds one and refuses to let it go.
        """
        self._memory.pop(engine, None)
        backend = working_backend()
        if backend is not None and _found(backend, engine):
            _guarded(backend, phrase("delete"), lambda: backend.delete_password(SERVICE, engine))


def working_backend() -> KeyringBackend | None:
    """Return the OS keychain's backend, or None where there is none (file and null backends don't count).

    One that came after keyring looked for the first time is found, too.
    """
    import keyring
    from keyring.backends import chainer, fail, null

    backend = keyring.get_keyring()
    if isinstance(backend, fail.Keyring):
        return _come_since()
    if isinstance(backend, chainer.ChainerBackend):
        return next((part for part in backend.backends if _is_os_keychain(part)), None)
    return None if isinstance(backend, (fail.Keyring, null.Keyring)) or not _is_os_keychain(backend) else backend


def _come_since() -> KeyringBackend | None:
    """Return the OS keychain that is there by now, unless somebody chose that there be none."""
    from keyring.backend import KeyringBackend
    from keyring.core import load_config, load_env

    if load_env() is not None or load_config() is not None:
        return None
    found = [kind() for kind in KeyringBackend.get_viable_backends() if _comes_with_keyring(kind)]
    return max(found, key=lambda backend: backend.priority, default=None)


def _comes_with_keyring(kind: type[KeyringBackend]) -> bool:
    """Say whether this is the OS keychain of the module that it names; whoever defines a backend registers it, too."""
    module = kind.__module__
    return module in _OS_KEYCHAINS and getattr(sys.modules.get(module), kind.__name__, None) is kind


def _found(backend: KeyringBackend, engine: str) -> str | None:
    try:
        return _guarded(backend, phrase("read"), lambda: backend.get_password(SERVICE, engine))
    except KeychainError:
        return None


def _stored(backend: KeyringBackend, engine: str, key: str) -> bool:
    def store() -> None:
        backend.set_password(SERVICE, engine, key)  # pyright: ignore[reportUnknownMemberType] -- untyped wrapper

    try:
        _guarded(backend, phrase("store"), store)
    except KeychainError:
        return False
    return True


def _is_os_keychain(backend: KeyringBackend) -> bool:
    return type(backend).__module__ in _OS_KEYCHAINS


def _guarded(backend: KeyringBackend, verb: str, action: Callable[[], Value]) -> Value:
    """Do one thing with the keychain; its many failures (locked, dismissed, no bus) become one, without the key."""
    from keyring.errors import KeyringError

    failures: list[type[Exception]] = [KeyringError, OSError]
    if "SecretService" in type(backend).__module__:
        from jeepney.wrappers import DBusErrorResponse  # pyright: ignore[reportMissingTypeStubs]
        from secretstorage.exceptions import SecretStorageException

        failures += [DBusErrorResponse, SecretStorageException]
    try:
        return action()
    except tuple(failures) as error:
        raise KeychainError(f"The keychain could not {verb} the key: {type(error).__name__}.") from None
