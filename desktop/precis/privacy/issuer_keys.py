"""Keys without a shape of their own, known by their issuer's name beside them: `TWILIO_AUTH_TOKEN=…`."""

from __future__ import annotations

import re

from precis.privacy.rules import NOTHING, WORD, Check, Near, Rule
from precis.privacy.secret_values import is_dense
from precis.privacy.token_rules import has_digit

_REACH = 40
"""Characters between an issuer's name and its key, and between one key and the next."""


def _keyed(kind: str, names: str, shape: str, entropy: float = 2.8, check: Check | None = None) -> Rule:
    """Return a rule for a plain shape after one of the issuer's names, on one line; no name counts within a word."""
    words = names.split()
    camel = "|".join(rf"{word[0].upper()}(?i:{re.escape(word[1:])})" for word in words)
    near = Near(rf"(?:^|[^A-Za-z])(?i:{'|'.join(map(re.escape, words))})|[a-z](?:{camel})", _REACH)
    return Rule(kind, tuple(words), rf"[^A-Za-z0-9\n]({shape})", entropy, NOTHING, WORD | frozenset(b"/+"), check, near)


_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

KEYED: tuple[Rule, ...] = (
    _keyed("AZURE_TOKEN", "ado_ vsts azure_devops azuredevops dev.azure.com", r"[a-z2-7]{52}", 3.5),
    _keyed("HEX_KEY", "codeclimate cc_test_reporter codacy coveralls", r"[a-f0-9]{32,64}", 2.9),
    _keyed("TRUENAS_KEY", "login_with_api_key truenas", r"\d{1,4}-[A-Za-z0-9]{64}", 3.5),

    _keyed("AWS_SECRET", "aws amazon secretaccesskey secret_access_key", r"[A-Za-z0-9/+]{40}", 3.5, has_digit),
    _keyed("AZURE_ID", "azure tenant client_secret client_id", _UUID),
    _keyed("ISSUER_ID", "heroku snyk postmark scaleway scw_ splunk opsgenie codecov bitwarden braze pusher sendbird "
           "clearbit exa_ wise_ consul nomad newrelic launchdarkly finicity squarespace kucoin railway",
           rf"(?i:{_UUID})"),
    _keyed("CLOUDFLARE_KEY", "cloudflare", r"[a-f0-9]{37}|[A-Za-z0-9_-]{40}"),
    _keyed("MERAKI_KEY", "meraki", r"[0-9a-f]{40}"),
    _keyed("OKTA_TOKEN", "okta ssws", r"00[A-Za-z0-9_-]{40}", 3.0),
    _keyed("HEX_KEY", "softlayer sl_ mailgun twilio datadog algolia okta atlassian jira cohere beamer sumologic "
           "sidekiq facebook cloudant infracost heroku linode dropbox newrelic nytimes trello zendesk lastpass "
           "bitbucket fastly launchdarkly mapbox messagebird plaid sonar adobe asana bittrex coinbase discord etsy "
           "finicity freshbooks gitter intercom kraken kucoin mattermost rapidapi snyk squarespace travisci "
           "twitch sourcegraph yandex zapier wandb deepgram assemblyai serper rollbar bugsnag mailjet iterable "
           "amplitude mixpanel virustotal semgrep spotify infura pipedrive gravatar hubspot ibm dd_ privateai "
           "codecov sendbird confluent openweather pagerduty weatherstack ipstack hetzner linkedin flickr "
           "shodan paystack clearbit bitly gemini stability honeybadger cypress percy",
           r"[a-f0-9]{24,128}", 2.9),
    _keyed("ISSUER_KEY", "cloudant cohere co_api beamer sumologic sumo_ algolia linkedin twitter yandex mapbox okta_ "
           "privateai "
           "airtable atlassian bitbucket bittrex codecov coinbase confluent datadog droneci drone_ dropbox etsy fastly "
           "finicity finnhub flickr freshbooks gitter gocardless heroku hubspot intercom kraken kucoin launchdarkly "
           "looker mailgun mattermost messagebird netlify newrelic new_relic nytimes okta plaid rapidapi sendbird "
           "sendgrid sendinblue snyk squarespace travis trello twitch typeform zendesk jfrog artifactory mistral "
           "voyage vultr hetzner ngrok pagerduty binance bybit etherscan alchemy solana supabase algolia segment "
           "zoom_ freshdesk customerio elastic cloudinary imgur reddit_ adyen sentry gitlab_ stytch workos shodan "
           "ibm_ watson twilio salesforce shopify slack_ github_ circleci bitrise jenkins vault_ consul typesense "
           "meilisearch qdrant weaviate pinecone deepseek together_ openai anthropic groq fireworks",
           r"[A-Za-z0-9_/+-]{20,120}={0,2}", 3.7, is_dense),
)  # fmt: skip
