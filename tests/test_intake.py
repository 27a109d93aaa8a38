from __future__ import annotations

import pytest

from copilot.answers.shop import Shop
from copilot.domain.comment import Kind, RawComment
from copilot.domain.contact import Contact
from copilot.domain.question import ReadComment
from copilot.intake import Intake, author_hash
from copilot.pipeline import Pipeline
from copilot.session import reader
from tests.builders import raw

READER = reader()
Sealed = list[tuple[Contact, str, str]]


def sealing(kept: Sealed) -> Pipeline:
    def seal(contact: Contact, platform: str, identity: str) -> bytes:
        kept.append((contact, platform, identity))
        return b"sealed"

    return Pipeline(reader=READER, author_key=b"key", shop=Shop(), seal=seal)


def take(pipeline: Pipeline, text: str, *, author: str = "a", identity: str = "1") -> ReadComment:
    (entry,) = pipeline.take([raw(text, author=author, identity=identity)])
    assert isinstance(entry, ReadComment)
    pipeline.record([entry])
    return entry


def test_an_orders_contact_is_sealed_for_its_comment_and_stands_nowhere_else() -> None:
    kept: Sealed = []
    entry = take(sealing(kept), "عايزه لارج اسود 010 0000 0012 طنطا شارع البحر عمارة 5 باسم منى السيد")
    assert entry.kind is Kind.ORDER
    assert entry.sealed == b"sealed"
    ((contact, platform, identity),) = kept
    assert (platform, identity) == ("tiktok", "1")
    assert contact == Contact(
        phones=("010 0000 0012",), addresses=("شارع البحر عمارة 5",), names=("منى السيد",)
    )
    assert "0012" not in entry.comment.text
    assert "منى" not in entry.comment.text


def test_a_contact_that_belongs_to_no_order_is_dropped() -> None:
    kept: Sealed = []
    pipeline = sealing(kept)
    for number, text in enumerate(["المحل فين رقمي 01000000012", "شغل من البيت كلمني واتس 01000000012"]):
        assert take(pipeline, text, author=f"a{number}", identity=f"{number}").sealed == b""
    assert kept == []


def test_a_number_that_follows_an_order_belongs_to_it() -> None:
    kept: Sealed = []
    pipeline = sealing(kept)
    order = take(pipeline, "عايزه واحده لارج اسود")
    assert (order.kind, order.sealed) == (Kind.ORDER, b"")
    assert take(pipeline, "المحل فين رقمي 01000000012", identity="2").sealed == b"sealed"
    later = sealing(kept)
    later.restore([order])
    assert take(later, "المحل فين رقمي 01000000012", identity="3").sealed == b"sealed"
    assert [identity for _, _, identity in kept] == ["2", "3"]


def test_a_name_alone_is_no_contact_and_without_a_vault_nothing_is_kept() -> None:
    kept: Sealed = []
    assert take(sealing(kept), "احجزي هافان باسم ام يوسف").sealed == b""
    assert kept == []
    pipeline = Pipeline(reader=READER, author_key=b"key", shop=Shop())
    assert take(pipeline, "عايزه لارج اسود 010 0000 0012").sealed == b""


def test_a_viewer_who_wrote_before_is_named_in_nobodys_comment() -> None:
    intake = Intake(author_key=b"key", seal=None)
    intake.kept(
        RawComment(platform="tiktok", id="1", author_id="7", author_name="Zizi Elsayed", text="bkam", at=1.0)
    )
    comment, left, _ = intake.kept(raw("zizi elsayed ablety 3aliko", author="8", identity="2"))
    assert comment.text == "[name] ablety 3aliko"
    assert left.names == ("zizi elsayed",)


def test_the_same_person_has_another_hash_under_another_key_and_on_another_platform() -> None:
    hashes = {
        author_hash(platform, "42", key) for platform in ("tiktok", "facebook") for key in (b"one", b"two")
    }
    assert len(hashes) == 4
    assert all("42" not in each[:1] and len(each) == 24 for each in hashes)


def test_without_an_author_key_nobody_comes_in() -> None:
    intake = Intake(author_key=None, seal=None)
    comment, *_ = intake.kept(raw("بكام", author=""))
    assert comment.author == ""
    with pytest.raises(ValueError, match="author key"):
        intake.kept(raw("بكام", author="somebody"))
