#include "base/percent_encoding.h"

#include <gtest/gtest.h>

namespace bifolium {
namespace {

TEST(PercentEncoding, KeepsLettersFiguresAndMarks) {
    EXPECT_EQ(percent_encoded("aZ09-._~/", "-._~/"), "aZ09-._~/");
    EXPECT_EQ(percent_encoded("a/b", ""), "a%2Fb");
}
TEST(PercentEncoding, WritesEveryOtherByte) {
    EXPECT_EQ(percent_encoded("ä b%#\xFF", "/"), "%C3%A4%20b%25%23%FF");
}

}  // namespace
}  // namespace bifolium
