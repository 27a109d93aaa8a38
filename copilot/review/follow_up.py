"""What to do for those who ordered: who left a number that was kept is called, all others are written to."""

from __future__ import annotations

from copilot.domain.report import Report
from copilot.review.words import Words, isolated, number


def follow_up(report: Report, words: Words) -> str:
    """Return in one sentence how many ordered, and what to do for whom of them."""
    if not report.orders:
        return words.either("محدش كتب طلب في التعليقات.", "Nobody wrote an order in the comments.")
    people = words.people(len({order.person for order in report.orders}))
    count, phones = number(len(report.orders)), sum(order.phone for order in report.orders)
    clear = sum(bool(order.sizes or order.colours) and not order.phone for order in report.orders)
    vague = len(report.orders) - phones - clear
    kept = sum(order.phone and order.kept for order in report.orders)
    lost = phones - kept
    steps = [
        words.either(said, told)
        for some, said, told in (
            (
                kept,
                f"كلّمي الـ {number(kept)} اللي سابوا رقم",
                f"call the {number(kept)} that left a number",
            ),
            (
                lost,
                f"ابعتي على المنصة للـ {number(lost)} اللي رقمهم مش محفوظ",
                f"message on the platform the {number(lost)} whose number is not kept",
            ),
            (
                clear,
                f"ابعتي تأكيد للـ {number(clear)} اللي كتبوا مقاس أو لون",
                f"confirm the {number(clear)} that name a size or colour",
            ),
            (
                vague,
                f"اسألي الـ {number(vague)} الباقيين عايزين إيه",
                f"ask the other {number(vague)} what they want",
            ),
        )
        if some
    ]
    todo = words.either("، وبعدين ", ", then ").join(steps)
    why = _unkept(words, deleted=report.contacts_deleted) if lost else ""
    return words.either(f"{count} طلب من {people}: {todo}.{why}", f"{count} orders of {people}: {todo}.{why}")


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
