from __future__ import annotations

import pytest

from copilot.console.doors import Bucket, Doors, Limits, Reason, RefusedEntryError
from copilot.domain.command import Command, Hide, MarkAnswered, Message, Pin, Undo
from copilot.domain.role import Role, may


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def doors(clock: Clock) -> Doors:
    return Doors(clock=clock)


def enter(doors: Doors, role: Role = Role.MODERATOR, **options):
    options = {"address": "10.0.0.5", "token": doors.token(role), **options}
    return doors.enter(role, **options)


def refused(doors: Doors, role: Role = Role.MODERATOR, **options) -> Reason:
    with pytest.raises(RefusedEntryError) as caught:
        enter(doors, role, **options)
    return caught.value.reason


def test_a_token_opens_its_own_door_and_no_other(doors: Doors) -> None:
    session, secret = enter(doors)
    assert session.role is Role.MODERATOR
    assert doors.session(Role.MODERATOR, secret) is session
    assert doors.session(Role.PRESENTER, secret) is None
    for role in set(Role) - {Role.MODERATOR}:
        assert refused(doors, role, token=doors.token(Role.MODERATOR)) is Reason.TOKEN


def test_every_live_has_tokens_of_its_own(doors: Doors, clock: Clock) -> None:
    other = Doors(clock=clock)
    tokens = [each.token(role) for each in (doors, other) for role in Role]
    assert len(set(tokens)) == len(tokens)
    assert all(len(token) >= 32 for token in tokens)
    _, secret = enter(other)
    assert doors.session(Role.MODERATOR, secret) is None


def test_a_renewed_token_ends_its_sessions_and_opens_nothing_any_more(doors: Doors) -> None:
    old = doors.token(Role.MODERATOR)
    session, secret = enter(doors)
    _, presenter = enter(doors, Role.PRESENTER)
    assert doors.renew(Role.MODERATOR) == [session]
    assert session.over
    assert doors.session(Role.MODERATOR, secret) is None
    assert refused(doors, token=old) is Reason.TOKEN
    assert doors.session(Role.PRESENTER, presenter)
    enter(doors)


def test_the_end_of_the_live_ends_everything(doors: Doors) -> None:
    old, (_, secret) = doors.token(Role.MODERATOR), enter(doors)
    doors.close()
    assert doors.session(Role.MODERATOR, secret) is None
    assert refused(doors, token=old) is Reason.TOKEN


def test_coming_back_with_the_token_goes_on_with_the_same_session(doors: Doors) -> None:
    first, secret = enter(doors)
    again, same = enter(doors, known=secret)
    assert again is first
    assert same == secret


def test_who_leaves_has_to_come_in_again(doors: Doors) -> None:
    session, secret = enter(doors)
    doors.leave(session)
    assert doors.session(Role.MODERATOR, secret) is None
    assert session.over


def test_guessing_is_slow(doors: Doors, clock: Clock) -> None:
    tries = int(doors.limits.tries)
    assert [refused(doors, token="x") for _ in range(tries)] == [Reason.TOKEN] * tries
    assert refused(doors) is Reason.TOO_FAST
    enter(doors, address="10.0.0.6")
    clock.now += 60 / doors.limits.tries
    enter(doors)


def test_addresses_that_guess_are_remembered_without_end_of_memory(doors: Doors) -> None:
    for number in range(5000):
        refused(doors, token="x", address=str(number))
    assert len(doors._tries) <= 1024


def test_names_are_cleaned_and_told_apart(doors: Doors) -> None:
    def label(name: str) -> str:
        return enter(doors, name=name)[0].by

    assert label("منى") == "منى"
    assert label("منى") == "منى 2"
    assert label("  A\u202e\x00\nB  ") == "A B"
    assert label("presenter") == "presenter 2"
    assert label("ＰＲＥＳＥＮＴＥＲ") not in {"presenter", "PRESENTER"}
    assert label("recording") == "recording 2"
    assert label("") == "moderator 7"
    assert len(label("x" * 500)) <= 24
    assert enter(doors, Role.PRESENTER, name="Mona")[0].by == "presenter"


def test_a_full_house_forgets_who_has_no_page_open_and_nobody_else(clock: Clock) -> None:
    doors = Doors(clock=clock, limits=Limits(sessions=2))
    first, _ = enter(doors)
    second, secret = enter(doors)
    assert doors.open(second)
    enter(doors)
    assert first.over
    assert doors.session(Role.MODERATOR, secret) is second
    third = next(each for each in doors._sessions.values() if each is not second)
    assert doors.open(third)
    assert refused(doors) is Reason.FULL


def test_open_pages_are_counted(clock: Clock) -> None:
    doors = Doors(clock=clock, limits=Limits(sockets=3, sockets_per_session=2))
    one, two = enter(doors)[0], enter(doors)[0]
    assert [doors.open(one), doors.open(one), doors.open(one)] == [True, True, False]
    assert [doors.open(two), doors.open(two)] == [True, False]
    doors.shut(one)
    assert doors.open(two)


def test_who_knocks_is_counted_by_address_and_in_all(clock: Clock) -> None:
    doors = Doors(clock=clock, limits=Limits(knocking=3, knocking_per_address=2))
    assert [doors.knock("a"), doors.knock("a"), doors.knock("a")] == [True, True, False]
    assert [doors.knock("b"), doors.knock("b")] == [True, False]
    doors.gone("a")
    assert doors.knock("b")
    for address in "abb":
        doors.gone(address)
    assert not doors._knocking


def test_a_bucket_holds_a_burst_and_fills_up_again() -> None:
    bucket = Bucket(rate=2.0, burst=3.0, at=0.0)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert not bucket.take(0.4)
    assert bucket.take(0.5)
    assert bucket.holds(100.0, 3.0)
    assert not bucket.holds(100.0, 3.1)


def test_a_command_is_new_once(doors: Doors) -> None:
    session, _ = enter(doors)
    assert [session.is_new("a"), session.is_new("a"), session.is_new("b")] == [True, False, True]
    for number in range(3000):
        session.is_new(str(number))
    assert len(session.commands) <= 1024


def test_a_secret_is_not_kept(doors: Doors) -> None:
    _, secret = enter(doors)
    assert secret not in repr(doors._sessions)


@pytest.mark.parametrize("role", [Role.WATCHER, Role.REVIEWER])
def test_who_looks_on_may_ask_nothing(role: Role) -> None:
    commands = (Pin(question=1), Hide(question=1), MarkAnswered(question=1), Message(text="x"), Undo())
    assert not any(may(role, command) for command in commands)


def test_a_new_kind_of_command_is_not_a_moderators_by_itself() -> None:
    class Wipe(Command):
        pass

    assert may(Role.MODERATOR, Pin(question=1))
    assert not may(Role.MODERATOR, Wipe())
    assert may(Role.PRESENTER, Wipe())
