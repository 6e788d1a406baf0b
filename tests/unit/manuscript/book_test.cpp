// What holds a book together: ids, links, notes, includes, chapters, waivers.
#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

TEST(Identifiers, ComeFromWordsAndAreUnique) {
    const Parsed p =
        parse_text("# How It Works\n\n# How it works\n\n# !!!\n\n# 1 中 é\n\n# ??? {#x}\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  section #how-it-works\n    heading 1\n      text \"How It Works\"\n"
              "  section #how-it-works-2\n    heading 1\n      text \"How it works\"\n"
              "  section #section\n    heading 1\n      text \"!!!\"\n"
              "  section #s-1-中-é\n    heading 1\n      text \"1 中 é\"\n"
              "  section #x\n    heading 1\n      text \"???\"\n");
    EXPECT_EQ(p.trouble(), "");
}

TEST(Identifiers, ThatStandTwiceAreTold) {
    const Parsed p = parse_text("# A {#x}\n\n# B {#x}\n\n[](#x) [c]{#1}\n");
    EXPECT_EQ(p.trouble(), "identifier.duplicate@3:5 identifier.invalid@5:11");
    EXPECT_NE(p.dump().find("section #x-2"), std::string::npos);
    EXPECT_NE(p.dump().find("link #x\n        text \"A\""), std::string::npos);
}

TEST(Links, LeadSomewhereOrAreFindings) {
    const auto trouble = [](const std::string& link) {
        return parse_text("# Here {#here}\n\n" + link + "\n").trouble();
    };
    EXPECT_EQ(trouble("[a](#here) [b](https://x.org/é?q=1#f) [c](mailto:a@b.c) [d](tel:1)"), "");
    EXPECT_EQ(trouble("[a](#her)"), "link.dead@3:1");
    EXPECT_EQ(trouble("[a]()"), "link.dead@3:1");
    EXPECT_EQ(trouble("[a](#)"), "link.dead@3:1");
    EXPECT_EQ(trouble("[a](other.pdf)"), "link.relative@3:1");
    EXPECT_EQ(trouble("[a](/etc/passwd)"), "link.relative@3:1");
    EXPECT_EQ(trouble("[a](JaVaScRiPt:alert)"), "link.unsafe@3:1");
    EXPECT_EQ(trouble("[a](&#106;avascript:x) [b](data:x) [c](file:///x)"),
              "link.unsafe@3:1 link.unsafe@3:24 link.unsafe@3:36");
    EXPECT_EQ(trouble("[a](http://%zz) [b](mailto:) [c](https:x)"),
              "link.bad-url@3:1 link.bad-url@3:17 link.bad-url@3:30");
    EXPECT_EQ(trouble("[](https://x.org)"), "link.no-text@3:1");
    EXPECT_EQ(trouble("[a][b] [a][] \\[a][b]"),
              "link.undefined-reference@3:1 link.undefined-reference@3:8");
}

TEST(Links, ThatAreDeadLeaveTheirText) {
    EXPECT_EQ(parse_text("a [b *c*](#no) d\n").dump(),
              "root\n  paragraph\n    text \"a b \"\n    emphasis\n"
              "      text \"c\"\n    text \" d\"\n");
    const Parsed p = parse_text("# How It Works\n\n[a](#how-it-work)\n");
    EXPECT_EQ(p.diagnostics.all().back().hint, "did you mean '#how-it-works'?");
}

/// A chapter that links into "b/sleep.md" of another book, whose second chapter is "b/dreams.md".
std::pair<std::string, std::string> linked(const std::string& link) {
    Sources sources;
    AtomTable atoms;
    const MemoryFiles none;
    const std::vector<SourceId> chapters{
        sources.add("b/sleep.md", "---\ntitle: Sleep\n---\n\n# Rest\n"),
        sources.add("b/dreams.md", "# Rest\n\n## Good {#ones}\n")};
    const Outline sleep = outline(sources, chapters, {none, {}}, atoms);
    Lent lent{none, {}};
    lent.other = [&](const std::string& path) {
        return lent.files_of_others.contains(path) ? &sleep : nullptr;
    };
    lent.files_of_others = {"b/sleep.md", "b/dreams.md"};
    Parsed read;
    const std::vector<SourceId> own{
        read.sources->add("a/pain.md", "---\nlang: en\n---\n\n" + link + "\n")};
    read.document = parse(*read.sources, own, lent, *read.atoms, read.diagnostics);
    std::string found;
    for (const document::Node& node : read.document.nodes()) {
        if (const auto* made = std::get_if<document::Link>(&node.content)) found += made->target;
    }
    const auto& told = read.diagnostics.all();
    if (!found.empty()) return {found + " " + read.text(), ""};
    return {std::string(told.front().code), told.front().hint};
}

