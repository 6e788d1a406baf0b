#include "text/visual_order.h"

#include <algorithm>
#include <numeric>

namespace bifolium::text {

std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels) {
    std::vector<std::uint32_t> order(levels.size());
    std::iota(order.begin(), order.end(), 0U);
    int highest = 0, lowest_odd = 255;
    for (const std::uint8_t level : levels) {
        highest = std::max<int>(highest, level);
        if (level % 2 == 1) lowest_odd = std::min<int>(lowest_odd, level);
    }
    // From the highest level down, each run at or above it is turned round.
    for (int level = highest; level >= lowest_odd; --level) {
        const auto is_inside = [&](std::uint32_t i) { return levels[i] >= level; };
        for (auto from = order.begin(); from != order.end();) {
            from = std::find_if(from, order.end(), is_inside);
            const auto to = std::find_if_not(from, order.end(), is_inside);
            std::reverse(from, to);
            from = to;
        }
    }
    return order;
}

}  // namespace bifolium::text
