// The fragments of a line: grounds and borders of inline boxes first, then what they hold.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "layout/generated.h"
#include "layout/line_setter.h"
#include "layout/memo.h"
#include "layout/paragraph_memo.h"

namespace bifolium::layout {

namespace {

std::string in_points(Length length) {
    std::array<char, 32> digits{};
    const auto end =
        std::to_chars(digits.begin(), digits.end(), length.to_pt(), std::chars_format::fixed, 1);
    return {digits.begin(), end.ptr};
}

/// Neighbouring pieces, as painted, that one inline box holds.
struct Stretch {
    std::uint32_t frame;
    std::size_t first, past;
};

FragmentRef make(style::Source source, style::StyleId style, Size size,
                 decltype(Fragment::part) part) {
    return std::make_shared<const Fragment>(Fragment{source, style, size, std::move(part)});
}

}  // namespace

FragmentRef LineSetter::fragment() {
    gather();
    arrange();
    LinePart line;
    line.baseline = line_.baseline;
    add_inline_boxes(line.children);
    add_pieces(line.children);
    report_overfull();
    return make({}, paragraph_.inlines->style, {inline_size_, line_.height}, std::move(line));
}

Child LineSetter::text_child(const LinePiece& piece) const {
    const InlineFrame& frame = paragraph_.frames[piece.unit->frame];
    const Setting& own = setting(piece);
    const Length top =
        baseline_of(paragraph_, heights_, piece.unit->frame) - own.ascent + frame.relative.y;
    const Point at{piece.x + piece.lead + frame.relative.x, top};
    return {at, make(item(piece).source, item(piece).style,
                     {piece.width - piece.lead, own.ascent + own.descent}, text_part(piece))};
}

Child LineSetter::atom_child(const LinePiece& piece) const {
    const InlineFrame& frame = paragraph_.frames[piece.unit->frame];
    const style::BoxStyle& box = context_.document.box(frame.style);
    Length left;
    if (box.margin.left.sizing == style::Sizing::length) {
        left = Length::pt(style::resolve(box.margin.left.length, inline_size_.to_pt(),
                                         context_.document.table()));
    }
    const Length top = baseline_of(paragraph_, heights_, piece.unit->frame) - frame.content_ascent;
    return {{piece.x + left + frame.relative.x, top + frame.relative.y},
            paragraph_.atoms[item(piece).child]};
}

Child LineSetter::reference_child(const LinePiece& piece) const {
    const auto& targets = context_.facts.targets;
    const auto found = targets.find(item(piece).target.identifier);
    ReferencePart part;
    part.target = found == targets.end() ? document::NodeId() : found->second.node;
    part.reserved_digits = context_.reference_digits;
    const Setting& own = setting(piece);
    const Length top = baseline_of(paragraph_, heights_, piece.unit->frame) - own.ascent;
    return {
        {piece.x, top},
        make(item(piece).source, item(piece).style, {piece.width, own.ascent + own.descent}, part)};
}

std::optional<Child> LineSetter::child_of(const LinePiece& piece) const {
    const bool has_glyphs = piece.glyphs.run != nullptr && piece.glyphs.glyphs.size() > 0;
    switch (piece.unit->kind) {
        case UnitKind::text:
        case UnitKind::tab:
        case UnitKind::forced_break:
        case UnitKind::leader:
            if (has_glyphs) return text_child(piece);
            break;
        case UnitKind::reference:
            if (piece.own_text.empty()) return reference_child(piece);
            if (has_glyphs) return text_child(piece);
            break;
        case UnitKind::atom:
            return atom_child(piece);
        case UnitKind::open:
        case UnitKind::close:
        case UnitKind::anchor:
            break;
    }
    return std::nullopt;
}

void LineSetter::add_pieces(std::vector<Child>& out) const {
    for (const LinePiece& piece : pieces_) {
        if (auto child = child_of(piece)) out.push_back(std::move(*child));
    }
}

bool LineSetter::is_inside(std::uint32_t frame, std::uint32_t of) const {
    while (frame > of) frame = paragraph_.frames[frame].parent;  // parents come first
    return frame == of;
}

/// Each inline box that shows something, the outer ones first; where bidi tears a box apart, each
/// part by itself.
void LineSetter::add_inline_boxes(std::vector<Child>& out) const {
    std::vector<Stretch> open, all;
    for (std::size_t i = 0; i <= pieces_.size(); ++i) {
        const std::uint32_t frame = i < pieces_.size() ? pieces_[i].unit->frame : 0;
        while (!open.empty() && !is_inside(frame, open.back().frame)) {
            all.push_back({open.back().frame, open.back().first, i});
            open.pop_back();
        }
        const std::size_t around = open.size();
        for (std::uint32_t f = frame; f != 0 && (around == 0 || f != open[around - 1].frame);
             f = paragraph_.frames[f].parent) {
            open.push_back({f, i, i});
        }
        std::reverse(open.begin() + static_cast<std::ptrdiff_t>(around), open.end());
    }
    std::sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) {
        return std::pair(a.frame, a.first) < std::pair(b.frame, b.first);
    });
    for (const Stretch& stretch : all) {
        const InlineFrame& frame = paragraph_.frames[stretch.frame];
        const bool is_box = paragraph_.inlines->items[frame.item].kind == InlineKind::open;
        if (is_box && is_visible(frame.style)) {
            add_inline_box(stretch.frame, stretch.first, stretch.past, out);
        }
    }
}

