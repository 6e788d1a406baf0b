// Sizes as people write them: 500 MiB, 2G, 1048576. A thousand is 1,024 everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bifolium::app {

std::optional<std::uint64_t> read_size(std::string_view);
/// In the largest unit that leaves a number before the point.
std::string size_text(std::uint64_t bytes);

}  // namespace bifolium::app
