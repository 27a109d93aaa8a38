<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>waiting</source>
        <translation>
            <numerusform>مستني</numerusform>
            <numerusform>مستني</numerusform>
            <numerusform>مستنيين</numerusform>
            <numerusform>مستنيين</numerusform>
            <numerusform>مستنيين</numerusform>
            <numerusform>مستنيين</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation>
            <numerusform>مفيش حد مستني</numerusform>
            <numerusform>شخص واحد مستني</numerusform>
            <numerusform>شخصين مستنيين</numerusform>
            <numerusform>%n أشخاص مستنيين</numerusform>
            <numerusform>%n شخص مستنيين</numerusform>
            <numerusform>%n شخص مستنيين</numerusform>
        </translation>
    </message>
    <message>
        <source>More and more ask this</source>
        <translation>بيزيد</translation>
    </message>
    <message>
        <source>Key {key}: answered</source>
        <translation>مفتاح {key}: تمت الإجابة</translation>
    </message>
    <message>
        <source>done</source>
        <translation>تمت</translation>
    </message>
    <message>
        <source>No ready answer</source>
        <translation>مفيش إجابة جاهزة</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>مثبّت</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>اتسأل تاني</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>إجابتك</translation>
    </message>
    <message>
        <source>Answer by {name}</source>
        <translation>إجابة {name}</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Message: {text}</source>
        <translation>رسالة: {text}</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>محدش</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصين</numerusform>
            <numerusform>%n أشخاص</numerusform>
            <numerusform>%n شخص</numerusform>
            <numerusform>%n شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions, most wanted first</source>
        <translation>الأسئلة، الأكثر انتظارًا الأول</translation>
    </message>
    <message numerus="yes">
        <source>+%n more questions</source>
        <translation>
            <numerusform>مفيش أسئلة تانية</numerusform>
            <numerusform>وكمان سؤال واحد</numerusform>
            <numerusform>وكمان سؤالين</numerusform>
            <numerusform>وكمان %n أسئلة</numerusform>
            <numerusform>وكمان %n سؤال</numerusform>
            <numerusform>وكمان %n سؤال</numerusform>
        </translation>
    </message>
    <message>
        <source>The live has ended</source>
        <translation>البث خلص</translation>
    </message>
    <message>
        <source>Live Copilot, questions of the live</source>
        <translation>Live Copilot، أسئلة البث</translation>
    </message>
    <message>
        <source>Cards are hidden; this key shows them</source>
        <translation>الأسئلة مخفية، المفتاح ده بيظهرها</translation>
    </message>
    <message>
        <source>The first question will appear here.</source>
        <translation>أول سؤال هيظهر هنا</translation>
    </message>
    <message>
        <source>Connecting to the live</source>
        <translation>بنتصل بالبث</translation>
    </message>
    <message>
        <source>Listening to the comments</source>
        <translation>بنتابع التعليقات</translation>
    </message>
    <message numerus="yes">
        <source>%n comments read</source>
        <translation>
            <numerusform>لسه مفيش تعليقات</numerusform>
            <numerusform>قرينا تعليق واحد</numerusform>
            <numerusform>قرينا تعليقين</numerusform>
            <numerusform>قرينا %n تعليقات</numerusform>
            <numerusform>قرينا %n تعليق</numerusform>
            <numerusform>قرينا %n تعليق</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening: no question is waiting</source>
        <translation>بنتابع، ومفيش سؤال مستني</translation>
    </message>
    <message>
        <source>On air: {product}</source>
        <translation>على الهوا: {product}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>تمت الإجابة</translation>
    </message>
    <message>
        <source>size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Answered: {title}</source>
        <translation>تمت الإجابة: {title}</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>No comments yet</source>
        <translation>لسه مفيش تعليقات</translation>
    </message>
    <message>
        <source>Newest comment: just now</source>
        <translation>آخر تعليق: دلوقتي</translation>
    </message>
    <message numerus="yes">
        <source>Newest comment: %n s ago</source>
        <translation>
            <numerusform>آخر تعليق: دلوقتي</numerusform>
            <numerusform>آخر تعليق من ثانية</numerusform>
            <numerusform>آخر تعليق من ثانيتين</numerusform>
            <numerusform>آخر تعليق من %n ثواني</numerusform>
            <numerusform>آخر تعليق من %n ثانية</numerusform>
            <numerusform>آخر تعليق من %n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest comment: %n min ago</source>
        <translation>
            <numerusform>آخر تعليق: دلوقتي</numerusform>
            <numerusform>آخر تعليق من دقيقة</numerusform>
            <numerusform>آخر تعليق من دقيقتين</numerusform>
            <numerusform>آخر تعليق من %n دقايق</numerusform>
            <numerusform>آخر تعليق من %n دقيقة</numerusform>
            <numerusform>آخر تعليق من %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>بيتصل</translation>
    </message>
    <message>
        <source>waiting for the live</source>
        <translation>مستني البث</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>مش متصل</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فيه عطل</translation>
    </message>
</context>
</TS>
