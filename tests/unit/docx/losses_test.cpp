#include "docx/losses.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::docx {
namespace {

Comparison compared(const std::vector<std::string>& document, const std::string& said) {
    std::vector<Paragraph> paragraphs;
    for (const std::string& text : document) {
        paragraphs.push_back(
            {static_cast<std::uint32_t>(paragraphs.size() + 1), Place::body, text});
    }
    const std::vector<std::string> words = words_in(said);
    return compare(paragraphs, words);
}

TEST(Losses, NothingIsLost) {
    const Comparison c = compared({"Take 5 mg", "in the  morning"}, "Take 5 mg in the morning");
    EXPECT_EQ(c.words, 6u);
    EXPECT_TRUE(c.lost.empty() && c.moved.empty() && c.gained.empty());
}

TEST(Losses, LostWordsHaveTheirParagraph) {
    const Comparison c = compared({"one two", "three four five", "six"}, "one two three five six");
    ASSERT_EQ(c.lost.size(), 1u);
    EXPECT_EQ(c.lost[0].paragraph, 2u);
    EXPECT_EQ(c.lost[0].words, "four");
    EXPECT_EQ(c.lost[0].before, "one two three");
}

TEST(Losses, AWholeParagraphAtAnyPlace) {
    EXPECT_EQ(compared({"a b", "c", "d"}, "c d").lost.at(0).words, "a b");
    EXPECT_EQ(compared({"a", "b c", "d"}, "a d").lost.at(0).words, "b c");
    EXPECT_EQ(compared({"a", "b", "c d"}, "a b").lost.at(0).words, "c d");
    EXPECT_EQ(compared({"a", "b"}, "").lost.size(), 2u);
}

TEST(Losses, WhatStandsElsewhereIsMoved) {
    const Comparison c = compared({"Table 1 Doses", "x y z"}, "x y z Table 1 Doses");
    EXPECT_TRUE(c.lost.empty());
    EXPECT_EQ(c.moved.size(), 1u);
}

TEST(Losses, ANumberThatChangedIsLost) {
    const Comparison c = compared({"Take 50 mg daily"}, "Take 5 mg daily");
    ASSERT_EQ(c.lost.size(), 1u);
    EXPECT_EQ(c.lost[0].words, "50");
    ASSERT_EQ(c.gained.size(), 1u);
    EXPECT_EQ(c.gained[0].words, "5");
}

TEST(Losses, EachDeletionOfManyIsFound) {
    std::vector<std::string> document;
    std::string said;
    std::size_t gone = 0;
    for (int i = 0; i < 5'000; ++i) {
        const std::string word = "w" + std::to_string(i % 700);
        document.push_back(word + " and " + std::to_string(i));
        if (i % 7 == 3) {
            said += word + " and ";
            ++gone;
        } else {
            said += word + " and " + std::to_string(i) + " ";
        }
    }
    const Comparison c = compared(document, said);
    EXPECT_EQ(c.lost.size(), gone);
    EXPECT_TRUE(c.gained.empty());
}

TEST(Losses, TextsWithNothingInCommonEnd) {
    std::string left, right;
    for (int i = 0; i < 30'000; ++i) {
        left += "a" + std::to_string(i) + " ";
        right += "b" + std::to_string(i) + " ";
    }
    std::size_t lost = 0;
    for (const Stretch& stretch : compared({left}, right).lost) lost += stretch.count;
    EXPECT_EQ(lost, 30'000u);
}

}  // namespace
}  // namespace bifolium::docx
