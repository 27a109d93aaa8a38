<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>waiting</source>
        <translation>
            <numerusform>waiting</numerusform>
            <numerusform>waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are waiting</source>
        <translation>
            <numerusform>%n person is waiting</numerusform>
            <numerusform>%n people are waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>More and more ask this</source>
        <translation>More and more ask this</translation>
    </message>
    <message>
        <source>Key {key}: answered</source>
        <translation>Key {key}: answered</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>No ready answer</source>
        <translation>No ready answer</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>Asked again</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>Answer by {name}</source>
        <translation>Answer by {name}</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Message: {text}</source>
        <translation>Message: {text}</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions, most wanted first</source>
        <translation>Questions, most wanted first</translation>
    </message>
    <message numerus="yes">
        <source>+%n more questions</source>
        <translation>
            <numerusform>+%n more question</numerusform>
            <numerusform>+%n more questions</numerusform>
        </translation>
    </message>
    <message>
        <source>The live has ended</source>
        <translation>The live has ended</translation>
    </message>
    <message>
        <source>Live Copilot, questions of the live</source>
        <translation>Live Copilot, questions of the live</translation>
    </message>
    <message>
        <source>Cards are hidden; this key shows them</source>
        <translation>Cards are hidden; this key shows them</translation>
    </message>
    <message>
        <source>The first question will appear here.</source>
        <translation>The first question will appear here.</translation>
    </message>
    <message>
        <source>Connecting to the live</source>
        <translation>Connecting to the live</translation>
    </message>
    <message>
        <source>Listening to the comments</source>
        <translation>Listening to the comments</translation>
    </message>
    <message numerus="yes">
        <source>%n comments read</source>
        <translation>
            <numerusform>%n comment read</numerusform>
            <numerusform>%n comments read</numerusform>
        </translation>
    </message>
    <message>
        <source>Listening: no question is waiting</source>
        <translation>Listening: no question is waiting</translation>
    </message>
    <message>
        <source>On air: {product}</source>
        <translation>On air: {product}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>size</source>
        <translation>size</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>hide</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>full screen</translation>
    </message>
    <message>
        <source>Answered: {title}</source>
        <translation>Answered: {title}</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>No comments yet</source>
        <translation>No comments yet</translation>
    </message>
    <message>
        <source>Newest comment: just now</source>
        <translation>Newest comment: just now</translation>
    </message>
    <message numerus="yes">
        <source>Newest comment: %n s ago</source>
        <translation>
            <numerusform>Newest comment: %n s ago</numerusform>
            <numerusform>Newest comment: %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest comment: %n min ago</source>
        <translation>
            <numerusform>Newest comment: %n min ago</numerusform>
            <numerusform>Newest comment: %n min ago</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>waiting for the live</source>
        <translation>waiting for the live</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
</context>
</TS>
