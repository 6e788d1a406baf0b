#include "readability/prose.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::readability {
namespace {

/// The part of the source that the words stand in.
std::string found(std::string_view source, std::string_view text, std::string_view words) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(source));
    Passage passage;
    passage.append(text, {id, 0, static_cast<std::uint32_t>(source.size())}, source);
    const auto begin = static_cast<std::uint32_t>(passage.text().find(words));
    const Span span = passage.span({begin, begin + static_cast<std::uint32_t>(words.size())});
    return std::string(source.substr(span.begin, span.end - span.begin));
}

TEST(Passage, KnowsWhereItsWordsStand) {
    EXPECT_EQ(found("one two three", "one two three", "two"), "two");
    EXPECT_EQ(found("one\n  two\n> three", "one two three", "two"), "two");
    EXPECT_EQ(found("one\n  two\n> three", "one two three", "three"), "three");
    EXPECT_EQ(found("one\n  two three", "one two three", "one two"), "one\n  two");
    EXPECT_EQ(found("one &amp; two", "one & two", "two"), "one &amp; two") << "all of it";
    EXPECT_EQ(found("", "one two", "two"), "");
}

TEST(Passage, PutsPiecesTogether) {
    Sources sources;
    const SourceId id = sources.add("a.md", "one *two* three");
    Passage passage;
    passage.append("one ", {id, 0, 4}, "one ");
    passage.append("two", {id, 5, 8}, "two");
    passage.append(" three", {id, 9, 15}, " three");
    EXPECT_EQ(passage.text(), "one two three");
    EXPECT_EQ(passage.span({4, 7}), (Span{id, 5, 8}));
    EXPECT_EQ(passage.span({2, 13}), (Span{id, 2, 15}));
}

}  // namespace
}  // namespace bifolium::readability
