from __future__ import annotations

import keyring
import keyring.core
import pytest

from copilot.accounts import SERVICE, Account, Accounts, NoKeyringError, system_keyring

SECRET = "EAAB-not-a-real-token"


class MemoryKeyring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


class LockedKeyring:
    """A keyring that its user does not unlock."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("locked")


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
