"""A certificate made on the spot, so that what phones in the same network send and get is encrypted.

No public authority gives out certificates for addresses such as 192.168.1.20, so this computer vouches for
itself: an authority of its own signs one certificate, and its key is thrown away at once. A phone that is
told to trust this authority trusts one certificate more, and nobody can ever make another: a stolen laptop
can't pass for a bank.

What a phone makes of it: before it trusts the authority, its browser warns once, and then everything is
encrypted, but pages can't be installed and keep nothing for a lost connection (browsers run no service
worker behind a warning). Once it trusts it, the page is as good as any on the web. The fingerprint that the
presenter's screen shows is the authority's: whoever compares it knows that nobody stands between.

Without all this, pages for phones come over plain HTTP: tokens and sessions still keep others out, but
whoever can listen in on the Wi-Fi reads along, tokens included. In a shop's own network with a password
that is mostly fine; in a hotel's it is not.

The certificate is kept for the next live, readable by this user alone, as long as it stands for the
computer's address. When the address changes, the earlier ones are kept in the new one: a laptop that moves
between shop and home is soon known in both.
"""

from __future__ import annotations

import ipaddress
import os
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from copilot.errors import RunError

_LASTS: Final = timedelta(days=397)
"""Browsers refuse certificates that last longer than 398 days."""

_ANEW: Final = timedelta(days=21)
_SKEW: Final = timedelta(days=1)
_REMEMBERED: Final = 8
_NAME: Final = "Live Copilot on this computer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What phones are shown.

    Attributes:
        context: For the server's sockets.
        authority: The authority's certificate, DER, for phones to trust.
        fingerprint: Its SHA-256 in pairs of hexadecimal digits, as phones show it.
    """

    context: ssl.SSLContext
    authority: bytes
    fingerprint: str


def certificate_for(host: str, folder: Path, *, now: datetime) -> Certificate:
    """Return the kept certificate if it still stands for this computer, or make one and keep it.

    Args:
        host: The computer's IP address in the network.
        folder: Where it is kept.
        now: With a time zone.

    Raises:
        RunError: It can't be kept.
    """
    kept = _kept(folder, now)
    if host not in kept:
        try:
            _make([host, *kept][:_REMEMBERED], folder, now)
        except OSError as error:
            raise RunError(
                f"The certificate for phones can't be kept in {folder}: {error.strerror}. "
                "Check that you may write there, or leave out --tls."
            ) from error
    authority = x509.load_pem_x509_certificate((folder / "authority.pem").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(folder / "server.pem")
    return Certificate(
        context=context,
        authority=authority.public_bytes(serialization.Encoding.DER),
        fingerprint=authority.fingerprint(hashes.SHA256()).hex(":").upper(),
    )


def _kept(folder: Path, now: datetime) -> list[str]:
    """Return the addresses that the kept certificate stands for; none when it is no good any more."""
    with suppress(OSError, ValueError, ssl.SSLError, x509.ExtensionNotFound):
        pem = (folder / "server.pem").read_bytes()
        server = x509.load_pem_x509_certificate(pem)
        authority = x509.load_pem_x509_certificate((folder / "authority.pem").read_bytes())
        server.verify_directly_issued_by(authority)
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(folder / "server.pem")
        if server.not_valid_before_utc <= now < server.not_valid_after_utc - _ANEW:
            names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
            return [str(address) for address in names.get_values_for_type(x509.IPAddress)]
    return []


def _make(hosts: Sequence[str], folder: Path, now: datetime) -> None:
    """Make an authority, let it sign one certificate, and forget its key."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    authority = (
        _blank(issuer, authority_key.public_key(), now)
        .issuer_name(issuer)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_others=True), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    names = [x509.IPAddress(ipaddress.ip_address(host)) for host in hosts]
    server = (
        _blank(subject, key.public_key(), now)
        .issuer_name(issuer)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_others=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False
        )
        .sign(authority_key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem = serialization.Encoding.PEM
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "authority.pem", authority.public_bytes(pem))
    _write(folder / "server.pem", server.public_bytes(pem) + authority.public_bytes(pem) + private)


def _blank(subject: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SKEW)
        .not_valid_after(now - _SKEW + _LASTS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, data: bytes) -> None:
    """Write a file that only this user may read, whole or not at all."""
    scratch = path.with_suffix(".new")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    scratch.replace(path)
