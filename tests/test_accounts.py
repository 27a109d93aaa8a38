from __future__ import annotations

import keyring
import keyring.core
import pytest

from copilot.accounts import SERVICE, Account, Accounts, NoKeyringError, system_keyring
from tests.keyrings import LockedKeyring, MemoryKeyring

SECRET = "EAAB-not-a-real-token"


def test_what_is_kept_comes_back_until_it_is_forgotten() -> None:
    accounts = Accounts(keyring=MemoryKeyring(), environment={})
    account = Account(platform="facebook", token=SECRET, target="12", name="Dokkan", ends=2e9)
    assert accounts.get("facebook") is None
    accounts.keep(account)
    assert accounts.get("facebook") == account
    assert accounts.get("instagram") is None
    assert accounts.forget("facebook")
    assert accounts.get("facebook") is None
    assert not accounts.forget("facebook")


@pytest.mark.parametrize("platform", ["facebook", "instagram"])
def test_a_variable_stands_in_for_a_keyring_and_wins_over_it(platform: str) -> None:
    environment = {"COPILOT_GRAPH_TOKEN": f" {SECRET}\n"}
    accounts = Accounts(keyring=None, environment=environment)
    assert accounts.get(platform) == Account(platform=platform, token=SECRET)
    keyring = MemoryKeyring()
    accounts = Accounts(keyring=keyring, environment=environment)
    accounts.keep(Account(platform=platform, token="another"))
    kept = accounts.get(platform)
    assert kept is not None
    assert kept.token == SECRET


def test_the_signing_key_has_a_variable_of_its_own() -> None:
    accounts = Accounts(keyring=None, environment={"COPILOT_TIKTOK_SIGN_KEY": "k"})
    assert accounts.get("tiktok") == Account(platform="tiktok", token="k")
    assert accounts.get("facebook") is None


def test_a_bare_token_put_there_by_hand_is_understood() -> None:
    keyring = MemoryKeyring()
    keyring.set_password(SERVICE, "instagram", SECRET)
    assert Accounts(keyring=keyring, environment={}).get("instagram") == Account(
        platform="instagram", token=SECRET
    )


def test_without_a_keyring_the_variable_is_named() -> None:
    with pytest.raises(NoKeyringError, match="COPILOT_GRAPH_TOKEN"):
        Accounts(keyring=None, environment={}).keep(Account(platform="facebook", token=SECRET))
    assert not Accounts(keyring=None, environment={}).forget("facebook")


def test_a_locked_keyring_holds_nothing_and_is_told() -> None:
    accounts = Accounts(keyring=LockedKeyring(), environment={})
    assert accounts.get("facebook") is None
    with pytest.raises(NoKeyringError, match="locked"):
        accounts.keep(Account(platform="facebook", token=SECRET))
    with pytest.raises(NoKeyringError, match="Unlock"):
        accounts.forget("facebook")


def test_a_token_is_never_shown() -> None:
    account = Account(platform="facebook", token=SECRET)
    assert SECRET not in f"{account!r} {account}"


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_backends_that_keep_nothing_are_no_keyring(monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(keyring.core.load_keyring(backend))
        assert system_keyring() is None
    finally:
        keyring.set_keyring(before)
