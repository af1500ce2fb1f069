"""Tokens of models, clouds and code hosts, and all tokens: prefix, alphabet and length as their issuers document them.

Sources are the issuers' own pages on token formats and the list of supported patterns of secret-scanning services.
"""

from __future__ import annotations

from precis.privacy.rules import BASE64, WORD, Rule
from precis.privacy.service_tokens import SERVICE_TOKENS
from precis.privacy.token_rules import bare, has_digit, is_no_example, is_no_member, token
from precis.privacy.wallet_tokens import WALLETS

MODELS = (
    token("OPENAI_KEY", "t3blbkfj", r"sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
    token("ANTHROPIC_KEY", "sk-ant-", r"sk-ant-[a-z]{2,8}\d\d-[A-Za-z0-9_-]{80,}"),
    token("API_KEY", "sk-", r"sk-(?:proj-|or-v1-|lf-|helicone-)?[A-Za-z0-9]{32,}"),
    token("LANGFUSE_KEY", "sk-lf-", r"sk-lf-[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}"),
    token("CEREBRAS_KEY", "csk-", r"csk-[a-z0-9]{40,}"),
    token("TOGETHER_KEY", "tgp_v1_", r"tgp_v1_[A-Za-z0-9_-]{40,}"),
    bare("VOYAGE_KEY", "pa-", r"\bpa-[A-Za-z0-9_-]{43}", 3.5),
    token("ANYSCALE_KEY", "esecret_", r"esecret_[A-Za-z0-9]{24,}"),
    token("WANDB_KEY", "wandb_v1_", r"wandb_v1_[A-Za-z0-9_-]{40,}"),
    bare("BRAVE_KEY", "bsa", r"\bBSA[A-Za-z0-9_-]{27,28}", 3.5),
    token("FIRECRAWL_KEY", "fc-", r"fc-[a-f0-9]{32}"),
    bare("GOOGLE_KEY", "aq.ab", r"\bAQ\.Ab[A-Za-z0-9_-]{45,}"),
    token("BASETEN_KEY", "rpa_", r"rpa_[A-Za-z0-9]{36,}"),
    token("DEEPINFRA_KEY", "ds-api-", r"ds-api-[A-Za-z0-9-]{30,}"),
    token("GOOGLE_KEY", "aiza", r"AIza[A-Za-z0-9_-]{35}"),
    token("HUGGINGFACE_TOKEN", "hf_", r"hf_[A-Za-z0-9]{34,}", 0.0),
    token("HUGGINGFACE_TOKEN", "api_org_", r"api_org_[A-Za-z]{34}"),
    token("GROQ_KEY", "gsk_", r"gsk_[A-Za-z0-9]{52}"),
    token("XAI_KEY", "xai-", r"xai-[A-Za-z0-9]{70,}"),
    token("PERPLEXITY_KEY", "pplx-", r"pplx-[A-Za-z0-9]{40,}"),
    token("REPLICATE_TOKEN", "r8_", r"r8_[A-Za-z0-9]{37}"),
    token("NVIDIA_KEY", "nvapi-", r"nvapi-[A-Za-z0-9_-]{60,}"),
    token("FIREWORKS_KEY", "fw_", r"fw_[A-Za-z0-9]{22,24}"),
    token("TAVILY_KEY", "tvly-", r"tvly-(?:dev-|prod-)?[A-Za-z0-9]{28,}"),
    token("ELEVENLABS_KEY", "sk_", r"sk_[a-f0-9]{48}"),
    token("LANGSMITH_KEY", "lsv2_", r"lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"),
)

CLOUDS = (
    bare("AWS_KEY_ID", "akia asia abia acca a3t", r"\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", 0.0,
         is_no_example),
    bare("AWS_SESSION_TOKEN", "fwogzxivyxdz fqogzxivyxdz iqojb3jpz2lu",
         r"\b(?:FwoGZXIvYXdz|FQoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9+/]{60,}={0,2}"),
    token("AWS_MWS_TOKEN", "amzn.mws.", r"amzn\.mws\.[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}"),
    token("AWS_APPSYNC_KEY", "da2-", r"da2-[a-z0-9]{26}"),
    token("AMAZON_OAUTH_SECRET", "amzn1.oa2-cs.v1.", r"amzn1\.oa2-cs\.v1\.[a-f0-9]{64}"),
    bare("AWS_BEDROCK_KEY", "absk", r"\bABSK[A-Za-z0-9+/]{100,140}={0,2}"),
    bare("AWS_BEDROCK_KEY", "bedrock-api-key-", r"bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]*"),
    token("GOOGLE_TOKEN", "ya29.", r"ya29\.[A-Za-z0-9_-]{20,}"),
    token("GOOGLE_SECRET", "gocspx-", r"GOCSPX-[A-Za-z0-9_-]{28}"),
    bare("AZURE_SECRET", "q~", r"[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}"),
    # Microsoft's identifiable keys: a signature and a checksum at a fixed place in base64.
    bare("AZURE_KEY", "jqqj9", r"[A-Za-z0-9]{52}JQQJ9[9D][A-Za-z0-9]{20,30}(?:={0,2})"),
    bare("AZURE_KEY", "azfu azse azca azed", r"[A-Za-z0-9_+/-]{40,44}Az(?:Fu|Se|Ca|Ed)[A-Za-z0-9+/_-]{4,8}={0,2}", 3.5),
    bare("AZURE_KEY", "+acr +amc +ast +arm +asb +aeh acdb aiot",
         r"[A-Za-z0-9+/]{32,76}(?:\+ACR|\+AMC|\+ASt|\+ARm|\+ASb|\+AEh|ACDb|AIoT)[A-Za-z0-9+/]{4,6}={0,2}", 3.5),
    bare("AZURE_STORAGE_KEY", "==", r"[A-Za-z0-9/+]{86}==", 4.0),
    token("CLOUDFLARE_KEY", "v1.0-", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
    token("CLOUDFLARE_KEY", "cfut_ cfat_ cfk_", r"cf(?:ut|at|k)_[A-Za-z0-9]{30,}"),
    bare("DIGITALOCEAN_KEY", "do0 do8", r"\bDO[08][A-Z0-9]{17}", 2.5),
    token("RENDER_KEY", "rnd_", r"rnd_[A-Za-z0-9]{28,}"),
    token("NEON_KEY", "napi_", r"napi_[a-z0-9]{40,}"),
    token("MONGODB_SECRET", "mdb_sa_sk_", r"mdb_sa_sk_[A-Za-z0-9_-]{38,}"),
    token("AIVEN_SECRET", "avns_ aivenv1", r"AVNS_[A-Za-z0-9_-]{17,24}|aivenv1[A-Za-z0-9+/=_-]{40,}", 2.8),
    token("CONFLUENT_SECRET", "cflt", r"cflt[A-Za-z0-9+/]{60}", 3.5),
    token("INFISICAL_TOKEN", "st.", r"st\.[a-f0-9]{8,24}(?:-[a-f0-9]{4}){0,3}(?:-[a-f0-9]{12})?(?:\.[a-f0-9]{32}){2}"),
    token("BITWARDEN_TOKEN", "0.",
          r"0\.[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/=]{20,}"),
    token("NGROK_TOKEN", "_", r"(?:cr_|ak_)?2[A-Za-z0-9]{26}_\d?[A-Za-z0-9]{20,21}", 3.8, has_digit),
    token("AKAMAI_TOKEN", "akab-", r"akab-[a-z0-9]{16}-[a-z0-9]{16}"),
    token("SNOWFLAKE_TOKEN", "ver:1-hint:", r"ver:1-hint:\d+-[A-Za-z0-9+/=_-]{40,}"),
    token("DIGITALOCEAN_TOKEN", "_v1_", r"do[por]_v1_[a-f0-9]{64}"),
    token("ALIBABA_KEY", "ltai", r"LTAI[A-Za-z0-9]{17,21}"),
    bare("TENCENT_KEY", "akid", r"AKID[A-Za-z0-9]{32}"),
    token("FLY_TOKEN", "fo1_ fm1 fm2_", r"fo1_[A-Za-z0-9_-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,}={0,3}"),
    token("VERCEL_TOKEN", "vcp_ vci_ vca_ vcr_ vck_", r"vc[piark]_[A-Za-z0-9]{24,}"),
    token("NETLIFY_TOKEN", "nfp_ nfc_ nfo_ nfu_ nfb_", r"nf[pcoub]_[A-Za-z0-9]{36,}"),
    token("HEROKU_KEY", "hrku-", r"HRKU-[A-Za-z0-9_-]{36,}"),
    token("SUPABASE_KEY", "sbp_ sb_secret_", r"sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,}"),
    token("PLANETSCALE_TOKEN", "pscale_", r"pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}"),
    token("OPENSHIFT_TOKEN", "sha256~", r"sha256~[A-Za-z0-9_-]{43}", 4.0),
    token("PULUMI_TOKEN", "pul-", r"pul-[a-f0-9]{40}"),
    token("TERRAFORM_TOKEN", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}"),
    token("VAULT_TOKEN", "hvs. hvb. hvr.", r"hv[sbr]\.[A-Za-z0-9_-]{24,}"),
    Rule("VAULT_TOKEN", ("s.", "b.", "r."), r"\b[sbr]\.[A-Za-z0-9]{24}", 3.5,
         BASE64 - {61} | {46}, BASE64, is_no_member),
    token("DATABRICKS_TOKEN", "dapi dose dkea", r"(?:dapi|dose|dkea)[a-f0-9]{32}(?:-\d)?"),
    token("SCALEWAY_KEY", "scw", r"SCW[A-Z0-9]{17}"),
)  # fmt: skip

CODE_HOSTS = (
    token("GITHUB_TOKEN", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_(?:[A-Za-z0-9]{36,255}|\d+_eyJ[A-Za-z0-9_.-]{20,})"),
    token("GITHUB_TOKEN", "github_pat_", r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    token("GITLAB_TOKEN", "glpat- gldt- glft- glsoat- glrt- glptt- glagent- glimt- glcbt- gloas- glffct-",
           r"(?:gl(?:pat|dt|ft|soat|rt|cbt|ffct)-(?:t\d_)?[A-Za-z0-9_-]{20,}(?:\.[a-z0-9]{2}\.[a-z0-9]{9})?"
           r"|glimt-[A-Za-z0-9_-]{25}|glptt-[A-Za-z0-9_-]{40}|glagent-[A-Za-z0-9_-]{50,}|gloas-[A-Za-z0-9_-]{64})"),
    token("GITLAB_TOKEN", "gr1348941", r"GR1348941[A-Za-z0-9_-]{20,50}", 3.4),
    token("ATLASSIAN_TOKEN", "atatt3 atbb atctt3 atstt3 bbdc-",
          r"AT[ACS]TT3[A-Za-z0-9_=-]{60,}|ATBB[A-Za-z0-9]{28,}|BBDC-[A-Za-z0-9+/@_-]{40,50}"),
    token("TRELLO_TOKEN", "atta", r"ATTA[a-f0-9]{64}[A-Fa-f0-9]{8}"),
    token("GITLAB_TOKEN", "_gitlab_session=", r"_gitlab_session=([0-9a-f]{32})"),
    token("GITLAB_TOKEN", "glwt- gltrig- gldt-", r"gl(?:wt|trig)-[A-Za-z0-9_-]{20,}"),
    token("GITHUB_TOKEN", "v1.", r"v1\.[a-f0-9]{40}"),
    token("PACKAGIST_TOKEN", "packagist_", r"packagist_(?:ack|aut|ort|out|ust|uut)_?[a-f0-9]{68,}"),
    token("DENO_TOKEN", "ddp_ ddo_ ddw_ jsrp_ jsrd_", r"(?:dd[pow]|jsr[pd])_[A-Za-z0-9]{36}"),
    token("SNYK_TOKEN", "snyk_", r"snyk_(?:uat|sat)\.[a-z0-9]{8}\.[A-Za-z0-9_.=-]{40,}"),
    token("SEMGREP_TOKEN", "sgp_", r"sgp_[a-zA-Z0-9]{60,70}", 3.5),
    token("NPM_TOKEN", "npm_", r"npm_[A-Za-z0-9]{36}"),
    token("PYPI_TOKEN", "pypi-", r"pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{70,}"),
    token("RUBYGEMS_TOKEN", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    token("CRATES_TOKEN", "cio", r"cio[A-Za-z0-9]{32}", 4.0),
    token("DOCKER_TOKEN", "dckr_", r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,}"),
    token("SOURCEGRAPH_TOKEN", "sgp_ slk_",
           r"sgp_(?:[a-fA-F0-9]{16}|local)_[a-fA-F0-9]{40}|sgp_[a-fA-F0-9]{40}|slk_[a-f0-9]{64}"),
    token("ARTIFACTORY_TOKEN", "cmvmdgtuo", r"cmVmdGtuO[A-Za-z0-9]{50,}={0,2}"),
    Rule("ARTIFACTORY_TOKEN", ("akc", "ap"), r"\bAKC[A-Za-z0-9]{10,}|\bAP[0-9A-F][A-Za-z0-9]{8,}", 0.0, WORD, WORD,
         has_digit),
)  # fmt: skip

TOKENS: tuple[Rule, ...] = MODELS + CLOUDS + CODE_HOSTS + SERVICE_TOKENS + WALLETS
