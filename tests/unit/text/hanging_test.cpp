#include "text/hanging.h"

#include <gtest/gtest.h>

#include <string>

namespace bifolium::text {
namespace {

using namespace std::string_literals;

TEST(Hanging, StopsAndCommasOfAllScripts) {
    for (const char32_t c : U".,\u060C\u06D4\u3001\u3002\uFF0C\uFF0E"s) {
        EXPECT_TRUE(is_stop_or_comma(c)) << static_cast<unsigned>(c);
    }
    for (const char32_t c : U"a;:!?-\u2019"s) {
        EXPECT_FALSE(is_stop_or_comma(c)) << static_cast<unsigned>(c);
    }
}

TEST(Hanging, BracketsHaveASideAndQuotesHaveBoth) {
    EXPECT_TRUE(is_opening('('));
    EXPECT_FALSE(is_opening(')'));
    EXPECT_FALSE(is_closing('('));
    EXPECT_TRUE(is_closing(')'));
    EXPECT_TRUE(is_opening(0x300C));
    EXPECT_TRUE(is_closing(0x300D));
    EXPECT_TRUE(is_opening(0x201E)) << "German low quotes are brackets to Unicode";
    // What closes in one language opens in another.
    for (const char32_t c : U"\"'\u201C\u201D\u00AB\u00BB"s) {
        EXPECT_TRUE(is_opening(c)) << static_cast<unsigned>(c);
        EXPECT_TRUE(is_closing(c)) << static_cast<unsigned>(c);
    }
    EXPECT_FALSE(is_opening('a'));
    EXPECT_FALSE(is_closing('.'));
}

}  // namespace
}  // namespace bifolium::text
