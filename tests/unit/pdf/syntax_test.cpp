#include "pdf/syntax.h"

#include <gtest/gtest.h>

#include <limits>

namespace bifolium::pdf {
namespace {

TEST(Syntax, writes_numbers_short) {
    EXPECT_EQ(number(1.5), "1.5");
    EXPECT_EQ(number(2), "2");
    EXPECT_EQ(number(-0.0001), "0");
    EXPECT_EQ(number(1234.56789, 2), "1234.57");
    EXPECT_EQ(number(1e300, 0).substr(0, 3), "100");
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "0");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "0");
}

TEST(Syntax, writes_texts_as_utf16) {
    EXPECT_EQ(text_string("aé"), "<FEFF006100E9>");
    EXPECT_EQ(text_string("\xF0\x9F\xA7\xAC"), "<FEFFD83EDDEC>");
    EXPECT_EQ(text_string(""), "<FEFF>");
}

TEST(Syntax, replaces_what_is_no_utf8) {
    EXPECT_EQ(utf16_hexadecimal("a\xFF"
                                "b"),
              "0061FFFD0062");
    EXPECT_EQ(utf16_hexadecimal("\xC0\x80"), "FFFDFFFD");          // overlong
    EXPECT_EQ(utf16_hexadecimal("\xED\xA0\x80"), "FFFDFFFDFFFD");  // a surrogate
    EXPECT_EQ(utf16_hexadecimal("\xE2\x82"), "FFFDFFFD");          // cut
}

TEST(Syntax, escapes_names_and_strings) {
    EXPECT_EQ(name("A b#"), "/A#20b#23");
    EXPECT_EQ(literal_string("a(<\n"), "(a\\050\\074\\012)");
}

TEST(Syntax, cuts_long_texts_between_characters) {
    const std::string eggs(20000, 'x');
    EXPECT_EQ(fitting(eggs).size(), string_limit / 2 - 1);
    std::string dna;
    for (int i = 0; i < 9000; ++i) dna += "\xF0\x9F\xA7\xAC";
    EXPECT_EQ(fitting(dna).size() % 4, 0u);
    EXPECT_LE(utf16(fitting(dna)).size(), string_limit);
    EXPECT_EQ(fitting("short"), "short");
}

}  // namespace
}  // namespace bifolium::pdf
