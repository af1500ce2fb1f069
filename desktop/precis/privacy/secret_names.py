"""What secrets are called in assignments, flags, elements and sentences, as parts of expressions (in any case)."""

from __future__ import annotations

PASSWORDS = (
    r"pass(?:word|wd|phrase|code)|pwd|(?:\b|_)(?:pass|pw)|"
    r"(?:db|database|key|user|admin|root|smtp|mail|ftp|redis|mysql|pg|ldap|my|proxy|ssh|sudo|login|web|api|app)pass|"
    r"kennwort|passwort|mot[ _]de[ _]passe|"
    r"contrase[\xf1\xd1n]a|senha|wachtwoord|has\xaao|haslo|l[\xf6\xd6]senord|salasana|heslo|parola"
)
NAMES = (
    rf"{PASSWORDS}|secret|token|"
    r"(?:api|access|private|priv|account|client|consumer|app|application|db|database|signing|encryption|master|license|"
    r"licence|shared|storage|auth|service|session|security|deploy|ssh|host|function|subscription|admin|jwt|hmac|webhook)"
    r"[_. -]?key|"
    r"auth[_. -]?token|credentials?|zugangsdaten|api[_-]?schl[\xfc\xdc]ssel"
)
PASSWORD_WORDS = ("pass", "pwd", "pw:", "pw=", "pw =", "pw is", "kennwort", "mot de", "mot_de",
                   "contrase", "senha", "wachtwoord", "has\xaao", "haslo",
                   "senord",
                   "salasana", "heslo", "parola")  # fmt: skip
NAME_WORDS = (*PASSWORD_WORDS, "secret", "token", "key", "credential", "zugangsdaten", "schl")
"""Lower case: one of them is in each text that a name is in."""
