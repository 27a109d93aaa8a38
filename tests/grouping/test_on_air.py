"""What was on air when a comment was typed."""

from __future__ import annotations

from copilot.grouping.on_air import OnAir


def shown(*products: tuple[str | None, float]) -> OnAir:
    on_air = OnAir()
    for product, at in products:
        on_air.show(product, at=at)
    return on_air


def test_what_was_on_air_at_a_moment() -> None:
    on_air = shown(("A", 10.0), ("B", 20.0), (None, 30.0))
    assert [on_air.then(at) for at in (10.0, 19.9, 20.0, 31.0)] == ["A", "A", "B", None]
    assert on_air.now is None


def test_before_the_first_product_people_mean_the_first() -> None:
    assert shown(("A", 10.0), ("B", 20.0)).then(3.0) == "A"
    assert OnAir().then(3.0) is None


def test_what_was_taken_back_was_never_on_air() -> None:
    on_air = shown(("A", 10.0))
    back = on_air.show("B", at=20.0)
    assert on_air.then(25.0) == "B"
    back()
    assert on_air.then(25.0) == "A"


def test_a_copy_goes_its_own_way() -> None:
    on_air = shown(("A", 10.0), ("B", 20.0))
    other = on_air.copy()
    other.show("C", at=30.0)
    assert (on_air.then(40.0), other.then(40.0), other.then(15.0)) == ("B", "C", "A")
