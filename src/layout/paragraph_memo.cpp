#include "layout/paragraph_memo.h"

#include "layout/memo.h"

namespace bifolium::layout {

Memo::Memo() : paragraphs_(std::make_unique<ParagraphMemo>()) {}
Memo::~Memo() = default;
Memo::Memo(Memo&&) noexcept = default;

}  // namespace bifolium::layout
