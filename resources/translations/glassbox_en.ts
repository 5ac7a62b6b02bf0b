<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>glassbox::CanvasEditor</name>
    <message numerus="yes">
        <source>Delete %n block(s)</source>
        <translation>
            <numerusform>Delete %n block</numerusform>
            <numerusform>Delete %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n block(s)</source>
        <translation>
            <numerusform>Duplicate %n block</numerusform>
            <numerusform>Duplicate %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n block(s)</source>
        <translation>
            <numerusform>Paste %n block</numerusform>
            <numerusform>Paste %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %n block(s) into one</source>
        <translation>
            <numerusform>Group %n block into one</numerusform>
            <numerusform>Group %n blocks into one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasView</name>
    <message numerus="yes">
        <source>Network, %n block(s)</source>
        <translation>
            <numerusform>Network, %n block</numerusform>
            <numerusform>Network, %n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) cut</source>
        <translation>
            <numerusform>%n block cut</numerusform>
            <numerusform>%n blocks cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) copied</source>
        <translation>
            <numerusform>%n block copied</numerusform>
            <numerusform>%n blocks copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::MainWindow</name>
    <message numerus="yes">
        <source>This machine: %n core(s), %1</source>
        <translation>
            <numerusform>This machine: %n core, %1</numerusform>
            <numerusform>This machine: %n cores, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::MessageBubble</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::NumberChip</name>
    <message numerus="yes">
        <source>%n term(s)</source>
        <translation>
            <numerusform>%n term</numerusform>
            <numerusform>%n terms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::ScorePanel</name>
    <message numerus="yes">
        <source>%n row(s), down then up</source>
        <translation>
            <numerusform>%n row, down then up</numerusform>
            <numerusform>%n rows, down then up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::TermWaterfall</name>
    <message numerus="yes">
        <source>%n smaller term(s)</source>
        <translation>
            <numerusform>%n smaller term</numerusform>
            <numerusform>%n smaller terms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) of zero</source>
        <translation>
            <numerusform>%n term of zero</numerusform>
            <numerusform>%n terms of zero</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::TimeGradientDialog</name>
    <message numerus="yes">
        <source>What is left of its length at the end, %n step(s) back: %1.</source>
        <translation>
            <numerusform>What is left of its length at the end, %n step back: %1.</numerusform>
            <numerusform>What is left of its length at the end, %n steps back: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::TimeGradientPlot</name>
    <message numerus="yes">
        <source>%n step(s) back: %1</source>
        <translation>
            <numerusform>%n step back: %1</numerusform>
            <numerusform>%n steps back: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
