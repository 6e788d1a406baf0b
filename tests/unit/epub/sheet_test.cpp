#include "epub/sheet.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <vector>

#include "css/property.h"
#include "support/memory_files.h"

namespace bifolium::epub {
namespace {

/// The e-book's sheet of some sheets, one rule a line.
struct Book {
    Sources sources;
    MemoryFiles files;
    AtomTable atoms;
    Diagnostics diagnostics;
    std::deque<css::StyleSheet> sheets;
    bool right_to_left = false;

    std::string of(std::initializer_list<std::string> texts) {
        std::vector<const css::StyleSheet*> list;
        for (const std::string& text : texts) {
            const SourceId id = sources.add("styles/main.css", text);
            sheets.push_back(css::parse(sources, files, id, atoms, diagnostics));
            list.push_back(&sheets.back());
        }
        const SheetContext context{sources, atoms,
                                   [](const css::Url& url) {
                                       return url.text == "gone.ttf" ? "" : "../fonts/" + url.text;
                                   },
                                   right_to_left};
        return rewrite(list, context, diagnostics);
    }
};

std::string book(const std::string& css) {
    return Book().of({css});
}
std::string arabic(const std::string& css) {
    Book book;
    book.right_to_left = true;
    return book.of({css});
}

TEST(Sheet, every_property_has_a_passage) {
    // What drop says of an unknown name, these four must say of their own.
    for (const std::string_view name : css::property_names()) {
        const bool page = name == "size" || name == "page" || name == "marks" || name == "bleed" ||
                          name.starts_with("bookmark-") || name.starts_with("footnote-") ||
                          name == "string-set" || name == "page-orientation";
        const bool refused = name == "direction" || name == "unicode-bidi" || name == "all";
        const bool ours = name.starts_with("-bifolium-") || name == "float-reference" ||
                          name == "margin-break" || name == "image-resolution";
        EXPECT_EQ(passage(name) == Passage::drop, page || refused || ours) << name;
    }
}

TEST(Sheet, lengths_become_rem_of_the_running_text) {
    EXPECT_EQ(book("div { margin: 12pt 1in 16px }"), "div{margin:1rem 6rem 1rem}\n");
    EXPECT_EQ(book("html { font-size: 10pt } div { text-indent: 15pt }"),
              "div{text-indent:1.5rem}\n");
    EXPECT_EQ(book("html { font-size: 50% } body { font-size: 2rem } div { margin: 1rem }"),
              "div{margin:.5rem}\n");
    EXPECT_EQ(book("div { margin: 2em 5% 0 }"), "div{margin:2em 5% 0}\n");
}

TEST(Sheet, type_keeps_its_size_to_the_text_and_its_lines_follow) {
    EXPECT_EQ(book("h2 { font-size: 18pt; line-height: 27pt }"),
              "h2{font-size:1.5em;font-size:1.5rem;line-height:1.5}\n");
    EXPECT_EQ(book("h2 { font: 900 18pt / 27pt Lato, serif }"),
              "h2{font:900 1.5em/1.5 Lato, serif;font:900 1.5rem/1.5 Lato, serif}\n");
    EXPECT_EQ(book("h2 { line-height: 140% }"), "h2{line-height:1.4}\n");
    EXPECT_EQ(book("h2 { line-height: 18pt }"), "h2{line-height:1.5rem}\n");
}

TEST(Sheet, the_size_of_running_text_is_the_readers) {
    EXPECT_EQ(book("html { font: italic bold 12pt/18pt Lato }"),
              "html{font-family:Lato;font-style:italic;font-weight:bold;line-height:1.5}\n");
    EXPECT_EQ(book("body { font-size: 12pt; padding: 1em }"), "");
}

TEST(Sheet, running_text_has_no_colour_of_its_own) {
    EXPECT_EQ(book("p { color: red; margin: 0 }"), "p{margin:0}\n");
    EXPECT_EQ(book("td { color: red; background: white }"), "td{color:red;background:white}\n");
    EXPECT_EQ(book("body { color: red; background: white }"), "");
    EXPECT_EQ(book("p, h2 { color: red }"), "h2{color:red}\n");
    EXPECT_EQ(book(".box p.label { color: red }"), ".box p.label{color:red}\n");
}

TEST(Sheet, a_variable_of_the_root_is_written_out) {
    EXPECT_EQ(book(":root { --a: 6pt; --b: var(--a) 0 } div { margin: var(--b) }"),
              "div{margin:.5rem 0}\n");
    EXPECT_EQ(book("div { margin: var(--none, 6pt) }"), "div{margin:.5rem}\n");
    EXPECT_EQ(book("div { margin: var(--none) }"), "");
    EXPECT_EQ(Book().of({":root { --a: 6pt }", "div { margin: var(--a) }"}), "div{margin:.5rem}\n");
}

TEST(Sheet, a_variable_of_others_is_written_twice) {
    EXPECT_EQ(book(":root { --a: 6pt } .x { --a: 12pt } div { margin: var(--a) }"),
              ":root{--a:.5rem}\n.x{--a:1rem}\ndiv{margin:.5rem;margin:var(--a)}\n");
}

TEST(Sheet, variables_in_a_ring_or_that_double_end) {
    EXPECT_EQ(book(":root { --a: var(--b); --b: var(--a) } div { margin: var(--a) }"), "");
    std::string css = ":root { --v0: 1pt";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "var(--v" + std::to_string(i - 1) + ")";
        css += "; --v" + std::to_string(i) + ": " + before + " " + before;
    }
    EXPECT_EQ(book(css + " } div { margin: var(--v39) }"), "");
}

TEST(Sheet, a_calculation_of_absolute_terms_is_folded) {
    EXPECT_EQ(book("div { margin: calc((2pt + 4px) * 2 + 2pt) }"), "div{margin:1rem}\n");
    EXPECT_EQ(book("div { margin: max(6pt, min(12pt, 1in)) }"), "div{margin:1rem}\n");
    EXPECT_EQ(book("div { margin: clamp(6pt, 1pt, 12pt) }"), "div{margin:.5rem}\n");
    EXPECT_EQ(book("div { width: calc(100% - 6pt) }"), "div{width:calc(100% - .5rem)}\n");
}

TEST(Sheet, a_logical_property_has_its_physical_one_before_it) {
    EXPECT_EQ(book("div { margin-inline: 1em 2em }"),
              "div{margin-left:1em;margin-right:2em;margin-inline:1em 2em}\n");
    EXPECT_EQ(arabic("div { margin-inline: 1em 2em }"),
              "div{margin-right:1em;margin-left:2em;margin-inline:1em 2em}\n");
    EXPECT_EQ(book("div { border-block-start: 12pt solid }"),
              "div{border-top:1rem solid;border-block-start:1rem solid}\n");
    EXPECT_EQ(arabic("div { border-start-end-radius: 1em }"),
              "div{border-top-left-radius:1em;border-start-end-radius:1em}\n");
    EXPECT_EQ(book("div { inset-inline-start: 1em }"), "div{left:1em;inset-inline-start:1em}\n");
    EXPECT_EQ(book("div { max-inline-size: 50% }"), "div{max-width:50%;max-inline-size:50%}\n");
    EXPECT_EQ(arabic("div { text-align: start }"), "div{text-align:right;text-align:start}\n");
    EXPECT_EQ(book("div { text-align: center }"), "div{text-align:center}\n");
}

TEST(Sheet, breaks_and_hyphens_have_their_old_names_too) {
    EXPECT_EQ(book("div { break-before: page; break-inside: avoid-column }"),
              "div{page-break-before:always;break-before:page;break-inside:avoid-column}\n");
    EXPECT_EQ(arabic("div { break-after: recto }"),
              "div{page-break-after:left;break-after:recto}\n");
    EXPECT_EQ(book("div { hyphens: manual }"),
              "div{-epub-hyphens:manual;-webkit-hyphens:manual;adobe-hyphenate:explicit;"
              "hyphens:manual}\n");
}

TEST(Sheet, what_speaks_of_pages_stays_behind) {
    EXPECT_EQ(book("@page { margin: 1in } h1 { string-set: a content(); bookmark-level: 1 }"), "");
    EXPECT_EQ(book("a::after { content: leader('.') target-counter(attr(href), page) }"), "");
    EXPECT_EQ(book("a::after { content: counter(page) } a::before { content: counter(x) }"),
              "a::before{content:counter(x)}\n");
    EXPECT_EQ(book("p { direction: rtl; unicode-bidi: embed }"), "");
    EXPECT_EQ(book(".a { position: absolute; color: red } .b { position: relative; top: 1em }"),
              ".b{position:relative;top:1em}\n");
    EXPECT_EQ(book(".a { height: 210mm } .b { height: 12pt }"), ".b{height:1rem}\n");
    EXPECT_EQ(book(".a { width: 118mm }"), ".a{width:27.874rem;max-width:100%}\n");
    EXPECT_EQ(book(".a { float: footnote } a::footnote-call { content: '*' }"), "");
}

TEST(Sheet, a_list_without_its_painted_bullets_keeps_the_plain_ones) {
    EXPECT_EQ(book("ul { list-style: none; margin: 0 } ul li::before { position: absolute }"),
              "ul{margin:0}\n");
    EXPECT_EQ(book("ul { list-style: none } .nav ul { list-style: none }"),
              "ul{list-style:none}\n.nav ul{list-style:none}\n");
}

TEST(Sheet, only_rules_for_a_screen_stay) {
    EXPECT_EQ(book("@media print { p { margin: 0 } } @media screen { p { margin: 1em } }"),
              "p{margin:1em}\n");
    EXPECT_EQ(book("[hidden] { display: none }"), "[hidden]{display:none}\n");
}

TEST(Sheet, what_the_reader_decides_keeps_its_query) {
    EXPECT_EQ(book("@media (prefers-color-scheme: dark) { .a { color: #fc0 } .b { margin: 0 } }"
                   ".c { margin: 0 }"),
              "@media (prefers-color-scheme:dark){\n.a{color:#fc0}\n.b{margin:0}\n}\n"
              ".c{margin:0}\n");
    EXPECT_EQ(book("@media print, screen and (30em <= width < 40em) { .b { margin: 0 } }"),
              "@media (min-width:30em) and (max-width:39.999em){\n.b{margin:0}\n}\n");
    EXPECT_EQ(book("@media (color) { @media (hover) or (grid) { .b { margin: 0 } } }"),
              "@media (color) and (hover),(color) and (grid){\n.b{margin:0}\n}\n");
    EXPECT_EQ(book("@media not print and (color) { .b { margin: 0 } }"), ".b{margin:0}\n");
    EXPECT_EQ(book("@media not all and (color) { .b { margin: 0 } }"),
              "@media not all and (color){\n.b{margin:0}\n}\n");
    EXPECT_EQ(book("@media print and (color) { .b { margin: 0 } }"), "");
}

TEST(Sheet, a_query_that_old_readers_cannot_read_is_a_finding) {
    Book b;
    EXPECT_EQ(b.of({"@media (color) and (not (hover)) { .b { margin: 0 } .c { margin: 0 } }"}), "");
    ASSERT_EQ(b.diagnostics.all().size(), 1U);
    EXPECT_EQ(b.diagnostics.all()[0].code, "epub.css-dropped");
}

TEST(Sheet, a_variable_that_night_changes_stays) {
    EXPECT_EQ(book(":root { --ink: #123 } .a { color: var(--ink) }"
                   "@media (prefers-color-scheme: dark) { :root { --ink: #cde } }"),
              ":root{--ink:#123}\n.a{color:#123;color:var(--ink)}\n"
              "@media (prefers-color-scheme:dark){\n:root{--ink:#cde}\n}\n");
}

TEST(Sheet, a_registered_property_has_its_initial_value) {
    const std::string rule = "@property --x { syntax: '<length>'; initial-value: 3pt; inherits: ";
    EXPECT_EQ(book(rule + "true } .a { margin: var(--x) }"), ".a{margin:.25rem}\n");
    EXPECT_EQ(book(rule + "true } .a { margin: var(--x) } .b { --x: 0 }"),
              ":root{--x:3pt}\n.a{margin:.25rem;margin:var(--x)}\n.b{--x:0}\n");
    EXPECT_EQ(book(rule + "false } .a { margin: var(--x) } .b { --x: 0 }"),
              "*{--x:3pt}\n.a{margin:.25rem;margin:var(--x)}\n.b{--x:0}\n");
}

TEST(Sheet, fonts_come_from_the_package) {
    EXPECT_EQ(book("@font-face { font-family: 'A B'; src: url(gone.ttf), url(a.ttf);"
                   " font-weight: 100 900; unicode-range: U+41-5a, U+61 }"),
              "@font-face{font-family:\"A B\";src:url(\"../fonts/a.ttf\");"
              "font-weight:100 900;font-style:normal}\n");
    EXPECT_EQ(book("@font-face { font-family: A; src: url(gone.ttf) }"), "");
    EXPECT_EQ(book(".a { background-image: url(gone.ttf); margin: 0 }"), ".a{margin:0}\n");
}

TEST(Sheet, inks_and_new_colours_become_plain) {
    EXPECT_EQ(book(".a { color: device-cmyk(0 1 1 0) }"), ".a{color:#ff0000}\n");
    EXPECT_EQ(book(".a { color: rgb(0 0 0 / 50%) }"), ".a{color:rgba(0,0,0,.5)}\n");
    EXPECT_EQ(book(".a { color: currentColor }"), ".a{color:currentColor}\n");
}

TEST(Sheet, selectors_are_such_as_epubcheck_takes) {
    EXPECT_EQ(book("[epub|type=x] { margin: 0 }"), "[epub|type=x]{margin:0}\n");
    EXPECT_EQ(book("p:lang(ar, he) { margin: 0 }"), "p:is(:lang(ar),:lang(he)){margin:0}\n");
    EXPECT_EQ(book("a[href=x i] { margin: 0 }"), "a[href=x]{margin:0}\n");
    EXPECT_EQ(book("li:nth-child(2n+1 of .x), svg|a, b { margin: 0 }"), "b{margin:0}\n");
    EXPECT_EQ(book("a:is(b, c:wrong), d { margin: 0 }"), "d{margin:0}\n");
    EXPECT_EQ(book("li:nth-child(2n+1) { margin: 0 }"), "li:nth-child(2n+1){margin:0}\n");
    EXPECT_EQ(book("h1 { & > em { margin: 0 } }"), "h1 > em{margin:0}\n");
}

}  // namespace
}  // namespace bifolium::epub
