"""What to do for those who ordered: who left a number that was kept is called, all others are written to."""

from __future__ import annotations

from copilot.domain.report import Report
from copilot.review.ordered import is_clear, together
from copilot.review.words import Words, isolated, number


def follow_up(report: Report, words: Words) -> str:
    """Return in one sentence how many ordered, and what to do for whom of them."""
    if not report.orders:
        return words.either("محدش كتب طلب في التعليقات.", "Nobody wrote an order in the comments.")
    orders = together(report.orders)
    people, count = words.people(len({order.person for order in orders})), words.orders(len(orders))
    if len(report.orders) > len(orders):
        count += f" ({words.comments(len(report.orders))})"
    left = [order for order in orders if order.is_open]
    if not left:
        return words.either(
            f"{count} من {people}: كلهم اتأكدوا أو اتشحنوا أو اتلغوا.",
            f"{count} from {people}: all of them are confirmed, shipped or cancelled.",
        )
    phones = sum(order.phone for order in left)
    clear = sum(is_clear(order) and not order.phone for order in left)
    vague = len(left) - phones - clear
    kept = sum(order.phone and order.kept for order in left)
    lost = phones - kept
    rest = vague < len(left)
    steps = [
        words.either(*(one if some == 1 else several))
        for some, one, several in (
            (
                kept,
                ("كلّمي اللي ساب رقم", "call the one that left a number"),
                (f"كلّمي الـ {number(kept)} اللي سابوا رقم", f"call the {number(kept)} that left a number"),
            ),
            (
                lost,
                (
                    "ابعتي على المنصة للي رقمه مش محفوظ",
                    "message on the platform the one whose number is not kept",
                ),
                (
                    f"ابعتي على المنصة للـ {number(lost)} اللي رقمهم مش محفوظ",
                    f"message on the platform the {number(lost)} whose number is not kept",
                ),
            ),
            (
                clear,
                ("ابعتي تأكيد للي طلبه واضح", "confirm the one whose order is clear"),
                (
                    f"ابعتي تأكيد للـ {number(clear)} اللي طلبهم واضح",
                    f"confirm the {number(clear)} whose order is clear",
                ),
            ),
            (vague, *_ask(vague, rest=rest)),
        )
        if some
    ]
    todo = words.either("، وبعدين ", ", then ").join(steps)
    why = _unkept(words, deleted=report.contacts_deleted) if lost else ""
    done = len(orders) - len(left)
    besides = words.either(f" ({number(done)} خلصوا)", f" ({number(done)} seen to)") if done else ""
    return words.either(
        f"{count} من {people}{besides}: {todo}.{why}",
        f"{count} from {people}{besides}: {todo}.{why}",
    )


def _ask(vague: int, *, rest: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what to do for those of whom it is not known what they want: for one alone, and for several."""
    if not rest:
        return ("اسألي صاحبه عايز إيه", "ask what is wanted"), (
            f"اسألي الـ {number(vague)} عايزين إيه",
            f"ask the {number(vague)} what they want",
        )
    return ("اسألي الباقي عايز إيه", "ask the other one what is wanted"), (
        f"اسألي الـ {number(vague)} الباقيين عايزين إيه",
        f"ask the other {number(vague)} what they want",
    )


def _unkept(words: Words, *, deleted: bool) -> str:
    """Return why a number that somebody left can't be called, and what tells more."""
    if deleted:
        return words.either(
            " أرقام الطلبات وعناوينها اتمسحت من اللايف ده بعد ما خلص.",
            " The orders' numbers and addresses were deleted from this live afterwards.",
        )
    doctor = isolated("live-copilot doctor")
    return words.either(
        f" من غير خزنة كلمات سر على الكمبيوتر الأرقام مش بتتحفظ: {doctor} بيقول فيه واحدة ولا لأ.",
        f" Without a keyring on this computer numbers are not kept: {doctor} tells whether there is one.",
    )
