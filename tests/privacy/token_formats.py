"""What tokens look like, written down apart from the detectors' expressions: prefixes, lengths and alphabets only.

`{36w}` stands for 36 random characters of the alphabet `w`. No sample stands here or in any file: each is made up when
a test runs, from a seed, so that nothing in the repository is or looks like a real key.
"""

from __future__ import annotations

import random
import re
import string
from dataclasses import dataclass

ALPHABETS = {
    "w": string.ascii_letters + string.digits,
    "u": string.ascii_letters + string.digits + "_-",
    "b": string.ascii_letters + string.digits + "+/",
    "h": string.digits + "abcdef",
    "H": string.digits + "abcdefABCDEF",
    "X": string.digits + "ABCDEF",
    "d": string.digits,
    "D": "123456789",
    "U": string.ascii_uppercase + string.digits,
    "L": string.ascii_lowercase + string.digits,
    "l": string.ascii_lowercase,
    "A": string.ascii_letters,
    "q": string.ascii_lowercase + "234567",
    "z": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "e": "acdefghjklmnpqrstuvwxyz023456789",
    "E": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
}
_PLACE = re.compile(r"\{(\d+)(\w)\}")
UUID = "{8h}-{4h}-{4h}-{4h}-{12h}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up text and the random parts of it that nobody may see: those of eight characters or more."""

    text: str
    secrets: tuple[str, ...]


def sample(template: str, number: int = 0) -> Sample:
    """Return the sample of a template that belongs to `number`; the same at each run."""
    dice = random.Random(f"{template} {number}")
    parts: list[str] = []

    def filled(place: re.Match[str]) -> str:
        alphabet = ALPHABETS[place[2]]
        parts.append("".join(dice.choice(alphabet[1:]) for _ in range(int(place[1]))))
        return parts[-1]

    text = _PLACE.sub(filled, template)
    return Sample(text, tuple(part for part in parts if len(part) >= 8))


