// The grammar of what is ours: `{#id .class key=value}` and the line that opens a fenced div.
// Only grammar: what a key means, and whether it is known, is asked where it is applied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "manuscript/draft.h"

namespace bifolium::manuscript {

/// Reads attributes at `begin` of `text`, which is '{'. `end` is one past the '}'. Spans are of
/// `source`, at `base` more than the offsets in `text`. Nothing if it is no list of attributes.
struct ReadAttributes {
    Attributes attributes;
    std::uint32_t end = 0;
};
std::optional<ReadAttributes> read_attributes(std::string_view text, std::uint32_t begin,
                                              SourceId source, std::uint32_t base = 0);

/// `::: name {attributes}` or `::: include path`.
struct FenceLine {
    enum class Kind : std::uint8_t { none, division, inclusion } kind = Kind::none;
    std::string_view name;         ///< May be empty where there are attributes.
    std::uint32_t attributes = 0;  ///< Offset of the '{'; 0 if there is none.
    std::string_view path;
};
FenceLine read_fence(std::string_view line);

}  // namespace bifolium::manuscript
