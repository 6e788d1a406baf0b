// text-transform: words as they are set, letter by letter, so that every letter leads back to the
// one that was written. https://www.w3.org/TR/css-text-3/#text-transform-property
#pragma once

#include <functional>
#include <string_view>

#include "base/range.h"
#include "layout/paragraph_text.h"
#include "style/computed_style.h"

namespace bifolium::layout {

struct Words {
    std::string_view text;
    style::TextTransform transform;
    std::string_view language;
};
/// Takes a part in its turn: what is set, and which bytes of the words it stands for.
using TakeWords = std::function<void(std::string_view made, Range part, PieceKind)>;
void transform_words(const Words&, const TakeWords&);

}  // namespace bifolium::layout
