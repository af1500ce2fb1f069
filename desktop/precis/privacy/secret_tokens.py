"""Secrets that are unmistakable alone: prefix, alphabet and length as their issuers document them.

Sources are the issuers' own pages on token formats and the list of supported patterns of secret-scanning services. The
least entropy keeps out placeholders such as `ghp_xxxxxxxx`; families whose keys or samples can be that plain have none.
"""

from __future__ import annotations

from precis.privacy.folding import Folded
from precis.privacy.rules import BASE64, WORD, Rule

_LEAST_ENTROPY = 2.0
_NOT_BEFORE = WORD
_STRICT_BEFORE = BASE64 - frozenset(b"=")


def _token(kind: str, keywords: str, shape: str, entropy: float = _LEAST_ENTROPY) -> Rule:
    """Return a rule for a token with a prefix of its own, which may follow a slash or a hyphen."""
    return Rule(kind, tuple(keywords.split()), shape, entropy, _NOT_BEFORE, WORD)


def _bare(kind: str, keywords: str, shape: str, entropy: float = _LEAST_ENTROPY) -> Rule:
    """Return a rule for a token that base64 data could hold by chance: nothing of that alphabet may touch it."""
    return Rule(kind, tuple(keywords.split()), shape, entropy, _STRICT_BEFORE, BASE64)


def _is_mixed(folded: Folded, start: int, end: int) -> bool:
    """Say whether the token is more than a word: it has a digit, or its case changes in an unwordly way."""
    token = folded.data[start:end]
    return any(48 <= byte <= 57 for byte in token) or (b"xxxx" in token.lower() and len(token) < 20)


