#include "css/stylesheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "css/component_value.h"
#include "support/memory_files.h"

namespace bifolium::css {
namespace {

/// A sheet, parsed, and what there was to say about it.
struct Sheet {
    Sources sources;
    MemoryFiles files;
    AtomTable atoms;
    Diagnostics diagnostics;
    StyleSheet sheet;

    explicit Sheet(std::string css,
                   std::initializer_list<std::pair<const std::string, std::string>> others = {})
        : files(others) {
        const SourceId id = sources.add("styles/main.css", std::move(css));
        sheet = parse(sources, files, id, atoms, diagnostics);
    }
    std::string text(Span span) const {
        return std::string(sources.text(span.source).substr(span.begin, span.end - span.begin));
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> codes;
        for (const Diagnostic& d : diagnostics.all()) codes.emplace_back(d.code);
        return codes;
    }
    /// The only finding, as "code: 'text it points at'".
    std::string only() const {
        if (diagnostics.all().size() != 1) {
            return std::to_string(diagnostics.all().size()) + " findings";
        }
        const Diagnostic& d = diagnostics.all().front();
        return std::string(d.code) + ": " + text(d.span);
    }
    const std::string& hint() const { return diagnostics.all().front().hint; }
};

using Codes = std::vector<std::string>;

TEST(StyleSheet, a_rule_has_selectors_and_typed_declarations) {
    const Sheet s("p { color: red; COLOR: var(--x, blue) !important }");
    EXPECT_EQ(s.codes(), Codes{});
    ASSERT_EQ(s.sheet.rules.size(), 1U);
    const Rule& rule = s.sheet.rules[0];
    EXPECT_EQ(s.text(rule.span), "p");
    ASSERT_EQ(rule.declarations.size(), 2U);
    EXPECT_EQ(rule.declarations[0].longhands.size(), 1U);
    EXPECT_EQ(rule.declarations[1].name, "color");
    EXPECT_TRUE(rule.declarations[1].has_var);
    EXPECT_TRUE(rule.declarations[1].important);
    EXPECT_TRUE(rule.declarations[1].longhands.empty());
    EXPECT_EQ(s.text(rule.declarations[1].value_span), "var(--x, blue)");
}

TEST(StyleSheet, an_unknown_property_is_a_finding_with_what_was_meant) {
    const Sheet s("p { colour: red }");
    EXPECT_EQ(s.only(), "css.unknown-property: colour");
    EXPECT_EQ(s.hint(), "did you mean 'color'?");
    EXPECT_TRUE(s.sheet.rules.empty());
}

TEST(StyleSheet, a_bad_value_is_a_finding_at_the_value) {
    EXPECT_EQ(Sheet("p { color: 12px; margin: 0 }").only(), "css.bad-value: 12px");
    EXPECT_EQ(Sheet("p { color: }").only(), "css.bad-value: color");
    EXPECT_EQ(Sheet("p { color: var(x) }").only(), "css.bad-value: var(x)");
}

TEST(StyleSheet, a_custom_property_is_kept_as_written) {
    const Sheet s(":root { --Accent:  { a: b } ; --empty:; --x: 1px !important }");
    EXPECT_EQ(s.codes(), Codes{});
    const auto& declarations = s.sheet.rules.at(0).declarations;
    ASSERT_EQ(declarations.size(), 3U);
    EXPECT_EQ(declarations[0].name, "--Accent");
    EXPECT_EQ(serialize(declarations[0].raw), "{ a: b }");
    EXPECT_TRUE(declarations[1].raw.empty());
    EXPECT_TRUE(declarations[2].important);
}

TEST(StyleSheet, a_vendors_property_is_no_warning) {
    const Sheet s("p { -webkit-hyphens: auto }");
    EXPECT_EQ(s.only(), "css.vendor-property: -webkit-hyphens");
    EXPECT_EQ(s.diagnostics.all().front().severity, Severity::note);
}

TEST(StyleSheet, damage_stays_in_its_declaration) {
    const Sheet s("p { color red; color: ); margin: 0; : x; color: \"a\nb; margin: 0 }");
    EXPECT_EQ(s.codes(), (Codes{"css.stray-bracket", "css.bad-string", "css.syntax",
                                "css.bad-value", "css.syntax", "css.bad-value"}));
    ASSERT_EQ(s.sheet.rules.size(), 1U);
    EXPECT_EQ(s.sheet.rules[0].declarations.size(), 2U);
}

TEST(StyleSheet, a_value_that_waits_for_a_variable_holds_no_damage) {
    const Sheet s("p { margin: calc(1px } var(--a)); color: red }");
    EXPECT_EQ(s.codes(), (Codes{"css.stray-bracket", "css.bad-value"}));
    EXPECT_EQ(s.sheet.rules.at(0).declarations.size(), 1U);
}

TEST(StyleSheet, a_bad_selector_drops_its_rule_alone) {
    const Sheet s("p:hoover, h1 { margin: 0 } h2 { margin: 0 } {} x");
    EXPECT_EQ(s.codes(), (Codes{"css.unknown-selector", "css.unknown-selector", "css.syntax"}));
    ASSERT_EQ(s.sheet.rules.size(), 1U);
    EXPECT_EQ(s.text(s.sheet.rules[0].span), "h2");
}

/// Which media the first rule holds for: "p" print, "s" screen, "r" if the reader says so.
std::string media(const std::string& query) {
    const Sheet s("@media " + query + " { p { margin: 0 } }");
    const ConditionId id = s.sheet.rules.at(0).condition;
    return std::string(s.sheet.holds_for_print(id, {400, 600}) ? "p" : "") +
           (s.sheet.holds_for_screen(id)      ? "s"
            : s.sheet.may_hold_for_screen(id) ? "r"
                                              : "");
}

TEST(StyleSheet, media_are_told_apart) {
    EXPECT_EQ(media(""), "ps");
    EXPECT_EQ(media("all"), "ps");
    EXPECT_EQ(media("PRINT"), "p");
    EXPECT_EQ(media("only screen"), "s");
    EXPECT_EQ(media("not print"), "s");
    EXPECT_EQ(media("tv, print"), "p");
    EXPECT_EQ(media("not tv"), "ps");
    EXPECT_EQ(Sheet("@media (colour) { }").only(), "css.media-feature: (colour)");
    EXPECT_EQ(Sheet("@media (colour) { }").hint(), "did you mean 'color'?");
    EXPECT_EQ(Sheet("@media pritn { }").only(), "css.unknown-medium: pritn");
    EXPECT_EQ(Sheet("@media print, { }").codes(), Codes{"css.syntax"});
}

TEST(StyleSheet, media_features_are_the_pages_or_the_readers) {
    EXPECT_EQ(media("(min-width: 400pt)"), "pr");
    EXPECT_EQ(media("(min-width: 401pt)"), "r");
    EXPECT_EQ(media("print and (max-width: 30em)"), "");
    EXPECT_EQ(media("print and (max-width: 34em)"), "p");
    EXPECT_EQ(media("(300pt <= width < 400pt)"), "r");
    EXPECT_EQ(media("(300pt < width <= 400pt)"), "pr");
    EXPECT_EQ(media("(400pt = width)"), "pr");
    EXPECT_EQ(media("(width >= calc(2 * 200pt))"), "pr");
    EXPECT_EQ(media("print and (orientation: portrait)"), "p");
    EXPECT_EQ(media("print and (orientation: landscape)"), "");
    EXPECT_EQ(media("print and (aspect-ratio: 2/3)"), "p");
    EXPECT_EQ(media("print and (min-resolution: 300dpi)"), "p");
    EXPECT_EQ(media("print and (max-resolution: 300dpi)"), "");
    EXPECT_EQ(media("print and (color)"), "p");
    EXPECT_EQ(media("print and (monochrome)"), "");
    EXPECT_EQ(media("print and (hover: none)"), "p");
    EXPECT_EQ(media("print and (hover)"), "");
    EXPECT_EQ(media("(prefers-color-scheme: dark)"), "r");
    EXPECT_EQ(media("print and (prefers-color-scheme: light)"), "p");
    EXPECT_EQ(media("screen and (color), print"), "pr");
    EXPECT_EQ(media("not screen and (color)"), "pr");
    EXPECT_EQ(media("not all and (monochrome)"), "pr");
    EXPECT_EQ(media("(color) and (not (grid))"), "pr");
    EXPECT_EQ(media("(grid) or (color)"), "pr");
}

TEST(StyleSheet, what_is_no_media_feature_holds_neither_way) {
    EXPECT_EQ(media("(nonsense)"), "");
    EXPECT_EQ(media("not all and (nonsense)"), "");
    EXPECT_EQ(media("(not (nonsense))"), "");
    EXPECT_EQ(media("(nonsense) or (color)"), "pr");
    EXPECT_EQ(media("(color) and (grid) or (hover)"), "");
    EXPECT_EQ(media("(width: 3pt 4pt)"), "");
    EXPECT_EQ(media("(aspect-ratio: 1/0)"), "");
    EXPECT_EQ(media("screen (color)"), "");
}

TEST(StyleSheet, a_container_query_never_holds) {
    const Sheet s("@container card (min-width: 10em) { p { margin: 0; color: bleu } }");
    EXPECT_EQ(s.codes(), (Codes{"css.not-supported", "css.bad-value"}));
    EXPECT_FALSE(s.sheet.holds_for_print(s.sheet.rules.at(0).condition));
    EXPECT_FALSE(s.sheet.may_hold_for_screen(s.sheet.rules.at(0).condition));
}

/// The selectors of the first rule as they are written out.
std::string written(const std::string& css) {
    const Sheet s(css);
    EXPECT_EQ(s.codes(), Codes{}) << css;
    return s.sheet.rules.empty() ? "" : serialize(s.sheet.rules[0].written);
}

TEST(StyleSheet, a_scope_is_written_out) {
    EXPECT_EQ(written("@scope (.a) { p { margin: 0 } }"), "p:where(:where(.a),:where(.a) *)");
    EXPECT_EQ(written("@scope (.a) { :scope > p, & b { margin: 0 } }"),
              ":where(.a):nth-child(n) > p,:where(.a) b");
    EXPECT_EQ(written("@scope (.a) to (.b) { i { margin: 0 } }"),
              "i:where(:where(.a),:where(.a) *)"
              ":not(:where(:where(:where(.a) .b),:where(:where(.a) .b) *))");
    EXPECT_EQ(written("@scope { p::before { margin: 0 } }"),
              "p:where(:where(:root),:where(:root) *)::before");
    EXPECT_EQ(written(".a { @scope { :scope { margin: 0 } } }"), ":where(.a):nth-child(n)");
    EXPECT_EQ(written(".a { @scope (& > b) { & { margin: 0 } } }"), ":where(.a > b)");
    EXPECT_EQ(Sheet("@scope .a { }").codes(), Codes{"css.syntax"});
    EXPECT_EQ(Sheet("@scope (.a) to { }").codes(), Codes{"css.syntax"});
    EXPECT_EQ(Sheet("@scope (:wrong) { }").codes(), Codes{"css.unknown-selector"});
}

TEST(StyleSheet, scopes_in_scopes_end_in_a_finding) {
    std::string css;
    for (int i = 0; i < 90; ++i) css += "@scope (.a, .b, .c) to (.d, .e) {";
    const Sheet s(css + "p { margin: 0 }" + std::string(90, '}'));
    EXPECT_FALSE(s.codes().empty());
    EXPECT_TRUE(s.sheet.rules.empty());
}

TEST(StyleSheet, an_at_property_rule_has_a_type) {
    const Sheet s(
        R"(@property --a { syntax: "<length> | auto"; inherits: false; initial-value: 3pt }
                     @property --b { syntax: "*"; inherits: true }
                     @property --c { syntax: "<color>#"; inherits: true;
                                     initial-value: red, blue })");
    EXPECT_EQ(s.codes(), Codes{});
    ASSERT_EQ(s.sheet.properties.size(), 3U);
    EXPECT_FALSE(s.sheet.properties[0].inherits);
    EXPECT_EQ(s.sheet.properties[0].syntax.size(), 2U);
    EXPECT_TRUE(s.sheet.properties[1].syntax.empty());
}

TEST(StyleSheet, an_at_property_rule_says_all_it_must) {
    const auto finding = [](const std::string& block) {
        const Sheet s("@property --a {" + block + "}");
        EXPECT_TRUE(s.sheet.properties.empty()) << block;
        return s.only();
    };
    EXPECT_EQ(finding("inherits: true; initial-value: 3pt"), "css.bad-value: --a");
    EXPECT_EQ(finding("syntax: '*'"), "css.bad-value: --a");
    EXPECT_EQ(finding("syntax: '<length>'; inherits: true"), "css.bad-value: --a");
    EXPECT_EQ(finding("syntax: '<lenght>'; inherits: true"), "css.bad-value: '<lenght>'");
    EXPECT_EQ(finding("syntax: '<length>'; inherits: yes"), "css.bad-value: yes");
    EXPECT_EQ(finding("syntax: '<length>'; inherits: true; initial-value: red"),
              "css.bad-value: red");
    EXPECT_EQ(finding("syntax: '<length>'; inherits: true; initial-value: 3em"),
              "css.bad-value: 3em");
    EXPECT_EQ(Sheet("@property --a { syntax: '*'; inherits: true; initial: 3em }").only(),
              "css.unknown-property: initial");
}

TEST(StyleSheet, css_that_is_not_done_is_told_from_misspelt_names) {
    EXPECT_EQ(Sheet("p { cursor: pointer }").codes(), Codes{"css.no-effect"});
    EXPECT_EQ(Sheet("p { flex-grow: 2 }").codes(), Codes{"css.not-supported"});
    EXPECT_EQ(Sheet("p { colr: red }").codes(), Codes{"css.unknown-property"});
    EXPECT_EQ(Sheet("@keyframes a { }").codes(), Codes{"css.no-effect"});
    EXPECT_EQ(Sheet("@font-palette-values --a { }").codes(), Codes{"css.not-supported"});
}

TEST(StyleSheet, nested_media_hold_together) {
    const Sheet s("@media print { @media screen { p { margin: 0 } } p { margin: 0 } }");
    EXPECT_FALSE(s.sheet.holds_for_print(s.sheet.rules.at(0).condition));
    EXPECT_FALSE(s.sheet.holds_for_screen(s.sheet.rules.at(0).condition));
    EXPECT_TRUE(s.sheet.holds_for_print(s.sheet.rules.at(1).condition));
    EXPECT_TRUE(s.sheet.holds_for_print(ConditionId()));
}

bool supports(const std::string& condition) {
    return Sheet("@supports " + condition + " { p { margin: 0 } }").sheet.rules.size() == 1;
}

TEST(StyleSheet, supports_is_decided) {
    EXPECT_TRUE(supports("(color: red)"));
    EXPECT_FALSE(supports("(color: 12px)"));
    EXPECT_FALSE(supports("(grid-gap: 1em)"));
    EXPECT_TRUE(supports("(--x: y)"));
    EXPECT_TRUE(supports("not (colour: red)"));
    EXPECT_TRUE(supports("(color: red) and (margin: 0)"));
    EXPECT_TRUE(supports("(colour: red) or ((margin: 0) and (not (x: y)))"));
    EXPECT_TRUE(supports("selector(a > b)"));
    EXPECT_FALSE(supports("selector(a:wrong)"));
    EXPECT_FALSE(supports("font-tech(color-COLRv1)"));
    EXPECT_FALSE(supports("(color: red) and (margin: 0) or (margin: 0)"));
    EXPECT_EQ(Sheet("@supports color: red { }").codes(), Codes{"css.syntax"});
}

TEST(StyleSheet, imports_come_first_and_are_inlined) {
    const Sheet s(
        "@charset \"utf-8\"; @import \"a.css\"; @import url(sub/b.css) print;"
        "p { margin: 0 }",
        {{"styles/a.css", "a { margin: 0 }"},
         {"styles/sub/b.css", "@import '../a.css'; b { background: url(x.png) }"}});
    EXPECT_EQ(s.codes(), Codes{});
    ASSERT_EQ(s.sheet.rules.size(), 4U);
    EXPECT_EQ(s.text(s.sheet.rules[0].span), "a");
    EXPECT_EQ(s.text(s.sheet.rules[2].span), "b");
    EXPECT_FALSE(s.sheet.holds_for_screen(s.sheet.rules[1].condition));
    EXPECT_FALSE(s.sheet.holds_for_screen(s.sheet.rules[2].condition));
    EXPECT_TRUE(s.sheet.holds_for_screen(s.sheet.rules[3].condition));
    EXPECT_EQ(s.sources.path(s.sheet.rules[2].span.source), "styles/sub/b.css");
    EXPECT_EQ(s.sheet.path, "styles/main.css");
}

TEST(StyleSheet, an_import_that_cannot_be_is_a_finding) {
    EXPECT_EQ(Sheet("@import 'none.css';").only(), "css.import-missing: 'none.css'");
    EXPECT_EQ(Sheet("@import 'https://example.org/a.css';").codes(), Codes{"css.import-missing"});
    EXPECT_EQ(Sheet("@import '//example.org/a.css';").codes(), Codes{"css.import-missing"});
    EXPECT_EQ(Sheet("@import 12;").codes(), Codes{"css.syntax"});
    EXPECT_EQ(Sheet("p { margin: 0 } @import 'a.css';", {{"styles/a.css", "a {}"}}).codes(),
              Codes{"css.misplaced-import"});
    const Sheet ring("@import 'a.css'; p { margin: 0 }",
                     {{"styles/a.css", "@import 'main.css'; @import 'a.css'; a { margin: 0 }"}});
    EXPECT_EQ(ring.codes(), (Codes{"css.import-missing", "css.import-missing"}));
    EXPECT_EQ(ring.sheet.rules.size(), 2U);
}

TEST(StyleSheet, imports_that_double_at_each_level_end) {
    MemoryFiles files;
    for (int i = 0; i < 40; ++i) {
        const std::string next = "@import '" + std::to_string(i + 1) + ".css';";
        files.put(std::to_string(i) + ".css", next + next);
    }
    files.put("40.css", "p { margin: 0 }");
    Sources sources;
    AtomTable atoms;
    Diagnostics diagnostics;
    const SourceId id = sources.add("main.css", "@import '0.css';");
    parse(sources, files, id, atoms, diagnostics);
    ASSERT_TRUE(diagnostics.has_errors());
    EXPECT_EQ(diagnostics.all().front().code, "css.too-big");
}

TEST(StyleSheet, a_sheet_that_is_too_big_is_not_read) {
    const Sheet s(std::string((std::size_t{2} << 20) + 1, ' ') + "p { margin: 0 }");
    EXPECT_EQ(s.codes(), Codes{"css.too-big"});
    EXPECT_TRUE(s.sheet.rules.empty());
}

TEST(StyleSheet, another_encoding_is_an_error) {
    EXPECT_EQ(Sheet("p { font-family: \"Caf\xE9\" }").only(), "css.encoding: \xE9");
    EXPECT_EQ(Sheet("@charset \"latin1\"; p {}").codes(), Codes{"css.encoding"});
    EXPECT_EQ(Sheet("\xEF\xBB\xBFp { margin: 0 }").sheet.rules.size(), 1U);
}

TEST(StyleSheet, pages_have_selectors_and_margin_boxes) {
    const Sheet s(
        "@page { margin: 1in } @page cover:first, :left:blank { margin: 0; @top-left {"
        " content: 'a'; } @Bottom-Right-Corner { color: red } }");
    EXPECT_EQ(s.codes(), Codes{});
    ASSERT_EQ(s.sheet.pages.size(), 2U);
    EXPECT_TRUE(s.sheet.pages[0].selectors.empty());
    const PageRule& page = s.sheet.pages[1];
    ASSERT_EQ(page.selectors.size(), 2U);
    EXPECT_EQ(page.selectors[0].name, "cover");
    EXPECT_EQ(page.selectors[0].pseudos, std::vector{PagePseudo::first});
    EXPECT_EQ(page.selectors[1].pseudos, (std::vector{PagePseudo::left, PagePseudo::blank}));
    ASSERT_EQ(page.margins.size(), 2U);
    EXPECT_EQ(page.margins[0].box, MarginBox::top_left);
    EXPECT_EQ(page.margins[1].box, MarginBox::bottom_right_corner);
    EXPECT_EQ(s.text(page.margins[1].span), "@Bottom-Right-Corner");
    EXPECT_EQ(page.declarations.size(), 1U);
}

TEST(StyleSheet, pages_are_counted_in_the_document_or_among_those_of_a_name) {
    const Sheet s("@page :nth(2n + 1), chapter:nth(3):left, :NTH(odd OF chapter) { margin: 0 }");
    EXPECT_EQ(s.codes(), Codes{});
    const auto& selectors = s.sheet.pages.at(0).selectors;
    ASSERT_EQ(selectors.size(), 3U);
    EXPECT_EQ(selectors[0].nths, (std::vector{PageNth{{2, 1}, ""}}));
    EXPECT_EQ(selectors[1].name, "chapter");
    EXPECT_EQ(selectors[1].nths, (std::vector{PageNth{{0, 3}, ""}}));
    EXPECT_EQ(selectors[1].pseudos, std::vector{PagePseudo::left});
    EXPECT_EQ(selectors[2].nths, (std::vector{PageNth{{2, 1}, "chapter"}}));
}

TEST(StyleSheet, a_page_has_an_area_for_footnotes) {
    const Sheet s("@page { @footnote { margin: 0 } @FOOTNOTE { border-top: 1pt solid } }");
    EXPECT_EQ(s.codes(), Codes{});
    EXPECT_EQ(s.sheet.pages.at(0).footnotes.size(), 2U);
    EXPECT_TRUE(s.sheet.pages.at(0).margins.empty());
}

TEST(StyleSheet, a_page_that_is_not_understood_is_a_finding) {
    EXPECT_EQ(Sheet("@page :nth(two) { margin: 0 }").only(), "css.unknown-selector: nth(two)");
    EXPECT_EQ(Sheet("@page :nth(2 of) { }").codes(), Codes{"css.unknown-selector"});
    EXPECT_EQ(Sheet("@page :nth(2 of a b) { }").codes(), Codes{"css.unknown-selector"});
    EXPECT_EQ(Sheet("@page :frist { }").only(), "css.unknown-selector: frist");
    EXPECT_EQ(Sheet("@page :frist { }").hint(), "did you mean ':first'?");
    EXPECT_EQ(Sheet("@page a b { }").codes(), Codes{"css.unknown-selector"});
    EXPECT_EQ(Sheet("@page a, { }").codes(), Codes{"css.unknown-selector"});
    EXPECT_EQ(Sheet("@page { @top-centre { } }").hint(), "did you mean '@top-center'?");
    EXPECT_EQ(Sheet("@page { @footnotes { } }").codes(), Codes{"css.unknown-at-rule"});
    EXPECT_EQ(Sheet("@page;").codes(), Codes{"css.syntax"});
}

TEST(StyleSheet, a_font_face_is_typed) {
    const Sheet s(
        "@font-face { font-family: \"A B\"; src: local(X), url(a.woff2) format(woff2),"
        " url('a.ttf') format('truetype'), url(b.otf) tech(variations);"
        " font-weight: 300 bold; font-style: oblique 12deg; font-display: swap;"
        " unicode-range: U+0041-005A, u+6??, U+20 }");
    EXPECT_EQ(s.codes(), (Codes{"css.local-font", "css.font-format"}));
    ASSERT_EQ(s.sheet.font_faces.size(), 1U);
    const FontFaceRule& face = s.sheet.font_faces[0];
    EXPECT_EQ(face.family, "A B");
    EXPECT_EQ(face.sources,
              (std::vector<Url>{{"a.ttf", "styles/main.css"}, {"b.otf", "styles/main.css"}}));
    EXPECT_EQ(face.weight_low, 300);
    EXPECT_EQ(face.weight_high, 700);
    EXPECT_TRUE(face.italic);
    using Ranges = std::vector<std::pair<char32_t, char32_t>>;
    EXPECT_EQ(face.unicode_range, (Ranges{{0x41, 0x5A}, {0x600, 0x6FF}, {0x20, 0x20}}));
}

TEST(StyleSheet, a_font_face_without_family_or_file_is_a_finding) {
    EXPECT_EQ(Sheet("@font-face { src: url(a.ttf) }").codes(), Codes{"css.font-face"});
    EXPECT_EQ(Sheet("@font-face { font-family: A }").codes(), Codes{"css.font-face"});
    EXPECT_EQ(Sheet("@font-face { font-family: A; src: url(a.ttf); font-weight: 0 }").codes(),
              Codes{"css.bad-value"});
    EXPECT_EQ(Sheet("@font-face { font-family: A; src: url(a.ttf); font-wieght: 1 }").hint(),
              "did you mean 'font-weight'?");
    EXPECT_EQ(Sheet("@font-face { font-family: A; src: url(a.ttf); unicode-range: a }").codes(),
              Codes{"css.bad-value"});
    EXPECT_EQ(Sheet("@font-face { font-family: A, B; src: , }").codes(),
              (Codes{"css.bad-value", "css.bad-value", "css.font-face"}));
}

TEST(StyleSheet, at_rules_without_effect_are_findings) {
    EXPECT_EQ(Sheet("@counter-style x { system: cyclic }").codes(), Codes{"css.bad-value"});
    EXPECT_EQ(Sheet("@keyframes x { from { margin: 0 } }").only(), "css.no-effect: @keyframes");
    EXPECT_EQ(Sheet("@medai print { p { margin: 0 } }").only(), "css.unknown-at-rule: @medai");
    EXPECT_EQ(Sheet("@medai print { }").hint(), "did you mean '@media'?");
    EXPECT_EQ(Sheet("@-moz-document x { }").only(), "css.vendor-property: @-moz-document");
}

TEST(StyleSheet, a_namespace_names_its_prefix) {
    const Sheet s(
        "@namespace h url(http://www.w3.org/1999/xhtml);"
        "@namespace ops \"http://www.idpf.org/2007/ops\";"
        "h|p[ops|type=x] { margin: 0 }");
    EXPECT_EQ(s.codes(), Codes{});
    const Compound& compound = s.sheet.rules.at(0).selectors.at(0).right_to_left.at(0);
    ASSERT_EQ(compound.tests.size(), 2U);
    EXPECT_EQ(std::get<AttributeTest>(compound.tests[1]).name, "epub:type");
    EXPECT_EQ(Sheet("@namespace x;").codes(), Codes{"css.syntax"});
}

/// Each rule's selectors, nesting written out, and how many declarations it has.
std::vector<std::string> rules(const std::string& css) {
    const Sheet s(css);
    std::vector<std::string> list;
    for (const Rule& rule : s.sheet.rules) {
        list.push_back(serialize(rule.written) + " " + std::to_string(rule.declarations.size()));
    }
    for (const std::string& code : s.codes()) list.push_back(code);
    return list;
}

TEST(StyleSheet, nested_rules_are_written_out) {
    EXPECT_EQ(rules("a { margin: 0; b { margin: 0 } > c { margin: 0 } &.d { margin: 0 } }"),
              (Codes{"a 1", "a b 1", "a > c 1", "a.d 1"}));
    EXPECT_EQ(rules("a, b { c & { margin: 0 } & d, e { margin: 0 } }"),
              (Codes{"c :is(a, b) 1", ":is(a, b) d,:is(a, b) e 1"}));
    EXPECT_EQ(rules("a { b { :not(&) { margin: 0 } } margin: 0 }"),
              (Codes{":not(:is(a b)) 1", "a 1"}));
    EXPECT_EQ(rules("a { @media print { margin: 0; b { margin: 0 } } }"), (Codes{"a 1", "a b 1"}));
    EXPECT_EQ(rules("a { b:first-child { margin: 0 } c:hover, d { margin: 0 } --x: { y } }"),
              (Codes{"a b:first-child 1", "a c:hover,a d 1", "a 1"}));
}

TEST(StyleSheet, nesting_that_doubles_ends) {
    std::string css = "a";
    for (int i = 0; i < 60; ++i) css += "{ & & ";
    const Sheet s(css + "{ margin: 0 }");
    const Codes codes = s.codes();
    EXPECT_NE(std::find(codes.begin(), codes.end(), "css.too-big"), codes.end());
}

TEST(StyleSheet, brackets_beyond_measure_are_left_out) {
    const Sheet s("p { color: " + std::string(200'000, '(') + " } ");
    EXPECT_EQ(s.codes().front(), "css.too-deep");
    const Sheet media([] {
        std::string css;
        for (int i = 0; i < 10'000; ++i) css += "@media print {";
        return css;
    }());
    EXPECT_EQ(media.codes().front(), "css.too-deep");
}

TEST(StyleSheet, declarations_alone) {
    Sources sources;
    AtomTable atoms;
    Diagnostics diagnostics;
    const std::string css = "x color: red; margin: 0; @media {} colour: red";
    const SourceId id = sources.add("a.css", css);
    const auto list = parse_declarations(sources, {id, 2, static_cast<std::uint32_t>(css.size())},
                                         atoms, diagnostics);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].span.begin, 2U);
    EXPECT_EQ(diagnostics.all().size(), 2U);
}

TEST(StyleSheet, env_is_what_stands_in_its_place) {
    const Sheet s(
        "p { margin: env(safe-area-inset-top) env(no-such, 2pt); widows: env(x, env(y, 3)) }");
    EXPECT_EQ(s.codes(), Codes{});
    const auto& declarations = s.sheet.rules.at(0).declarations;
    EXPECT_EQ(serialize(declarations.at(0).raw), "0px 2pt");
    EXPECT_EQ(serialize(declarations.at(1).raw), "3");
    EXPECT_EQ(Sheet("p { margin: env(x) }").codes(), Codes{"css.bad-value"});
    EXPECT_EQ(Sheet("p { margin: env(x,) }").codes(), Codes{"css.bad-value"});
}

}  // namespace
}  // namespace bifolium::css
