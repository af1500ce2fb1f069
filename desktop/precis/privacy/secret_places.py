"""Secrets that have no shape of their own: known by the issuer's name beside them, or by the place they stand in.

In a place such as `password=…` whatever is random enough to be a secret counts as one; a word, a variable's name or a
template (`${PASSWORD}`, `<password>`) does not.
"""

from __future__ import annotations

import re

from precis.privacy.folding import Folded
from precis.privacy.rules import NOTHING, WORD, Rule, entropy

_NAMES = (
    r"pass(?:word|wd|phrase|code)|pwd|secret|token|api[_. -]?key|access[_. -]?key|private[_. -]?key|account[_. -]?key|"
    r"(?:signing|encryption|master|license|licence|shared|storage|auth|service)[_. -]?key|auth[_. -]?token|"
    r"credentials?|kennwort|passwort|mot de passe|contrase\xf1a|senha|wachtwoord|hasło|l\xf6senord"
).replace("ł", "\xaa")
_NAME_WORDS = ("pass", "pwd", "secret", "token", "key", "credential", "kennwort", "mot de", "contrase", "senha",
               "wachtwoord", "has\xaao", "senord")  # fmt: skip
_VALUE = r"[^\s'\"`,;<>{}()\\$][^\s'\"`,;<>{}()\\]"
_HARMLESS = re.compile(
    rb"(?i)(?:true|false|none|null|undefined|example|changeme|your[\w-]*|insert[\w-]*|[x*.]{3,}|process\.env.*"
    rb"|os\.environ.*"
    rb"|self\.\w+|[a-z_]+(?:\.[a-z_]+)+|%\w+%?|[a-z]+|[a-z]+(?:[_-][a-z]+)+|[a-z]+(?:[/.:][a-z_-]+)+|fake[\w-]*|#[a-z_-]+|\[.*)"
)
_TEMPLATE = re.compile(
    rb"(?i)(?:<.*|\$.*|%.*|\{+\s*(?:[a-z_. -]*|(?-i:[A-Z0-9_]*))\}*|\[.*|\*+|x+|\.+"
    rb"|pass(?:word|wd)>?|token|secret|user(?:name)?"
    rb"|(?:your|replace|my|the|insert)[_-].*)"
)
_UUID = re.compile(rb"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _is_random(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in a key's place is no word, name or template."""
    secret = folded.data[start:end].rstrip(b".,:;!?")
    if len(secret) < 6 or entropy(secret) < 2.3 or (_HARMLESS.fullmatch(secret) and entropy(secret) < 3.6):
        return False
    if b"://" in secret or _has_run(secret):
        return False
    return not (_UUID.fullmatch(secret) and b"credentialsid" in folded.lowered[max(0, start - 24) : start])


def _is_stated(folded: Folded, start: int, end: int) -> bool:
    """Say whether what follows `the password is` looks like one: prose goes on with words."""
    secret = folded.data[start:end].rstrip(b".,:;!?)")
    has_digit = any(48 <= byte <= 57 for byte in secret)
    has_letter = any(chr(byte).isalpha() for byte in secret)
    return len(secret) >= 6 and has_digit and has_letter and _is_random(folded, start, end)


def _is_quoted_password(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in quotes after `password` is one, and not a field's name, a hint or a template."""
    secret = folded.data[start:end]
    return not (_TEMPLATE.fullmatch(secret) or _SAID_OF.fullmatch(secret) or _has_run(secret))


_SAID_OF = re.compile(
    rb"(?i).*(?:passw|kennw|secret|your|required|invalid|example|change|confirm|enter|string|hidden|reset|forgot|field|"
    rb"true|false|null|none|undefined|incorrect|empty|missing|wrong|valid|plain|hash|crypt|env).*"
    rb"|[#.@/-].*|.*[a-z0-9][.:/][a-z].*|(?-i:[A-Z_]+)|[a-z]+(?:[_-][a-z]+)+|(?-i:[a-z]+(?:[A-Z][a-z]+)+)"
)


def _has_run(secret: bytes) -> bool:
    """Say whether one character is repeated eight times: a placeholder."""
    return re.search(rb"(.)\1{7}", secret) is not None


def _is_real_password(folded: Folded, start: int, end: int) -> bool:
    """Say whether a password on a command line is one, and not a template, a word for one or the user's name again."""
    secret = folded.data[start:end]
    user = re.search(rb"[^\s/:'\"]*(?=:['\"]?$)", folded.data[max(0, start - 80) : start])
    return not _TEMPLATE.fullmatch(secret) and not (user and user[0] == secret)


def _is_filled_in(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands where only a password can stand is filled in."""
    secret = folded.data[start:end]
    return not secret.startswith((b"#", b"$", b"{", b"<", b"%", b"*", b"[")) and not _has_run(secret)


def _is_no_template(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in a URL is filled in; even a poor password opens what the URL leads to."""
    secret = folded.data[start:end]
    return secret.lower() in _POOR or _is_real_password(folded, start, end)


_POOR = (b"password", b"passwd", b"secret", b"token")


def _keyed(kind: str, names: str, shape: str, entropy: float = 2.8) -> Rule:
    """Return a rule for a plain shape within 40 characters after one of the issuer's names, on one line."""
    words = names.split()
    pattern = rf"(?i:(?:{'|'.join(words)})[^\n]{{0,40}}?[^A-Za-z0-9\n])({shape})"
    return Rule(kind, tuple(words), pattern, entropy, NOTHING, WORD | frozenset(b"/+"))


KEYED: tuple[Rule, ...] = (
    _keyed("AZURE_TOKEN", "ado_ vsts azure_devops azuredevops dev.azure.com", r"[a-z2-7]{52}", 3.5),
    _keyed("HEX_KEY", "codeclimate cc_test_reporter codacy coveralls", r"[a-f0-9]{32,64}", 2.9),
    _keyed("TRUENAS_KEY", "login_with_api_key truenas", r"\d{1,4}-[A-Za-z0-9]{64}", 3.5),

    _keyed("AWS_SECRET", "aws secretaccesskey secret_access_key", r"[A-Za-z0-9/+]{40}", 3.5),
    _keyed("AZURE_ID", "azure tenant client_secret client_id",
           r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    _keyed("CLOUDFLARE_KEY", "cloudflare", r"[a-f0-9]{37}|[A-Za-z0-9_-]{40}"),
    _keyed("HEX_KEY", "softlayer sl_ mailgun twilio datadog algolia okta atlassian jira cohere beamer sumologic "
           "sidekiq facebook cloudant infracost heroku linode dropbox newrelic nytimes trello zendesk lastpass "
           "bitbucket fastly launchdarkly mapbox messagebird plaid sonar adobe asana bittrex coinbase discord etsy "
           "finicity freshbooks gitter intercom kraken kucoin mattermost rapidapi snyk squarespace travisci "
           "twitch sourcegraph "
           "yandex zapier",
           r"[a-f0-9]{24,64}", 2.9),
    _keyed("ISSUER_KEY", "cloudant cohere beamer sumologic algolia linkedin twitter yandex mapbox okta_ privateai "
           "airtable atlassian bitbucket bittrex codecov coinbase confluent datadog droneci drone_ dropbox etsy fastly "
           "finicity finnhub flickr freshbooks gitter gocardless heroku hubspot intercom kraken kucoin launchdarkly "
           "looker mailgun mattermost messagebird netlify newrelic new_relic nytimes okta plaid rapidapi sendbird "
           "sendgrid sendinblue snyk squarespace travis trello twitch typeform zendesk meraki jfrog artifactory",
           r"[A-Za-z0-9_=/+-]{20,90}", 3.8),
)  # fmt: skip

_BEGIN = r"-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----"
PLACES: tuple[Rule, ...] = (
    Rule("PRIVATE_KEY", ("private key",),
         rf"{_BEGIN}(?:\s|\\n|\\r)*[A-Za-z0-9+/][\s\S]*?-----END[ A-Z0-9_-]{{0,60}}-----"),
    Rule("PRIVATE_KEY", ("private key",),
         rf"{_BEGIN}(?:(?:[\s\"'+,]|\\n|\\r)*[A-Za-z0-9+/=]{{16,}})+(?:\s*[A-Za-z0-9+/=]+$)?"),
    Rule("PASSWORD_IN_URL", ("://",),
         r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s:@/'\"<>{}$]{0,100}:([^\s@/'\"<>{}$*]{3,100})@[\w\[]",
         check=_is_no_template),
    Rule("TOKEN_IN_URL", ("://",), r"://([A-Za-z0-9_.-]{16,200}):x-oauth-basic@|://([A-Za-z0-9_-]{20,200})@", 3.0),
    Rule("KEY_IN_URL", ("sig=", "key=", "token=", "secret=", "signature=", "passwd=", "password=", "pwd="),
         r"(?i)[?&](?:x-amz-)?(?:sig|signature|[a-z_]*(?:key|token|secret)|passw(?:or)?d|pwd)="
         r"([A-Za-z0-9%_.~+/=-]{12,})", 2.9,
         check=_is_random),
    Rule("WEBHOOK", ("hooks.slack.com",),
         r"hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/]{30,})", 2.5),
    Rule("WEBHOOK", ("webhook.office.com", "outlook.office", "logic.azure.com"),
         r"(?:webhook\.office\.com/webhookb2|outlook\.office(?:365)?\.com/webhook|logic\.azure\.com(?::443)?/workflows)/([^\s'\"]{60,})"),
    Rule("WEBHOOK", ("discord",), r"discord(?:app)?\.com/api/webhooks/(\d+/[A-Za-z0-9_-]{60,})"),
    Rule("WEBHOOK", ("hooks.zapier.com",), r"hooks\.zapier\.com/hooks/catch/([A-Za-z0-9]+/[A-Za-z0-9]+)"),
    Rule("AUTHORIZATION", ("authorization",),
         r"(?i:authorization['\"]?\s{0,3}[:=]\s{0,3}['\"]?(?:(?:bearer|basic|token|apikey|digest)\s+)?)"
         r"([A-Za-z0-9._~+/=-]{8,})",
         2.0, check=_is_random),
    Rule("AUTHORIZATION", ("bearer ",), r"(?i:\bbearer\s+)([A-Za-z0-9._~+/=-]{20,})", 3.2, check=_is_stated),
    Rule("NPM_TOKEN", ("_auth",), r"(?:^|[\s:])_auth\s?=\s?['\"]?([A-Za-z0-9+/=_-]{8,})", 2.0),
    Rule("SIDEKIQ_KEY", ("contribsys",), r"BUNDLE_[A-Z]+__CONTRIBSYS__COM\W{1,4}([0-9a-f]{8}:[0-9a-f]{8})"),
    Rule("AWS_ACCOUNT", ("account",),
         r"(?i:aws[a-z_ -]{0,12}account[a-z_ -]{0,6})['\"]?\s?(?:=>|[:=])?\s?['\"]?(\d{4}-?\d{4}-?\d{4})\b"),
    Rule("NPM_TOKEN", ("_authtoken",), r"//[a-z0-9.-]+[^\s]{0,80}:_authToken\s?=\s?([A-Za-z0-9_-]{8,})", check=None),
    Rule("CURL_PASSWORD", ("curl",),
         r"\bcurl\b(?:[^\n]|\\\n){0,300}?\s(?:-[a-zA-Z]{0,5}[uU]|--(?:proxy-)?user)[ =]{0,3}['\"]?"
         r"[^\s:]{0,80}:['\"]?([^\s'\"$<\[][^\s'\"]{2,80})", 1.5,
         check=_is_real_password),
    Rule("COMMAND_PASSWORD", ("mysql", "mariadb"),
         r"\b(?:mysql(?:dump|admin)?|mariadb)\b[^\n]{0,200}?\s-p([^\s'\"<$]{4,80})", 1.5, check=_is_real_password),
    Rule("COMMAND_PASSWORD", ("sshpass", "redis-cli"),
         r"\b(?:sshpass\s{1,3}-p|redis-cli\b[^\n]{0,80}?\s-a)\s{0,3}['\"]?([^\s'\"<$]{4,80})", 1.5,
         check=_is_real_password),
    Rule("COMMAND_PASSWORD", ("docker", "podman", "helm"),
         r"\b(?:docker|podman|helm)\b[^\n]{0,60}?\blogin\b[^\n]{0,120}?\s-p[ =]?['\"]?([^\s'\"<$]{4,120})", 1.5,
         check=_is_real_password),
    Rule("FLAG_SECRET", ("--",),
         r"(?i)(?:^|\s)--(?:[a-z]{1,12}-){0,3}(?:password|passwd|passphrase|secret|token|api-?key|secret-key|access-key)"
         r"(?:=|\s{1,3})['\"]?([^\s'\"<>$\[{(-][^\s'\"<>$]{5,150})", 2.3, check=_is_random),
    Rule("CONNECTION_STRING", ("password", "pwd"),
         r"(?i)\b(?:server|data source|host|driver|provider|database|uid|user id|user)\s{0,2}=[^;\n]{1,120};"
         r"[^\n]{0,200}?\b(?:password|pwd)\s{0,2}=\s{0,2}([^\s;'\"#{$<%][^;'\"\n]{3,100});", check=_is_filled_in),
    Rule("COMMAND_PASSWORD", ("psexec", "viserver", "credential"),
         r"(?i)\b(?:psexec(?:\.exe)?|connect-viserver|net use|new-object)\b[^\n]{0,160}?\s-p(?:assword)?\s{1,3}['\"]?"
         r"([^\s'\"<$%]{4,80})", 1.5, check=_is_real_password),
    Rule("PASSWORD", ("credentials",),
         r"(?i)\bcredentials\s*\{[^}]{0,200}?\bpassword\s+['\"]([^'\"$\n]{4,80})['\"]", check=_is_filled_in),
    Rule("PASSWORD", ("pass=", "password="),
         r"(?:^|[\s;])(?:export |set )?[A-Z][A-Z0-9_]{0,40}_(?:PASS|PASSWORD)=['\"]?([a-z0-9][^\s'\"$<>{}%]{5,100})",
         check=_is_real_password),
    Rule("OKTA_TOKEN", ("okta", "ssws"), r"(?i:(?:okta[^\n]{0,60}?|ssws )[^A-Za-z0-9\n])(00[A-Za-z0-9_-]{40})\b", 3.0),
    Rule("NETRC_PASSWORD", ("machine",),
         r"\bmachine\s+[^\s]{1,100}\s+login\s+[^\s]{1,100}\s+password\s+([^\s]{4,150})", 1.5,
         check=_is_real_password),
    Rule("XML_SECRET", ("password", "passwd", "secret", "token", "apikey", "api-key", "api_key"),
         r"(?i)<(?:[a-z0-9_.:-]{0,30})(?:password|passwd|secret|token|api[_-]?key)>\s{0,4}([^\s<>${]{6,200})\s{0,4}</",
         2.0, check=_is_random),
    Rule("XML_SECRET", ("password", "secret", "token", "apikey", "api-key", "api_key"),
         r"(?i)\b(?:key|name|id)=\\{0,2}['\"][a-z0-9_.: -]{0,40}"
         r"(?:password|secret|token|api[_-]?key)\\{0,2}['\"]\s{1,4}"
         r"value=\\{0,2}['\"]([^\s'\"<>${%][^'\"<>${\\]{3,200})\\{0,2}['\"]", 1.5, check=_is_real_password),
    Rule("SESSION_COOKIE", ("cookie",),
         r"(?i)\b(?:set-)?cookie['\"]?:[^\n]{0,200}?\b[a-z0-9_.-]{0,24}(?:session|sess|sid|auth|token)[a-z0-9_]{0,12}="
         r"([A-Za-z0-9%+/=._-]{20,})", 3.2, check=_is_random),
    Rule("CURL_HEADER", ("curl",),
         r"(?i:\bcurl\b(?:[^\n]|\\\n){0,300}?\s(?:-H|--header)[ =]{0,3}['\"]?"
         r"[^'\":\n]*(?:key|token|auth|secret)[^'\":\n]*:\s*)"
         r"(?:(?i:bearer|basic|token)\s+)?([A-Za-z0-9._~+/=-]{8,})", 2.5, check=_is_random),
    Rule("PASSWORD", _NAME_WORDS,
         rf"(?i:\b[a-z0-9_.-]{{0,30}}(?:{_NAMES})[a-z0-9_]{{0,15}})['\"\]]{{0,2}}[ \t]{{0,24}}(?::=|=>|[:=]{{1,2}}|,)"
         rf"\s{{0,24}}['\"`]{{0,2}}({_VALUE}{{5,150}})", 2.3, check=_is_random),
    Rule("PASSWORD", ("pass", "pwd", "kennwort", "senha", "contrase", "wachtwoord"),
         r"(?i:\b[a-z0-9_.-]{0,30}(?:pass(?:word|wd|phrase)|pwd|kennwort|passwort|senha|contrase\xf1a|wachtwoord))"
         r"['\"\]]{0,2}[ \t]{0,24}(?::=|=>|[:=]{1,2}|\bis\b|\blautet\b)\s{0,24}"
         r"\\{0,2}(?:'([^'\"\\\s<>{}$\[(]{5,60})\\{0,2}'|\"([^'\"\\\s<>{}$\[(]{5,60})\\{0,2}\")", 2.0,
         check=_is_quoted_password),
    Rule("PASSWORD", ("networkcredential", "directoryentry", "login(", "basicauth", "httpbasicauth", "credentials("),
         r"(?i)\b(?:NetworkCredential|DirectoryEntry|HTTPBasicAuth|(?:set)?BasicAuth|login|UsernamePasswordCredentials)"
         r"\(\s{0,3}\\{0,2}['\"][^'\"\n]{1,80}['\"](?:\s{0,20},\s{0,20}\\{0,2}['\"][^'\"\n]{1,80}['\"])?"
         r"\s{0,20},\s{0,20}\\{0,2}['\"]([^'\"\n\\]{4,80})\\{0,2}['\"]", 1.5, check=_is_real_password),
    Rule("HEX_KEY", ("password", "passwort"), r"(?i:pass(?:word|wort)[^\n]{0,60}:?\s{0,6})\b([0-9a-f]{32})\b", 2.9),
    Rule("VAULT_TOKEN", ("unseal",),
         r"(?i:\bunseal(?:[ -]key)?(?: \d{1,2})?\s{0,3}[:=]?\s{1,3})([A-Za-z0-9+/]{43,64}={0,2})", 3.5),
    Rule("PASSWORD", _NAME_WORDS,
         rf"(?i:\b(?:{_NAMES})s?\s{{0,3}}(?:\bis\b|\bare\b|\bwas\b|\blautet\b|\best\b|\bes\b)\s{{0,3}}:?\s?)['\"`]?"
         rf"({_VALUE}{{5,150}})", 2.3, check=_is_stated),
)  # fmt: skip
