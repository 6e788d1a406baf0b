// ParagraphMemo: what one worker remembers of paragraphs: faces chosen by character, paragraphs
// shaped of late, findings told. A few dozen paragraphs are kept, so a book is never whole here.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/length.h"
#include "font/library.h"
#include "layout/inlines.h"

namespace bifolium::layout {

struct ShapedParagraph;  // layout/shaped_paragraph.h

/// Faces by character, for one text style and language.
using FaceTable = std::unordered_map<char32_t, font::FaceId>;

struct ParagraphMemo {
    static constexpr std::size_t paragraphs_kept = 64;

    struct Kept {
        std::weak_ptr<const Inlines> inlines;  // an address alone could be another's by now
        Length inline_size;                    // atoms and percentages depend on it
        std::shared_ptr<const ShapedParagraph> shaped;
    };
    std::vector<Kept> shaped;  ///< A ring.
    std::size_t next = 0;

    std::map<std::pair<std::uint32_t, std::string_view>, FaceTable> faces;  ///< By text style.
    std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>> told;
};

}  // namespace bifolium::layout
