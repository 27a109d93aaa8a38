"""Colours by their usual name: in English, and what viewers type."""

from __future__ import annotations

from typing import Final

COLOURS: Final = {
    "أسود": ("black", "اسود,سودا,سوده,سوداء,black,eswed,aswad,soda,iswed,eswd"),
    "أبيض": ("white", "ابيض,بيضا,بيضه,بيضاء,white,abyad,abiad,abyd"),
    "بيج": ("beige", "بيج,beige,beg,bej,baige"),
    "أوف وايت": ("off-white", "اوف,اوف وايت,اوفوايت,off white,offwhite"),
    "كحلي": ("navy", "كحلي,navy,ko7ly,kohly,ko7li"),
    "أزرق": ("blue", "ازرق,زرقا,زرقاء,blue,azra2,azraq"),
    "لبني": ("light blue", "لبني,labany,labani,baby blue,بيبي بلو"),
    "رمادي": ("grey", "رمادي,رصاصي,grey,gray,romady,rosasy,جراي"),
    "أحمر": ("red", "احمر,حمرا,حمراء,red,a7mar,ahmar"),
    "نبيتي": ("burgundy", "نبيتي,burgundy,nebety,nbety,maroon"),
    "وردي": ("pink", "وردي,بينك,روز,pink,rose,wardy,بمبي"),
    "أخضر": ("green", "اخضر,خضرا,خضراء,green,a5dar,akhdar"),
    "زيتي": ("olive", "زيتي,زيتوني,olive,zety"),
    "بني": ("brown", "بني,brown,bony"),
    "هافان": ("havana brown", "هافان,كاميل,جملي,camel,havan,havane"),
    "موكا": ("mocha", "موكا,mocha,moca"),
    "كافيه": ("coffee", "كافيه,cafe"),
    "موف": ("purple", "موف,مووف,بنفسجي,purple,mauve"),
    "أصفر": ("yellow", "اصفر,صفرا,صفراء,yellow,asfar"),
    "برتقالي": ("orange", "برتقالي,برتقاني,اورنج,orange"),
    "فضي": ("silver", "فضي,سيلفر,silver"),
    "دهبي": ("gold", "دهبي,ذهبي,جولد,gold,golden,dahaby"),
    "غامق": ("dark", "غامق,dark,ghame2"),
    "فاتح": ("light", "فاتح,light,fate7"),
}
