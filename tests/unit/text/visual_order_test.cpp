#include "text/visual_order.h"

#include <gtest/gtest.h>

namespace bifolium::text {
namespace {

using Levels = std::vector<std::uint8_t>;
using Order = std::vector<std::uint32_t>;

TEST(VisualOrder, TurnsRunsRoundFromTheHighestLevelDown) {
    EXPECT_EQ(visual_order(Levels{0, 0, 0}), (Order{0, 1, 2}));
    EXPECT_EQ(visual_order(Levels{1, 1, 1}), (Order{2, 1, 0}));
    EXPECT_EQ(visual_order(Levels{0, 1, 1, 0}), (Order{0, 2, 1, 3}));
    EXPECT_EQ(visual_order(Levels{1, 2, 2, 1}), (Order{3, 1, 2, 0}));
    EXPECT_EQ(visual_order(Levels{2, 2}), (Order{0, 1})) << "nothing odd, nothing turned";
    EXPECT_TRUE(visual_order({}).empty());
}

}  // namespace
}  // namespace bifolium::text
