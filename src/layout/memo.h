// Memo: what one worker need not work out twice: lines already broken, sizes already measured,
// paragraphs already shaped, findings already told. Invisible in results: with or without it, the
// fragments are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "layout/algorithm.h"
#include "layout/lines.h"

namespace bifolium::layout {

struct ParagraphMemo;  // layout/paragraph_memo.h: what lines.h remembers
struct Measured;       // layout/flow.h
struct TableColumns;   // layout/table.h
struct TableRows;

struct BoxAtWidth {
    const Box* box = nullptr;
    Length inline_size;
    friend bool operator==(const BoxAtWidth&, const BoxAtWidth&) = default;
};
struct LinesKey {
    const Box* paragraph = nullptr;
    std::uint32_t from = 0;
    Length inline_size;
    std::vector<Exclusion> floats;
    friend bool operator==(const LinesKey&, const LinesKey&) = default;
};
/// A stretch that goes on over several pages, whole: each of them shows a part of it.
struct SetWhole {
    BreakToken from, until;
    Size page_area;
    FragmentRef body;
    Point offset;
};
struct MemoHash {
    std::size_t operator()(const LinesKey&) const;
    std::size_t operator()(const BoxAtWidth&) const;
};

class Memo {
public:
    Memo();
    ~Memo();
    Memo(Memo&&) noexcept;

    ParagraphMemo& paragraphs() { return *paragraphs_; }

    LinesRef find(const LinesKey&);
    void keep(LinesKey, LinesRef);
    std::optional<IntrinsicSizes> find_sizes(const Box&) const;
    void keep(const Box&, IntrinsicSizes);
    std::shared_ptr<const TableColumns> find_columns(const BoxAtWidth&) const;
    void keep(const BoxAtWidth&, std::shared_ptr<const TableColumns>);
    std::shared_ptr<const TableRows> find_rows(const BoxAtWidth&) const;
    void keep(const BoxAtWidth&, std::shared_ptr<const TableRows>);
    /// Of cells that are divided: each page asks for the whole of them.
    std::shared_ptr<const Measured> find_cell(const BoxAtWidth&) const;
    void keep(const BoxAtWidth&, std::shared_ptr<const Measured>);

    /// The one of late; its page references are put in already.
    std::optional<SetWhole>& whole() { return whole_; }

private:
    static constexpr std::size_t lines_of_a_book = 20'000;  // in each of two generations
    static constexpr std::size_t lines_at_hand = 1'000;
    static constexpr std::size_t cells_at_hand = 400;  // of the row that is divided, and the next

    std::unique_ptr<ParagraphMemo> paragraphs_;
    std::unordered_map<LinesKey, LinesRef, MemoHash> young_, old_;
    std::size_t young_lines_ = 0, lines_kept_ = lines_of_a_book;
    std::optional<SetWhole> whole_;
    std::unordered_map<const Box*, IntrinsicSizes> sizes_;
    std::unordered_map<BoxAtWidth, std::shared_ptr<const TableColumns>, MemoHash> columns_;
    std::unordered_map<BoxAtWidth, std::shared_ptr<const TableRows>, MemoHash> rows_;
    std::unordered_map<BoxAtWidth, std::shared_ptr<const Measured>, MemoHash> cells_;
};

}  // namespace bifolium::layout
