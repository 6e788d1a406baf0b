#include <gtest/gtest.h>

#include <ctime>

#include "support/mutation.h"
#include "support/po_sample.h"

namespace bifolium::l10n {
namespace {

using Findings = std::vector<std::string>;
using Lines = std::vector<std::string>;

TEST(PoRead, AnEntryHasAllItsParts) {
    const ReadPo read = read_po_body(
        "# checked by Ann\n"
        "#. paragraph in How It Works\n"
        "#: manuscript/msc.md a.c:12\n"
        "#, fuzzy, c-format, range: 0..5\n"
        "#| msgctxt \"old context\"\n"
        "#| msgid \"Old \"\n"
        "#| \"text\"\n"
        "msgctxt \"title\"\n"
        "msgid \"New \"\n"
        "\"text\"\n"
        "msgstr \"\"\n"
        "\"Neuer Text\"\n");
    EXPECT_EQ(read.findings, Findings{});
    ASSERT_EQ(read.file.entries.size(), 1u);
    const PoEntry& entry = read.file.entries.front();
    EXPECT_EQ(entry.comments, Lines{"checked by Ann"});
    EXPECT_EQ(entry.extracted, Lines{"paragraph in How It Works"});
    EXPECT_EQ(entry.references, (Lines{"manuscript/msc.md", "a.c:12"}));
    EXPECT_EQ(entry.flags, (Lines{"fuzzy", "c-format", "range: 0..5"}));
    EXPECT_EQ(entry.previous_context, "old context");
    EXPECT_EQ(entry.previous_id, "Old text");
    EXPECT_EQ(entry.context, "title");
    EXPECT_EQ(entry.id, "New text");
    EXPECT_EQ(entry.texts, Lines{"Neuer Text"});
    EXPECT_TRUE(entry.fuzzy());
    EXPECT_TRUE(entry.translated());
    EXPECT_FALSE(entry.obsolete);
    EXPECT_TRUE(read.at(entry.span).starts_with("# checked"));
    EXPECT_TRUE(read.at(entry.span).ends_with("Neuer Text\""));
    EXPECT_EQ(read.at(entry.text_span), "msgstr \"\"\n\"Neuer Text\"");
}

TEST(PoRead, TheHeaderIsNoEntryAndItsFieldsHaveNames) {
    const ReadPo read = read_po_body("");
    EXPECT_EQ(read.findings, Findings{});
    EXPECT_TRUE(read.file.entries.empty());
    EXPECT_EQ(header_field(read.file, "Language"), "de");
    EXPECT_EQ(header_field(read.file, "content-type"), "text/plain; charset=UTF-8");
    EXPECT_EQ(header_field(read.file, "Team"), "");
}

TEST(PoRead, PluralsAndObsoleteEntries) {
    const ReadPo read = read_po_body(
        "msgid \"%d day\"\n"
        "msgid_plural \"%d days\"\n"
        "msgstr [ 0 ] \"%d Tag\"\n"
        "msgstr[1] \"%d \" \"Tage\"\n"
        "\n"
        "# kept\n"
        "#~| msgid \"before\"\n"
        "#~ msgctxt \"c\"\n"
        "#~ msgid \"gone\"\n"
        "#~ msgstr \"weg\"\n");
    EXPECT_EQ(read.findings, Findings{});
    ASSERT_EQ(read.file.entries.size(), 2u);
    EXPECT_EQ(read.file.entries[0].id_plural, "%d days");
    EXPECT_EQ(read.file.entries[0].texts, (Lines{"%d Tag", "%d Tage"}));
    EXPECT_FALSE(read.file.entries[0].obsolete);
    EXPECT_TRUE(read.file.entries[1].obsolete);
    EXPECT_EQ(read.file.entries[1].previous_id, "before");
    EXPECT_EQ(read.file.entries[1].comments, Lines{"kept"});
}

TEST(PoRead, EveryEscape) {
    const ReadPo read = read_po_body(
        "msgid \"a\"\n"
        "msgstr \"\\a\\b\\f\\n\\r\\t\\v\\\\\\\" \\101\\x42 \\303\\244\\xc3\\xa4 go\\\non\"\n");
    ASSERT_EQ(read.file.entries.size(), 1u);
    EXPECT_EQ(read.file.entries[0].texts[0], "\a\b\f\n\r\t\v\\\" AB ää goon");
    EXPECT_EQ(read.findings, Findings{"8 po.control-character"});
}

TEST(PoRead, LinesMeanNothingToTheGrammar) {
    const ReadPo read =
        read_po_body("msgid \"a\" \"b\"msgstr \"c\" msgctxt\n\"d\"\nmsgid\"e\"\nmsgstr\n\"f\"");
    EXPECT_EQ(read.findings, Findings{});
    ASSERT_EQ(read.file.entries.size(), 2u);
    EXPECT_EQ(read.file.entries[0].id, "ab");
    EXPECT_EQ(read.file.entries[1].context, "d");
    EXPECT_EQ(read.file.entries[1].texts, Lines{"f"});
}

TEST(PoRead, WindowsLinesAndAByteOrderMarkAreSaid) {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : std::string(po_header) + "# a b\nmsgid \"a\"\nmsgstr \"b\\nc\"\n") {
        if (c == '\n') text.push_back('\r');
        text.push_back(c);
    }
    const ReadPo read = read_whole_po(text);
    EXPECT_EQ(read.findings, (Findings{"1 po.byte-order-mark", "1 po.windows-lines"}));
    ASSERT_EQ(read.file.entries.size(), 1u);
    EXPECT_EQ(read.file.entries[0].comments, Lines{"a b"});
    EXPECT_EQ(read.file.entries[0].texts, Lines{"b\nc"});
    EXPECT_EQ(header_field(read.file, "Language"), "de");
}

TEST(PoRead, ReferencesMayHoldSpaces) {
    const ReadPo read = read_po_body(
        "#: \xE2\x81\xA8my file.md\xE2\x81\xA9:3 a.c : 12 b.c:4\n"
        "msgid \"a\"\nmsgstr \"b\"\n");
    ASSERT_EQ(read.file.entries.size(), 1u);
    EXPECT_EQ(read.file.entries[0].references, (Lines{"my file.md:3", "a.c:12", "b.c:4"}));
}

TEST(PoRead, AnEmptyContextIsNotNone) {
    const ReadPo read =
        read_po_body("msgctxt \"\"\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n");
    EXPECT_EQ(read.findings, Findings{});
    const PoIndex index(read.file);
    ASSERT_NE(index.find("", "a"), nullptr);
    EXPECT_EQ(index.find("", "a")->texts, Lines{"b"});
    EXPECT_EQ(index.find({}, "a")->texts, Lines{"c"});
    EXPECT_EQ(index.find("x", "a"), nullptr);
    EXPECT_EQ(index.find({}, "b"), nullptr);
}

TEST(PoRead, MistakesInQuotationMarks) {
    EXPECT_EQ(read_po_body("msgid \"a\nmsgstr \"b\"\n").findings, Findings{"7 po.quotation-mark"});
    EXPECT_EQ(read_po_body("msgid a\nmsgstr \"b\"\n").findings,
              (Findings{"7 po.quotation-mark", "7 po.incomplete"}));
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr \"b \"c\" d\"\n").findings,
              (Findings{"8 po.quotation-mark"}));
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr \"b\\").findings, Findings{"8 po.quotation-mark"});
}

