"""Secrets that are known by the place they stand in: after `password=`, in a URL, in a header, between two markers.

In such a place whatever is random enough to be a secret counts as one; a word, a variable's name or a template
(`${PASSWORD}`, `<password>`) does not.
"""

from __future__ import annotations

from precis.privacy.rules import Near, Rule
from precis.privacy.secret_names import NAME_WORDS, NAMES, PASSWORD_WORDS, PASSWORDS
from precis.privacy.secret_values import (
    is_filled_in,
    is_in_jwk,
    is_mixed,
    is_no_template,
    is_quoted_password,
    is_random,
    is_real_password,
    is_stated,
    is_tangled,
)

_REST = r"[a-z0-9_]{0,40}['\"\]]{0,2}[ \t]{0,24}"
"""What a name may end with: `PASSWORD_FOR_DB`, `["password"]`."""
_VALUE = r"[^\s'\"`,;<>{}()\\$][^\s'\"`,;<>{}()\\]"
_QUOTED = r"\\{0,2}(?:'([^'\"\\\s]{6,100})\\{0,2}'|\"([^'\"\\\s]{6,100})\\{0,2}\"|`([^`\\\s]{6,100})`)"

_BEGIN = r"-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----"
KEYS: tuple[Rule, ...] = (
    Rule("PRIVATE_KEY", ("private key",),
         rf"{_BEGIN}(?:\s|\\n|\\r)*[A-Za-z0-9+/][\s\S]*?-----END[ A-Z0-9_-]{{0,60}}-----"),
    Rule("PRIVATE_KEY", ("private key",),
         rf"{_BEGIN}(?:(?:[\s\"'+,]|\\n|\\r)*[A-Za-z0-9+/=]{{16,}})+(?:\s*[A-Za-z0-9+/=]+$)?"),
    Rule("PRIVATE_KEY", ("private key",), rf"{_BEGIN}[ \t]*\r?\n([A-Za-z0-9+/][^\n]{{3,}})"),
    Rule("PRIVATE_KEY", ("ssh2 encrypted private key",),
         r"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[\s\S]*?---- END SSH2 ENCRYPTED PRIVATE KEY ----"),
    Rule("PRIVATE_KEY", ("putty-user-key-file-",),
         r"PuTTY-User-Key-File-\d:[^\n]*\n(?:[A-Za-z-]+: [^\n]*\n|[A-Za-z0-9+/=]{4,}\r?\n)*Private-MAC: [0-9a-f]+"),
    Rule("PRIVATE_KEY", ("putty-user-key-file-",), r"Private-Lines: \d+\r?\n((?:[A-Za-z0-9+/=]{4,}\s{0,2})+)"),
    Rule("PRIVATE_KEY", ("kty",),
         r"\\{0,2}\"(?:d|p|q|dp|dq|qi|k)\\{0,2}\"\s{0,4}:\s{0,4}\\{0,2}\"([A-Za-z0-9_-]{22,})", 3.0, check=is_in_jwk),
)  # fmt: skip
"""Private keys: RFC 7468 and OpenPGP armour, whole or cut off, SSH's and PuTTY's files, JSON Web Keys (RFC 7517)."""

URLS: tuple[Rule, ...] = (
    Rule("PASSWORD_IN_URL", ("://",),
         r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s:@/'\"<>{}$]{0,100}:"
         r"((?:[^\s/'\"<>{}$*]|\$[^\s/'\"<>{}(A-Za-z]){3,100})@[\w\[]",
         check=is_no_template),
    Rule("TOKEN_IN_URL", ("://",), r"://([A-Za-z0-9_.-]{16,200}):x-oauth-basic@|://([A-Za-z0-9_-]{20,200})@", 3.0),
    Rule("KEY_IN_URL", ("sig=", "key=", "token=", "secret=", "signature=", "passwd=", "password=", "pwd="),
         r"(?i)[?&#;](?:x-(?:amz|goog)-)?(?:sig|signature|[a-z_-]{0,40}(?:key|token|secret)|passw(?:or)?d|pwd)="
         r"([A-Za-z0-9%_.~+/=-]{12,})", 2.9, check=is_random),
    Rule("PASSWORD_IN_URL", ("passwd=", "password=", "pwd="),
         r"(?i)://[^\s'\"<>]{1,300}?[?&;](?:passw(?:or)?d|pwd)=([^\s&;'\"<>{}$*]{3,100})", check=is_no_template),
    Rule("WEBHOOK", ("hooks.slack.com",),
         r"hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/]{30,})", 2.5),
    Rule("WEBHOOK", ("webhook.office.com", "outlook.office", "logic.azure.com"),
         r"(?:webhook\.office\.com/webhookb2|outlook\.office(?:365)?\.com/webhook|logic\.azure\.com(?::443)?/workflows)/([^\s'\"]{60,})"),
    Rule("WEBHOOK", ("discord",), r"discord(?:app)?\.com/api/webhooks/(\d+/[A-Za-z0-9_-]{60,})"),
    Rule("WEBHOOK", ("hooks.zapier.com",), r"hooks\.zapier\.com/hooks/catch/([A-Za-z0-9]+/[A-Za-z0-9]+)"),
)  # fmt: skip

