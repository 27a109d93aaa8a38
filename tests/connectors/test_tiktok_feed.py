from __future__ import annotations

import pytest

from copilot.connectors.tiktok_feed import account, limited


@pytest.mark.parametrize(
    "name", ["shop", "@shop", " @shop ", "https://www.tiktok.com/@shop/live?lang=ar", "tiktok.com/@shop"]
)
def test_an_account_can_be_given_in_several_ways(name: str) -> None:
    assert account(name) == "shop"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "30"}, 30),
        ({"retry-after": "Fri, 15 Jan 2027 08:01:00 GMT"}, 60),
        ({"ratelimit-reset": "1800000007"}, 7),
        ({"ratelimit-reset": "7", "ratelimit-remaining": "0"}, 7),
        ({"ratelimit-reset": "1700000000"}, 1),
        ({"ratelimit-reset": "9000000000"}, 86_400),
        ({"ratelimit-reset": "soon", "retry-after": "-1"}, 60),
        ({"ratelimit-reset": "nan", "retry-after": "inf"}, 60),
        ({}, 60),
    ],
)
def test_the_moment_to_ask_again_is_read_from_the_headers(headers: dict[str, str], wait: float) -> None:
    assert limited("TikTok", headers, 1_800_000_000.0).retry_at == 1_800_000_000.0 + wait