TOKENS = f"""
sk-{{20w}}T3BlbkFJ{{20w}}
sk-proj-{{58w}}T3BlbkFJ{{58w}}
sk-svcacct-{{58w}}T3BlbkFJ{{58w}}
sk-admin-{{58w}}T3BlbkFJ{{58w}}
sk-ant-api03-{{93w}}AA
sk-ant-admin01-{{93w}}AA
sk-{{32h}}
sk-or-v1-{{64h}}
sk-lf-{UUID}
csk-{{48L}}
tgp_v1_{{43w}}
~pa-{{43w}}
esecret_{{28L}}
wandb_v1_{{60w}}
~BSA{{28w}}
fc-{{32h}}
AIza{{35w}}
~AQ.Ab{{50w}}
hf_{{34A}}
api_org_{{34A}}
gsk_{{52w}}
xai-{{80w}}
pplx-{{48w}}
r8_{{37w}}
nvapi-{{64w}}
fw_{{24w}}
tvly-dev-{{32w}}
sk_{{48h}}
lsv2_pt_{{32h}}_{{10h}}
jina_{{32h}}{{28w}}
rpa_{{40w}}
ds-api-{{36w}}
~AKIA{{16U}}
~ASIA{{16U}}
~ABSK{{109w}}=
~bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{{100w}}
~FwoGZXIvYXdz{{200w}}
~IQoJb3JpZ2lu{{200w}}
amzn.mws.{UUID}
da2-{{26L}}
amzn1.oa2-cs.v1.{{64h}}
ya29.{{60w}}
GOCSPX-{{28w}}
~{{3w}}8Q~{{34w}}
~{{86w}}==
~{{52w}}JQQJ99{{26w}}
~{{42w}}AzSeA{{5w}}
~{{44w}}AzFu{{8w}}==
~{{42w}}+ACRA{{5w}}
~{{76w}}ACDb{{4w}}==
v1.0-{{24h}}-{{146h}}
cfut_{{40w}}
dop_v1_{{64h}}
~DO00{{16U}}
LTAI{{20w}}
~AKID{{32w}}
fo1_{{43w}}
fm2_{{120w}}
vcp_{{32w}}
nfp_{{36w}}
HRKU-{{36w}}
sbp_{{40h}}
sb_secret_{{24w}}
pscale_tkn_{{43w}}
sha256~{{43w}}
pul-{{40h}}
{{14w}}.atlasv1.{{64w}}
hvs.{{90w}}
~s.{{24w}}
s.CAES{{90w}}
dapi{{32h}}
dose{{32h}}
SCW{{17U}}
rnd_{{32w}}
napi_{{64L}}
mdb_sa_sk_{{40w}}
AVNS_{{19w}}
~cflt{{60b}}
st.{{24h}}.{{32h}}.{{32h}}
0.{UUID}.{{30w}}:{{24w}}==
2{{26w}}_4{{20w}}
akab-{{16L}}-{{16L}}
ver:1-hint:{{9d}}-{{80w}}
ghp_{{36w}}
gho_{{36w}}
ghs_{{6d}}_eyJ{{36w}}.{{80w}}.{{86w}}
github_pat_{{22w}}_{{59w}}
v1.{{40h}}
glpat-{{20w}}
glpat-{{27w}}.01.{{9L}}
glptt-{{40h}}
glagent-{{50w}}
gloas-{{64h}}
glwt-{{24w}}
GR1348941{{20w}}
_gitlab_session={{32h}}
ATATT3{{184w}}
ATCTT3{{184w}}
ATBB{{32w}}
BBDC-{{44w}}
ATTA{{64h}}{{8X}}
npm_{{36w}}
pypi-AgEIcHlwaS5vcmc{{90w}}
pypi-AgENdGVzdC5weXBpLm9yZw{{90w}}
rubygems_{{48h}}
cio{{32w}}
dckr_pat_{{27w}}
sgp_{{16h}}_{{40h}}
sgp_{{64w}}
slk_{{64h}}
AKCp{{69w}}
cmVmdGtuOjAxOj{{60w}}
packagist_ack_{{68h}}
ddp_{{36w}}
snyk_uat.{{8L}}.{{60w}}
xoxb-{{12d}}-{{12d}}-{{24w}}
xoxp-{{12d}}-{{12d}}-{{12d}}-{{32h}}
xoxe.xoxp-1-{{60w}}
xapp-1-A{{10U}}-{{13d}}-{{64h}}
xoxd-{{80w}}
sk_live_{{24w}}
rk_test_{{99w}}
whsec_{{32w}}
SG.{{22w}}.{{43w}}
key-{{32h}}
~{{32h}}-{{8h}}-{{8h}}
~{{32h}}-us12
mlsn.{{64h}}
~AC{{32h}}
~SK{{32h}}
~M{{23w}}.{{6w}}.{{38w}}
~{{10D}}:AA{{33w}}
~{{10D}}:{{35w}}
shpat_{{32h}}
sq0atp-{{22w}}
~EAAA{{60w}}
~EAAG{{150w}}
~{{16D}}|{{27w}}
~IGQ{{140w}}
ntn_{{11d}}{{35w}}
secret_{{43w}}
figd_{{40w}}
lin_api_{{40w}}
pat{{14w}}.{{64h}}
1/{{16D}}:{{32h}}
tskey-auth-{{16w}}-{{32w}}
glsa_{{32w}}_{{8H}}
glc_{{120w}}
eyJrIjoi{{70w}}=
dt0c01.{{24U}}.{{64U}}
NRAK-{{27U}}
{{36h}}NRAL
NRIQ-{{32w}}
sntrys_eyJ{{120w}}
sntryu_{{64h}}
PMAK-{{24h}}-{{34h}}
pnu_{{36w}}
rdme_{{70L}}
API-{{26U}}
ico-{{32w}}
EZAK{{54w}}
4b1d{{38w}}
s-s4t2ud-{{64h}}
xkeysib-{{64h}}-{{16w}}
duffel_live_{{43w}}
fio-u-{{64w}}
live_{{35h}}
shippo_live_{{40h}}
tfp_{{59w}}
FLWSECK-{{32h}}-X
FLWPUBK_TEST-{{32h}}-X
dp.pt.{{43w}}
CFPAT-{{43w}}
pat-na1-{UUID}
AGE-SECRET-KEY-1{{58E}}
ops_eyJ{{300w}}
A3-{{6U}}-{{11U}}-{{5U}}-{{5U}}-{{5U}}
eyJ{{30w}}.eyJ{{60w}}.{{43w}}
eyJ{{30w}}.{{40w}}.{{16w}}.{{60w}}.{{22w}}
oy2{{43L}}
00D{{15w}}!{{96w}}
odt_{{32w}}
~MII{{160b}}
aio_{{28w}}
p8e-{{32w}}
sc_{{10L}}.{{5L}}.acc_{{16L}}.{{43w}}
CLOJARS_{{60h}}
dnkey-{{26w}}-{{52w}}
sl.{{136w}}
live_{{40w}}
pat.{{22w}}.{{24h}}.{{20w}}
{{6w}}_{{29w}}_mmk
~sk.eyJ{{80w}}.{{22w}}
access-production-{UUID}
tk-us-{{48w}}
sm_aat_{{16w}}
squ_{{40h}}
~AAAAAAAAAAAAAAAAAAAAAA{{90w}}
~AQVN{{36w}}
~YC{{38w}}
y0_{{58w}}
{{76w}}AZDO{{4w}}
cloudinary://123456789012345:{{27w}}@
CCIPAT_{{22w}}_{{40h}}
bkua_{{40h}}
re_{{8w}}_{{24w}}
phx_{{43w}}
pcsk_{{6w}}_{{62w}}
pk_{{8d}}_{{32U}}
1000.{{32h}}.{{32h}}
dG9rOj{{52w}}=
KEY0{{31X}}_{{22w}}
syt_{{12l}}_{{20A}}_{{6w}}
oauth:{{30L}}
WPL_AP1.{{16w}}.{{8w}}==
pina_{{64w}}
vk1.a.{{86w}}
sec-c-{{48w}}
sdk-{UUID}
secret-{{43w}}
configcat-sdk-1/{{22w}}/{{22w}}
hcaik_{{58L}}
hbp_{{36w}}
cu_{{32h}}
~u{{7D}}-{{24h}}
~u+{{18w}}
sk{{180w}}
endr+{{16w}}
"sk_{{28w}}#"
$2b$12${{53w}}
$6${{16w}}${{86w}}
$argon2id$v=19$m=65536,t=3,p=4${{22w}}${{43w}}
0x{{64h}}
~xprv{{107z}}
nsec1{{58e}}
~edsk{{50z}}
pdl_live_apikey_{{26L}}_{{22w}}_{{3w}}
rzp_live_{{14w}}
test_{{30w}}
access_token$production${{16L}}${{32h}}
ck_{{40h}}
~AQEhh{{100w}}
organizations/0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d/apiKeys/{UUID}
""".split("\n")[1:-1]
"""Tokens that are known alone. `~`: with a letter, digit, `/`, `+` or `-` beside it one is part of something else."""