HEADERS: tuple[Rule, ...] = (
    Rule("AUTHORIZATION", ("authorization",),
         r"(?i:authorization['\"]?\s{0,3}[:=]\s{0,3}['\"]?(?:(?:bearer|basic|token|apikey|digest)\s+)?)"
         r"([A-Za-z0-9._~+/=-]{8,})",
         2.0, check=is_random),
    Rule("AUTHORIZATION", ("bearer ",), r"(?i:\bbearer\s+)([A-Za-z0-9._~+/=-]{20,})", 3.2, check=is_stated),
    Rule("SESSION_COOKIE", ("cookie", " -b "),
         r"(?i)\b[a-z0-9_.-]{0,24}(?:session|sess|sid|auth|token)[a-z0-9_]{0,12}=([A-Za-z0-9%+/=._-]{16,})", 3.0,
         check=is_random, near=Near(r"(?i)\b(?:set-)?cookie['\"]?:|\s(?:-b|--cookie)[ =]", 300)),
    Rule("NPM_TOKEN", ("_auth",), r"(?:^|[\s:])_auth\s?=\s?['\"]?([A-Za-z0-9+/=_-]{8,})", 2.0),
    Rule("NPM_TOKEN", ("_authtoken",), r"//[a-z0-9.-]+[^\s]{0,80}:_authToken\s?=\s?([A-Za-z0-9_-]{8,})"),
)  # fmt: skip

