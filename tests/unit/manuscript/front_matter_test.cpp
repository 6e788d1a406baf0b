#include <gtest/gtest.h>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

std::string front(const std::string& settings) {
    return "---\n" + settings + "---\n\nText.\n";
}

TEST(FrontMatter, BecomesMetadata) {
    const Parsed p = parse_text(
        front("title: A title\nsubtitle: S\nkicker: K\nlang: de\nid: x-1\ndate: 2026-11-20\n"
              "version: 1\nprofile: patient-leaflet\nauthors: [A, B]\npublisher: P\ncontact: C\n"
              "reviewed: 2026-01-31\nnext-review: 2028-02-29\nsources: one\ndescription: D\n"
              "keywords: [k]\ncover: ../images/c.svg\nrights: R\ncontents: 2\n"));
    EXPECT_EQ(p.codes(), "");
    const document::Metadata& m = p.document.metadata();
    EXPECT_EQ(m.title, "A title");
    EXPECT_EQ(m.identifier, "x-1");
    EXPECT_EQ(m.authors, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(m.sources, std::vector<std::string>{"one"});
    EXPECT_EQ(m.next_review, "2028-02-29");
    EXPECT_EQ(m.cover, "images/c.svg");
    EXPECT_EQ(m.contents_levels, 2);
    EXPECT_EQ(p.atoms->text(m.language), "de");
    EXPECT_FALSE(m.title_is_derived);
    EXPECT_EQ(p.atoms->text(p.document[p.document.root()].language), "de");
}

TEST(FrontMatter, TellsWhatItDoesNotKnow) {
    EXPECT_EQ(parse_text(front("title: T\nlang: en\nsubtitel: S\n")).findings(),
              "frontmatter.missing-fact@2:1 frontmatter.unknown-key@4:1");
    const Parsed p = parse_text(front("title: T\nlang: en\nsubtitel: S\n"));
    EXPECT_EQ(p.diagnostics.all()[1].hint, "did you mean 'subtitle'?");
}

TEST(FrontMatter, ChecksItsValues) {
    const auto code = [](const std::string& line) {
        const Parsed p = parse_text(front("title: T\nlang: en\n" + line + "\n"));
        return p.findings();
    };
    const std::string fact = "frontmatter.missing-fact@2:1";
    EXPECT_EQ(code("date: 2024-13-45"), fact + " frontmatter.bad-date@4:7");
    EXPECT_EQ(code("date: 2026-02-29"), fact + " frontmatter.bad-date@4:7");
    EXPECT_EQ(code("contents: many"), fact + " frontmatter.bad-value@4:11");
    EXPECT_EQ(code("subtitle: [a, b]"), fact + " frontmatter.bad-value@4:11");
    EXPECT_EQ(code("id: ../x"), fact + " frontmatter.bad-value@4:5");
    EXPECT_EQ(code("profile: patient-leafle"), fact + " frontmatter.unknown-profile@4:10");
    EXPECT_EQ(parse_text(front("title: T\nlang: ../../etc\n")).codes(),
              "frontmatter.missing-language frontmatter.missing-fact language.bad-tag");
}

TEST(FrontMatter, AProfileWantsItsFacts) {
    const Parsed p =
        parse_text(front("title: T\nlang: en\nprofile: patient-leaflet\nversion: 1\n"));
    EXPECT_TRUE(p.diagnostics.has_errors());
    EXPECT_EQ(p.diagnostics.all().size(), 4U) << "contact, reviewed, next-review, sources";
}

TEST(FrontMatter, IsNotNeeded) {
    const Parsed p = parse_text("# The *title*\n\nText.\n");
    EXPECT_EQ(p.codes(), "frontmatter.missing-language");
    EXPECT_EQ(p.diagnostics.all()[0].severity, Severity::note);
    EXPECT_EQ(p.document.metadata().title, "The title");
    EXPECT_TRUE(p.document.metadata().title_is_derived);
    EXPECT_EQ(parse_text("Text.\n").document.metadata().title, "a") << "the file's name";
}

TEST(FrontMatter, MayBeginBehindAByteOrderMarkAndEndAnyHow) {
    for (const char* text : {"\xEF\xBB\xBF---\ntitle: T\n---\nText.\n",
                             "---\r\ntitle: T\r\n---\r\nText.\r\n", "---\rtitle: T\r---\rText.\r",
                             "---\ntitle: T\n...\nText.\n", "--- \ntitle: T\n---\t\nText.\n"}) {
        const Parsed p = parse_text(text);
        EXPECT_EQ(p.document.metadata().title, "T") << text;
        EXPECT_EQ(p.text(), "Text.") << text;
    }
}

TEST(FrontMatter, ThatNeverEndsIsTold) {
    EXPECT_EQ(parse_text("---\ntitle: T\n\nText.\n").findings(),
              "frontmatter.unclosed@1:1 frontmatter.missing-language@1:1");
    EXPECT_EQ(parse_text("---\n\nText.\n").dump(),
              "root\n  thematic-break\n  paragraph\n    text \"Text.\"\n");
}

}  // namespace
}  // namespace bifolium::manuscript