_PLACED = f"""
ado_pat = "{{52q}}"
CODECLIMATE_REPO_TOKEN: {{64h}}
truenas login_with_api_key 3-{{64w}}
aws_secret_access_key = {{40b}}
AZURE_CLIENT_ID={UUID}
HEROKU_API_KEY is {UUID}
cloudflare global key {{37h}}
meraki dashboard {{40h}}
okta_api {{2d}} 00{{40w}}
datadog {{32h}}
myTwilioToken {{32h}}
zendesk says {{40w}}
curl -u ada:{{16w}} https://example.com
curl -X POST --header 'X-Api-Key: {{24w}}' https://example.com
curl -u {{16h}}: https://example.com
curl -u 'ada:{{8w}} {{8w}}' https://example.com
curl --oauth2-bearer {{24w}} https://example.com
curl -b "session={{24w}}" https://example.com
https -a ada:{{12w}} example.com
jdbc:mysql://db.example.com:3306/shop?user=root&password={{8w}}
postgres://app:{{8w}}@{{8w}}@db.example.com/shop
kind: Secret\\ndata:\\n  .file.key: {{8w}}\\n  other: {{12w}}==\\nmetadata:\\n  name: a
mysql -h db -u root -p{{12w}} shop
sshpass -p {{12w}} ssh ada@example.com
redis-cli -h cache -a {{20w}} ping
docker login -u ada -p {{20w}} registry.example.com
psexec /server -u ada -p {{14w}} cmd
ldapsearch -D cn=admin -w {{12w}} -b dc=example
mongosh --host db -u ada -p {{16w}} --quiet
smbclient //server/share -U ada%{{12w}} -c ls
keytool -import -storepass {{14w}} -alias web
openssl pkcs12 -in a.p12 -passin pass:{{14w}} -out b.pem
7z x -p{{12w}} archive.7z
sqlcmd -S db -U sa -P {{14w}} -Q go
wget --user=ada --password={{14w}} https://example.com/file
xfreerdp /u:ada /p:{{14w}} /v:host
deploy --client-secret={{24w}} --verbose
-----BEGIN OPENSSH PRIVATE KEY-----\\n{{12w}}
-----BEGIN RSA PRIVATE KEY----- MII{{64b}} -----END RSA PRIVATE KEY-----
-----BEGIN EC PRIVATE KEY----- {{64b}} {{64b}}
---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ---- {{64b}} ---- END SSH2 ENCRYPTED PRIVATE KEY ----
PuTTY-User-Key-File-3: a\\nComment: a\\nPublic-Lines: 1\\n{{64b}}\\nPrivate-Lines: 1\\n{{48b}}\\nPrivate-MAC: {{64h}}
PuTTY-User-Key-File-2: ssh-rsa\\nComment: a\\n…\\nPrivate-Lines: 1\\n{{48b}}
{{{{"d": "{{43w}}", "kty": "OKP"}}}}
{{{{"kty": "EC", "crv": "P-256", "d": "{{43w}}", "x": "a"}}}}
postgres://app:{{14w}}@db.example.com/shop
https://{{40h}}:x-oauth-basic@example.com/a.git
https://example.com/a?page=2&access_token={{32w}}
https://bucket.example.com/a?X-Amz-Security-Token={{120w}}
https://hooks.slack.com/services/T{{10U}}/B{{10U}}/{{24w}}
https://example.webhook.office.com/webhookb2/{UUID}@{UUID}/IncomingWebhook/{{32h}}/{UUID}
https://discord.com/api/webhooks/{{18d}}/{{68w}}
https://hooks.zapier.com/hooks/catch/{{8d}}/{{8L}}
Authorization: Bearer {{40w}}
send it as bearer {{39w}}7
Cookie: theme=dark; app_session={{43w}}; lang=en
//registry.example.com/:_authToken={{36w}}
 _auth={{32w}}==
BUNDLE_GEMS__CONTRIBSYS__COM={{8h}}:{{8h}}
aws_account_id = {{12d}}
Server=db;Database=shop;User Id=sa;Password={{12w}};Encrypt=true
credentials {{{{ username "ada" password "{{12w}}" }}}}
export SMTP_PASS={{12l}}7
machine db.example.com login ada password {{12w}}
<smtp:password>{{14w}}</smtp:password>
<add key="MailPassword" value="{{12w}}" />
MY_VERY_LONG_APPLICATION_SPECIFIC_PRODUCTION_DATABASE_PASSWORD={{16w}}
password = '{{12w}}'
"secretToken": "{{24w}}",
NSString *apiKey = @"{{24w}}";
if ("{{12w}}9!" == admin_password)
login("ada", "{{12w}}")
the password {{32h}} of the cache
Unseal Key 2: {{43w}}=
das Passwort lautet {{11w}}7
ALTER USER ada IDENTIFIED BY '{{12w}}'
Password:\\n{{11w}}7
password is '{{12w}}'
password = x}}}}{{8w}}((#{{8w}}
| password | {{11w}}7 |
"""
PLACED = [row.replace("\\n", "\n") for row in _PLACED.split("\n")[1:-1]]
"""Secrets without a shape, each in one place on one line; what stands in front of it is why it is known."""
