// Rule L2 of the bidirectional algorithm: in which order the runs of a line are seen.
// https://www.unicode.org/reports/tr9/#L2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace bifolium::text {

/// Levels in the order of reading; out come their indices as they stand from left to right.
std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels);

}  // namespace bifolium::text