TEST(PoRead, MistakesInEscapes) {
    const ReadPo read = read_po_body(
        "msgid \"a\"\nmsgstr \"\"\n\"b \\q\"\n\"\\xg\"\n\"\\0\"\n\"\\777\"\n\"\\x141\"\n\"\\d\"\n");
    EXPECT_EQ(read.findings, (Findings{"9 po.escape", "10 po.escape", "11 po.escape",
                                       "12 po.escape", "13 po.escape", "14 po.escape"}));
    EXPECT_TRUE(read.file.entries.at(0).texts[0].starts_with("b \\q"));
}

TEST(PoRead, WhatIsNoPoIsOneFindingAStretch) {
    const ReadPo read = read_po_body(
        "Dear Ann,\nhere is the file.\n\nmsgid \"a\"\nmsgstr \"b\"\n%%%\nmsgid \"c\"\nmsgstr "
        "\"d\"\n");
    EXPECT_EQ(read.findings, (Findings{"7 po.syntax", "12 po.syntax"}));
    EXPECT_EQ(read.file.entries.size(), 2u);
}

TEST(PoRead, WhatStandsInTheWrongPlace) {
    EXPECT_EQ(read_whole_po("\"a\"\n\"b\"\n" + std::string(po_header)).findings,
              Findings{"1 po.syntax"});
    EXPECT_EQ(read_po_body("msgstr \"a\"\n\"b\"\n").findings, Findings{"7 po.syntax"});
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n").findings,
              Findings{"9 po.syntax"});
    EXPECT_EQ(read_po_body("msgid_plural \"a\"\n").findings, Findings{"7 po.syntax"});
    EXPECT_EQ(read_po_body("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"c\"\n").findings,
              Findings{"7 po.incomplete"});
    EXPECT_EQ(read_po_body("msgctxt \"a\"\n").findings, Findings{"7 po.incomplete"});
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr \"b\"\n# lost\n#, fuzzy\n").findings,
              Findings{"9 po.stray-comment"});
    EXPECT_EQ(read_po_body("domain \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n").findings,
              Findings{"7 po.domain"});
    EXPECT_EQ(read_po_body("#~ msgid \"a\"\nmsgstr \"b\"\n").findings, Findings{"8 po.obsolete"});
}