ASSIGNED: tuple[Rule, ...] = (
    Rule("SIDEKIQ_KEY", ("contribsys",), r"BUNDLE_[A-Z]+__CONTRIBSYS__COM\W{1,4}([0-9a-f]{8}:[0-9a-f]{8})"),
    Rule("AWS_ACCOUNT", ("account",),
         r"(?i:aws[a-z_ -]{0,12}account[a-z_ -]{0,6})['\"]?\s?(?:=>|[:=])?\s?['\"]?(\d{4}-?\d{4}-?\d{4})\b"),
    Rule("CONNECTION_STRING", ("password", "pwd"),
         r"(?i)\b(?:password|pwd)\s{0,2}=\s{0,2}([^\s;'\"#{$<%][^;'\"\n]{3,100})[;'\"]", check=is_filled_in,
         near=Near(r"(?i)\b(?:server|data source|host|driver|provider|database|uid|user id|user)\s{0,2}=[^;\n]{1,120};",
                   240)),
    Rule("PASSWORD", ("credentials",), r"(?i)\bpassword\s+['\"]([^'\"$\n]{4,80})['\"]", check=is_filled_in,
         near=Near(r"(?i)\bcredentials\s*\{", 200, until=b"}")),
    Rule("PASSWORD", ("pass=", "password="),
         r"(?:^|[\s;])(?:export |set )?[A-Z][A-Z0-9_]{0,40}_(?:PASS|PASSWORD)=['\"]?([a-z0-9][^\s'\"$<>{}%]{5,100})",
         check=is_real_password),
    Rule("NETRC_PASSWORD", ("machine",),
         r"\bmachine\s+[^\s]{1,100}\s+login\s+[^\s]{1,100}\s+password\s+([^\s]{4,150})", 1.5,
         check=is_real_password),
    Rule("XML_SECRET", NAME_WORDS,
         rf"(?i)<[a-z0-9_.:-]{{0,30}}(?:{NAMES})[a-z0-9_-]{{0,20}}>\s{{0,4}}"
         r"([^\s<>${][^\s<>]{5,200})\s{0,4}</", 2.0, check=is_random),
    Rule("XML_SECRET", ("password", "secret", "token", "apikey", "api-key", "api_key"),
         r"(?i)\b(?:key|name|id)=\\{0,2}['\"][a-z0-9_.: -]{0,40}"
         r"(?:password|secret|token|api[_-]?key)\\{0,2}['\"]\s{1,4}"
         r"value=\\{0,2}['\"]([^\s'\"<>${%][^'\"<>${\\]{3,200})\\{0,2}['\"]", 1.5, check=is_real_password),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i:(?:{NAMES}){_REST})(?::=|=>|->|<-|[:=]{{1,2}}|,[ \t]{{0,8}}['\"`])"
         rf"[ \t]{{0,24}}['\"`]{{0,2}}({_VALUE}{{5,150}})", 2.3, check=is_random),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i:(?:{NAMES}){_REST}):[ \t]{{0,24}}\r?\n[ \t]{{0,24}}({_VALUE}{{5,150}})", 2.3, check=is_stated),
    Rule("PASSWORD", PASSWORD_WORDS,
         rf"(?i:(?:{PASSWORDS}){_REST})(?::=|=>|->|[:=]{{1,2}}|\bis\b|\blautet\b)\s{{0,24}}"
         r"\\{0,2}(?:'([^'\"\\\s<>{}$\[(]{5,60})\\{0,2}'|\"([^'\"\\\s<>{}$\[(]{5,60})\\{0,2}\")", 2.0,
         check=is_quoted_password),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i:(?:{NAMES}){_REST})(?:\[[ \t]?\d{{0,5}}\])?[ \t]{{0,8}}"
         rf"(?::?=|=>|->|<-|[!:=]=|<>|[:({{,@]|: ?=)?\s{{0,8}}@?{_QUOTED}", 2.5, check=is_mixed),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i){_QUOTED}[ \t]{{0,4}}[!=]={{1,2}}[ \t]{{0,4}}[a-z0-9_.\[\]'\"]{{0,40}}(?:{NAMES})", 2.5,
         check=is_mixed),
    Rule("PASSWORD", ("networkcredential", "directoryentry", "login(", "basicauth", "httpbasicauth", "credentials("),
         r"(?i)\b(?:NetworkCredential|DirectoryEntry|HTTPBasicAuth|(?:set)?BasicAuth|login|UsernamePasswordCredentials)"
         r"\(\s{0,3}\\{0,2}['\"][^'\"\n]{1,80}['\"](?:\s{0,20},\s{0,20}\\{0,2}['\"][^'\"\n]{1,80}['\"])?"
         r"\s{0,20},\s{0,20}\\{0,2}['\"]([^'\"\n\\]{4,80})\\{0,2}['\"]", 1.5, check=is_real_password),
    Rule("HEX_KEY", ("password", "passwort"), r"\b([0-9a-f]{32})\b", 2.9, near=Near(r"(?i)pass(?:word|wort)", 68)),
    Rule("VAULT_TOKEN", ("unseal",),
         r"(?i:\bunseal(?:[ -]key)?(?: \d{1,2})?\s{0,3}[:=]?\s{1,3})([A-Za-z0-9+/]{43,64}={0,2})", 3.5),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i:(?:{NAMES}){_REST})[:=]{{1,2}}[ \t]{{0,24}}"
         r"([^\s'\"<>%${\[(][^\s'\"]{7,150})", 2.8, check=is_tangled),
    Rule("PASSWORD", NAME_WORDS,
         rf"(?i:(?:{NAMES})s?(?:\s{{0,3}}(?:\b(?:is|are|was|ist|lautet|est|es)\b|\xe8|\xe9)\s{{0,3}}:?\s?|"
         rf" - |[ \t]*\|[ \t]*|[ ]*\t\s*|[ ]{{2,20}}))['\"`]?({_VALUE}{{5,150}})", 2.3, check=is_stated),
    Rule("PASSWORD", ("identified by", "password"),
         r"(?i)\b(?:identified\s{1,3}by|with\s{1,3}(?:encrypted\s{1,3})?password|set\s{1,3}password[^'\"\n]{0,40})\s{1,3}"
         r"['\"]([^'\"\n]{4,80})['\"]", 1.5, check=is_real_password),
)  # fmt: skip

PLACES: tuple[Rule, ...] = KEYS + URLS + HEADERS + ASSIGNED
