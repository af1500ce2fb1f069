"""What secrets are called in assignments, flags, elements and sentences, as parts of expressions (in any case)."""

from __future__ import annotations

PASSWORDS = (
    r"pass(?:word|wd|phrase|code)|pwd|(?:\b|_)(?:pass|pw)|"
    r"(?:db|database|key|user|admin|root|smtp|mail|ftp|redis|mysql|pg|ldap|my|proxy|ssh|sudo|login|web|api|app)pass|"
    r"kennwort|passwort|mot[ _]de[ _]passe|"
    r"contrase[\xf1\xd1n]a|senha|wachtwoord|has\xaao|haslo|l[\xf6\xd6]senord|salasana|heslo|parola"
)
_KINDS_OF_KEYS = (
    "api", "access", "private", "priv", "account", "client", "consumer", "app", "application", "db", "database",
    "signing", "encryption", "master", "license", "licence", "shared", "storage", "auth", "service", "session",
    "security", "deploy", "ssh", "host", "function", "subscription", "admin", "jwt", "hmac", "webhook",
)  # fmt: skip
NAMES = (
    rf"{PASSWORDS}|secret|token|(?:{'|'.join(_KINDS_OF_KEYS)})[_. -]?key|"
    r"auth[_. -]?token|credentials?|zugangsdaten|api[_-]?schl[\xfc\xdc]ssel"
)
PASSWORD_WORDS = (
    "passw", "passphr", "passco", "pwd", "pw:", "pw=", "pw =", "pw is", "kennwort", "mot de", "mot_de", "contrase",
    "senha", "wachtwoord", "has\xaao", "haslo", "senord", "salasana", "heslo", "parola", "_pass",
    *(f"pass{after}" for after in ":=_-\"'`]\t |>1([@"),
)  # fmt: skip
NAME_WORDS = (
    *PASSWORD_WORDS, "secret", "token", "credential", "zugangsdaten", "schl",
    *(f"{kind}{between}key" for kind in _KINDS_OF_KEYS for between in ("", "_", "-", ".", " ")),
)  # fmt: skip
"""Lower case: one of them is in each text that a name is in. Plain `pass` and `key` are in every other prose text."""
