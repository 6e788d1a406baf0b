#include "layout/memo.h"

#include <functional>
#include <utility>

namespace bifolium::layout {

std::size_t MemoHash::operator()(const LinesKey& key) const {
    return (*this)(BoxAtWidth{key.paragraph, key.inline_size}) * 31 + key.from + key.floats.size();
}

std::size_t MemoHash::operator()(const BoxAtWidth& key) const {
    return std::hash<const Box*>{}(key.box) * 31 +
           std::hash<std::int32_t>{}(key.inline_size.units());
}

LinesRef Memo::find(const LinesKey& key) {
    if (const auto young = young_.find(key); young != young_.end()) return young->second;
    const auto old = old_.find(key);
    if (old == old_.end()) return nullptr;
    LinesRef lines = old->second;
    keep(key, lines);
    return lines;
}

void Memo::keep(LinesKey key, LinesRef lines) {
    if (young_lines_ > lines_kept_) {
        // A book longer than the memo comes round to no line before it is forgotten.
        if (!old_.empty()) lines_kept_ = lines_at_hand;
        old_ = std::exchange(young_, {});
        young_lines_ = 0;
    }
    young_lines_ += lines->lines.size() + 1;
    young_.insert_or_assign(std::move(key), std::move(lines));
}

std::optional<IntrinsicSizes> Memo::find_sizes(const Box& box) const {
    const auto found = sizes_.find(&box);
    if (found == sizes_.end()) return std::nullopt;
    return found->second;
}

void Memo::keep(const Box& box, IntrinsicSizes sizes) {
    sizes_.insert_or_assign(&box, sizes);
}

std::shared_ptr<const TableColumns> Memo::find_columns(const BoxAtWidth& key) const {
    const auto found = columns_.find(key);
    return found == columns_.end() ? nullptr : found->second;
}

void Memo::keep(const BoxAtWidth& key, std::shared_ptr<const TableColumns> columns) {
    columns_.insert_or_assign(key, std::move(columns));
}

std::shared_ptr<const TableRows> Memo::find_rows(const BoxAtWidth& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? nullptr : found->second;
}

void Memo::keep(const BoxAtWidth& key, std::shared_ptr<const TableRows> rows) {
    rows_.insert_or_assign(key, std::move(rows));
}

std::shared_ptr<const Measured> Memo::find_cell(const BoxAtWidth& key) const {
    const auto found = cells_.find(key);
    return found == cells_.end() ? nullptr : found->second;
}

void Memo::keep(const BoxAtWidth& key, std::shared_ptr<const Measured> measured) {
    if (cells_.size() >= cells_at_hand) cells_.clear();
    cells_.insert_or_assign(key, std::move(measured));
}

}  // namespace bifolium::layout
