// Nothing lost: every word of a manuscript stands in the Document, once and in order, whatever
// construct it stands in. (What cannot stay is a finding; those have tests of their own.)
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/manuscript/parse_case.h"

namespace bifolium::manuscript {
namespace {

/// The word{n} tokens of a text, in order.
std::vector<std::string> tokens(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find("word", at)) != std::string::npos;) {
        std::size_t end = at + 4;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

const char* const inlines[] = {
    "plain @",
    "*em @* @",
    "**st @** @",
    "~~gone @~~",
    "`code @`",
    "[l @](#here) @",
    "[s @]{.c lang=la} @",
    "H<sub>@</sub>@",
    "a\\*@ \\[@]",
    "&amp;@ &lt;@",
    "a@x.org @",
    "www.x.org @",
    "{{name}} @",
    "<b>@</b> @",
    "note[^n] @",
    "*[a @]{.x} @*",
    "![alt @](p.png) @",
    "![@](p.png){width=9%} @",
    "a <!-- c --> @",
    "`` ` @ `` @",
    "\"@\" — @",
    "字@字 @",
    "[@ *@ `@`*]{.a} @",
    "[r @][here] @",
};

struct Place {
    const char* before;  ///< '%' is where the inline stands.
};
const char* const places[] = {
    "%\n",
    "@\n%\n@\n",
    "## %\n",
    "## % {#id%n .c}\n",
    "> %\n> @\n",
    "> @\nlazy %\n",
    "- %\n- @\n\n  %\n",
    "3) %\n   - @\n     %\n",
    "- [ ] %\n- [x] @\n",
    "::: lead\n%\n\n@\n:::\n",
    "> [!NOTE]\n> %\n",
    "@\n: %\n: @\n\n  %\n",
    "| @ | @ |\n|---|--:|\n| % | @ |\n",
    "Q: % ?\nA: @ %\n",
    "@  \n%\\\n@\n",
    "%\n===\n",
    "m[^m%n]\n\n[^m%n]: % @\n",
    "    @ code\n\n%\n",
    "```\n@\n```\n%\n",
    "- ::: critical\n  %\n  :::\n- @\n",
    "<div>\n@\n</div>\n\n%\n",
    "\t\t@\n\n1.\t%\n",
};

TEST(Coverage, EveryWordStaysInEveryConstruct) {
    int number = 0;
    for (const char* place : places) {
        for (const char* text : inlines) {
            std::string block;
            for (const char* c = place; *c != '\0'; ++c) {
                if (c[0] == '%' && c[1] == 'n') {
                    block += "x";
                    ++c;
                } else if (*c == '%') {
                    block += text;
                } else {
                    block += *c;
                }
            }
            std::string manuscript = "# Here {#here}\n\n";
            for (const char c : block) {
                manuscript += c == '@' ? "word" + std::to_string(++number) : std::string(1, c);
            }
            manuscript += "\n[here]: #here\n\n[^n]: a note\n\nuse[^n]\n";
            const Parsed p = parse_text(manuscript);
            std::string found;
            for (const document::Node& node : p.document.nodes()) {
                if (const auto* t = std::get_if<document::Text>(&node.content)) found += t->text;
                if (const auto* i = std::get_if<document::Image>(&node.content)) {
                    found += i->alternative;
                }
                found += '\n';
            }
            auto expected = tokens(manuscript);
            auto got = tokens(found);
            // Notes move to the end of their section; all else keeps its order.
            if (std::string_view(place).find("[^m") != std::string_view::npos) {
                std::sort(expected.begin(), expected.end());
                std::sort(got.begin(), got.end());
            }
            EXPECT_EQ(got, expected) << manuscript << p.dump() << p.findings();
        }
    }
    EXPECT_GT(number, 1000);
}

}  // namespace
}  // namespace bifolium::manuscript
