// Budgets: how much of anything a manuscript may ask for. Whoever meets one reports a finding
// that names it; nothing is ever cut off in silence.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bifolium::limits {

inline constexpr std::size_t manuscript_bytes = std::size_t{16} << 20;
inline constexpr std::size_t settings_bytes = std::size_t{64}
                                              << 10;  ///< Front matter, project file.
inline constexpr std::uint32_t settings_depth = 32;
inline constexpr std::size_t sheet_bytes = std::size_t{2} << 20;
inline constexpr std::size_t po_bytes = std::size_t{32} << 20;
inline constexpr std::size_t font_bytes = std::size_t{40} << 20;
inline constexpr std::size_t image_bytes = std::size_t{64} << 20;
inline constexpr std::uint64_t image_pixels = 100'000'000;
inline constexpr std::size_t image_decoded_bytes = std::size_t{400} << 20;
inline constexpr double painted_pixels = 25'000'000;        ///< Of a drawing, in print.
inline constexpr double painted_screen_pixels = 4'000'000;  ///< Of a drawing, in an e-book.
inline constexpr std::uint32_t nesting = 100;  ///< Of blocks, inlines, selectors, XML elements.
inline constexpr std::size_t table_columns = 200;
inline constexpr std::size_t table_cells = 200'000;
inline constexpr std::size_t footnotes = 20'000;
inline constexpr std::size_t pages = 20'000;
inline constexpr unsigned shards = 100'000;  ///< Of one build.

}  // namespace bifolium::limits
