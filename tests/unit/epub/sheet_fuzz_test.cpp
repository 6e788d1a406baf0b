// Random sheets, each from its own number: what the rewriter makes of them must be a sheet that
// reads as sound as it was written, and reads the same when it is written again.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "css/component_value.h"
#include "epub/sheet.h"
#include "support/memory_files.h"

namespace bifolium::epub {
namespace {

/// https://prng.di.unimi.it/splitmix64.c: the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t roll(std::size_t sides) {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return static_cast<std::size_t>((z ^ (z >> 31)) % sides);
    }
    template <std::size_t count>
    std::string one_of(const char* const (&words)[count]) {
        return words[roll(count)];
    }

private:
    std::uint64_t state_;
};

constexpr const char* names[] = {"margin",
                                 "font",
                                 "color",
                                 "--x",
                                 "width",
                                 "line-height",
                                 "content",
                                 "background",
                                 "float",
                                 "text-align",
                                 "font-size",
                                 "border",
                                 "hyphens",
                                 "position",
                                 "break-before",
                                 "all",
                                 "margin-inline-start",
                                 "list-style",
                                 "counter-reset"};
constexpr const char* values[] = {"1pt",
                                  "12px",
                                  "50%",
                                  "red",
                                  "var(--x)",
                                  "var(--y, 3pt)",
                                  "calc(1pt + 2px)",
                                  "'a\"b\\\\'",
                                  "url(a.png)",
                                  "url('gone.ttf')",
                                  "auto",
                                  "none",
                                  "rgb(1 2 3 / 40%)",
                                  "device-cmyk(0 0 0 1)",
                                  "bold",
                                  "serif",
                                  "12pt/1.5",
                                  "/",
                                  ",",
                                  "(",
                                  ")",
                                  "[",
                                  "]",
                                  "{",
                                  "}",
                                  ";",
                                  "!important",
                                  "\\",
                                  "'",
                                  "\"",
                                  "<!--",
                                  "-->",
                                  "#abc",
                                  "#1",
                                  "U+26",
                                  "@x",
                                  "1e999pt",
                                  "-0",
                                  "+.5em",
                                  "min(1pt, 2em)",
                                  "env(x, 2pt)",
                                  "attr(id)",
                                  "counter(page)",
                                  "oklch(from red l c h)",
                                  "color-mix(in oklab, red, blue)",
                                  "/* c */",
                                  "revert-layer",
                                  "absolute",
                                  "inherit",
                                  "\u00E4",
                                  "\xFF",
                                  "\\26 B"};
constexpr const char* selectors[] = {"p",
                                     "li",
                                     ".a",
                                     "#b",
                                     "*",
                                     "h1, h2",
                                     "html",
                                     ":root",
                                     "p::before",
                                     "a:hover",
                                     "[href$='x' i]",
                                     "epub|x",
                                     "&",
                                     "> p",
                                     ":is(",
                                     ":has(> p)",
                                     "::footnote-call",
                                     "svg|a",
                                     ":lang(ar, he)",
                                     ":nth-child(2n of p)",
                                     "a + b ~ c",
                                     "}",
                                     "]",
                                     ")"};
constexpr const char* at_rules[] = {"@media screen",
                                    "@media print",
                                    "@layer a",
                                    "@layer a, b;",
                                    "@supports (color: red)",
                                    "@page",
                                    "@font-face",
                                    "@counter-style s",
                                    "@container (width > 3em)",
                                    "@property --x",
                                    "@import 'x.css';",
                                    "@namespace epub 'y';",
                                    "@",
                                    "@scope (p)"};

std::string declaration(Dice& dice) {
    std::string text = dice.one_of(names) + ":";
    for (std::size_t i = dice.roll(4) + 1; i > 0; --i) text += " " + dice.one_of(values);
    return text + (dice.roll(12) == 0 ? "" : ";");
}

std::string rule(Dice& dice, int depth) {
    std::string text = dice.roll(5) == 0 ? dice.one_of(at_rules) : dice.one_of(selectors);
    text += dice.roll(30) == 0 ? "" : " {";
    for (std::size_t i = dice.roll(4); i > 0; --i) text += " " + declaration(dice);
    if (depth > 0 && dice.roll(3) == 0) text += rule(dice, depth - 1);
    return text + (dice.roll(30) == 0 ? "" : "} ");
}

std::string rewritten(const std::string& text, bool right_to_left) {
    Sources sources;
    MemoryFiles files;
    AtomTable atoms;
    Diagnostics diagnostics;
    const css::StyleSheet sheet =
        css::parse(sources, files, sources.add("a.css", text), atoms, diagnostics);
    const SheetContext context{
        sources, atoms,
        [](const css::Url& url) { return url.text == "gone.ttf" ? "" : "../fonts/x"; },
        right_to_left};
    return rewrite(sheet, context, diagnostics);
}

/// Nothing that EPUBCheck or a reader's parser stumbles over: damage, or brackets that are not
/// paired.
std::string damage(const std::string& book) {
    Sources sources;
    MemoryFiles files;
    AtomTable atoms;
    Diagnostics diagnostics;
    const SourceId id = sources.add("book.css", book);
    css::parse(sources, files, id, atoms, diagnostics);
    for (const Diagnostic& d : diagnostics.all()) {
        if (d.code == "css.syntax" || d.code == "css.bad-string" || d.code == "css.bad-url") {
            return std::string(d.code) + ": " + d.message;
        }
    }
    int depth = 0;
    for (const css::ComponentValue& value : css::parse_component_values(
             sources, {id, 0, static_cast<std::uint32_t>(book.size())}, diagnostics)) {
        if (value.is_delimiter("}") || value.is_delimiter(")") || value.is_delimiter("]")) ++depth;
    }
    return depth == 0 ? "" : "a stray bracket";
}

TEST(SheetFuzz, WhatComesOutIsASheet) {
    for (std::uint64_t seed = 1; seed <= 6000; ++seed) {
        Dice dice(seed);
        std::string text;
        for (std::size_t i = dice.roll(4) + 1; i > 0; --i) text += rule(dice, 3);
        const std::string book = rewritten(text, seed % 2 == 0);
        ASSERT_EQ(damage(book), "") << "seed " << seed << "\n" << text << "\n->\n" << book;
        // Again: nothing that was let through is refused the second time but for its own sake.
        const std::string again = rewritten(book, seed % 2 == 0);
        ASSERT_EQ(damage(again), "") << "seed " << seed << "\n" << book << "\n->\n" << again;
    }
}

/// One letter after the other taken away, and the end cut off, of a sheet with everything in it.
TEST(SheetFuzz, ASheetWithALetterTakenOutIsASheet) {
    const std::string whole =
        "@layer a,b;@media screen{p:not(.x,[a='b']){color:rgb(from red r g b);margin:calc(1pt*(2 + "
        "3))"
        "!important}}:root{--x:{a;b}(c);--y:'s'}h1{font:bold 12pt/1.5 "
        "'A',serif;&:has(>b){width:var(--y,"
        "url(a.png))}}li::before{content:'\\201C' attr(x) counter(c,upper-roman)}";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const std::string& text :
             {whole.substr(0, i) + whole.substr(i + 1), whole.substr(0, i)}) {
            const std::string book = rewritten(text, false);
            ASSERT_EQ(damage(book), "") << text << "\n->\n" << book;
        }
    }
}

}  // namespace
}  // namespace bifolium::epub
