// An SVG file's elements as one flat array in document order. Elements of other namespaces (an
// editor's notes) are left out with all that is in them. Within <text> characters are elements of
// their own, named "#text", so that they keep their places between the others.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace bifolium::image {

using SvgIndex = std::uint32_t;
inline constexpr SvgIndex no_element = 0xFFFFFFFF;

struct SvgElement {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    SvgIndex parent = no_element;
    SvgIndex end = 0;  ///< Past its last descendant.
    std::uint32_t offset = 0;
    std::string text;      ///< Its own characters, not its children's.
    bool of_text = false;  ///< A <text>, or within one.

    bool has(std::string_view attribute) const;
    std::string_view get(std::string_view attribute) const;  ///< Empty if there is none.
    std::string_view href() const;  ///< The id that href or xlink:href names within the file.
};

struct SvgTree {
    std::vector<SvgElement> elements;  ///< The first is the root, <svg>.
    std::map<std::string, SvgIndex, std::less<>> ids;

    SvgIndex find(std::string_view id) const;  ///< no_element if there is none.
};

Result<SvgTree> read_svg_tree(std::string_view text);

}  // namespace bifolium::image
