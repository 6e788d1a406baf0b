#include "layout/first_line.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "layout/transform_words.h"

namespace bifolium::layout {

namespace {

std::uint32_t size_of(const Inlines& inlines) {
    return static_cast<std::uint32_t>(inlines.text.text().size());
}

bool goes_on(const Piece& before, const Piece& piece) {
    return before.node == piece.node && before.node_begin + before.node_length == piece.node_begin;
}

void find_partners(std::vector<InlineItem>& items) {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == InlineKind::open) {
            open.push_back(i);
        } else if (items[i].kind == InlineKind::close && !open.empty()) {
            items[i].partner = open.back();
            items[open.back()].partner = i;
            open.pop_back();
        }
    }
}

}  // namespace

FirstLine::FirstLine(const Context& context, const Box& paragraph, Length inline_size)
    : context_(context), written_(*paragraph.inlines), source_(paragraph.first_line) {
    // Letters might become half as wide: no further than that.
    const auto shaped = shape_paragraph(context, paragraph, inline_size);
    std::uint32_t end = 0;
    for (const Candidate& c : shaped->candidates) {
        end = c.offset;
        if (c.kind == text::Break::mandatory) break;
        if (c.visible > 2 * LengthSum{inline_size.units()}) break;
    }
    build(end);
}

/// As a text in the paragraph's ::first-line would be, or an element in it.
style::StyleId FirstLine::style_of(const InlineItem& item) const {
    if (item.source.pseudo != style::PseudoElement::none) return item.style;
    // A first letter is its Text's own, in the letter's style: that is the inner one.
    const style::StyleId usual = context_.document.style(item.source);
    if (usual.valid() && usual != item.style) return item.style;
    const style::StyleId own =
        context_.document.style({item.source.node, style::PseudoElement::first_line});
    return own.valid() ? own : item.style;
}

InlineItem FirstLine::box(InlineKind kind, std::uint32_t at) const {
    return {.kind = kind,
            .source = source_,
            .style = context_.document.style(source_),
            .range = {at, at},
            .language = written_.language};
}

void FirstLine::build(std::uint32_t end) {
    auto out = std::make_shared<Inlines>();
    out->style = written_.style;
    out->language = written_.language;
    out->items.push_back(box(InlineKind::open, 0));
    std::vector<InlineItem> open;
    std::uint32_t done = 0;
    for (const InlineItem& item : written_.items) {
        const bool closes_here = item.kind == InlineKind::close && item.range.begin == end;
        if (item.range.begin >= end && !closes_here) break;
        copy({done, item.range.begin}, *out);  // controls that belong to no item
        InlineItem own = item;
        own.style = style_of(item);
        own.range.begin = size_of(*out);
        const Range part{item.range.begin, std::min(item.range.end, end)};
        if (item.kind == InlineKind::text)
            add_text(item, part, *out);
        else
            copy(part, *out);
        own.range.end = size_of(*out);
        if (item.kind == InlineKind::open) open.push_back(own);
        if (item.kind == InlineKind::close && !open.empty()) open.pop_back();
        out->items.push_back(std::move(own));
        done = part.end;
        ++items_;
    }
    copy({done, end}, *out);
    places_.emplace_back(end, size_of(*out));
    for (auto own = open.rbegin(); own != open.rend(); ++own) {
        own->kind = InlineKind::close;
        own->continues = true;
        own->range = {size_of(*out), size_of(*out)};
        out->items.push_back(*own);
    }
    out->items.push_back(box(InlineKind::close, size_of(*out)));
    find_partners(out->items);
    inlines_ = std::move(out);
}

void FirstLine::copy(Range written, Inlines& out) {
    if (written.begin >= written.end) return;
    places_.emplace_back(written.begin, size_of(out));
    out.text.append(written_.text, written);
}

/// Words that text-transform makes others of are made from what the author wrote.
void FirstLine::add_text(const InlineItem& item, Range part, Inlines& out) {
    const auto pieces = written_.text.pieces();
    const auto next = [&](std::size_t i) {
        return i + 1 < pieces.size() ? pieces[i + 1].layout_begin : size_of(written_);
    };
    const auto after = std::upper_bound(
        pieces.begin(), pieces.end(), part.begin,
        [](std::uint32_t byte, const Piece& piece) { return byte < piece.layout_begin; });
    auto i = static_cast<std::size_t>(after - pieces.begin()) - 1;
    const bool transforms = context_.document.text(item.style).transform !=
                            context_.document.text(style_of(item)).transform;
    while (i < pieces.size() && pieces[i].layout_begin < part.end) {
        std::size_t past = i + 1;
        if (transforms && are_words(pieces[i])) {
            while (past < pieces.size() && pieces[past].layout_begin < part.end &&
                   are_words(pieces[past]) && goes_on(pieces[past - 1], pieces[past])) {
                ++past;
            }
            add_words(pieces.subspan(i, past - i), std::min(next(past - 1), part.end), item, out);
        } else {
            copy({std::max(pieces[i].layout_begin, part.begin), std::min(next(i), part.end)}, out);
        }
        i = past;
    }
}

