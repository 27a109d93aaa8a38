"""The products that may be put on air, as the list shows them."""

from copilot.answers.shop import Product
from copilot.answers.wording import money
from copilot.ui.product_model import ProductModel


def test_a_price_stands_in_the_list_as_answers_say_it(qapp):
    products = ProductModel()
    products.show_products(
        (Product(code="A1", name="dress", price=1350.0), Product(code="A2", name="scarf", price=99.5)), "EGP"
    )
    for row, price in enumerate((1350.0, 99.5)):
        assert f"\u2068{money(price, 'EGP')}\u2069" in products.index(row).data()


def test_a_name_that_stands_for_a_code_is_said_once(qapp):
    products = ProductModel()
    products.show_products((Product(code="scarf", name="scarf"), Product(code="A1", name="dress")), "EGP")
    assert products.index(0).data() == "\u2068scarf\u2069"
    assert products.index(1).data() == "\u2068A1\u2069  ·  \u2068dress\u2069"
