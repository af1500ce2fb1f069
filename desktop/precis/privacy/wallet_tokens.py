"""Keys of payment services and wallets.

A wallet's key is checked by its own checksum, so that neither a hash nor another number in base58 is taken for one.
"""

from __future__ import annotations

from base64 import b32decode
from binascii import crc_hqx
from hashlib import sha256

from precis.privacy.folding import Folded
from precis.privacy.rules import Rule
from precis.privacy.token_rules import bare, token

_BASE58 = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def _is_base58_checked(folded: Folded, start: int, end: int) -> bool:
    """Say whether the last four bytes of what base58 stands for are its checksum (Bitcoin's Base58Check)."""
    number = 0
    for byte in folded.data[start:end]:
        number = 58 * number + _BASE58.index(byte)
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def _is_stellar(folded: Folded, start: int, end: int) -> bool:
    """Say whether the last two bytes of what base32 stands for are its CRC-16/XMODEM (Stellar's SEP-23)."""
    raw = b32decode(folded.data[start:end])
    return crc_hqx(raw[:-2], 0).to_bytes(2, "little") == raw[-2:]


WALLETS: tuple[Rule, ...] = (
    token("ETHEREUM_KEY", "0x", r"0x[a-fA-F0-9]{64}"),
    bare("BITCOIN_KEY", "xprv yprv zprv tprv", r"\b[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}"),
    bare("BITCOIN_KEY", "", r"\b[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}", 4.0, _is_base58_checked),
    bare("STELLAR_KEY", "", r"\bS[A-D][A-Z2-7]{54}", 3.5, _is_stellar),
    token("NOSTR_KEY", "nsec1", r"nsec1[ac-hj-np-z02-9]{58}"),
    token("TEZOS_KEY", "edsk", r"edsk[1-9A-HJ-NP-Za-km-z]{50,94}", 4.0),
    token("PADDLE_KEY", "pdl_", r"pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"),
    token("RAZORPAY_KEY", "rzp_", r"rzp_(?:live|test)_[A-Za-z0-9]{14}"),
    token("MOLLIE_KEY", "live_ test_", r"(?:live|test)_[A-Za-z0-9]{30}", 3.5),
    token("BRAINTREE_TOKEN", "access_token$", r"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}"),
    token("WOOCOMMERCE_KEY", "ck_ cs_", r"c[ks]_[a-f0-9]{40}"),
    bare("ADYEN_KEY", "aqe",
         r"\bAQE[a-z]h[A-Za-z0-9+/]{60,}={0,2}(?:-[A-Za-z0-9+/]{40,}={0,2}-[A-Za-z0-9]{10,})?", 4.0),
    token("COINBASE_KEY", "organizations/", r"organizations/[a-f0-9-]{36}/apiKeys/([a-f0-9-]{36})"),
)  # fmt: skip
