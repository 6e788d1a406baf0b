#include "base/suggest.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace bifolium {
namespace {

constexpr std::array<std::string_view, 4> words = {"color", "column-count", "widows", "width"};

TEST(Suggest, FindsTheNearestWord) {
    EXPECT_EQ(nearest("colr", words), "color");
    EXPECT_EQ(nearest("widht", words), "width") << "two neighbours swapped";
    EXPECT_EQ(nearest("widow", words), "widows");
}

TEST(Suggest, SaysNothingRatherThanNonsense) {
    EXPECT_EQ(nearest("margin", words), "");
    EXPECT_EQ(nearest("", words), "");
    EXPECT_EQ(nearest(std::string(100'000, 'x'), words), "");
}

}  // namespace
}  // namespace bifolium