bool FirstLine::are_words(const Piece& piece) const {
    if (piece.kind != PieceKind::verbatim && piece.kind != PieceKind::transformed) return false;
    return std::holds_alternative<document::Text>(context_.document.document()[piece.node].content);
}

/// Neighbours in the source, up to a byte of what was written.
void FirstLine::add_words(std::span<const Piece> pieces, std::uint32_t until,
                          const InlineItem& item, Inlines& out) {
    const document::NodeId node = pieces.front().node;
    const auto& text = std::get<document::Text>(context_.document.document()[node].content).text;
    const Piece& last = pieces.back();
    const std::uint32_t begin = pieces.front().node_begin;
    const std::uint32_t length = last.kind == PieceKind::verbatim
                                     ? std::min(until - last.layout_begin, last.node_length)
                                     : last.node_length;
    const std::uint32_t end = last.node_begin + length;
    if (end > text.size()) return;
    const Words words{std::string_view(text).substr(begin, end - begin),
                      context_.document.text(style_of(item)).transform, item.language};
    std::size_t at = 0;
    transform_words(words, [&](std::string_view made, Range part, PieceKind kind) {
        const std::uint32_t from = begin + part.begin;
        while (at + 1 < pieces.size() && pieces[at + 1].node_begin <= from) ++at;
        const bool divisible = pieces[at].kind == PieceKind::verbatim;
        places_.emplace_back(
            pieces[at].layout_begin + (divisible ? from - pieces[at].node_begin : 0), size_of(out));
        out.text.add(made, node, {from, begin + part.end}, kind);
    });
}

std::uint32_t FirstLine::written(std::uint32_t styled) const {
    const auto after =
        std::upper_bound(places_.begin(), places_.end(), styled,
                         [](std::uint32_t byte, const auto& place) { return byte < place.second; });
    if (after == places_.begin()) return 0;
    const auto& place = *std::prev(after);
    const std::uint32_t most = after == places_.end() ? size_of(written_) : after->first;
    return std::min(place.first + (styled - place.second), most);
}

std::shared_ptr<const Inlines> FirstLine::until(const Candidate& end) const {
    const std::uint32_t cut = end.offset, rest = written(cut);
    auto out = std::make_shared<Inlines>();
    out->style = written_.style;
    out->language = written_.language;
    out->text.append(inlines_->text, {0, cut});
    out->text.append(written_.text, {rest, size_of(written_)});
    out->first_line_end = cut;
    out->first_line_hyphen = end.kind == text::Break::hyphen;

    std::vector<InlineItem>& items = out->items;
    items.push_back(inlines_->items.front());
    std::vector<std::size_t> open;  // boxes that go on in the second line
    std::size_t i = 0;
    for (; i < items_; ++i) {
        const InlineItem& item = inlines_->items[i + 1];
        const bool closes_here = item.kind == InlineKind::close && item.range.begin == cut;
        if (item.range.begin >= cut && !closes_here) break;
        if (item.kind == InlineKind::open) open.push_back(i);
        if (item.kind == InlineKind::close && !open.empty()) open.pop_back();
        items.push_back(item);
        if (item.range.end <= cut) continue;
        items.back().range.end = cut;
        break;
    }
    for (auto box = open.rbegin(); box != open.rend(); ++box) {
        items.push_back(inlines_->items[*box + 1]);
        items.back().kind = InlineKind::close;
        items.back().continues = true;
        items.back().range = {cut, cut};
    }
    items.push_back(box(InlineKind::close, cut));
    for (const std::size_t box : open) {
        items.push_back(written_.items[box]);
        items.back().continues = true;
        items.back().range = {cut, cut};
    }
    for (; i < written_.items.size(); ++i) {
        items.push_back(written_.items[i]);
        Range& range = items.back().range;
        range = {cut + (std::max(range.begin, rest) - rest), cut + (range.end - rest)};
    }
    find_partners(items);
    return out;
}

}  // namespace bifolium::layout
