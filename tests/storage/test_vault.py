from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from copilot.domain.comment import Kind
from copilot.domain.contact import Contact
from copilot.domain.deletion import Deletion
from copilot.domain.question import ReadComment
from copilot.domain.role import Role
from copilot.errors import RunError, UsageError
from copilot.intake import Intake
from copilot.storage.installation import VARIABLE, Place, secrets_of
from copilot.storage.purge import forget
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import SessionKeys, Vault, contacts
from tests.builders import Entries
from tests.keyrings import LockedKeyring, MemoryKeyring

PHONE, STREET = "010 0000 0012", "شارع البحر عمارة 5"
LEFT = Contact(phones=(PHONE,), addresses=(STREET,), names=("منى السيد",))
FIXTURE = Path(__file__).parents[1] / "data" / "sessions" / "schema-1.livesession"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.of(tmp_path / "home", keyring=MemoryKeyring(), environment={})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.livesession"


def order(keys: SessionKeys, *, author: str = "a", at: float = 0.0) -> ReadComment:
    entry = Entries().ask(1, author=author, at=at, kind=Kind.ORDER, text="عايزه لارج [phone]")
    return replace(entry, sealed=keys.seal(LEFT, entry.comment.platform, entry.comment.id))


def every_byte(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def test_a_contact_is_read_again_by_who_handles_the_orders_alone(vault: Vault, path: Path) -> None:
    with SessionFile.create(path) as file:
        keys = vault.keys_to_write(file)
        file.append([order(keys)])
        ((entry, contact),) = contacts(file, vault.keys(file), role=Role.PRESENTER)
        assert contact == LEFT
        assert entry.sealed
        assert [left for _, left in contacts(file, vault.keys(file), role=Role.MODERATOR)] == [LEFT]
        for role in (Role.WATCHER, Role.REVIEWER):
            with pytest.raises(RunError, match="may not see contacts"):
                list(contacts(file, vault.keys(file), role=role))


def test_no_byte_of_a_contact_or_key_stands_in_the_file_or_beside_it(vault: Vault, path: Path) -> None:
    file = SessionFile.create(path)
    keys = vault.keys_to_write(file)
    file.append([order(keys)])
    left = every_byte(path.parent)
    assert path.with_name(path.name + "-wal").exists()
    file.close()
    left += every_byte(path.parent)
    for secret in (PHONE, STREET, "منى", PHONE.replace(" ", "")):
        assert secret.encode() not in left
    for key in (keys.author, keys.contact or b"-"):
        assert key not in left
        assert key.hex().encode() not in left
    for words in (repr(keys), repr(LEFT), repr(order(keys))):
        assert PHONE not in words
        assert keys.author.hex() not in words


def test_a_contact_is_sealed_as_aes_256_gcm_and_never_twice_alike(vault: Vault, path: Path) -> None:
    with SessionFile.create(path) as file:
        keys = vault.keys_to_write(file)
    assert keys.contact is not None
    assert len(keys.contact) * 8 == 256
    entry = order(keys)
    nonce, sealed, belongs = (
        entry.sealed[:12],
        entry.sealed[12:],
        f"{entry.comment.platform}\0{entry.comment.id}",
    )
    plain = AESGCM(keys.contact).decrypt(nonce, sealed, belongs.encode())
    assert json.loads(plain)["phones"] == [PHONE]
    assert order(keys).sealed != entry.sealed


def test_every_session_has_keys_of_its_own_and_keeps_them(vault: Vault, tmp_path: Path) -> None:
    with SessionFile.create(tmp_path / "a") as one, SessionFile.create(tmp_path / "b") as other:
        first = vault.keys_to_write(one)
        assert first == vault.keys_to_write(one) == vault.keys(one)
        assert first.author != vault.keys_to_write(other).author
    with SessionFile.open(tmp_path / "a") as again:
        assert vault.keys_to_write(again) == first


def test_another_computer_reads_the_session_but_no_contact_and_goes_on_with_keys_of_its_own(
    vault: Vault, path: Path, tmp_path: Path
) -> None:
    with SessionFile.create(path) as file:
        mine = vault.keys_to_write(file)
        file.append([order(mine)])
    other = Vault.of(tmp_path / "other", keyring=MemoryKeyring(), environment={})
    with SessionFile.open(path) as file:
        assert other.keys(file) is None
        with pytest.raises(RunError, match="another computer"):
            list(contacts(file, other.keys(file), role=Role.PRESENTER))
        theirs = other.keys_to_write(file)
        assert theirs.author != mine.author
        assert list(contacts(file, theirs, role=Role.PRESENTER)) == []
        assert vault.keys(file) == mine


def test_a_seal_moved_to_another_comment_or_changed_does_not_open(vault: Vault, path: Path) -> None:
    with SessionFile.create(path) as file:
        keys = vault.keys_to_write(file)
    entry = order(keys)
    moved = replace(entry, comment=replace(entry.comment, id="another"))
    changed = replace(entry, sealed=entry.sealed[:-1] + bytes([entry.sealed[-1] ^ 1]))
    short = replace(entry, sealed=b"x")

    def opened(each: ReadComment) -> Contact | None:
        return keys.open(each, role=Role.PRESENTER)

    assert [opened(wrong) for wrong in (moved, changed, short)] == [None] * 3
    assert opened(entry) == LEFT


def test_without_a_keyring_authors_are_hashed_with_a_key_apart_and_no_contact_is_kept(
    path: Path, tmp_path: Path
) -> None:
    for keyring in (None, LockedKeyring()):
        vault = Vault.of(tmp_path / "home", keyring=keyring, environment={})
        assert vault.place is Place.FILE
        with SessionFile.create(path) as file:
            keys = vault.keys_to_write(file)
            assert keys.contact is None
            assert keys.seal(LEFT, "tiktok", "1") == b""
        path.unlink()
    kept = tmp_path / "home" / "vault.key"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.write_text("not a key")
    again = Vault.of(tmp_path / "home", keyring=None, environment={})
    assert again.place is Place.MEMORY


def test_what_was_sealed_with_the_file_opens_when_there_is_a_keyring_later(
    path: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with SessionFile.create(path) as file:
        keys = Vault.of(home, keyring=None, environment={}).keys_to_write(file)
        later = Vault.of(home, keyring=MemoryKeyring(), environment={})
        assert later.place is Place.KEYRING
        assert later.keys_to_write(file) == keys


def test_a_variable_stands_in_for_a_keyring(tmp_path: Path) -> None:
    good = {VARIABLE: "x" * 32}
    (secret,) = secrets_of(tmp_path, keyring=None, environment=good)
    assert secret.place is Place.ENVIRONMENT
    assert secret.is_apart
    assert secrets_of(tmp_path, keyring=None, environment=good) == (secret,)
    assert "x" * 32 not in repr(secret)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="too short"):
        secrets_of(tmp_path, keyring=None, environment={VARIABLE: "short"})


def test_the_secret_of_a_keyring_stays_and_a_seal_that_does_not_open_is_no_key(
    path: Path, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    first, again = (Vault.of(tmp_path, keyring=keyring, environment={}) for _ in range(2))
    with SessionFile.create(path) as file:
        keys = first.keys_to_write(file)
        assert again.keys(file) == keys
        ((holder, sealed),) = file.sealed_keys().items()
        file.keep_sealed_key(holder, sealed[:-1] + bytes([sealed[-1] ^ 1]))
        assert again.keys(file) is None


def test_where_the_disk_is_full_a_session_goes_on_with_keys_that_end_with_it(
    vault: Vault, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with SessionFile.create(path) as file:
        file._connection.execute("PRAGMA query_only = ON")
        keys = vault.keys_to_write(file)
        assert keys.contact is not None
        assert "not kept" in caplog.text
        assert vault.keys(file) is None


def test_a_keyring_that_forgets_what_it_is_given_is_no_keyring(tmp_path: Path) -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    (secret,) = secrets_of(tmp_path, keyring=Forgetful(), environment={})
    assert secret.place is Place.FILE


def test_a_key_that_lay_in_plain_sight_is_put_under_seal_and_stays_the_same(vault: Vault, path: Path) -> None:
    path.write_bytes(FIXTURE.read_bytes())
    with SessionFile.open(path) as file:
        before = file.plain_author_key
        assert before
        read_only = vault.keys(file)
        assert read_only is not None
        assert read_only.author == before
        assert vault.keys_to_write(file).author == before
        assert file.plain_author_key == b""
        assert vault.keys(file) == vault.keys_to_write(file)
    left = every_byte(path.parent)
    assert before.hex().encode() not in left
    assert before not in left


@pytest.mark.parametrize("how", ["forgotten", "taken back", "all of its author taken back"])
def test_a_contact_goes_with_its_person_and_its_comment(vault: Vault, path: Path, how: str) -> None:
    with SessionFile.create(path) as file:
        keys = vault.keys_to_write(file)
        entry = order(keys)
        file.append([entry, replace(Entries().chatter(at=1))])
        if how != "forgotten":
            which = {"id": entry.comment.id} if how == "taken back" else {"author": "a"}
            file.append([Deletion(platform="tiktok", deleted_at=2.0, **which)])
    if how == "forgotten":
        assert forget(path, "a") == 1
    with SessionFile.read(path) as file:
        assert list(contacts(file, vault.keys(file), role=Role.PRESENTER)) == []
    assert entry.sealed not in every_byte(path.parent)


def test_what_a_released_version_sealed_is_opened_with_the_same_secret_alone(tmp_path: Path) -> None:
    kept = FIXTURE.with_name("schema-4.livesession")
    for secret, found in (
        ("a long secret that only this test knows", 1),
        ("another secret of thirty letters", 0),
    ):
        vault = Vault.of(tmp_path, keyring=None, environment={VARIABLE: secret})
        with SessionFile.read(kept) as file:
            keys = vault.keys(file)
            assert (keys is None) == (found == 0)
            if keys is not None:
                ((entry, contact),) = contacts(file, keys, role=Role.PRESENTER)
                assert (entry.comment.id, entry.on_air) == ("c3", "A12")
                assert (contact.phones, contact.addresses) == (("01000000012",), ("شارع البحر عمارة 5",))


def test_digests_of_a_released_version_still_tell_who_wrote() -> None:
    vault = Vault.of(
        Path("none"), keyring=None, environment={VARIABLE: "a long secret that only this test knows"}
    )
    with SessionFile.read(FIXTURE.with_name("schema-5.livesession")) as file:
        keys = vault.keys(file)
        assert keys is not None
        intake = Intake(author_key=keys.author, seal=None)
        intake.know(file.met())
    assert intake.met_late()
    assert intake.unnamed("يا زيكو شوف، زِيكُو الغَيْطانى قالتلي") == "يا [name] شوف، [name] قالتلي"
    assert intake.unnamed("زيكو وحده قالتلي") == "زيكو وحده قالتلي"
