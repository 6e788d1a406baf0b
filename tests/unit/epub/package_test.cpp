#include <gtest/gtest.h>

#include <algorithm>

#include "epub/opf.h"
#include "unit/epub/book.h"
#include "xml/reader.h"

namespace bifolium::epub {
namespace {

using namespace document;

void brochure(Book& book) {
    book.open(Cover{});
    book.leaf(Kicker{}, "Patient guide");
    book.leaf(Title{}, "A Book");
    book.leaf(Subtitle{}, "and more");
    book.close();
    book.leaf(Paragraph{}, "Lead.");
    book.open(Section{}, "how");
    book.leaf(Heading{2}, "How");
    book.open(Paragraph{});
    book.text("See ");
    book.open(Link{.target = "#faq", .title = {}});
    book.text("the questions");
    book.close();
    book.text(".");
    book.close();
    book.close();
    book.open(Section{}, "faq", {"faq"});
    book.leaf(Heading{2}, "Questions");
    book.open(Question{});
    book.leaf(Heading{3}, "Safe?");
    book.open(Answer{});
    book.leaf(Paragraph{}, "Yes.");
    book.close();
    book.close();
    book.close();
    book.open(BackMatter{});
    book.leaf(Heading{2}, "About");
    book.leaf(Paragraph{}, "Nobody.");
    book.close();
}

TEST(Package, TheContainerIsAsOldReadersWantIt) {
    Book book;
    brochure(book);
    const std::vector<ZipEntry> entries = read_zip(book.pack());
    ASSERT_GT(entries.size(), 6u);
    EXPECT_EQ(entries[0].name, "mimetype");
    EXPECT_EQ(entries[0].bytes, "application/epub+zip");
    EXPECT_EQ(entries[0].method, 0);
    EXPECT_EQ(entries[1].name, "META-INF/container.xml");
    for (const ZipEntry& entry : entries) {
        EXPECT_EQ(entry.flags, 0) << entry.name;  // no descriptors, and plain ASCII names
        EXPECT_EQ(entry.extra, 0) << entry.name;
        EXPECT_EQ(entry.time, 0) << entry.name;
        EXPECT_EQ(entry.date, 33) << entry.name;  // 1980-01-01
    }
}

TEST(Package, TwoMakingsAreTheSameBytes) {
    Book one, two;
    brochure(one);
    brochure(two);
    EXPECT_EQ(one.pack(), two.pack());
}

TEST(Package, EachTopSectionIsAFileAndLooseTextJoinsTheNext) {
    Book book;
    brochure(book);
    const auto files = book.files();
    EXPECT_EQ(body_of(files.at("text/titlepage.xhtml")),
              "<section class=\"cover\" epub:type=\"titlepage\" aria-labelledby=\"bf-4\">"
              "<p class=\"kicker\">Patient guide</p><h1 id=\"bf-4\" class=\"title\">A Book</h1>"
              "<p class=\"subtitle\" epub:type=\"subtitle\" role=\"doc-subtitle\">and more</p>"
              "</section>\n");
    EXPECT_EQ(body_of(files.at("text/section-001.xhtml")),
              "<p>Lead.</p>\n"
              "<section id=\"how\" epub:type=\"chapter\" role=\"doc-chapter\" "
              "aria-labelledby=\"bf-11\"><h2 id=\"bf-11\">How</h2>\n"
              "<p>See <a href=\"section-002.xhtml#faq\">the questions</a>.</p>\n</section>\n");
    EXPECT_TRUE(has(files.at("text/section-002.xhtml"),
                    "<section id=\"faq\" class=\"faq\" epub:type=\"qna\" role=\"doc-qna\""));
    EXPECT_TRUE(has(files.at("text/section-002.xhtml"), "<title>Questions</title>"));
    EXPECT_TRUE(has(files.at("text/about.xhtml"), "<section class=\"about\""));
}

TEST(Package, SpineIsInReadingOrderWithTheCoverFirst) {
    Book book;
    book.cover = "\xFF\xD8\xFF";
    brochure(book);
    const std::string package = book.files().at("package.opf");
    std::size_t at = package.find("<spine");
    for (const std::string_view name :
         {"cover", "titlepage", "nav", "section-001", "section-002", "about"}) {
        at = package.find("idref=\"item-text-" + std::string(name) + "-xhtml\"", at + 1);
        EXPECT_NE(at, std::string::npos) << name;
    }
    EXPECT_TRUE(has(package, "properties=\"cover-image\""));
    EXPECT_TRUE(has(package, "<meta name=\"cover\" content=\"item-images-cover-jpg\"/>"));
}

TEST(Package, ContentsNcxAndHeadingsSayTheSame) {
    Book book;
    brochure(book);
    const auto files = book.files();
    const std::string& nav = files.at("text/nav.xhtml");
    const std::string& ncx = files.at("toc.ncx");
    for (const auto& [label, target] :
         std::vector<std::pair<std::string, std::string>>{{"A Book", "titlepage.xhtml#bf-4"},
                                                          {"How", "section-001.xhtml#how"},
                                                          {"Questions", "section-002.xhtml#faq"},
                                                          {"Safe?", "section-002.xhtml#bf-22"},
                                                          {"About", "about.xhtml#bf-28"}}) {
        EXPECT_TRUE(has(nav, "<a href=\"" + target + "\">" + label + "</a>")) << nav;
        EXPECT_TRUE(
            has(ncx, "<text>" + label + "</text></navLabel><content src=\"text/" + target + "\"/>"))
            << ncx;
    }
    EXPECT_TRUE(has(nav, "<a epub:type=\"bodymatter\" href=\"section-001.xhtml\">"));
    EXPECT_TRUE(has(ncx, "<meta name=\"dtb:depth\" content=\"2\"/>"));
}

TEST(Package, TheDocumentsOwnContentsBecomeTheNavigation) {
    Book book;
    book.open(Section{}, "contents");
    book.leaf(Heading{1}, "In this book");
    book.open(Contents{});
    book.open(ContentsEntry{});
    book.leaf(ContentsLink{"#a"}, "Alpha");
    book.close();
    book.close();
    book.close();
    book.open(Section{}, "a");
    book.leaf(Heading{1}, "Alpha");
    book.close();
    const auto files = book.files();
    const std::string& nav = files.at("text/nav.xhtml");
    EXPECT_TRUE(has(nav,
                    "<nav id=\"bf-4\" class=\"contents\" epub:type=\"toc\" role=\"doc-toc\">"
                    "<ol><li class=\"contents-entry\"><a class=\"contents-link\" "
                    "href=\"section-001.xhtml#a\">Alpha</a></li></ol></nav>"))
        << nav;
    EXPECT_TRUE(has(nav, "epub:type=\"landmarks\""));
    EXPECT_FALSE(has(files.at("toc.ncx"), "In this book"));
}

TEST(Package, NotesLeadThereAndBack) {
    Book book;
    book.open(Section{});
    book.leaf(Heading{1}, "H");
    book.open(Paragraph{});
    book.text("a");
    const NodeId reference = book.open(NoteReference{.note = {}, .number = 1});
    book.close();
    book.close();
    book.open(Notes{});
    const NodeId note = book.open(Note{1});
    book.leaf(Paragraph{}, "Words");
    book.close();
    book.close();
    book.close();
    (*book.builder)[reference].content = NoteReference{.note = note, .number = 1};
    const std::string page = book.files().at("text/section-001.xhtml");
    EXPECT_TRUE(has(page,
                    "a<a id=\"bf-6\" class=\"noteref\" epub:type=\"noteref\" "
                    "role=\"doc-noteref\" href=\"section-001.xhtml#bf-8\">1</a>"))
        << page;
    EXPECT_TRUE(has(page,
                    "<aside id=\"bf-8\" class=\"footnote\" epub:type=\"footnote\" "
                    "role=\"doc-footnote\"><p><span class=\"marker\"><a "
                    "epub:type=\"backlink\" role=\"doc-backlink\" "
                    "href=\"section-001.xhtml#bf-6\" aria-label=\"Back to the text, note "
                    "1\">1.</a> </span>Words</p></aside>"))
        << page;
}

TEST(Package, AReferenceInALinkIsNoLinkItself) {
    Book book;
    book.open(Paragraph{});
    book.open(Link{.target = "https://example.com/", .title = {}});
    const NodeId reference = book.open(NoteReference{.note = {}, .number = 1});
    book.close();
    book.close();
    book.close();
    const NodeId note = book.open(Note{1});
    book.leaf(Paragraph{}, "Words");
    book.close();
    (*book.builder)[reference].content = NoteReference{.note = note, .number = 1};
    EXPECT_TRUE(has(book.files().at("text/section-001.xhtml"),
                    "<a href=\"https://example.com/\"><span id=\"bf-3\" class=\"noteref\""));
}

TEST(Package, ListsTablesAndCallouts) {
    Book book;
    book.open(List{.ordered = true, .start = 3, .tight = true});
    book.open(Item{.checked = true});
    book.leaf(Paragraph{}, "one");
    book.close();
    book.close();
    book.open(Table{});
    book.open(TableBody{});
    book.open(Row{});
    book.leaf(HeaderCell{.scope = Scope::row, .alignment = Alignment::end}, "h");
    book.leaf(Cell{.alignment = Alignment::centre}, "c");
    book.close();
    book.close();
    book.close();
    book.open(Callout{CalloutKind::warning});
    book.leaf(CalloutLabel{}, "Warning");
    book.close();
    const std::string body = body_of(book.files().at("text/section-001.xhtml"));
    EXPECT_EQ(body,
              "<ol class=\"tight\" start=\"3\"><li class=\"task done\"><p><span class=\"marker\" "
              "role=\"img\" aria-label=\"done\">☑ </span>one</p></li>\n</ol>\n"
              "<table><tbody><tr><th class=\"align-end\" scope=\"row\">h</th>"
              "<td class=\"align-centre\">c</td></tr>\n</tbody>\n</table>\n"
              "<aside class=\"callout warning\" role=\"note\" aria-labelledby=\"bf-13\">"
              "<p id=\"bf-13\" class=\"label\">Warning</p></aside>\n");
}

TEST(Package, LanguagesAndDirectionsAreSaidWhereTheyChange) {
    Book book({.title = "كتاب", .identifier = "b"}, "ar");
    book.open(Paragraph{});
    book.text("نص ");
    const NodeId latin = book.open(InlineSpan{});
    book.language(latin, "en");
    const NodeId words = book.builder->leaf(Text{"IGF-1"}, {});
    book.language(words, "en");
    book.close();
    book.close();
    const auto files = book.files();
    const std::string& page = files.at("text/section-001.xhtml");
    EXPECT_TRUE(has(page, "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">"));
    EXPECT_TRUE(has(page, "<span lang=\"en\" xml:lang=\"en\" dir=\"ltr\">IGF-1</span>")) << page;
    EXPECT_TRUE(has(files.at("package.opf"), "page-progression-direction=\"rtl\""));
    EXPECT_TRUE(has(files.at("css/book.css"), "body{text-align:right}"));
    EXPECT_TRUE(has(files.at("package.opf"),
                    "property=\"schema:accessibilitySummary\" "
                    "xml:lang=\"en\" dir=\"ltr\""))
        << "no Arabic words were lent, so the English ones say that they are";
}

TEST(Package, ALinkThatCannotLiveInABookIsAFinding) {
    Book book;
    book.open(Paragraph{});
    book.open(Link{.target = "javascript:alert(1)", .title = {}});
    book.text("words");
    book.close();
    book.close();
    EXPECT_EQ(body_of(book.files().at("text/section-001.xhtml")), "<p><a>words</a></p>\n");
    ASSERT_EQ(book.diagnostics.all().size(), 1u);
    EXPECT_EQ(book.diagnostics.all().front().code, "epub.link-left-out");
}

TEST(Package, StatementsOfAccessFollowTheContent) {
    Book plain;
    plain.leaf(Paragraph{}, "Words only");
    const std::string words = plain.files().at("package.opf");
    EXPECT_TRUE(has(words, "schema:accessMode\">textual<"));
    EXPECT_FALSE(has(words, "visual"));
    EXPECT_FALSE(has(words, "alternativeText"));
    EXPECT_FALSE(has(words, "structuralNavigation"));
    EXPECT_FALSE(has(words, "conformsTo"));
    EXPECT_FALSE(has(words, "ibooks"));

    Book told;
    told.open(Image{.path = "a.png", .alternative = "A drawing", .width = {}, .height = {}});
    told.close();
    const std::string pictures = told.files().at("package.opf");
    EXPECT_TRUE(has(pictures, "schema:accessMode\">visual<"));
    EXPECT_TRUE(has(pictures, "schema:accessModeSufficient\">textual<"));
    EXPECT_TRUE(has(pictures, "alternativeText"));

    Book untold;
    untold.open(Image{.path = "a.png", .alternative = {}, .width = {}, .height = {}});
    untold.close();
    const std::string dumb = untold.files().at("package.opf");
    EXPECT_FALSE(has(dumb, "schema:accessModeSufficient\">textual<"));
    EXPECT_FALSE(has(dumb, "alternativeText"));
}

TEST(Package, WhatIsKnownStandsInThePackageAndNothingElse) {
    Book book({.title = " A  & B ",
               .subtitle = "S",
               .identifier = "work",
               .date = "2026-11-20",
               .authors = {"Jane Doe", " "},
               .keywords = {"k"}});
    const std::string package = book.files().at("package.opf");
    EXPECT_TRUE(has(package, ">A  &amp; B</dc:title>"));
    EXPECT_TRUE(has(package, "<dc:creator id=\"creator-1\">Jane Doe</dc:creator>"));
    EXPECT_FALSE(has(package, "creator-2"));
    EXPECT_TRUE(has(package, "<dc:date>2026-11-20</dc:date>"));
    EXPECT_TRUE(has(package, "<dc:subject>k</dc:subject>"));
    EXPECT_TRUE(has(package, "<meta property=\"dcterms:modified\">2025-11-20T00:00:00Z</meta>"));
    EXPECT_FALSE(has(package, "dc:publisher"));
    Book bad({.title = "T", .identifier = "work", .date = "next week"});
    EXPECT_FALSE(has(bad.files().at("package.opf"), "dc:date"));
}

TEST(Package, TheIdentifierBelongsToTheWorkAndItsLanguage) {
    const auto identifier = [](std::string version, std::string_view language) {
        Book book({.title = "T", .identifier = "work", .version = std::move(version)}, language);
        const std::string package = book.files().at("package.opf");
        return package.substr(package.find("urn:uuid:"), 45);
    };
    EXPECT_EQ(identifier("1", "en"), identifier("2", "en"));
    EXPECT_NE(identifier("1", "en"), identifier("1", "de"));
    EXPECT_EQ(identifier("1", "en")[23], '5') << "the version of the UUID";
}

TEST(Package, ABookOfNothingIsStillABook) {
    Book book{Metadata{}};
    const auto files = book.files();
    EXPECT_TRUE(has(files.at("package.opf"), ">Untitled</dc:title>"));
    EXPECT_TRUE(has(files.at("text/nav.xhtml"), "<a href=\"section-001.xhtml\">Untitled</a>"));
}

/// Hostile names and words, through every channel: what comes out must be well-formed.
TEST(Package, HostileWordsStayWords) {
    const std::string evil = "\"'><script>alert(1)</script>&nbsp;\x01\xFF ]]> ../../x %00";
    Book book({.title = evil,
               .subtitle = evil,
               .description = evil,
               .identifier = evil,
               .publisher = evil,
               .rights = evil,
               .authors = {evil},
               .keywords = {evil}});
    book.open(Section{}, evil, {evil});
    book.leaf(Heading{1}, evil);
    book.open(Container{book.atoms.intern(evil)}, "bf-1");
    book.open(Abbreviation{.expansion = evil});
    book.text(evil);
    book.close();
    book.close();
    const NodeId foreign = book.open(Paragraph{});
    book.language(foreign, evil);
    book.open(Link{.target = "#" + evil, .title = evil});
    book.text(evil);
    book.close();
    book.open(Link{.target = "https://example.com/" + evil, .title = evil});
    book.text(evil);
    book.close();
    book.open(
        Image{.path = "../../etc/passwd", .alternative = evil, .width = evil, .height = evil});
    book.close();
    book.close();
    book.close();
    const xml::Limits limits{.doctype = xml::Doctype::html};
    for (const auto& [name, bytes] : book.files()) {
        if (name == "mimetype" || name.ends_with(".css")) continue;
        std::size_t scripts = 0;
        const auto read = xml::read(bytes, limits, [&](const xml::Event& event) {
            const auto* opened = std::get_if<xml::Opened>(&event);
            scripts += opened != nullptr && opened->name == "script" ? 1 : 0;
        });
        EXPECT_TRUE(read) << name << ": " << read.failure().what;
        EXPECT_EQ(scripts, 0u) << name;
    }
}

TEST(TimeStamp, IsUtcWhateverTheYear) {
    EXPECT_EQ(time_stamp(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(time_stamp(951'827'696), "2000-02-29T12:34:56Z");
    EXPECT_EQ(time_stamp(1'795'132'799), "2026-11-19T23:59:59Z");
    EXPECT_EQ(time_stamp(-1), "1969-12-31T23:59:59Z");
    EXPECT_EQ(time_stamp(4'107'542'400), "2100-03-01T00:00:00Z");
}

}  // namespace
}  // namespace bifolium::epub
