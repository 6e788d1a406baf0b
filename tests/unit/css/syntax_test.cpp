#include "css/syntax.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "css/an_plus_b.h"
#include "css/serialize.h"

namespace bifolium::css {
namespace {

struct Parsed {
    Sources sources;
    Diagnostics diagnostics;
    ComponentValues values;

    explicit Parsed(const std::string& css, std::uint32_t begin = 0) {
        const SourceId id = sources.add("a.css", css);
        const auto end = static_cast<std::uint32_t>(css.size());
        values = parse_component_values(sources, {id, begin, end}, diagnostics);
    }
    std::string text(const ComponentValue& value) const {
        return std::string(sources.text(value.span.source)
                               .substr(value.span.begin, value.span.end - value.span.begin));
    }
};

std::string rewritten(const std::string& css) {
    return serialize(Parsed(css).values);
}

TEST(Syntax, spans_are_exact_in_the_file_as_it_is) {
    const Parsed p("a\r\n/* \xC3\xA9 */ \\e9 b(1px \"x\\\r\ny\") url( x )\f{c}");
    std::string all;
    for (const ComponentValue& value : p.values) all += "<" + p.text(value) + ">";
    EXPECT_EQ(all, "<a><\r\n/* \xC3\xA9 */ ><\\e9 b(1px \"x\\\r\ny\")>< ><url( x )><\f><{c}>");
    all.clear();
    for (const ComponentValue& value : p.values.at(2).inner) all += "<" + p.text(value) + ">";
    EXPECT_EQ(all, "<1px>< ><\"x\\\r\ny\">");
}

TEST(Syntax, a_span_may_begin_in_the_middle) {
    const Parsed p("xx a: b", 3);
    EXPECT_EQ(p.values.at(0).text, "a");
    EXPECT_EQ(p.values.at(0).span.begin, 3U);
}

TEST(Syntax, damaged_text_becomes_replacement_characters) {
    EXPECT_EQ(Parsed(std::string("a\0b", 3)).values.at(0).text,
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(Parsed("a\xE2\x82").values.at(0).text, "a\xEF\xBF\xBD");
    EXPECT_EQ(Parsed("a\xC0\xAF").values.at(0).text, "a\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(Parsed("\\d800 \\110000 ").values.at(0).text, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Syntax, numbers_beyond_all_measure_are_still_numbers) {
    EXPECT_EQ(Parsed("1e999").values.at(0).number, std::numeric_limits<double>::max());
    EXPECT_EQ(Parsed("-1e999").values.at(0).number, -std::numeric_limits<double>::max());
    EXPECT_EQ(Parsed("1e-999").values.at(0).number, 0);
    EXPECT_EQ(Parsed("1" + std::string(400, '0')).values.at(0).number,
              std::numeric_limits<double>::max());
    EXPECT_EQ(parse_an_plus_b(Parsed("99999999999n-99999999999").values),
              (AnPlusB{1 << 30, -(1 << 30)}));
}

TEST(Syntax, what_ran_together_is_kept_apart) {
    EXPECT_EQ(rewritten("a/**/b 1/**/2 1/**/px 1/**/% @a/**/b #a/**/b a/**/(b)"),
              "a/**/b 1/**/2 1/**/px 1/**/% @a/**/b #a/**/b a/**/(b)");
    EXPECT_EQ(rewritten("~/**/= |/**/| u/**/+1 2e/**/+1 -/**/->"),
              "~/**/= |/**/| u/**/+1 2e/**/+1 -/**/->");
    EXPECT_EQ(rewritten("a/* x */,/**/b.c #d:e(2n+1)"), "a,b.c #d:e(2n+1)");
}

TEST(Syntax, names_and_strings_are_escaped) {
    EXPECT_EQ(serialize_identifier("1a"), "\\31 a");
    EXPECT_EQ(serialize_identifier("-1"), "-\\31 ");
    EXPECT_EQ(serialize_identifier("-"), "\\-");
    EXPECT_EQ(serialize_identifier("a b.c"), "a\\ b\\.c");
    EXPECT_EQ(serialize_string("a\"\\\n\x7F"), "\"a\\\"\\\\\\a \\7f \"");
    EXPECT_EQ(rewritten("1\\65 3"), "1\\65 3");
    EXPECT_EQ(rewritten("url(a\\)b)"), "url(a\\)b)");
    EXPECT_EQ(rewritten("U+4?"), "U+40-4f");
}

TEST(Syntax, open_ends_are_findings_where_they_begin) {
    const auto code = [](const std::string& css) {
        const Parsed p(css);
        if (p.diagnostics.all().empty()) return std::string();
        const Diagnostic& d = p.diagnostics.all().front();
        return std::string(d.code) + " " + std::to_string(d.span.begin);
    };
    EXPECT_EQ(code("a /* b"), "css.unclosed-comment 2");
    EXPECT_EQ(code("a 'b"), "css.unclosed-string 2");
    EXPECT_EQ(code("a 'b\n'"), "css.bad-string 2");
    EXPECT_EQ(code("a url(b"), "css.unclosed-url 2");
    EXPECT_EQ(code("a url(b c)"), "css.bad-url 2");
    EXPECT_EQ(code("a (b"), "css.unclosed-block 2");
    EXPECT_EQ(code("a b]"), "css.stray-bracket 3");
    EXPECT_EQ(code("a (b) 'c' url(d) /**/"), "");
}

TEST(Syntax, depth_has_a_limit_and_what_follows_is_read) {
    const Parsed p(std::string(150, '[') + "x" + std::string(150, ']') + "y");
    EXPECT_EQ(p.diagnostics.all().front().code, "css.too-deep");
    EXPECT_EQ(p.diagnostics.all().size(), 1U);
    EXPECT_EQ(p.values.back().text, "y");
}

}  // namespace
}  // namespace bifolium::css
