"""Names of things that are sold, by trade, to be mentioned in phrases of training.

Whatever is sold, "how much", "which colours" and "do you deliver" stay the same question. Without this the
model takes a comment that names a blender for one about blenders, whatever it asks of it.
"""

from __future__ import annotations

_PRODUCTS = {
    "clothes": (
        "العبايه الدريس الفستان التيشيرت البنطلون الجينز الجيبه البلوزه القميص الجاكت الهودي "
        "البيجامه الترنج الطرحه الكارديجان السويتر البالطو العبايات الاسدال البدله الشورت السالوبيت "
        "el-dress el-abaya el-bantalon el-tshirt el-blouse el-jacket el-pyjama dress hoodie jeans "
        "shirt skirt set"
    ),
    "shoes and bags": (
        "الجزمه الكوتشي الشنطه الصندل البوت الشبشب المحفظه الباك الهاف-بوت el-shanta el-gazma "
        "el-kotshy el-sandal bag shoes sneakers backpack wallet"
    ),
    "jewellery and accessories": (
        "السلسله الخاتم الحلق الاسوره الانسيال الساعه النضاره التوكه الحزام el-selsela el-5atem "
        "el-7ala2 el-sa3a watch ring necklace earrings sunglasses"
    ),
    "perfume": (
        "البرفان العطر البرفيوم المسك العود البخور التوله الزيت-العطري سوفاج بلاك-اوبيوم كريد "
        "بكارات لاتافا المبخره el-perfume el-3etr el-parfan el-misk sauvage good-girl oud perfume "
        "musk"
    ),
    "cosmetics": (
        "السيروم الكريم الروج الفاونديشن الماسكرا الكونسيلر الشامبو الماسك الغسول التونر صن-بلوك "
        "البلاشر الاي-لاينر البودره الصبغه زيت-الشعر el-serum el-krem el-rouge el-shampoo "
        "el-foundation el-mascara serum cream lipstick sunscreen"
    ),
    "appliances": (
        "الخلاط المكنسه الغساله التلاجه البوتاجاز السخان التكييف الميكروويف القلايه الايرفراير "
        "الكبه العجان المكواه الغلايه المروحه الشاشه الفرن الكاتل الديب-فريزر الدفايه ماكينه-القهوه "
        "السيشوار el-5allat el-maknasa el-8asala el-tallaga el-airfryer el-kabba el-shasha blender "
        "vacuum fridge air-fryer kettle heater mixer"
    ),
    "phones and accessories": (
        "الموبايل السماعه الايربودز الشاحن الباور-بانك الجراب التابلت اللابتوب الكيبورد الماوس "
        "el-mobile el-sama3a el-sha7en el-gerab phone earbuds powerbank charger case laptop"
    ),
    "furniture and home textiles": (
        "الانتريه السرير المرتبه الكنبه الترابيزه الدولاب الملايه اللحاف الستاره المفرش السجاده "
        "المخده الركنه طقم-الحلل الحله الاطباق الصواني el-sereer el-martaba el-kanaba el-melaya "
        "el-le7af sofa mattress table sheets pots set"
    ),
    "food": (
        "العسل التمر المكسرات البسبوسه الكحك الجبنه السمنه الزيتون الحلويات التورته الشوكولاته "
        "el-3asal el-tamr el-kahk honey cake chocolate dates"
    ),
    "children and others": (
        "اللعبه العربيه الكارسيت الاستروللر العروسه الكتاب الفيتامين المكمل السرير-الهزاز el-le3ba "
        "el-ketab el-vitamin toy stroller book vitamins"
    ),
}

OF_TRADE = {
    trade: tuple(name.replace("-", " ") for name in names.split()) for trade, names in _PRODUCTS.items()
}
ANY = tuple(name for names in OF_TRADE.values() for name in names)
