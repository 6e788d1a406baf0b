#include <algorithm>
#include <array>
#include <vector>

#include "spec/unicode/corpus.h"
#include "text/segmenter.h"

namespace bifolium::text {
namespace {

/// Where we do not break though Unicode 15.0 does, by ICU's rules, which became Unicode's own.
enum class Tailoring { none, hyphen_at_start, number_with_separator };

Tailoring tailoring(std::string_view text, std::uint32_t at) {
    std::string_view before = text.substr(0, at);
    constexpr std::string_view diaeresis = "\u0308";  // the file's combining mark
    if (before.ends_with(diaeresis)) before.remove_suffix(diaeresis.size());
    // A hyphen where a word begins: https://www.unicode.org/reports/tr14/tr14-53.html#LB20a
    if (before == "-") return Tailoring::hyphen_at_start;
    // ",5", "a.2": https://www.unicode.org/reports/tr14/tr14-53.html#LB25
    const bool separator = !before.empty() && (before.back() == '.' || before.back() == ',');
    if (separator && text[at] >= '0' && text[at] <= '9') return Tailoring::number_with_separator;
    return Tailoring::none;
}

/// " .35", " .com": where we break though Unicode 15.0 does not.
/// https://www.unicode.org/reports/tr14/tr14-53.html#LB15c
bool begins_with_a_point(std::string_view text, std::uint32_t at) {
    return text[at - 1] == ' ' && text[at] == '.' && at + 1 < text.size();
}

/// "÷" before and after what may part, "×" where nothing may.
TEST(LineBreakTest, HoldsWithoutATailoring) {
    Segmenter segmenter;
    int lines = 0, marked = 0;
    std::array<int, 3> tailored{};
    each_line("auxiliary/LineBreakTest.txt", [&](std::string_view line, int number) {
        std::string text;
        std::vector<std::uint32_t> expected;
        for (std::string_view next = word(line); !next.empty(); next = word(line)) {
            if (next == "÷") {
                expected.push_back(static_cast<std::uint32_t>(text.size()));
            } else if (next != "×") {
                append_utf8(text, next);
            }
        }
        expected.pop_back();  // the text's end is not told
        std::vector<std::uint32_t> found;
        for (const BreakPoint& point : segmenter.line_breaks(text, "und")) {
            found.push_back(point.offset);
        }
        ++lines;
        std::erase_if(expected, [&](std::uint32_t at) {
            const bool here = std::find(found.begin(), found.end(), at) != found.end();
            const Tailoring by = here ? Tailoring::none : tailoring(text, at);
            tailored[static_cast<std::size_t>(by)] += by == Tailoring::none ? 0 : 1;
            return by != Tailoring::none;
        });
        marked += static_cast<int>(
            std::erase_if(found, [&](std::uint32_t at) { return begins_with_a_point(text, at); }));
        EXPECT_EQ(found, expected) << "line " << number;
    });
    if (HasFatalFailure() || IsSkipped()) return;
    EXPECT_EQ(lines, 7'654);
    EXPECT_EQ(tailored, (std::array{0, 8, 14}));
    EXPECT_EQ(marked, 2);
}

}  // namespace
}  // namespace bifolium::text
