#include <gtest/gtest.h>

#include "support/po_sample.h"

namespace bifolium::l10n {
namespace {

/// What is written of an entry, without the header.
std::string written(const std::string& body) {
    const std::string text = write_po(read_po_body(body).file);
    const std::string header = po_header;
    EXPECT_TRUE(text.starts_with(header.substr(0, header.size() - 1)));
    return text.size() < header.size() ? "" : text.substr(header.size());
}

// Each expectation is what `msgcat --no-wrap` (gettext 0.21) makes of the same input.

TEST(PoWrite, PartsHaveOneOrder) {
    EXPECT_EQ(written("#, c-format\n#: b.c:2\n#. said\n#no space\n#| msgid \"o\"\n#: a.c:1 b.c:2\n"
                      "#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n"),
              "# no space\n#. said\n#: b.c:2 a.c:1\n#, fuzzy, c-format\n#| msgid \"o\"\n"
              "msgid \"a\"\nmsgstr \"b\"\n");
}

TEST(PoWrite, TextsBreakAtTheirLineEndsOnly) {
    EXPECT_EQ(written("msgid \"a\\n\"\nmsgstr \"b\\n\"\n"), "msgid \"a\\n\"\nmsgstr \"b\\n\"\n");
    EXPECT_EQ(written("msgid \"\\na\\n\\nb\"\nmsgstr \"\\nb\"\n"),
              "msgid \"\"\n\"\\n\"\n\"a\\n\"\n\"\\n\"\n\"b\"\nmsgstr \"\"\n\"\\n\"\n\"b\"\n");
    const std::string longer(300, 'x');
    EXPECT_EQ(written("msgid \"\"\n\"" + longer + "\"\nmsgstr \"\"\n"),
              "msgid \"" + longer + "\"\nmsgstr \"\"\n");
}

TEST(PoWrite, EscapesAreTheShortOnes) {
    EXPECT_EQ(written("msgid \"a\"\nmsgstr \"\\x09\\042\\134 ä\\303\\244\\a\"\n"),
              "msgid \"a\"\nmsgstr \"\\t\\\"\\\\ ää\\a\"\n");
}

TEST(PoWrite, ObsoleteEntriesStandLastAndEmptyOnesGo) {
    EXPECT_EQ(written("# c\n#, fuzzy\n#~| msgid \"p\"\n#~ msgid \"x\\ny\"\n#~ msgstr \"z\"\n\n"
                      "#~ msgid \"empty\"\n#~ msgstr \"\"\n\nmsgid \"a\"\nmsgstr \"b\"\n"),
              "msgid \"a\"\nmsgstr \"b\"\n\n# c\n#, fuzzy\n#~| msgid \"p\"\n"
              "#~ msgid \"\"\n#~ \"x\\n\"\n#~ \"y\"\n#~ msgstr \"z\"\n");
}

TEST(PoWrite, FlagsAreThoseOfGettext) {
    EXPECT_EQ(written("#, no-wrap, dose, lua-format, range: 0..5, possible-c-format, elisp-format, "
                      "impossible-sh-format, no-perl-format\nmsgid \"a\"\nmsgstr \"b\"\n"),
              "#, c-format, elisp-format, lua-format, no-perl-format, range: 0..5, no-wrap\n"
              "msgid \"a\"\nmsgstr \"b\"\n");
    EXPECT_EQ(written("#, fuzzy\nmsgid \"a\"\nmsgstr \"\"\n"), "msgid \"a\"\nmsgstr \"\"\n");
}

TEST(PoWrite, ReferencesFillLinesOf79) {
    const std::string name(36, 'a');
    EXPECT_EQ(written("#: ./" + name + " " + name + "b c\nmsgid \"a\"\nmsgstr \"b\"\n"),
              "#: " + name + " " + name + "b c\nmsgid \"a\"\nmsgstr \"b\"\n");
    EXPECT_EQ(written("#: " + name + " " + name + "b cc\nmsgid \"a\"\nmsgstr \"b\"\n"),
              "#: " + name + " " + name + "b\n#: cc\nmsgid \"a\"\nmsgstr \"b\"\n");
    PoFile file;
    file.entries.push_back({.references = {"my file.md:3"}, .id = "a", .texts = {"b"}});
    EXPECT_EQ(write_po(file),
              "#: \xE2\x81\xA8my file.md\xE2\x81\xA9:3\nmsgid \"a\"\nmsgstr \"b\"\n");
}

TEST(PoWrite, PluralsKeepTheirForms) {
    EXPECT_EQ(written("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"\"\n"),
              "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"\"\n");
}

TEST(PoWrite, LineEndsInCommentsMakeLines) {
    PoFile file;
    file.entries.push_back({.comments = {"one\ntwo", ""}, .id = "a", .texts = {"b"}});
    EXPECT_EQ(write_po(file), "# one\n# two\n#\nmsgid \"a\"\nmsgstr \"b\"\n");
}

TEST(PoWrite, HeaderFieldsAreSetInTheirPlace) {
    PoFile file;
    set_header_field(file, "Language", "de");
    set_header_field(file, "Content-Type", "text/plain; charset=UTF-8");
    set_header_field(file, "language", "fr");
    EXPECT_EQ(write_po(file),
              "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n"
              "\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
}

TEST(PoWrite, WhatIsWrittenIsReadAsTheSame) {
    PoFile file;
    set_header_field(file, "Language", "de");
    set_header_field(file, "Content-Type", "text/plain; charset=UTF-8");
    file.entries.push_back({.comments = {"c"},
                            .extracted = {"e", ""},
                            .references = {"a b.md", "c.md:7"},
                            .flags = {"fuzzy", "c-format"},
                            .previous_context = "",
                            .previous_id = "p\nq",
                            .context = "k",
                            .id = "\"\\\t\x1F",
                            .texts = {"ä\n"}});
    const PoFile again = read_whole_po(write_po(file)).file;
    ASSERT_EQ(again.entries.size(), 1u);
    PoEntry entry = again.entries.front();
    entry.span = entry.text_span = {};
    EXPECT_EQ(entry, file.entries.front());
}

}  // namespace
}  // namespace bifolium::l10n
