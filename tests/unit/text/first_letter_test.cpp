#include "text/first_letter.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::text {
namespace {

std::string letter(const std::string& text) {
    const Range range = first_letter(text);
    return text.substr(range.begin, range.size());
}

TEST(FirstLetter, HasItsPunctuation) {
    EXPECT_EQ(letter("Once"), "O");
    EXPECT_EQ(letter("  Once"), "O");
    EXPECT_EQ(letter("\u201COnce"), "\u201CO");
    EXPECT_EQ(letter("(a) b"), "(a)");
    EXPECT_EQ(letter("A\u2014b"), "A") << "a dash begins what follows";
    EXPECT_EQ(letter("1st"), "1");
}

TEST(FirstLetter, HasItsMarks) {
    EXPECT_EQ(letter("e\u0301t\u00E9"), "e\u0301");
    EXPECT_EQ(letter("\u0628\u0650\u0633"), "\u0628\u0650");
}

TEST(FirstLetter, MayNotBeThere) {
    EXPECT_EQ(letter(""), "");
    EXPECT_EQ(letter("   "), "");
    EXPECT_EQ(letter("..."), "");
    EXPECT_EQ(letter("\u201C word"), "") << "nothing but punctuation before a space";
}

}  // namespace
}  // namespace bifolium::text