TEST(Links, IntoOtherTextsOfTheProject) {
    EXPECT_EQ(linked("[x](../b/sleep.md)").first, "b/sleep.md x");
    EXPECT_EQ(linked("[](../b/sleep.md)").first, "b/sleep.md Sleep");
    EXPECT_EQ(linked("[x](../b/sleep.md#rest)").first, "b/sleep.md#rest x");
    EXPECT_EQ(linked("[x](../b/dreams.md#rest)").first, "b/dreams.md#dreams-rest x");
    EXPECT_EQ(linked("[](../b/dreams.md)").first, "b/dreams.md#dreams-rest Rest");
    EXPECT_EQ(linked("[](../b/dreams.md#ones)").first, "b/dreams.md#ones Good");
    EXPECT_EQ(linked("[x](../b/sleep.md#res)"),
              (std::pair<std::string, std::string>("link.dead", "did you mean '#rest'?")));
    EXPECT_EQ(linked("[x](../b/slep.md)").second, "did you mean '../b/sleep.md'?");
    EXPECT_EQ(linked("[x](../../b/sleep.md)").first, "link.relative");
    EXPECT_EQ(linked("[x](sleep.md)").first, "link.relative");
}

TEST(Links, HoldOnlyWhatAUrlMay) {
    EXPECT_EQ(parse_text("[a](<https://x.org/a b\"c%41%zé>)\n").dump(),
              "root\n  paragraph\n    link https://x.org/a%20b%22c%41%25z%C3%A9\n"
              "      text \"a\"\n");
}

TEST(Links, SecondDefinitionsAreTold) {
    EXPECT_EQ(parse_text("[a] [b]\n\n[a]: https://x.org\n[A]: https://y.org\n[b]: https://z.org\n")
                  .trouble(),
              "link.duplicate-definition@4:1");
}

TEST(Notes, StandAtTheEndOfTheirSection) {
    const Parsed p = parse_text(
        "Lead[^l].\n\n# One\n\na[^x] b[^y] c[^x]\n\n# Two\n\nd[^Y]\n\n[^x]: X[^z]\n[^y]: Y\n"
        "[^l]: L\n[^z]: Z\n");
    EXPECT_EQ(p.dump(),
              "root\n"
              "  paragraph\n    text \"Lead\"\n    note-reference 1\n    text \".\"\n"
              "  notes\n    note 1\n      paragraph\n        text \"L\"\n"
              "  section #one\n    heading 1\n      text \"One\"\n"
              "    paragraph\n      text \"a\"\n      note-reference 2\n      text \" b\"\n"
              "      note-reference 3\n      text \" c\"\n      note-reference 2\n"
              "    notes\n      note 2\n        paragraph\n          text \"X\"\n"
              "          note-reference 4\n"
              "      note 3\n        paragraph\n          text \"Y\"\n"
              "      note 4\n        paragraph\n          text \"Z\"\n"
              "  section #two\n    heading 1\n      text \"Two\"\n"
              "    paragraph\n      text \"d\"\n      note-reference 3\n");
    EXPECT_EQ(p.trouble(), "");
    for (const document::Node& node : p.document.nodes()) {
        const auto* reference = std::get_if<document::NoteReference>(&node.content);
        if (reference == nullptr) continue;
        ASSERT_TRUE(reference->note.valid());
        const auto& note = std::get<document::Note>(p.document[reference->note].content);
        EXPECT_EQ(note.number, reference->number);
    }
}

TEST(Notes, AreAllReferredToAndOnce) {
    EXPECT_EQ(parse_text("a[^x]\n").trouble(), "note.undefined@1:2");
    EXPECT_EQ(parse_text("a[^x]\n").text(), "a[^x]");
    EXPECT_EQ(parse_text("a\n\n[^x]: Note\n").trouble(), "note.unused@3:1");
    EXPECT_EQ(parse_text("a[^x]\n\n[^x]: b\n\n[^x]: c\n").trouble(), "note.duplicate@5:1");
    EXPECT_EQ(parse_text("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n").trouble(), "") << "a cycle ends";
}

TEST(Includes, AreReadInPlace) {
    MemoryFiles files{{"manuscript/shared/contact.md", "Call **us**.\n\n::: include deep.md\n"},
                      {"manuscript/shared/deep.md", "---\ntitle: no\n---\nDeep [x](#no).\n"},
                      {"root.md", "Root.\n"}};
    const Parsed p =
        parse_text("A\n\n::: include shared/contact.md\n\n> ::: include root.md\n", files);
    EXPECT_EQ(p.text(), "ACall us.Deep x.Root.");
    EXPECT_EQ(p.codes(), "frontmatter.missing-language frontmatter.not-first link.dead");
    const Diagnostic& dead = p.diagnostics.all().back();
    EXPECT_EQ(p.sources->path(dead.span.source), "manuscript/shared/deep.md");
    EXPECT_EQ(p.sources->locate(dead.span.source, dead.span.begin).line, 4U);
}

