"""The answers of a live as a shop file: what a shop file can hold, and nothing that it says already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import Phase, given, settings

from copilot.answers.shop import Shop, dumped, load_shop
from copilot.cli import run
from copilot.domain.command import MarkAnswered, Propose
from copilot.review.report import review
from copilot.review.taken_down import NOTHING, answers_section
from copilot.review.themes import Known
from copilot.storage.session_file import SessionFile
from tests.builders import Entries
from tests.review.lives import SHOP, TOPICS, demo, random_lives

QUICK = settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.generate))
POLICY = next(topic for topic in TOPICS.values() if topic.answer == "policy:abroad")
KNOWN = SHOP.products[0]
FACT, SAID = (
    next(
        topic
        for topic in TOPICS.values()
        if topic.answer.startswith("fact:") and (topic.answer[5:] in KNOWN.facts) is said
    )
    for said in (False, True)
)


def live(topic: str | None, *answers: str, product: str | None = None, title: str = "بتشحنوا بره؟") -> list:
    make = Entries()
    first = make.ask(1, author="a", text=title, product=product)
    entries = [replace(first, opened=(replace(first.opened[0], topic=topic),))]
    entries += [make.command(MarkAnswered(question=1, text=text), at=n) for n, text in enumerate(answers, 1)]
    return entries


def told(entries, shop: Shop = SHOP) -> str:
    return answers_section(review(entries, topics=TOPICS, shop=shop), Known(topics=TOPICS, shop=shop))


def as_shop(text: str, folder: Path) -> Shop:
    path = folder / "answers.toml"
    path.write_text(text, "utf-8")
    return load_shop(path)


def test_the_newest_words_stand_under_their_policy(tmp_path: Path) -> None:
    shop = as_shop(told(live(POLICY.id, "لا", 'أيوه، "للخليج" بس\\')), tmp_path)
    assert shop.policies == {"abroad": 'أيوه، "للخليج" بس\\'}


def proposed(topic: str | None) -> list:
    """A moderator wrote the answer and gave it to the presenter; nobody marked it as answered."""
    said = Entries.command(Propose(by="Mona", question=1, text="للخليج بس"), at=2)
    return [*live(topic, "لا"), said]


def test_what_a_moderator_put_ready_is_an_answer_though_nobody_marked_it(tmp_path: Path) -> None:
    assert as_shop(told(proposed(POLICY.id)), tmp_path).policies == {"abroad": "للخليج بس"}
    assert "للخليج بس" in told(proposed(None))
    again = [*proposed(POLICY.id), Entries.command(MarkAnswered(question=1, text="لكل الدنيا"), at=3)]
    assert as_shop(told(again), tmp_path).policies == {"abroad": "لكل الدنيا"}
    back = [*proposed(POLICY.id), Entries.command(Propose(question=1, text=""), at=3)]
    assert as_shop(told(back), tmp_path).policies == {"abroad": "لا"}


def test_where_there_is_no_answer_to_copy_the_file_and_the_terminal_say_so(tmp_path: Path, capsys) -> None:
    assert NOTHING[0] in told([])
    assert NOTHING[1] not in told(proposed(POLICY.id))
    path = tmp_path / "live.livesession"
    for entries, said in ((live(POLICY.id), True), (live(POLICY.id, "لا"), False)):
        with SessionFile.create(path) as file:
            file.append(entries)
        assert run(["export", str(path), "--to", str(tmp_path), "--format", "toml"]) == 0
        assert (NOTHING[1] in capsys.readouterr().err) is said
        path.unlink()


def test_a_fact_stands_under_its_product(tmp_path: Path) -> None:
    shop = as_shop(told(live(FACT.id, "كده كده", product=KNOWN.code)), tmp_path)
    (product,) = shop.products
    assert (product.code, product.name) == (KNOWN.code, KNOWN.name)
    assert product.facts == {FACT.answer.removeprefix("fact:"): "كده كده"}


def test_what_the_shop_says_already_and_what_was_only_spoken_is_left_out(tmp_path: Path) -> None:
    known = next(topic for topic in TOPICS.values() if topic.answer == "policy:exchange")
    said = live(SAID.id, "كلام تاني", product=KNOWN.code)
    for entries in (live(known.id, "كلام تاني"), said, live(POLICY.id, ""), []):
        shop = as_shop(told(entries), tmp_path)
        assert (shop.policies, shop.products) == ({}, ())


def test_what_no_line_holds_is_told_in_a_comment(tmp_path: Path) -> None:
    text = told(live(None, "سطر\n[policies]\nx = 1", title="ينفع\n[shop] @mona"))
    assert "# 1 × ينفع [shop] @…؟: سطر [policies] x = 1" in text
    assert as_shop(text, tmp_path) == Shop()


def test_the_demos_answers_make_a_shop_file(tmp_path: Path) -> None:
    path = tmp_path / "demo.livesession"
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(Shop()))
        file.append(list(demo(presented=True)))
    assert run(["export", str(path), "--to", str(tmp_path / "out"), "--format", "toml"]) == 0
    text = (tmp_path / "out" / "answers.toml").read_text("utf-8")
    shop = load_shop(tmp_path / "out" / "answers.toml")
    assert shop.policies or any(product.facts for product in shop.products), text


@QUICK
@given(random_lives())
def test_any_lives_answers_make_a_shop_file(tmp_path_factory, entries) -> None:
    as_shop(told(entries, Shop()), tmp_path_factory.mktemp("a"))