/// A ground or a border; nothing else of an inline box is painted.
bool LineSetter::is_visible(style::StyleId id) const {
    const style::BoxStyle& box = context_.document.box(id);
    const auto& b = box.border;
    return box.has_ground() || b.top.width_pt > 0 || b.right.width_pt > 0 ||
           b.bottom.width_pt > 0 || b.left.width_pt > 0;
}

void LineSetter::add_inline_box(std::uint32_t id, std::size_t first, std::size_t past,
                                std::vector<Child>& out) const {
    const InlineFrame& frame = paragraph_.frames[id];
    const style::BoxStyle& box = context_.document.box(frame.style);
    const auto used = [&](const style::LengthPercentage& length) {
        return Length::pt(style::resolve(length, inline_size_.to_pt(), context_.document.table()));
    };
    BoxPart part;
    part.inline_box = true;
    part.starts = part.ends = false;
    bool open_at_left = false, close_at_left = false;
    Length left = pieces_[first].x, right = left;
    for (std::size_t i = first; i < past; ++i) {
        const LinePiece& piece = pieces_[i];
        if (!piece.hangs) right = std::max(right, piece.x + piece.width);
        if (piece.unit->frame != id || item(piece).continues) continue;
        if (piece.unit->kind == UnitKind::open) {
            part.starts = true;
            open_at_left = i == first;
        } else if (piece.unit->kind == UnitKind::close) {
            part.ends = true;
            close_at_left = i == first && past - first > 1;
        }
    }
    const bool has_left = open_at_left || close_at_left;
    const bool has_right = (part.starts && !open_at_left) || (part.ends && !close_at_left);
    const bool clone = box.decoration_break == style::BoxDecorationBreak::clone;
    const auto margin = [&](const style::Extent& extent) {
        return extent.sizing == style::Sizing::length ? used(extent.length) : Length();
    };
    part.border = {Length::pt(box.border.top.width_pt), Length(),
                   Length::pt(box.border.bottom.width_pt), Length()};
    part.padding = {used(box.padding.top), Length(), used(box.padding.bottom), Length()};
    if (has_left || clone) {
        part.border.left = Length::pt(box.border.left.width_pt);
        part.padding.left = used(box.padding.left);
    }
    if (has_right || clone) {
        part.border.right = Length::pt(box.border.right.width_pt);
        part.padding.right = used(box.padding.right);
    }
    if (has_left) left += margin(box.margin.left);
    if (has_right) right -= margin(box.margin.right);
    if (clone && !has_left) left -= part.border.left + part.padding.left;
    if (clone && !has_right) right += part.border.right + part.padding.right;
    const Length above = frame.content_ascent + part.padding.top + part.border.top;
    const Length below = frame.content_descent + part.padding.bottom + part.border.bottom;
    const Point at{left + frame.relative.x,
                   baseline_of(paragraph_, heights_, id) - above + frame.relative.y};
    const InlineItem& open = paragraph_.inlines->items[frame.item];
    out.push_back(
        {at, make(open.source, open.style, {right - left, above + below}, std::move(part))});
}

void LineSetter::report_overfull() const {
    if (line_.overfull <= Length() || span_.from.offset >= span_.until.offset) return;
    const document::Place at = paragraph_.inlines->text.source_of(span_.from.offset);
    if (!at.node.valid()) return;
    const Span span = context_.document.document()[at.node].span;
    std::string message = "a line is " + in_points(line_.overfull) + " pt wider than its column";
    const bool is_new = context_.memo.paragraphs()
                            .told.emplace("text.overfull", span.source.index(), at.byte, message)
                            .second;
    if (!is_new) return;
    context_.diagnostics.report(
        {Severity::warning, "text.overfull", span, std::move(message),
         "put a soft hyphen (&shy;) into the long word, or set 'overflow-wrap: anywhere'"});
}

FragmentRef set_line(const Context& context, const Box& paragraph, const ParagraphLines& lines,
                     std::size_t line) {
    // Every ParagraphLines is made by break_lines().
    return LineSetter(context, paragraph, static_cast<const ShapedLines&>(lines), line).fragment();
}

std::vector<AnchorPlace> anchors(const Context& context, const Box& paragraph,
                                 const ParagraphLines& lines, std::size_t line) {
    return LineSetter(context, paragraph, static_cast<const ShapedLines&>(lines), line).anchors();
}

FragmentRef set_marker(const Context& context, const Box& item) {
    Box line_of;
    line_of.kind = BoxKind::paragraph;
    line_of.style = item.style;
    line_of.inlines = item.marker;
    line_of.children = item.marker_children;
    const Length widest = intrinsic_sizes(context, line_of).maximum;
    const LinesRef lines = break_lines(context, line_of, widest, 0, nullptr);
    LineSetter setter(context, line_of, static_cast<const ShapedLines&>(*lines), 0);
    setter.label_ = true;
    return setter.fragment();
}

}  // namespace bifolium::layout
