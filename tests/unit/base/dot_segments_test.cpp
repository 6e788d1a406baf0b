#include "base/dot_segments.h"

#include <gtest/gtest.h>

namespace bifolium {
namespace {

TEST(DotSegments, AreRemoved) {
    EXPECT_EQ(remove_dot_segments("a/./b/../c.png"), "a/c.png");
    EXPECT_EQ(remove_dot_segments("./a//b/"), "a/b");
    EXPECT_EQ(remove_dot_segments("..a/b..c"), "..a/b..c");
}
TEST(DotSegments, LeadNowhereOutside) {
    EXPECT_EQ(remove_dot_segments("../a"), "");
    EXPECT_EQ(remove_dot_segments("a/../../a"), "");
    EXPECT_EQ(remove_dot_segments("a/.."), "");
}

}  // namespace
}  // namespace bifolium
