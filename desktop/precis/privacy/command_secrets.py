"""Passwords and keys in what people type into a shell: `docker login -u ada -p …`, `curl -u ada:…`, `--token …`.

A command says where its secrets are looked for and its option which they are, so that each of several is found.
"""

from __future__ import annotations

from precis.privacy.rules import Near, Rule
from precis.privacy.secret_names import NAMES
from precis.privacy.secret_values import is_random, is_real_password

_LINE = 320
"""Bytes between a command and its option, or between two of them."""
_PASSWORD = r"['\"]?([^\s'\"<$%][^\s'\"<$]{3,120})"  # noqa: S105 -- an expression for one


def _option(commands: str, option: str, keywords: str, value: str = _PASSWORD) -> Rule:
    """Return a rule for the password after an option of a command, on the command's line or lines."""
    near = Near(rf"(?i)\b(?:{commands})\b", _LINE, is_continued=True)
    pattern = rf"\s(?:{option}){value}"
    return Rule("COMMAND_PASSWORD", tuple(keywords.split()), pattern, 1.5, check=is_real_password, near=near)


_CURL = Near(r"\bcurl\b", _LINE, is_continued=True)
COMMANDS: tuple[Rule, ...] = (
    Rule("CURL_PASSWORD", ("curl",),
         r"\s(?:-[a-zA-Z]{0,5}[uU]|--(?:proxy-)?user)[ =]{0,3}['\"]?"
         r"[^\s:]{0,80}:['\"]?([^\s'\"$<\[][^\s'\"]{2,80})", 1.5, check=is_real_password, near=_CURL),
    Rule("CURL_PASSWORD", ("curl",),
         r"\s(?:-[a-zA-Z]{0,5}[uU]|--(?:proxy-)?user)[ =]{0,3}"
         r"(?:'[^':\n]{0,80}:([^'$<\[\n][^'\n]{2,80})'|\"[^\":\n]{0,80}:([^\"$<\[\n][^\"\n]{2,80})\")", 1.5,
         check=is_real_password, near=_CURL),
    Rule("CURL_PASSWORD", ("curl",),
         r"\s(?:-[a-zA-Z]{0,5}[uU]|--user)[ =]{0,3}['\"]?([A-Za-z0-9_.~-]{12,200}):['\"]?(?:\s|$)", 2.5,
         check=is_random, near=_CURL),
    Rule("CURL_HEADER", ("curl",),
         r"(?i:\s(?:-H|--header)[ =]{0,3}['\"]?"
         r"[^'\":\n]{0,80}(?:key|token|auth|secret|password)[^'\":\n]{0,80}:\s{0,8})"
         r"(?:(?i:bearer|basic|token)\\?\s{1,8})?([A-Za-z0-9._~+/=-]{8,})", 2.5, check=is_random, near=_CURL),
    _option(r"mysql(?:dump|admin|import|show)?|mariadb(?:-dump)?", "-p", "mysql mariadb"),
    _option("sshpass", r"-p\s{0,3}", "sshpass"),
    _option("redis-cli", r"-a\s{0,3}|--pass[ =]", "redis-cli"),
    _option(r"(?:docker|podman|helm|buildah|skopeo|nerdctl|oc)\b[^\n]{0,60}?\blogin", "-p[ =]?", "docker podman helm "
            "buildah skopeo nerdctl oc"),
    _option(r"psexec(?:\.exe)?|connect-viserver|net use|new-object", r"-p(?:assword)?\s{1,3}", "psexec viserver "
            "credential"),
    _option("ldap(?:search|modify|add|delete|whoami|passwd)", r"-[wsa]\s{0,3}", "ldap"),
    _option("mongo(?:sh|dump|restore|export|import)?", r"-p\s{1,3}|--password[ =]", "mongo"),
    _option("smbclient|rpcclient|smbmap|smbget", r"-U\s{0,3}['\"]?[^\s%'\"]{1,60}%", "smb rpcclient"),
    _option("keytool|jarsigner", r"-(?:src|dest|new)?(?:store|key)pass\s{1,3}", "keytool jarsigner"),
    _option("openssl", r"(?:-[a-z]{3,8}\s{1,3})?pass:|-k\s{1,3}", "openssl"),
    _option("(?:un)?zip|7z[ar]?|(?:un)?rar", r"-(?:P\s{1,3}|p)", "zip 7z rar"),
    _option("sqlcmd|bcp|osql|isql", r"-P\s{0,3}", "sqlcmd bcp osql isql"),
    _option("wget|ftp|lftp|snmpwalk|snmpget", r"--(?:http-|ftp-|proxy-)?password[ =]|-[AX]\s{1,3}", "wget ftp snmp"),
    _option(r"xfreerdp|rdesktop|mstsc", r"/p:|-p\s{1,3}", "rdp rdesktop mstsc"),
    Rule("COMMAND_PASSWORD", ("http",),
         r"\b(?:https?|xh)\s[^\n]{0,120}?(?:-a|--auth)[ =]{1,2}['\"]?[^\s:'\"]{1,80}:([^\s'\"$<]{4,80})", 1.5,
         check=is_real_password),
    Rule("FLAG_SECRET", ("--",),
         rf"(?i)(?:^|\s)--(?:[a-z0-9]{{1,16}}[-_]){{0,4}}(?:{NAMES}|requirepass|pass|oauth2-bearer)(?:=|\s{{1,3}})['\"]?"
         r"([^\s'\"<>$\[{(-][^\s'\"<>$]{5,150})", 2.3, check=is_random),
)  # fmt: skip
