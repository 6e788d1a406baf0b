#include "css/selector.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <variant>

namespace bifolium::css {
namespace {

struct Parsed {
    Sources sources;
    AtomTable atoms;
    Diagnostics diagnostics;
    std::optional<SelectorList> list;

    explicit Parsed(const std::string& css) {
        const SourceId id = sources.add("a.css", css);
        const auto size = static_cast<std::uint32_t>(css.size());
        list = parse_selectors(parse_component_values(sources, {id, 0, size}, diagnostics), atoms,
                               diagnostics);
    }
    const ComplexSelector& first() const { return list->front(); }
    std::string text(Span span) const {
        return std::string(sources.text(span.source).substr(span.begin, span.end - span.begin));
    }
    std::string finding() const {
        if (diagnostics.all().size() != 1) {
            return std::to_string(diagnostics.all().size()) + " findings";
        }
        const Diagnostic& d = diagnostics.all().front();
        return std::string(d.code) + " at '" + text(d.span) + "': " + d.message +
               (d.hint.empty() ? "" : "; " + d.hint);
    }
};

std::string combinator(Combinator before) {
    switch (before) {
        case Combinator::none:
            return "";
        case Combinator::descendant:
            return " ";
        case Combinator::child:
            return ">";
        case Combinator::next:
            return "+";
        case Combinator::later:
            return "~";
    }
    return "?";
}

std::string dump(const SelectorList&, const AtomTable&);

struct DumpTest {
    const AtomTable& atoms;
    std::string operator()(const TypeTest& test) const {
        return std::string(atoms.text(test.element));
    }
    std::string operator()(const ClassTest& test) const {
        return "." + std::string(atoms.text(test.name));
    }
    std::string operator()(const IdentifierTest& test) const {
        return "#" + std::string(atoms.text(test.name));
    }
    std::string operator()(const AttributeTest& test) const {
        if (test.operation == 0) return "[" + test.name + "]";
        return "[" + test.name + " " + test.operation + " " + test.value +
               (test.ignore_case ? " i]" : "]");
    }
    std::string operator()(const PseudoClass& test) const {
        std::string out = ":" + std::to_string(static_cast<int>(test.kind));
        if (test.step != 0 || test.offset != 0) {
            out += "(" + std::to_string(test.step) + "n" + std::to_string(test.offset) + ")";
        }
        for (const std::string& word : test.words) out += "'" + word + "'";
        if (!test.arguments.empty()) out += "(" + dump(test.arguments, atoms) + ")";
        return out;
    }
};

/// From left to right again: "section>h2.a".
std::string dump(const SelectorList& list, const AtomTable& atoms) {
    std::string out;
    for (const ComplexSelector& selector : list) {
        if (!out.empty()) out += ", ";
        for (auto compound = selector.right_to_left.rbegin();
             compound != selector.right_to_left.rend(); ++compound) {
            out += combinator(compound->before);
            if (compound->tests.empty()) out += "*";
            for (const Test& test : compound->tests) out += std::visit(DumpTest{atoms}, test);
        }
        if (selector.pseudo != PseudoElement::none) {
            out += "::" + std::to_string(static_cast<int>(selector.pseudo));
        }
    }
    return out;
}

std::string parsed(const std::string& css) {
    const Parsed p(css);
    if (!p.list) return "refused";
    return dump(*p.list, p.atoms) + (p.diagnostics.all().empty() ? "" : " with findings");
}

std::string kind(PseudoClassKind k) {
    return ":" + std::to_string(static_cast<int>(k));
}

TEST(Selector, compounds_and_combinators) {
    EXPECT_EQ(parsed("P"), "p");
    EXPECT_EQ(parsed("*"), "*");
    EXPECT_EQ(parsed("h1.Note#Top"), "h1.Note#Top");
    EXPECT_EQ(parsed("a b>c + d  ~ e"), "a b>c+d~e");
    EXPECT_EQ(parsed(" a , b "), "a, b");
    EXPECT_EQ(parsed("a/**/.b"), "a.b");
    EXPECT_EQ(parsed("a/**/ /**/b"), "a b");
    EXPECT_EQ(parsed(".a\\:b"), ".a:b");
}

TEST(Selector, an_element_after_u_and_plus_is_no_unicode_range) {
    EXPECT_EQ(parsed("u+a"), "u+a");
    EXPECT_EQ(parsed("u+abbr"), "u+abbr");
    EXPECT_EQ(parsed("u+b > u+em"), "u+b>u+em");
    EXPECT_EQ(parsed("u+1"), "refused");
}

TEST(Selector, attributes) {
    EXPECT_EQ(parsed("[href]"), "[href]");
    EXPECT_EQ(parsed("[ HREF ^= 'http:' i ]"), "[href ^ http: i]");
    EXPECT_EQ(parsed("[a~=b][a|=b][a$=b][a*=b][a=b s]"), "[a ~ b][a | b][a $ b][a * b][a = b]");
    EXPECT_EQ(parsed("[epub|type~=x]"), "[epub:type ~ x]");
    EXPECT_EQ(parsed("[*|type][|type]"), "[type][type]");
    for (const char* css : {"[]", "[a=]", "[=b]", "[a b]", "[a=b c]", "[a=1]", "[a==b]"}) {
        EXPECT_EQ(parsed(css), "refused") << css;
    }
}

TEST(Selector, a_foreign_namespace_never_matches) {
    EXPECT_EQ(parsed("*|a"), "a");
    EXPECT_EQ(parsed("svg|a"), kind(PseudoClassKind::never) + "a");
    EXPECT_EQ(parsed("|a"), kind(PseudoClassKind::never) + "a");
    EXPECT_EQ(parsed("[x|y]"), "[epub:y]" + kind(PseudoClassKind::never));
}

TEST(Selector, pseudo_classes) {
    EXPECT_EQ(parsed(":first-child"), kind(PseudoClassKind::nth_child) + "(0n1)");
    EXPECT_EQ(parsed(":nth-last-child(even)"), kind(PseudoClassKind::nth_last_child) + "(2n0)");
    EXPECT_EQ(parsed(":nth-child(2n - 1 of .a, b)"),
              kind(PseudoClassKind::nth_child) + "(2n-1)(.a, b)");
    EXPECT_EQ(parsed(":LINK"), kind(PseudoClassKind::link));
    EXPECT_EQ(parsed(":any-link"), kind(PseudoClassKind::link));
    EXPECT_EQ(parsed(":lang(ar, '*-CH')"), kind(PseudoClassKind::lang) + "'ar''*-CH'");
    EXPECT_EQ(parsed(":dir(RTL)"), kind(PseudoClassKind::dir) + "'rtl'");
    EXPECT_EQ(parsed("a:hover"), "a" + kind(PseudoClassKind::never));
    EXPECT_EQ(parsed("a:-moz-any-link"), "a" + kind(PseudoClassKind::never));
    EXPECT_EQ(parsed(":not(a, b c)"), kind(PseudoClassKind::negation) + "(a, b c)");
    EXPECT_EQ(parsed(":is(a, :where(b))"),
              kind(PseudoClassKind::is) + "(a, " + kind(PseudoClassKind::where) + "(b))");
}

TEST(Selector, has_takes_relative_selectors) {
    EXPECT_EQ(parsed(":has(> a, + b c, d)"), kind(PseudoClassKind::has) + "(>a, +b c,  d)");
    EXPECT_EQ(parsed(":has(:has(a))"), "refused");
    EXPECT_EQ(parsed(":has()"), "refused");
    EXPECT_EQ(parsed("> a"), "refused");
}

TEST(Selector, is_and_where_forgive_with_a_finding) {
    EXPECT_EQ(parsed(":is(a, :wrong, b)"), kind(PseudoClassKind::is) + "(a, b) with findings");
    EXPECT_EQ(parsed(":is()"), kind(PseudoClassKind::is));
    EXPECT_EQ(parsed(":is(::before)"), kind(PseudoClassKind::is) + " with findings");
    EXPECT_EQ(parsed(":not(:wrong)"), "refused");
}

TEST(Selector, pseudo_elements) {
    const auto element = [](PseudoElement e) { return "::" + std::to_string(static_cast<int>(e)); };
    EXPECT_EQ(parsed("li::marker"), "li" + element(PseudoElement::marker));
    EXPECT_EQ(parsed("::footnote-call"), "*" + element(PseudoElement::footnote_call));
    EXPECT_EQ(parsed("p:before"), "p" + element(PseudoElement::before));
    EXPECT_EQ(parsed("p:first-letter"), "p" + element(PseudoElement::first_letter));
    EXPECT_EQ(parsed("p::selection"), "p" + kind(PseudoClassKind::never));
    EXPECT_EQ(parsed("p::-webkit-scrollbar"), "p" + kind(PseudoClassKind::never));
    EXPECT_EQ(parsed("p::before b"), "refused");
    EXPECT_EQ(parsed("p:marker"), "refused");
}

TEST(Selector, specificity) {
    const auto of = [](const std::string& css) { return Parsed(css).first().specificity; };
    EXPECT_EQ(of("*"), (Specificity{0, 0, 0}));
    EXPECT_EQ(of("a b.c#d[e]:hover::before"), (Specificity{1, 3, 3}));
    EXPECT_EQ(of(":is(a, #b, .c)"), (Specificity{1, 0, 0}));
    EXPECT_EQ(of(":where(#b)"), (Specificity{0, 0, 0}));
    EXPECT_EQ(of(":not(a b)"), (Specificity{0, 0, 2}));
    EXPECT_EQ(of(":has(> .a)"), (Specificity{0, 1, 0}));
    EXPECT_EQ(of(":nth-child(2n)"), (Specificity{0, 1, 0}));
    EXPECT_EQ(of(":nth-child(2n of #a)"), (Specificity{1, 1, 0}));
}

TEST(Selector, spans_are_exact) {
    const Parsed p("a , /* x */ b > c ,d");
    EXPECT_EQ(p.text((*p.list)[0].span), "a");
    EXPECT_EQ(p.text((*p.list)[1].span), "b > c");
    EXPECT_EQ(p.text((*p.list)[2].span), "d");
}

TEST(Selector, a_mistake_is_a_finding_with_a_cure) {
    EXPECT_EQ(Parsed("a:hoover").finding(),
              "css.unknown-selector at ':hoover': ':hoover' is no pseudo-class; "
              "did you mean ':hover'?");
    EXPECT_EQ(Parsed("a::befor").finding(),
              "css.unknown-selector at '::befor': '::befor' is no pseudo-element; "
              "did you mean '::before'?");
    EXPECT_EQ(Parsed("li:marker").finding(),
              "css.unknown-selector at ':marker': ':marker' is no pseudo-class; "
              "write '::marker'");
    EXPECT_EQ(Parsed("a:nth-child").finding(),
              "css.unknown-selector at ':nth-child': ':nth-child' is no pseudo-class; "
              "it needs brackets");
    EXPECT_EQ(Parsed("#1a").finding(),
              "css.unknown-selector at '#1a': '#1a' is no ID selector: a name begins with a "
              "letter; write [id=\"1a\"]");
    EXPECT_EQ(Parsed("a,").finding(),
              "css.unknown-selector at 'a,': a selector is missing; take out the comma");
    EXPECT_EQ(Parsed("a >").finding(),
              "css.unknown-selector at 'a >': a selector ends with a combinator");
    for (const char* css : {"", "a b >> c", "a!", ".", "a..b", "a:", "a::", "12", "a{}", ":lang()",
                            ":lang(1)", ":dir()", ":nth-child(x)", ":nth-of-type(1 of a)", ":not()",
                            "a || b", "%", "a:before:after b"}) {
        const Parsed p(css);
        EXPECT_FALSE(p.list) << css;
        EXPECT_FALSE(p.diagnostics.all().empty()) << css;
    }
}

TEST(Selector, hostile_nesting_is_no_crash) {
    std::string css;
    for (int i = 0; i < 50'000; ++i) css += ":not(";
    const Parsed p(css);
    EXPECT_FALSE(p.list);
}

}  // namespace
}  // namespace bifolium::css
