"""Who wrote before a kill is known by keyed digests as by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.comment import NAME
from copilot.language.digests import Digests, Part
from copilot.language.privacy import part
from copilot.language.telling import spelt
from copilot.language.viewers import Viewers

KEY = b"a session's key"
NAMES = (
    "زيكو الغيطاني", "zeeko.fathalla", "mona_style22", "زملوكيتا 🌙", "Zeeko92", "منى", "Nourhan", "user83726451", "how much",
)  # fmt: skip
TYPED = (
    "زِيكُو الغَيْطانى قالتلي", "@zeeko_fathalla bkam", "ya mona_style22 bkam", "يازملوكيتاااا بكام", "zeeko92 و Zeeko 92",
    "يا منى بكام", "نورهان شوفي", "user83726451 saw it", "how much ya zeeko", "زيكو وحده",
)  # fmt: skip


def known_again(*before: tuple[Part, ...]) -> Viewers:
    """Return who knows by their digests alone what was to be kept."""
    kept = Digests(KEY)
    later = Viewers()
    later.know(Digests(KEY, sorted({kept.of(each) for parts in before for each in parts})))
    return later


@given(
    st.lists(st.sampled_from(NAMES) | st.text(), min_size=1, max_size=4), st.sampled_from(TYPED) | st.text()
)
def test_a_name_is_found_by_its_digests_as_by_itself(names: list[str], text: str) -> None:
    live = Viewers()
    parts = [live.meet(name) for name in names]
    if any(parts):
        later = known_again(*parts)
        assert later.spans(text) == live.spans(text)
        assert later.given(text) == live.given(text)


@pytest.mark.parametrize("name", NAMES[:-1])
def test_who_comes_again_is_nobody_new(name: str) -> None:
    parts = Viewers().meet(name)
    assert parts
    later = known_again(parts)
    assert later.late, "what was typed before the kill has to be looked through"
    later.late = False
    for typed in TYPED:
        later.count(typed, "a")
        later.hear(typed)
    assert later.meet(name) == ()
    assert not later.late
    assert later.meet("Tota Farouk") != ()


@pytest.mark.parametrize("word", ["فيرساتشي", "airpods3"])
def test_a_thing_that_three_typed_before_stays_from_whoever_was_called_so(word: str) -> None:
    live, kept = Viewers(), []
    parts = [live.meet(word)]
    for person in "aabbc":
        parts.append(live.count(f"{word} بكام", person))
        kept.append(part(f"{word} بكام", viewers=live).text)
    assert kept == [f"{NAME} بكام"] * 4 + [f"{word} بكام"]
    later = known_again(*parts)
    later.count(kept[-1], "c")
    assert part(kept[-1], viewers=later).text == kept[-1]
    assert known_again(parts[0]).spans(kept[-1]), "without that it would have gone there too"


def test_no_thing_is_kept_of_what_nobody_is_called_and_none_of_an_account() -> None:
    live = Viewers()
    live.meet("mona_style22")
    live.meet("Zeeko")
    for person in "abcd":
        for text in ("فيرساتشي", "mona_style22", "يا رانيا"):
            assert live.count(text, person) == ()
    assert [live.count("zeeko", person) for person in "abcd"] == [(), (), ("=zeko",), ()]


def test_a_presenters_name_that_is_typed_too_seldom_by_now_is_owed_also_after_a_kill() -> None:
    later = known_again(Viewers().meet("رانيا محمود"))
    later.late = False
    for person in "abc":
        later.count("يا رانيا السعر كام", person)
    assert later.given("يا رانيا السعر كام") == []
    assert not later.late
    for number in range(520):
        later.count("بكام", f"d{number}")
    assert later.late
    assert later.given("يا رانيا السعر كام") != []


def test_a_live_that_begins_looks_no_digest_up(monkeypatch: pytest.MonkeyPatch) -> None:
    live = Viewers()
    parts = live.meet("زيكو الغيطاني")
    monkeypatch.setattr(Digests, "of", lambda *_: pytest.fail("a digest was made"))
    for text in TYPED:
        live.count(text, "a")
        live.hear(text)
        live.spans(text)
        live.given(text)
    assert live.meet("زيكو الغيطاني") == ()
    assert parts == (("زيكو", "الغيطاني"), "زيكو", "~zk")


def test_a_digest_is_of_the_key_and_of_the_words_as_they_stand() -> None:
    of = Digests(KEY).of
    words = tuple(spelt("zeeko fathalla"))
    told = {
        of(words),
        of(words[::-1]),
        of("".join(words)),
        of(words[0]),
        of(f"~{words[0]}"),
        Digests(b"x").of(words),
    }  # type: ignore[arg-type]
    assert len(told) == 6
    assert {len(digest) for digest in told} == {8}
    assert words not in Digests(KEY)
    assert words in Digests(KEY, sorted(told))
