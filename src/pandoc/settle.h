// Settle: passes over pandoc's blocks before any is written, and what a block's style in Word says
// that it is. Internal to this module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pandoc/tree.h"
#include "pandoc/write.h"

namespace bifolium::pandoc {

/// Text boxes become divisions; divisions that only name a style go away; paragraphs whose end was
/// deleted go on in the next.
void settle(Blocks&, const WriteOptions&);

/// A style of Word's by its English name in small letters; "" of blocks that have none.
std::string style_of(const Block&);
/// Of Word's own list of contents.
bool is_contents_style(std::string_view);

enum class CaptionOf : std::uint8_t { nothing, any, table, picture };

CaptionOf captions(const Block&);

/// The one paragraph that a block is, or that the divisions around it hold; null if it is more.
const Block* only_paragraph(const Block&);

}  // namespace bifolium::pandoc
