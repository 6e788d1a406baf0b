// Shaping: words to glyphs, once for every size they are set in.
//
// Runs are in font units and shared: cache, fragment and mark hold the same one, so shared_ptr is
// right here as for fragments. The ShapeCache belongs to one worker and is a memo: with or
// without it, the glyphs are the same.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/direction.h"
#include "base/range.h"
#include "font/library.h"

namespace bifolium::font {

struct Glyph {
    std::uint32_t id = 0;
    std::uint32_t cluster = 0;  ///< Byte from the start of the shaped range.
    std::int32_t advance = 0;
    std::int32_t x_offset = 0, y_offset = 0;
    bool unsafe_to_break = false;  ///< A line may not end before it without shaping anew.
};
struct GlyphRun {
    FaceId face;
    std::vector<Glyph> glyphs;  ///< In visual order.
    std::int64_t advance = 0;
};

struct ShapeKey {
    FaceId face;
    std::uint32_t script = 0;  ///< ISO 15924 tag.
    std::string language;
    std::string features;  ///< "liga=0,smcp", sorted.
    Direction direction = Direction::left_to_right;
    friend bool operator==(const ShapeKey&, const ShapeKey&) = default;
};

class ShapeCache {
public:
    ShapeCache();
    ~ShapeCache();
    ShapeCache(ShapeCache&&) noexcept;

private:
    friend struct Faces;
    struct State;
    std::unique_ptr<State> state_;
};

/// Shapes `range` of `paragraph`; the text around it gives context to joining scripts. Clusters
/// are monotone and count bytes from range.begin.
std::shared_ptr<const GlyphRun> shape(const Library&, ShapeCache&, const ShapeKey&,
                                      std::string_view paragraph, Range range);

}  // namespace bifolium::font
