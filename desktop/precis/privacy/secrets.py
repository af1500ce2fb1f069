"""Finds secrets by the shapes that their issuers publish, and by the places that secrets stand in.

Three kinds of rule, since a document seldom has the assignment that a source file has:

- a **token shape** that is unmistakable alone (prefix, alphabet, length);
- a **keyed shape**, plain in itself (32 hexadecimal digits), that counts only beside the issuer's name;
- a **place**: `password=…`, `Authorization: Bearer …`, `scheme://user:password@host`, where whatever is random enough
  to be a secret counts as one.

A rule's regular expression runs only where one of its keywords occurs, so ordinary prose costs a few substring
searches. Groups named `s` mark the secret; without one the whole match is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from precis.privacy.findings import Finding

_END = r"(?![A-Za-z0-9_+/=-])"
_START = r"(?<![A-Za-z0-9_+/-])"


@dataclass(frozen=True, slots=True)
class Rule:
    """A secret's shape. `keywords` are lower case; one of them occurs in every text that the pattern can match."""

    type: str
    keywords: tuple[str, ...]
    pattern: re.Pattern[str]
    entropy: float = 0.0
    """Least Shannon entropy of the secret, in bits a character."""

    def find(self, text: str) -> Iterator[Finding]:
        """Yield each secret of this shape in `text`."""
        for match in self.pattern.finditer(text):
            group = "s" if match.re.groupindex.get("s") and match["s"] is not None else 0
            start, end = match.span(group)
            if end > start and entropy(match[group]) >= self.entropy:
                yield Finding(start, end, self.type)


def entropy(text: str) -> float:
    """Return the Shannon entropy of the characters of `text`, in bits a character."""
    if not text:
        return 0.0
    counts = Counter(text).values()
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts)


def _token(kind: str, keywords: str, shape: str, entropy: float = 0.0) -> Rule:
    return Rule(kind, tuple(keywords.split()), re.compile(_START + shape + _END), entropy)


def _keyed(kind: str, keywords: str, shape: str, entropy: float = 2.5) -> Rule:
    """Return a rule for a plain shape within 40 characters after one of the issuer's names, on one line."""
    names = "|".join(re.escape(word) for word in keywords.split())
    pattern = rf"(?i:(?:{names})[^\n]{{0,40}}?)(?<![A-Za-z0-9])(?P<s>{shape})(?![A-Za-z0-9])"
    return Rule(kind, tuple(keywords.split()), re.compile(pattern), entropy)