MODELS = (
    _token("OPENAI_KEY", "t3blbkfj", r"sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
    _token("ANTHROPIC_KEY", "sk-ant-", r"sk-ant-[a-z]{2,8}\d\d-[A-Za-z0-9_-]{80,}"),
    _token("API_KEY", "sk-", r"sk-(?:proj-|or-v1-|lf-)?[A-Za-z0-9]{32,}"),
    _token("GOOGLE_KEY", "aiza", r"AIza[A-Za-z0-9_-]{35}"),
    _token("HUGGINGFACE_TOKEN", "hf_", r"hf_[A-Za-z0-9]{34,}", 0.0),
    _token("HUGGINGFACE_TOKEN", "api_org_", r"api_org_[A-Za-z]{34}"),
    _token("GROQ_KEY", "gsk_", r"gsk_[A-Za-z0-9]{52}"),
    _token("XAI_KEY", "xai-", r"xai-[A-Za-z0-9]{70,}"),
    _token("PERPLEXITY_KEY", "pplx-", r"pplx-[A-Za-z0-9]{40,}"),
    _token("REPLICATE_TOKEN", "r8_", r"r8_[A-Za-z0-9]{37}"),
    _token("NVIDIA_KEY", "nvapi-", r"nvapi-[A-Za-z0-9_-]{60,}"),
    _token("FIREWORKS_KEY", "fw_", r"fw_[A-Za-z0-9]{22,24}"),
    _token("TAVILY_KEY", "tvly-", r"tvly-(?:dev-|prod-)?[A-Za-z0-9]{28,}"),
    _token("ELEVENLABS_KEY", "sk_", r"sk_[a-f0-9]{48}"),
    _token("LANGSMITH_KEY", "lsv2_", r"lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"),
)

CLOUDS = (
    _bare("AWS_KEY_ID", "akia asia abia acca a3t", r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", 0.0),
    _bare("AWS_BEDROCK_KEY", "absk", r"\bABSK[A-Za-z0-9+/]{100,140}={0,2}"),
    _bare("AWS_BEDROCK_KEY", "bedrock-api-key-", r"bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]*"),
    _token("GOOGLE_TOKEN", "ya29.", r"ya29\.[A-Za-z0-9_-]{20,}"),
    _token("GOOGLE_SECRET", "gocspx-", r"GOCSPX-[A-Za-z0-9_-]{28}"),
    _bare("AZURE_SECRET", "q~", r"[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}"),
    _bare("AZURE_STORAGE_KEY", "==", r"[A-Za-z0-9/+]{86}==", 4.0),
    _token("CLOUDFLARE_KEY", "v1.0-", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
    _token("CLOUDFLARE_KEY", "cfut_ cfat_ cfk_", r"cf(?:ut|at|k)_[A-Za-z0-9]{30,}"),
    _token("DIGITALOCEAN_TOKEN", "_v1_", r"do[por]_v1_[a-f0-9]{64}"),
    _token("ALIBABA_KEY", "ltai", r"LTAI[A-Za-z0-9]{17,21}"),
    _bare("TENCENT_KEY", "akid", r"AKID[A-Za-z0-9]{32}"),
    _token("FLY_TOKEN", "fo1_ fm1 fm2_", r"fo1_[A-Za-z0-9_-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,}={0,3}"),
    _token("VERCEL_TOKEN", "vcp_ vci_ vca_ vcr_ vck_", r"vc[piark]_[A-Za-z0-9]{24,}"),
    _token("NETLIFY_TOKEN", "nfp_", r"nfp_[A-Za-z0-9]{36,}"),
    _token("HEROKU_KEY", "hrku-", r"HRKU-[A-Za-z0-9_-]{36,}"),
    _token("SUPABASE_KEY", "sbp_ sb_secret_", r"sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,}"),
    _token("PLANETSCALE_TOKEN", "pscale_", r"pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}"),
    _token("OPENSHIFT_TOKEN", "sha256~", r"sha256~[A-Za-z0-9_-]{43}", 4.0),
    _token("PULUMI_TOKEN", "pul-", r"pul-[a-f0-9]{40}"),
    _token("TERRAFORM_TOKEN", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}"),
    _token("VAULT_TOKEN", "hvs. hvb. hvr.", r"hv[sbr]\.[A-Za-z0-9_-]{24,}"),
    Rule("VAULT_TOKEN", (" s.", "\ns.", "=s.", '"s.', "'s."), r"\b[sbr]\.[A-Za-z0-9]{24}", 3.5, BASE64 | {46},
         BASE64 | {46}, _is_mixed),
    _token("DATABRICKS_TOKEN", "dapi", r"dapi[a-f0-9]{32}(?:-\d)?"),
    _token("SCALEWAY_KEY", "scw", r"SCW[A-Z0-9]{17}"),
)  # fmt: skip

CODE_HOSTS = (
    _token("GITHUB_TOKEN", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_(?:[A-Za-z0-9]{36,255}|\d+_eyJ[A-Za-z0-9_.-]{20,})"),
    _token("GITHUB_TOKEN", "github_pat_", r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    _token("GITLAB_TOKEN", "glpat- gldt- glft- glsoat- glrt- glptt- glagent- glimt- glcbt- gloas- glffct-",
           r"(?:gl(?:pat|dt|ft|soat|rt|cbt|ffct)-(?:t\d_)?[A-Za-z0-9_-]{20,}(?:\.[a-z0-9]{2}\.[a-z0-9]{9})?"
           r"|glimt-[A-Za-z0-9_-]{25}|glptt-[A-Za-z0-9_-]{40}|glagent-[A-Za-z0-9_-]{50,}|gloas-[A-Za-z0-9_-]{64})"),
    _token("GITLAB_TOKEN", "gr1348941", r"GR1348941[A-Za-z0-9_-]{20,50}", 3.4),
    _token("ATLASSIAN_TOKEN", "atatt3 atbb atctt3", r"ATC?TT3[A-Za-z0-9_=-]{60,}|ATBB[A-Za-z0-9]{28,}"),
    _token("NPM_TOKEN", "npm_", r"npm_[A-Za-z0-9]{36}"),
    _token("PYPI_TOKEN", "pypi-", r"pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{70,}"),
    _token("RUBYGEMS_TOKEN", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    _token("CRATES_TOKEN", "cio", r"cio[A-Za-z0-9]{32}", 4.0),
    _token("DOCKER_TOKEN", "dckr_", r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,}"),
    _token("SOURCEGRAPH_TOKEN", "sgp_ slk_",
           r"sgp_(?:[a-fA-F0-9]{16}|local)_[a-fA-F0-9]{40}|sgp_[a-fA-F0-9]{40}|slk_[a-f0-9]{64}"),
    Rule("ARTIFACTORY_TOKEN", ("akc", "ap"), r"\bAKC[A-Za-z0-9]{10,}|\bAP[0-9A-F][A-Za-z0-9]{8,}", 0.0, WORD, WORD,
         _is_mixed),
)  # fmt: skip

SERVICES = (
    _token("SLACK_TOKEN", "xox", r"xox[abeoprs](?:\.xox[bp])?-(?:\d-)?[A-Za-z0-9-]{20,}", 3.0),
    _token("SLACK_TOKEN", "xapp-", r"xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+"),
    _token("STRIPE_KEY", "sk_ rk_", r"(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{24,247}", 0.0),
    _token("STRIPE_KEY", "whsec_", r"whsec_[A-Za-z0-9+/]{32,}"),
    _token("SENDGRID_KEY", "sg.", r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    _token("MAILGUN_KEY", "key-", r"(?:pub)?key-[a-f0-9]{32}"),
    _bare("MAILCHIMP_KEY", "-us", r"\b[0-9a-f]{32}-us\d{1,2}", 2.5),
    _bare("TWILIO_KEY", "ac sk", r"\b(?:AC[0-9a-f]{32}|SK[0-9a-f]{32}|ACx{32}|SKx{32})", 0.0),
    _bare("DISCORD_TOKEN", ".", r"\b[MNOA][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_!-]{27,40}", 3.5),
    _bare("TELEGRAM_TOKEN", ":aa", r"\b\d{8,10}:AA[A-Za-z0-9_-]{31,35}"),
    _bare("TELEGRAM_TOKEN", ":", r"\b\d{8,10}:[A-Za-z0-9_-]{35}", 3.8),
    _token("SHOPIFY_KEY", "shpat_ shpca_ shppa_ shpss_", r"shp(?:at|ca|pa|ss)_[A-Za-z0-9]{32,}"),
    _token("SQUARE_TOKEN", "sq0", r"sq0[a-z]{3}-[A-Za-z0-9_-]{22,43}"),
    _bare("SQUARE_TOKEN", "eaaa", r"EAAA[A-Za-z0-9_-]{60}"),
    _bare("FACEBOOK_TOKEN", "eaam eaac eaab", r"EAA[MCB][A-Za-z0-9]{100,}", 3.5),
    _bare("FACEBOOK_TOKEN", "| %7c", r"\b\d{15,16}(?:\||%7[Cc])[A-Za-z0-9_-]{27,40}"),
    _token("NOTION_TOKEN", "ntn_ secret_", r"ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}"),
    _token("FIGMA_TOKEN", "figd_ figu_ figo", r"fig[duo][ro]?_[A-Za-z0-9_-]{20,}"),
    _token("LINEAR_KEY", "lin_", r"lin_(?:api|oauth)_[A-Za-z0-9]{40,}"),
    _token("AIRTABLE_TOKEN", "pat", r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}"),
    _token("ASANA_TOKEN", "/", r"\b\d/\d{16}:[a-f0-9]{32}"),
    _token("TAILSCALE_KEY", "tskey-", r"tskey-(?:[a-z]+-)?[A-Za-z0-9]{6,}-[A-Za-z0-9]{6,}"),
    _token("GRAFANA_TOKEN", "glsa_ glc_", r"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}"),
    _token("DYNATRACE_TOKEN", "dt0", r"dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    _token("NEW_RELIC_KEY", "nrak- nrjs- nrii-", r"NR(?:AK|JS|II)-[A-Za-z0-9_-]{19,32}"),
    _token("SENTRY_TOKEN", "sntrys_ sntryu_", r"sntrys_eyJ[A-Za-z0-9+/=_]{80,}|sntryu_[a-f0-9]{64}"),
    _token("POSTMAN_KEY", "pmak-", r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    _token("PREFECT_KEY", "pnu_", r"pnu_[A-Za-z0-9]{36}"),
    _token("README_KEY", "rdme_", r"rdme_[a-z0-9]{70}"),
    _token("OCTOPUS_KEY", "api-", r"API-[A-Z0-9]{26}"),
    Rule("INFRACOST_KEY", ("ico-",), r"ico-[a-zA-Z0-9]{32}", 3.9, WORD | {46}, WORD | {46}),
    _token("EASYPOST_KEY", "ezak ezt", r"EZ[AT]K[a-zA-Z0-9]{54}"),
    _token("CLICKHOUSE_KEY", "4b1d", r"4b1d[A-Za-z0-9]{38}"),
    _token("INTRA42_SECRET", "s-s4t2", r"s-s4t2(?:ud|af)-[a-f0-9]{64}"),
    _token("BREVO_KEY", "xkeysib-", r"xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
    _token("DUFFEL_TOKEN", "duffel_", r"duffel_(?:test|live)_[A-Za-z0-9_=-]{43}"),
    _token("FRAMEIO_TOKEN", "fio-u-", r"fio-u-[A-Za-z0-9_=-]{64}"),
    _token("LOB_KEY", "live_ test_", r"(?:live|test)_(?:pub_)?[a-f0-9]{31,35}"),
    _token("SHIPPO_TOKEN", "shippo_", r"shippo_(?:live|test)_[a-fA-F0-9]{40}"),
    _token("TYPEFORM_TOKEN", "tfp_", r"tfp_[A-Za-z0-9_.=-]{59}"),
    _token("FLUTTERWAVE_KEY", "flwseck", r"FLWSECK(?:_TEST)?-[a-hA-H0-9]{12,32}(?:-X)?"),
    _token("DOPPLER_TOKEN", "dp.", r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]+\.)?[A-Za-z0-9]{40,44}"),
    _token("CONTENTFUL_TOKEN", "cfpat-", r"CFPAT-[A-Za-z0-9_-]{43}"),
    _token("HUBSPOT_TOKEN", "pat-", r"pat-(?:na|eu)\d-[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}"),
    _token("AGE_KEY", "age-secret-key-", r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    _token("ONEPASSWORD_TOKEN", "ops_eyj", r"ops_eyJ[A-Za-z0-9+/]{250,}={0,3}"),
    _token("ONEPASSWORD_KEY", "a3-",
           r"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}", 3.3),
    _token("JWT", "eyj", r"eyJ[A-Za-z0-9_=-]{12,}\.(?:eyJ|ZXlK)[A-Za-z0-9_=/+-]{12,}(?:\.[A-Za-z0-9_=/+-]*)?"),
    _token("JWE", "eyj",
           r"eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{16,}"),
    _token("NEW_RELIC_KEY", "nral", r"(?:[a-f0-9]{36}|eu01xx[a-f0-9]{30})NRAL", 2.5),
    _token("NEW_RELIC_KEY", "nriq- nraa-", r"NRIQ-[A-Za-z0-9_-]{32}|NRAA-[a-f0-9]{27}"),
    _token("NUGET_KEY", "oy2", r"oy2[a-z0-9]{43}", 3.5),
    _token("GRAFANA_TOKEN", "eyjrijoi", r"eyJrIjoi[A-Za-z0-9+/]{50,400}={0,3}"),
    _token("SALESFORCE_TOKEN", "00d", r"00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{90,}", 3.5),
    _token("DEPENDENCY_TRACK_KEY", "odt_", r"odt_[A-Za-z0-9]{32,36}", 3.0),
    # The beginning of a key in DER, when a quote cut its header off; certificates begin so too.
    _bare("KEY_DATA", "mii", r"\bMII[A-Za-z0-9+/]{45,}={0,2}", 3.8),
    _token("JINA_KEY", "jina_", r"jina_[a-f0-9]{32}[A-Za-z0-9_-]{28}"),
    _token("VAULT_TOKEN", "s.caes", r"[sbr]\.CAES[A-Za-z0-9_-]{60,}"),
    _token("ADAFRUIT_KEY", "aio_", r"aio_[A-Za-z0-9]{28}"),
    _token("ADOBE_SECRET", "p8e-", r"p8e-[A-Za-z0-9]{32}"),
    _token("AUTHRESS_KEY", "sc_ ext_ scauth_ authress_",
           r"(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}"),
    _token("CLOJARS_TOKEN", "clojars_", r"CLOJARS_[A-Za-z0-9]{60}"),
    _token("DEFINED_KEY", "dnkey-", r"dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}"),
    _token("DROPBOX_TOKEN", "sl.", r"sl\.(?:u\.)?[A-Za-z0-9_=-]{120,}", 4.0),
    _token("GOCARDLESS_TOKEN", "live_", r"live_[A-Za-z0-9_=-]{40}", 3.5),
    _token("HARNESS_TOKEN", "pat. sat.", r"[ps]at\.[A-Za-z0-9_-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}"),
    _token("MAXMIND_KEY", "_mmk", r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),
    _bare("MAPBOX_TOKEN", "pk. sk.", r"\b[ps]k\.(?:[a-z0-9]{60}|eyJ[A-Za-z0-9_-]{40,})\.[A-Za-z0-9_-]{22}"),
    _token("PLAID_TOKEN", "access-",
           r"access-(?:sandbox|development|production)-[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}"),
    _token("SCALINGO_TOKEN", "tk-us-", r"tk-us-[A-Za-z0-9_-]{48}"),
    _token("SETTLEMINT_TOKEN", "sm_", r"sm_[aps]at_[A-Za-z0-9]{16}"),
    _token("SONAR_TOKEN", "squ_ sqp_ sqa_", r"sq[upa]_[A-Za-z0-9=_-]{40}"),
    _bare("TWITTER_TOKEN", "aaaaaaaaaaaaaaaaaaaa", r"\bA{20,24}[A-Za-z0-9%]{60,120}", 3.5),
    _bare("YANDEX_KEY", "aqvn t1. yc", r"\bAQVN[A-Za-z0-9_-]{35,38}|\bt1\.[A-Z0-9a-z_-]+={0,2}\.[A-Za-z0-9_-]{86}={0,2}"
           r"|\bYC[A-Za-z0-9_-]{38}", 3.5),
    _token("SLACK_COOKIE", "xoxd-", r"xoxd-[A-Za-z0-9%+/=]{40,}", 3.5),
    _token("MICROSOFT_PAT", "azdo", r"[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"),
    _token("CLOUDINARY_KEY", "cloudinary://", r"cloudinary://\d{10,20}:([A-Za-z0-9_-]{20,40})@"),
    _token("CIRCLECI_TOKEN", "ccipat_ cciprj_", r"CCIP(?:AT|RJ)_[A-Za-z0-9]{20,24}_[a-f0-9]{40}"),
    _token("BUILDKITE_TOKEN", "bkua_", r"bkua_[a-f0-9]{40}"),
    _token("RESEND_KEY", "re_", r"re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"),
    _token("POSTHOG_KEY", "phx_", r"phx_[A-Za-z0-9]{43,}"),
    _token("PINECONE_KEY", "pcsk_", r"pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,64}"),
    _token("ETHEREUM_KEY", "0x", r"0x[a-fA-F0-9]{64}"),
)  # fmt: skip

TOKENS: tuple[Rule, ...] = MODELS + CLOUDS + CODE_HOSTS + SERVICES