TEST(Includes, ThatCannotBeAreFindings) {
    MemoryFiles files{{"manuscript/a.md", "::: include b.md\n"},
                      {"manuscript/b.md", "B\n\n::: include a.md\n"},
                      {"manuscript/bad.md", "\xFF\n"}};
    EXPECT_EQ(parse_text("::: include b.md\n", files).codes(),
              "frontmatter.missing-language include.cyclic");
    EXPECT_EQ(parse_text("::: include c.md\n", files).trouble(), "include.missing@1:1");
    EXPECT_EQ(parse_text("::: include ../../etc/passwd\n", files).trouble(),
              "include.outside-project@1:1");
    EXPECT_EQ(parse_text("::: include bad.md\n", files).codes(),
              "frontmatter.missing-language manuscript.invalid-utf8");
}

TEST(Includes, ThatDoubleAreStopped) {
    MemoryFiles files;
    for (int i = 0; i < 20; ++i) {
        const std::string next = "::: include f" + std::to_string(i + 1) + ".md\n\n";
        files.put("manuscript/f" + std::to_string(i) + ".md", next + next);
    }
    const Parsed p = parse_text("::: include f0.md\n", files);
    EXPECT_NE(p.codes().find("include.too-many"), std::string::npos);
}

TEST(Book, JoinsItsChapters) {
    const Parsed p = parse_book({{"book/01-one.md",
                                  "---\ntitle: B\nlang: en\n---\n# Intro\n\n[to](02-two.md#intro) "
                                  "[two](02-two.md) [n](02-two.md#no)\n\nx[^n]\n\n[^n]: N1\n"},
                                 {"book/02-two.md",
                                  "---\ntitle: C\nlang: de\ndate: 2026-01-01\n---\n# Intro\n\n"
                                  "[here](#intro) y[^n]\n\n[^n]: N2\n"}});
    EXPECT_EQ(p.document.metadata().title, "B");
    const std::string dump = p.dump();
    EXPECT_NE(dump.find("section #intro\n"), std::string::npos);
    EXPECT_NE(dump.find("section #two-intro\n"), std::string::npos);
    EXPECT_NE(dump.find("link #two-intro\n        text \"to\""), std::string::npos);
    EXPECT_NE(dump.find("link #two-intro\n        text \"two\""), std::string::npos);
    EXPECT_NE(dump.find("link #two-intro\n        text \"here\""), std::string::npos);
    EXPECT_NE(dump.find("note-reference 2"), std::string::npos);
    EXPECT_EQ(p.codes(),
              "frontmatter.missing-fact link.dead frontmatter.not-first identifier.clash");
    EXPECT_EQ(p.atoms->text(p.document.nodes().back().language), "de");
}

TEST(Book, HasItsTitleAsTheOnlyH1OrNot) {
    const std::string front = "---\ntitle: T\nlang: en\n---\n";
    EXPECT_NE(parse_text(front + "## A\n").dump().find("heading 2"), std::string::npos);
    EXPECT_EQ(parse_text(front + "## A\n").codes(), "frontmatter.missing-fact");
    EXPECT_NE(parse_text(front + "# A\n").dump().find("heading 1"), std::string::npos);
    EXPECT_EQ(parse_text("## A\n").trouble(), "heading.skipped-level@1:1");
}

TEST(Waivers, AreReadWithTheirReasonAndLastDay) {
    const Parsed p = parse_text(
        "<!-- bifolium:ignore link.dead -->\n\n<!-- bifolium:ignore text.overfull: a long name\n"
        "-->\n\nx <!-- bifolium:ignore image.missing-alt until 2027-01-31: drawn anew -->\n\n"
        "<!-- bifolium:ignore table.overfull until later -->\n");
    const auto& waivers = p.document.metadata().waivers;
    ASSERT_EQ(waivers.size(), 4U);
    EXPECT_EQ(waivers[0].code, "link.dead");
    EXPECT_EQ(waivers[0].reason + waivers[0].until, "");
    EXPECT_EQ(waivers[1].code, "text.overfull");
    EXPECT_EQ(waivers[1].reason, "a long name");
    EXPECT_EQ(waivers[2].code, "image.missing-alt");
    EXPECT_EQ(waivers[2].until, "2027-01-31");
    EXPECT_EQ(waivers[2].reason, "drawn anew");
    EXPECT_EQ(waivers[3].until, "");
    EXPECT_EQ(waivers[3].reason, "until later");
    EXPECT_EQ(p.trouble(), "waiver.no-reason@1:1");
}

TEST(Waivers, HaveALimit) {
    std::string text;
    for (int i = 0; i < 1001; ++i) text += "<!-- bifolium:ignore link.dead: x -->\n\n";
    EXPECT_EQ(parse_text(text).trouble(), "waiver.too-many@2001:1");
}

}  // namespace
}  // namespace bifolium::manuscript