# Shapes as documented by the issuers (token formats, secret-scanning partner pages).
TOKENS: tuple[Rule, ...] = (
    _token("OPENAI_KEY", "sk-", r"sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
    _token("ANTHROPIC_KEY", "sk-ant-", r"sk-ant-[a-z]+\d\d-[A-Za-z0-9_-]{80,}"),
    _token("API_KEY", "sk-", r"sk-(?:proj-|or-v1-|lf-)?[A-Za-z0-9]{32,}"),
    _token("GOOGLE_KEY", "aiza", r"AIza[A-Za-z0-9_-]{35}", 3.0),
    _token("GOOGLE_TOKEN", "ya29.", r"ya29\.[A-Za-z0-9_-]{20,}"),
    _token("GOOGLE_SECRET", "gocspx-", r"GOCSPX-[A-Za-z0-9_-]{28}"),
    _token("AWS_KEY_ID", "akia asia abia acca a3t", r"(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),
    _token("AWS_BEDROCK_KEY", "absk", r"ABSK[A-Za-z0-9+/]{100,}={0,2}"),
    _token("GITHUB_TOKEN", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,255}"),
    _token("GITHUB_TOKEN", "github_pat_", r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    _token(
        "GITLAB_TOKEN",
        "glpat- gldt- glft- glsoat- glrt- glptt- glagent- glimt- glcbt- gloas- gr1348941",
        r"(?:gl(?:pat|dt|ft|soat|rt|ptt|agent|imt|cbt|oas|ffct)-(?:t\d_)?[A-Za-z0-9_-]{20,}|GR1348941[A-Za-z0-9_-]{20})",
    ),
    _token("SLACK_TOKEN", "xox", r"xox[abeoprs](?:\.xox[bp])?-(?:\d-)?[A-Za-z0-9-]{10,}"),
    _token("SLACK_TOKEN", "xapp-", r"xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+"),
    _token(
        "STRIPE_KEY", "sk_ rk_ whsec_", r"(?:(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{10,99}|whsec_[A-Za-z0-9+/]{32,})"
    ),
    _token("SENDGRID_KEY", "sg.", r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    _token("MAILGUN_KEY", "key- pubkey-", r"(?:pub)?key-[a-f0-9]{32}"),
    _token("MAILCHIMP_KEY", "-us", r"[0-9a-f]{32}-us\d{1,2}"),
    _token("TWILIO_KEY", "ac sk", r"(?:AC|SK)[0-9a-f]{32}", 3.0),
    _token("NPM_TOKEN", "npm_", r"npm_[A-Za-z0-9]{36}"),
    _token("PYPI_TOKEN", "pypi-", r"pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,}"),
    _token("RUBYGEMS_TOKEN", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    _token("DOCKER_TOKEN", "dckr_", r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,}"),
    _token("HUGGINGFACE_TOKEN", "hf_ api_org_", r"(?:hf_[A-Za-z]{34}|hf_[A-Za-z0-9]{34,}|api_org_[A-Za-z]{34})"),
    _token("GROQ_KEY", "gsk_", r"gsk_[A-Za-z0-9]{52}"),
    _token("XAI_KEY", "xai-", r"xai-[A-Za-z0-9]{70,}"),
    _token("PERPLEXITY_KEY", "pplx-", r"pplx-[A-Za-z0-9]{40,}"),
    _token("REPLICATE_TOKEN", "r8_", r"r8_[A-Za-z0-9]{37}"),
    _token("DATABRICKS_TOKEN", "dapi", r"dapi[a-f0-9]{32}(?:-\d)?"),
    _token("DIGITALOCEAN_TOKEN", "do", r"do[por]_v1_[a-f0-9]{64}"),
    _token("SHOPIFY_KEY", "shp", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    _token("VAULT_TOKEN", "hvs. hvb. hvr. s. b. r.", r"(?:hv[sbr]\.[A-Za-z0-9_-]{24,}|[sbr]\.[A-Za-z0-9]{24})", 3.0),
    _token("TERRAFORM_TOKEN", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}"),
    _token(
        "GRAFANA_TOKEN", "glsa_ glc_ eyjr", r"(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3})"
    ),
    _token("NOTION_TOKEN", "ntn_ secret_", r"(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})"),
    _token("FIGMA_TOKEN", "figd_ figu_ figo_", r"fig[duo][ro]?_[A-Za-z0-9_-]{20,}"),
    _token("LINEAR_KEY", "lin_", r"lin_(?:api|oauth)_[A-Za-z0-9]{40,}"),
    _token("TAILSCALE_KEY", "tskey-", r"tskey-[a-z]+-[A-Za-z0-9]+-[A-Za-z0-9]+"),
    _token("ATLASSIAN_TOKEN", "atatt3 atbb", r"(?:ATATT3[A-Za-z0-9_=-]{150,}|ATBB[A-Za-z0-9]{28,})"),
    _token("AZURE_SECRET", "q~", r"[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}", 3.0),
    _token("AZURE_STORAGE_KEY", "==", r"[A-Za-z0-9/+]{86}==", 4.0),
    _token("CLOUDFLARE_KEY", "v1.0-", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
    _token("CLOUDFLARE_KEY", "cfut_ cfat_ cfk_", r"cf(?:ut|at|k)_[A-Za-z0-9]{30,}"),
    _token("DISCORD_TOKEN", ".", r"[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}", 3.5),
    _token("TELEGRAM_TOKEN", ":aa", r"\d{8,10}:AA[A-Za-z0-9_-]{33}"),
    _token("TELEGRAM_TOKEN", ":", r"\d{8,10}:[A-Za-z0-9_-]{35}", 3.5),
    _token("ARTIFACTORY_TOKEN", "akcp ap", r"(?:AKC[a-zA-Z0-9]{10,}|AP[\dABCDEF][a-zA-Z0-9]{8,})", 0.0),
    _token("SQUARE_TOKEN", "sq0 eaaa", r"(?:sq0[a-z]{3}-[A-Za-z0-9_-]{22,43}|EAAA[A-Za-z0-9_-]{60})"),
    _token("FACEBOOK_TOKEN", "eaa", r"EAA[MC][A-Za-z0-9]{100,}", 3.5),
    _token(
        "SOURCEGRAPH_TOKEN",
        "sgp_ slk_",
        r"(?:sgp_(?:[a-fA-F0-9]{16}|local)_[a-fA-F0-9]{40}|sgp_[a-fA-F0-9]{40}|slk_[a-f0-9]{64})",
    ),
    _token("OPENSHIFT_TOKEN", "sha256~", r"sha256~[A-Za-z0-9_-]{43}"),
    _token("PULUMI_TOKEN", "pul-", r"pul-[a-f0-9]{40}"),
    _token("PREFECT_KEY", "pnu_", r"pnu_[A-Za-z0-9]{36}"),
    _token("README_KEY", "rdme_", r"rdme_[a-z0-9]{70}"),
    _token(
        "FLY_TOKEN",
        "fo1_ fm1 fm2_",
        r"(?:fo1_[A-Za-z0-9_-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,}={0,3}|fm2_[A-Za-z0-9+/]{100,}={0,3})",
    ),
    _token("OCTOPUS_KEY", "api-", r"API-[A-Z0-9]{26}", 3.0),
    _token("INFRACOST_KEY", "ico-", r"ico-[a-zA-Z0-9]{32}"),
    _token("EASYPOST_KEY", "ezak ezt", r"EZ[AT]K[a-z0-9]{54}"),
    _token("CLICKHOUSE_KEY", "4b1d", r"4b1d[A-Za-z0-9]{38}", 3.0),
    _token("NEW_RELIC_KEY", "nrak- nrjs- nrii-", r"NR(?:AK|JS|II)-[A-Za-z0-9_-]{19,32}"),
    _token("POSTMAN_KEY", "pmak-", r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    _token("DYNATRACE_TOKEN", "dt0c01.", r"dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    _token("AGE_KEY", "age-secret-key-", r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    _token(
        "ONEPASSWORD_TOKEN",
        "ops_ a3-",
        r"(?:ops_eyJ[A-Za-z0-9+/]{250,}={0,3}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3})",
        3.3,
    ),
    _token("JWT", "eyj", r"eyJ[A-Za-z0-9_=-]{8,}\.(?:eyJ|ZXlK)[A-Za-z0-9_=/+-]{8,}\.?[A-Za-z0-9_=/+-]*"),
    _token("ALIBABA_KEY", "ltai", r"LTAI[A-Za-z0-9]{17,21}"),
    _token("PLANETSCALE_TOKEN", "pscale_", r"pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}"),
    _token("INTRA42_SECRET", "s-s4t2", r"s-s4t2(?:ud|af)-[a-f0-9]{64}"),
    _token("SIDEKIQ_LICENCE", "sidekiq", r"[a-f0-9]{8}:[a-f0-9]{8}(?=@(?:gems|enterprise)\.contribsys\.com)"),
)

KEYED: tuple[Rule, ...] = (
    _keyed("AWS_SECRET", "aws secretaccesskey secret_access_key", r"[A-Za-z0-9/+]{40}(?![=/+])", 3.5),
    _keyed("AZURE_ID", "azure tenant client_secret", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    _keyed("CLOUDFLARE_KEY", "cloudflare", r"[a-f0-9]{37}|[A-Za-z0-9_-]{40}"),
    _keyed("HEX_KEY", "softlayer sl_ mailgun twilio datadog algolia okta atlassian cohere beamer etsy meraki sumo "
           "sumologic sidekiq facebook cloudant ibm infracost heroku linode dropbox newrelic nytimes",
           r"[a-f0-9]{16,64}", 2.8),
    _keyed("ISSUER_KEY", "ibm cloudant cohere beamer etsy okta sumologic sumo algolia linkedin twitter yandex mapbox",
           r"[A-Za-z0-9_=-]{20,70}", 3.6),
)  # fmt: skip

_NAMES = (
    r"passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[_\- ]?key|apikey|access[_\- ]?key|private[_\- ]?key|"
    r"auth(?:orization)?[_\- ]?(?:key|token)|client[_\- ]?secret|credentials?|kennwort|passwort|mot de passe|contraseña"
)
_PLACE_WORDS = "passw pwd passphrase secret token key credential kennwort contraseña mot+de+passe".replace(
    "+", " "
).split(" ")

PLACES: tuple[Rule, ...] = (
    Rule(
        "PRIVATE_KEY",
        ("private key",),
        re.compile(
            r"-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----[\s\S]{16,}?(?:-----END[ A-Z0-9_-]{0,60}-----|\Z)"
        ),
    ),
    Rule(
        "PASSWORD_IN_URL",
        ("://",),
        re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s:@/'\"<>{}$]{0,100}:(?P<s>[^\s@/'\"<>{}$*]{3,100})@"),
    ),
    Rule(
        "WEBHOOK",
        ("hooks.slack.com",),
        re.compile(r"hooks\.slack\.com/(?:services|workflows|triggers)/(?P<s>[A-Za-z0-9+/]{30,})"),
    ),
    Rule("WEBHOOK", ("webhook.office.com",), re.compile(r"webhook\.office\.com/webhookb2/(?P<s>[^\s'\"]{60,})")),
    Rule("WEBHOOK", ("discord",), re.compile(r"discord(?:app)?\.com/api/webhooks/(?P<s>\d+/[A-Za-z0-9_-]{60,})")),
    Rule(
        "BEARER_TOKEN",
        ("bearer ", "basic ", "token "),
        re.compile(
            r"(?i:authorization['\"]?\s*[:=]\s*['\"]?(?:bearer|basic|token)\s+)(?P<s>[A-Za-z0-9._~+/=-]{8,})"
        ),
        2.0,
    ),
    Rule(
        "CURL_PASSWORD",
        ("curl",),
        re.compile(
            r"\bcurl\b[^\n]{0,300}?\s(?:-u|--user)[ =]{0,3}"
            r"['\"]?[^\s:]{1,80}:['\"]?(?P<s>[^\s'\"$<\[][^\s'\"]{2,80})"
        ),
        1.5,
    ),
    Rule(
        "CURL_HEADER",
        ("curl",),
        re.compile(
            r"(?i:\bcurl\b[^\n]{0,300}?\s(?:-H|--header)[ =]?['\"][^'\":\n]*(?:key|token|auth|secret)[^'\":\n]*:\s*)"
            r"(?:(?i:bearer|basic|token)\s+)?(?P<s>[A-Za-z0-9._~+/=-]{8,})"
        ),
        2.5,
    ),
    Rule(
        "PASSWORD",
        tuple(_PLACE_WORDS),
        re.compile(
            rf"(?i:(?<![a-z])[a-z0-9_.-]{{0,30}}(?:{_NAMES})[a-z0-9_]{{0,15}})['\"\]]{{0,2}}\s{{0,3}}(?:[:=]|:=|=>|\bis\b)\s{{0,3}}"
            r"(?P<q>['\"`]?)(?P<s>[^\s'\"`,;<>{}()$\\][^\s'\"`,;<>{}()\\]{5,150})(?P=q)"
        ),
        2.3,
    ),
)  # fmt: skip

RULES = TOKENS + KEYED + PLACES
_HARMLESS = re.compile(
    r"(?i)^(?:true|false|none|null|undefined|example|changeme|your[\w-]*|x{3,}|\*+|\.+|<.*|process\.env.*|os\.environ.*|"
    r"self\.\w+|[a-z_]+\.[a-z_.]+|\$\{?.*|%\w+%?|[a-z]+|[a-z]+(?:[_-][a-z]+)+|[A-Z][A-Z_]+|[a-z]+(?:[A-Z][a-z]+)+)$"
)


def find_secrets(text: str) -> Iterator[Finding]:
    """Yield the secrets in `text`; findings may overlap."""
    lowered = text.lower()
    for rule in RULES:
        if any(word in lowered for word in rule.keywords):
            yield from (finding for finding in rule.find(text) if _is_real(rule, text[finding.start : finding.end]))


def _is_real(rule: Rule, secret: str) -> bool:
    """Say whether a match can be a secret: in a place, a word or a variable's name is none."""
    if rule.type not in _PLACE_TYPES:
        return True
    return not (_HARMLESS.match(secret) and entropy(secret) < 3.6)


_PLACE_TYPES = frozenset({"PASSWORD", "CURL_PASSWORD"})
