#include "css/stylesheet.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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

}  // namespace
}  // namespace bifolium::css
