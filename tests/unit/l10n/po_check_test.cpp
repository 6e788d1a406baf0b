#include <gtest/gtest.h>

#include "l10n/po_check.h"
#include "l10n/po_plural.h"
#include "support/po_sample.h"

namespace bifolium::l10n {
namespace {

using Findings = std::vector<std::string>;

Findings of_text(const std::string& msgstr) {
    return read_po_body("msgid \"a\"\nmsgstr \"" + msgstr + "\"\n").findings;
}

TEST(PoCheck, HeadersSayCharsetAndLanguage) {
    EXPECT_EQ(read_whole_po("").findings, Findings{"1 po.no-header"});
    EXPECT_EQ(read_whole_po("msgid \"a\"\nmsgstr \"b\"\n").findings, Findings{"1 po.no-header"});
    EXPECT_EQ(read_whole_po("msgid \"\"\nmsgstr \"Language: de\\n\"\n").findings,
              Findings{"2 po.charset"});
    EXPECT_EQ(
        read_whole_po("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=utf-8\\n\"").findings,
        Findings{"2 po.no-language"});
    const ReadPo latin = read_whole_po(
        "# c\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n"
        "\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\"Foo\\n\"\n");
    EXPECT_EQ(latin.findings, (Findings{"3 po.header-line", "3 po.charset"}));
    EXPECT_EQ(latin.messages[1],
              "the header says that the file is 'ISO-8859-1'; only UTF-8 is read");
}

TEST(PoCheck, ADuplicateNamesTheFirst) {
    const ReadPo read = read_po_body(
        "msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n\n"
        "msgid \"a\"\nmsgstr \"c\"\n\n#~ msgid \"a\"\n#~ msgstr \"d\"\n");
    EXPECT_EQ(read.findings, (Findings{"14 po.duplicate", "17 po.duplicate"}));
    EXPECT_EQ(read.messages[0], "this msgid stands here again; its first entry begins in line 7");
    EXPECT_EQ(read.file.entries.size(), 4u);
    EXPECT_EQ(PoIndex(read.file).find({}, "a")->texts[0], "b");
    EXPECT_EQ(read_po_body("msgid \"\"\nmsgstr \"second header\\n\"\n").findings,
              Findings{"7 po.duplicate"});
}

TEST(PoCheck, DirectionsThatMislead) {
    EXPECT_EQ(of_text("\u200E15 mg\u200F"), Findings{});
    EXPECT_EQ(of_text("\u206715 mg\u2069"), Findings{});
    EXPECT_EQ(of_text("\u202E15 mg\u202C"), Findings{"8 po.bidi-override"});
    EXPECT_EQ(of_text("\u202D15 mg"), Findings{"8 po.bidi-override"});
    EXPECT_EQ(of_text("\u202A15 mg\u202C"), Findings{"8 po.bidi-embedding"});
    EXPECT_EQ(of_text("\u206715 mg"), Findings{"8 po.bidi-isolate"});
    EXPECT_EQ(of_text("15\u2069 \u2068mg"), Findings{"8 po.bidi-isolate"});
    EXPECT_EQ(of_text("\x1B[2J"), Findings{"8 po.control-character"});
}

TEST(PoCheck, LineEndsAreEqualUnlessFuzzyOrMissing) {
    EXPECT_EQ(of_text("b\\n"), Findings{"8 po.line-end"});
    EXPECT_EQ(of_text("\\nb"), Findings{"8 po.line-end"});
    EXPECT_EQ(of_text(""), Findings{});
    EXPECT_EQ(read_po_body("#, fuzzy\nmsgid \"a\\n\"\nmsgstr \"b\"\n").findings, Findings{});
    EXPECT_EQ(read_po_body("msgid \"a\\n\"\nmsgstr \"b\\n\"\n").findings, Findings{});
}

TEST(PoCheck, PluralsAreCountedAndNumbered) {
    const std::string plural = "msgid \"a\"\nmsgid_plural \"b\"\n";
    const auto of = [&](const std::string& texts) { return read_po_body(plural + texts).findings; };
    EXPECT_EQ(of("msgstr[0] \"c\"\nmsgstr[1] \"d\"\n"), Findings{});
    EXPECT_EQ(of("msgstr[0] \"\"\n"), Findings{});
    EXPECT_EQ(of("msgstr[0] \"c\"\n"), Findings{"9 po.plural"});
    EXPECT_EQ(of("msgstr[0] \"c\"\nmsgstr[0] \"d\"\nmsgstr[1] \"e\"\n"), Findings{"10 po.plural"});
    EXPECT_EQ(of("msgstr[1] \"c\"\n"), Findings{"9 po.plural"});
    EXPECT_EQ(of("msgstr[99999999999999999999] \"c\"\nmsgstr[0] \"c\"\nmsgstr[1] \"c\"\n"),
              Findings{"9 po.plural"});
    EXPECT_EQ(of("msgstr \"c\"\n"), (Findings{"9 po.plural", "9 po.plural"}));
    EXPECT_EQ(read_po_body("msgid \"a\"\nmsgstr[0] \"b\"\n").findings, Findings{"8 po.plural"});
    EXPECT_EQ(read_whole_po("msgid \"\"\nmsgstr \"Language: de\\nContent-Type: text/plain; "
                            "charset=UTF-8\\n\"\n" +
                            plural + "msgstr[0] \"c\"\n")
                  .findings,
              Findings{"2 po.plural"});
}

TEST(PoCheck, FormulasOfPlurals) {
    using Numbers = std::vector<std::size_t>;
    const auto numbers = [](std::string_view field) { return plural_forms(field).numbers; };
    EXPECT_EQ(numbers("nplurals=2; plural=(n != 1);"), (Numbers{1, 1000}));
    EXPECT_EQ(numbers("nplurals=1; plural=0"), Numbers{1001});
    EXPECT_EQ(numbers("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
                      "(n%100<10 || n%100>=20) ? 1 : 2;"),
              (Numbers{90, 270, 641}));
    EXPECT_EQ(numbers("nplurals=2; plural=!n*3-2/2+1>n;"), (Numbers{1000, 1})) << "as in C";
    EXPECT_EQ(numbers("nplurals=2; plural=n>1 ? 0 : n==0;"), (Numbers{1000, 1}));
    EXPECT_EQ(numbers("nplurals=2; plural=n;"), Numbers{}) << "form 2 of 2";
    EXPECT_EQ(numbers("nplurals=2; plural=1/n;"), Numbers{});
    EXPECT_EQ(numbers("nplurals=2; plural=(n"), Numbers{});
    EXPECT_EQ(numbers("nplurals=2; plural=n m"), Numbers{});
    EXPECT_EQ(numbers("nplurals=2;"), Numbers{});
    EXPECT_EQ(numbers("nplurals=2; plural=" + std::string(900, '(')), Numbers{});
    EXPECT_EQ(numbers("nplurals=2; plural=" + std::string(900, '!') + "n"), Numbers{});
    EXPECT_EQ(plural_forms("nplurals= 4; plural=n").forms, 4u);
    EXPECT_EQ(plural_forms("").forms, 0u);
}

TEST(PoCheck, APluralForOneNumberMayLeaveItOut) {
    EXPECT_EQ(read_po_body("#, c-format\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\n"
                           "msgstr[0] \"ein Tag\"\nmsgstr[1] \"%d Tage\"\n")
                  .findings,
              Findings{});
    EXPECT_EQ(read_po_body("#, c-format\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\n"
                           "msgstr[0] \"ein Tag\"\nmsgstr[1] \"Tage\"\n")
                  .findings,
              Findings{"10 po.format"});
}

TEST(PoCheck, UnknownFlagsAreSaidOnce) {
    EXPECT_EQ(read_po_body("#, c-format, dose, no-wrap\nmsgid \"a\"\nmsgstr \"b\"\n\n"
                           "#, dose\nmsgid \"c\"\nmsgstr \"d\"\n")
                  .findings,
              Findings{"7 po.unknown-flag"});
}

TEST(PoCheck, FormatsOfC) {
    const auto fault = [](std::string_view id, std::string_view text) {
        return format_fault("c", id, text, false);
    };
    EXPECT_EQ(fault("%d of %s", "%2$s: %1$i"), "");
    EXPECT_EQ(fault("100%% %5.2f", "%.1e"), "");
    EXPECT_EQ(fault("%d", "%s"), "has another kind of argument number 1");
    EXPECT_EQ(fault("%d", "%ld"), "has another kind of argument number 1");
    EXPECT_EQ(fault("%d %s", "%d"), "lacks the argument number 2");
    EXPECT_EQ(fault("%d", "%d %d"), "has the argument number 2, its source not");
    EXPECT_EQ(fault("%*d", "%d"), "lacks the argument number 2");
    EXPECT_EQ(fault("%d", "50 %"), "is no valid format string");
    EXPECT_EQ(fault("%d", "%1$d %d"), "is no valid format string");
    EXPECT_EQ(fault("<%<PRIu64>>", "%<PRIu64>"), "");
    EXPECT_EQ(fault("50 %!", "%d"), "") << "the source is at fault";
    EXPECT_EQ(format_fault("c", "%d days", "a day", true), "");
}

TEST(PoCheck, FormatsOfPython) {
    const auto fault = [](std::string_view id, std::string_view text) {
        return format_fault("python", id, text, false);
    };
    EXPECT_EQ(fault("%(n)d of %(all)s", "%(all)s: %(n)i %%"), "");
    EXPECT_EQ(fault("%(n)d", "%(m)d"), "has the argument 'm', its source not");
    EXPECT_EQ(fault("%(n)d", "ein"), "lacks the argument 'n'");
    EXPECT_EQ(fault("%(n)d", "%(n"), "is no valid format string");
    EXPECT_EQ(fault("%s", "%(n)s"), "has the argument 'n', its source not");
    const auto brace = [](std::string_view id, std::string_view text) {
        return format_fault("python-brace", id, text, false);
    };
    EXPECT_EQ(brace("{n} of {all:>{width}}", "{all:<{width}} {{}} {n!r}"), "");
    EXPECT_EQ(brace("{n}", "{m}"), "has the argument 'm', its source not");
    EXPECT_EQ(brace("{n}", "{n"), "is no valid format string");
    EXPECT_EQ(brace("{n}", "}"), "is no valid format string");
    EXPECT_EQ(brace("{} {}", "{}"), "lacks the argument number 2");
}

TEST(PoCheck, AWrongFormatIsAnErrorAtItsMsgstr) {
    const ReadPo read = read_po_body("#, c-format\nmsgid \"%d mg\"\nmsgstr \"%s mg\"\n");
    EXPECT_EQ(read.findings, Findings{"9 po.format"});
    EXPECT_EQ(read.messages[0], "the translation has another kind of argument number 1 (c-format)");
    EXPECT_EQ(read_po_body("#, java-format\nmsgid \"a\"\nmsgstr \"b\"\n").findings,
              Findings{"7 po.format-unchecked"});
}

}  // namespace
}  // namespace bifolium::l10n
