#include "app/render.h"

#include <gtest/gtest.h>

namespace bifolium::app {
namespace {

TEST(Rendering, PointsAtTheWordWithACaret) {
    Sources sources;
    const SourceId css = sources.add("styles/brochure.css", "h1 {\n  colr: red;\n}\n");
    const Diagnostic d{Severity::warning,
                       "css.unknown-property",
                       {css, 7, 11},
                       "unknown property 'colr'",
                       "did you mean 'color'?"};
    EXPECT_EQ(render(d, sources, {}),
              "warning[css.unknown-property]: unknown property 'colr'\n"
              "  --> styles/brochure.css:2:3\n"
              "  |\n"
              "2 |   colr: red;\n"
              "  |   ^^^^\n"
              "  help: did you mean 'color'?\n"
              "\n");
    EXPECT_EQ(render(d, sources, {.format = MessageFormat::brief, .colour = false, .folder = "a/"}),
              "a/styles/brochure.css:2:3: warning[css.unknown-property]: unknown property 'colr' "
              "(did you mean 'color'?)\n");
}

TEST(Rendering, WideLettersTakeTwoCells) {
    Sources sources;
    const SourceId id = sources.add("a.md", "字字 x\n");
    const std::string text = render({Severity::error, "a.b", {id, 7, 8}, "m", ""}, sources, {});
    EXPECT_NE(text.find("1 | 字字 x\n  |      ^\n"), std::string::npos) << text;
}

TEST(Rendering, HostileTextNeverReachesTheTerminal) {
    Sources sources;
    const SourceId id = sources.add("a.md", "\x1b[31mred \u202Eevil\n");
    const std::string text =
        render({Severity::error, "a.b", {id, 0, 1}, "says \x1b[0m", ""}, sources, {});
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202E"), std::string::npos);
}

TEST(Rendering, ALineOfAMegabyteIsShownAroundTheCaret) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(1'000'000, 'x'));
    const std::string text =
        render({Severity::error, "a.b", {id, 500'000, 500'004}, "m", ""}, sources, {});
    EXPECT_LT(text.size(), 800u);
    EXPECT_NE(text.find("a.md:1:500001"), std::string::npos);
}

TEST(Rendering, RightToLeftWordsTurnNothingElseRound) {
    Sources sources;
    const SourceId id = sources.add("a.md", "see שלום, 12 now\n");
    const std::string text = render(
        {Severity::error, "a.b", {id, 4, 12}, "'שלום עולם' is not 'x'", "مرحبا"}, sources, {});
    EXPECT_NE(text.find("error[a.b]: '\u2068שלום עולם\u2069' is not 'x'\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("1 | see \u2068שלום\u2069, 12 now\n  |     ^^^^\n"), std::string::npos)
        << text;
    EXPECT_NE(text.find("help: \u2068مرحبا\u2069\n"), std::string::npos) << text;
}

TEST(Rendering, CountsGraphemesNotCodePoints) {
    Sources sources;
    const SourceId id = sources.add("a.md", "e\u0301e\u0301 👩‍🚀 한 x\n");
    const auto at = static_cast<std::uint32_t>(sources.text(id).find('x'));
    const std::string text =
        render({Severity::error, "a.b", {id, at, at + 1}, "m", ""}, sources, {});
    EXPECT_NE(text.find("  |" + std::string(10, ' ') + "^\n"), std::string::npos) << text;
}

TEST(Rendering, AWaivedFindingSaysWhoAnswersForIt) {
    Sources sources;
    const SourceId id = sources.add("a.md", "12345");
    Diagnostic d{Severity::error, "a.b", {id, 1, 2}, "is wrong", "mend it"};
    d.standing = Standing::waived;
    d.excuse = "by Jo until 2027-01-31: later";
    EXPECT_EQ(render(d, sources, {}),
              "waived[a.b]: is wrong\n  --> a.md:1:2\n  by Jo until 2027-01-31: later\n\n");
    EXPECT_EQ(render(d, sources, {.format = MessageFormat::brief, .colour = false, .folder = ""}),
              "a.md:1:2: waived[a.b]: is wrong (mend it) (by Jo until 2027-01-31: later)\n");
    Diagnostics ds;
    ds.report(d);
    EXPECT_EQ(count(ds), "1 waived");
    EXPECT_FALSE(ds.has_errors());
}

TEST(Rendering, InSourceOrderWhateverTheOrderOfReporting) {
    Sources sources;
    const SourceId b = sources.add("b.md", "12345");
    const SourceId a = sources.add("a.md", "12345");
    Diagnostics ds;
    ds.report({Severity::note, "x.nowhere", {}, "of the whole run", ""});
    ds.report({Severity::warning, "x.late", {b, 3, 4}, "", ""});
    ds.report({Severity::error, "x.early", {b, 1, 2}, "", ""});
    ds.report({Severity::error, "x.first", {a, 4, 5}, "", ""});
    std::string order;
    for (const Diagnostic* d : in_source_order(ds, sources)) order.append(d->code).append(" ");
    EXPECT_EQ(order, "x.first x.early x.late x.nowhere ");
    EXPECT_EQ(count(ds), "2 errors, 1 warning, 1 note");
}

}  // namespace
}  // namespace bifolium::app
