"""Whether a newer version is told: asked of a real server on this machine."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from copilot.newer import ADDRESS, address, newer, page


@contextmanager
def releases(body: bytes, status: int = 200, **headers):
    """Serve one answer; give its address and a list that fills with the requests' headers."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, dict(self.headers)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/latest.json", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def told(version):
    return json.dumps({"version": version}).encode()


@pytest.mark.parametrize(
    ("there", "here", "expected"),
    [
        ("0.2.0", "0.1.0", "0.2.0"),
        ("0.10.0", "0.9.9", "0.10.0"),
        ("0.1.0", "0.1.0", ""),
        ("0.0.9", "0.1.0", ""),
    ],
)
def test_only_a_newer_version_is_told(there, here, expected):
    with releases(told(there)) as (url, _):
        assert newer(url, than=here) == expected


def test_the_question_carries_nothing_about_who_asks():
    with releases(told("9.0.0")) as (url, asked):
        newer(url)
        newer(url)
    for path, headers in asked:
        assert path == "/latest.json"
        assert headers.pop("Host").startswith("127.0.0.1")
        assert headers == {
            "Accept": "application/json",
            "Accept-Encoding": headers["Accept-Encoding"],
            "Connection": "keep-alive",
            "User-Agent": "Live-Copilot",
        }
    assert len(asked) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b"null",
        b'{"version": 3}',
        told("2.0.0<b>"),
        told("1e9.0.0"),
        told("٩.0.0"),
        b'"9' + b"9" * 9999,
    ],
)
def test_any_other_answer_is_no_answer(body):
    with releases(body) as (url, _):
        assert newer(url) == ""


def test_nobody_is_led_elsewhere():
    with releases(told("9.0.0")) as (there, asked), releases(b"", 302, Location=there) as (url, _):
        assert newer(url) == ""
    assert asked == []


def test_a_server_that_is_not_there_is_no_fault():
    with releases(told("9.0.0")) as (url, _):
        pass
    assert newer(url) == ""


@pytest.mark.parametrize("url", ["http://example.org/x", "ftp://example.org", "https://", "http://[", ""])
def test_what_is_not_encrypted_is_not_asked(url):
    assert address({"COPILOT_UPDATE_URL": url}) == ""


def test_where_to_ask():
    assert (
        address({"COPILOT_UPDATE_URL": "https://example.org/a/latest.json"})
        == "https://example.org/a/latest.json"
    )
    assert address({}) == ADDRESS
    assert page("https://example.org/a/latest.json") == "https://example.org/"
