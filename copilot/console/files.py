"""The files that the pages are made of, and the headers that every answer carries.

All files are read once into a table from address to bytes: an address that is not in the table does not
exist, so no address can lead out of the folders.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from websockets.datastructures import Headers
from websockets.http11 import Response

from copilot.assets import asset
from copilot.domain.role import Role

_WEB: Final = Path(__file__).parent / "web"
_PAGES: Final = {
    Role.MODERATOR: "moderator.html",
    Role.REVIEWER: "moderator.html",
    Role.PRESENTER: "presenter.html",
    Role.WATCHER: "watcher.html",
}
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".webmanifest": "application/manifest+json",
}
_LASTING: Final = {".ttf", ".svg", ".png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file as it is sent.

    Attributes:
        kind: Its media type.
        body: Its bytes.
        tag: Changes with the bytes.
        lasting: It may be kept for a day without asking.
    """

    kind: str
    body: bytes
    tag: str
    lasting: bool


def load_files(authority: bytes = b"") -> dict[str, File]:
    """Return every file by the path of its address.

    Args:
        authority: The certificate that phones may trust, DER; empty where there is none.
    """
    certificate = {"/certificate.crt": _sent("application/x-x509-ca-cert", authority, lasting=False)}
    return {
        **(certificate if authority else {}),
        **{f"/{role.value}/": _file(_WEB / name) for role, name in _PAGES.items()},
        "/sw.js": _file(_WEB / "sw.js"),
        **{f"/static/{path.name}": _file(path) for path in _shipped(_WEB)},
        **{f"/fonts/{path.name}": _file(path) for path in _shipped(asset("fonts"))},
        **{f"/icons/{path.name}": _file(path) for path in _shipped(asset("icons"))},
    }


def _shipped(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.suffix in _TYPES and path.suffix != ".html")


def _file(path: Path) -> File:
    return _sent(_TYPES[path.suffix], path.read_bytes(), lasting=path.suffix in _LASTING)


def _sent(kind: str, body: bytes, *, lasting: bool) -> File:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return File(kind=kind, body=body, tag=tag, lasting=lasting)


def send_file(file: File, *, host: str, known: str | None) -> Response:
    """Answer with a file, or with “you have it” where the browser knows it.

    Args:
        file: Which.
        host: The address that the browser asked, as it was checked.
        known: The tag that the browser has, or None.
    """
    headers = {"ETag": file.tag, "Cache-Control": "max-age=86400" if file.lasting else "no-cache"}
    if known == file.tag:
        return answer(HTTPStatus.NOT_MODIFIED, host=host, headers=headers)
    return answer(HTTPStatus.OK, host=host, body=file.body, kind=file.kind, headers=headers)


def answer(
    status: HTTPStatus,
    *,
    host: str = "",
    body: bytes = b"",
    kind: str = "text/plain; charset=utf-8",
    headers: dict[str, str] | None = None,
) -> Response:
    """Return an HTTP answer with all that keeps the page to itself.

    No inline script or style, nothing from elsewhere, in no frame; scripts can't make markup of text
    (Trusted Types). Safari before 15.4 wants the socket's address spelt out, hence `host`.
    """
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
        f"connect-src 'self'{f' ws://{host} wss://{host}' if host else ''}; manifest-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types copilot"
    )
    sent = {
        "Content-Length": str(len(body)),
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Connection": "close",
        **(headers or {}),
    }
    if body:
        sent["Content-Type"] = kind
    return Response(status.value, status.phrase, Headers(sent), body)