TEST(PoRead, PreviousTextsAreWholeAndSaidOnce) {
    const std::string end = "msgid \"a\"\nmsgstr \"b\"\n";
    EXPECT_EQ(read_po_body("#| msgid \"o\"\n#| msgid \"p\"\n" + end).findings,
              Findings{"8 po.syntax"});
    EXPECT_EQ(read_po_body("#| msgctxt \"o\"\n" + end).findings, Findings{"7 po.incomplete"});
    EXPECT_EQ(read_po_body(end + "#| \"c\"\n").findings, Findings{"9 po.syntax"});
    EXPECT_EQ(read_po_body("#| msgid \"o\"\n\"p\"\n" + end).findings, Findings{"8 po.syntax"});
}

TEST(PoRead, EveryKeywordHasAText) {
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr\n").findings, Findings{"8 po.quotation-mark"});
    EXPECT_EQ(read_po_body("msgctxt\nmsgid \"a\"\nmsgstr \"\"\n").findings,
              Findings{"7 po.quotation-mark"});
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr #\"b\"\n").findings,
              (Findings{"8 po.quotation-mark", "8 po.stray-comment"}));
}

TEST(PoRead, ACommentInsideAnEntryStays) {
    const ReadPo read = read_po_body("msgid \"a\"\n# why\nmsgstr \"b\"\n");
    EXPECT_EQ(read.findings, Findings{"8 po.comment-place"});
    ASSERT_EQ(read.file.entries.size(), 1u);
    EXPECT_EQ(read.file.entries[0].comments, Lines{"why"});
    EXPECT_EQ(read.file.entries[0].texts, Lines{"b"});
}

TEST(PoRead, BytesThatAreNoUtf8AreOneFinding) {
    const ReadPo read =
        read_po_body("msgid \"a\"\nmsgstr \"\xE4\"\n\nmsgid \"b\"\nmsgstr \"\xFC\xC3\xBC\"\n");
    EXPECT_EQ(read.findings, Findings{"8 po.encoding"});
    EXPECT_EQ(read.messages[0], "2 texts of this file are not UTF-8, this one first");
    EXPECT_EQ(read.file.entries.at(1).texts, Lines{"\xEF\xBF\xBDü"});
}

TEST(PoRead, FindingsHaveALimitAndSaySo) {
    std::string body;
    for (int i = 0; i < 3000; ++i) body.append("\"\n# c\n");
    const ReadPo read = read_po_body(body);
    EXPECT_EQ(read.findings.size(), 1001u);
    EXPECT_TRUE(read.findings.back().ends_with("po.too-many-findings"));
}

TEST(PoRead, AHundredThousandEntriesInLinearTime) {
    const auto seconds = [](int entries) {
        std::string body;
        for (int i = 0; i < entries; ++i) {
            const std::string number = std::to_string(i);
            body.append("#: a.md\nmsgctxt \"c\"\nmsgid \"Text number " + number +
                        "\"\nmsgstr \"Text " + number + "\"\n\n");
        }
        const std::clock_t begin = std::clock();  // of this process, whatever else runs
        const ReadPo read = read_po_body(body);
        const PoIndex index(read.file);
        const std::clock_t end = std::clock();
        EXPECT_EQ(read.findings, Findings{});
        EXPECT_EQ(read.file.entries.size(), static_cast<std::size_t>(entries));
        EXPECT_NE(index.find("c", "Text number " + std::to_string(entries - 1)), nullptr);
        return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
    };
    const double few = seconds(10'000);
    EXPECT_LT(seconds(100'000), 40 * few + 0.5);  // ten times, with room; quadratic is a hundred
}

TEST(PoRead, AnyBytesAreReadToTheEnd) {
    const std::string good =
        std::string(po_header) +
        "# c\n#. e\n#: f:1\n#, fuzzy\n#| msgid \"x\"\nmsgctxt \"k\"\nmsgid \"a\"\n"
        "msgid_plural \"b\"\nmsgstr[0] \"c\\n\"\nmsgstr[1] \"\\303\\244\"\n\n"
        "#~| msgid \"x\"\n#~ msgid \"y\"\n#~ msgstr \"z\"\n";
    for (std::size_t size = 0; size <= good.size(); ++size) {
        const ReadPo read = read_whole_po(good.substr(0, size));
        read_whole_po(write_po(read.file));
    }
    Mutations mutations(good);
    for (int i = 0; i < 5000; ++i) {
        const ReadPo read = read_whole_po(mutations.next());
        const std::string once = write_po(read.file);
        EXPECT_EQ(write_po(read_whole_po(once).file), once) << read.text;
    }
}

}  // namespace
}  // namespace bifolium::l10n
