#include "base/source.h"

#include <gtest/gtest.h>

namespace bifolium {
namespace {

TEST(Sources, PlacesAreCountedInLettersWhateverTheLength) {
    std::string text = "a\u00E4\n";
    for (int i = 0; i < 3000; ++i) text += i % 3 == 0 ? "\u20AC" : "x";
    Sources sources;
    const SourceId id = sources.add("a.css", text);
    std::uint32_t line = 1, column = 1;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        const bool inside =
            at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
        const LineColumn found = sources.locate(id, at);
        if (!inside) {
            ASSERT_EQ(found.line, line) << at;
            ASSERT_EQ(found.column, column) << at;
            ++column;
        }
        if (at < text.size() && text[at] == '\n') {
            ++line;
            column = 1;
        }
    }
    EXPECT_EQ(sources.locate(sources.add("empty", ""), 0).column, 1u);
    const std::string block(512, 'x');  // a block that ends where the text does
    EXPECT_EQ(sources.locate(sources.add("block", block), 512).column, 513u);
}

/// A style sheet without line ends, and a finding at every letter.
TEST(Sources, ALongLineIsNotReadAgainForEachPlace) {
    Sources sources;
    const SourceId id = sources.add("long.css", std::string(2'000'000, 'x'));
    std::uint64_t sum = 0;
    for (std::uint32_t at = 0; at < 2'000'000; at += 5) sum += sources.locate(id, at).column;
    EXPECT_EQ(sum, 400'000ull * 399'999 / 2 * 5 + 400'000);
}

}  // namespace
}  // namespace bifolium
