// Frames: where inline boxes and atoms stand above or below the baseline, and what edges they have.
// https://www.w3.org/TR/CSS22/visudet.html#leading
#include <algorithm>
#include <vector>

#include "layout/shaped_paragraph.h"

namespace bifolium::layout {

namespace {

// Parts of the parent's font size, as browsers agree.
constexpr double subscript_drop = 0.2;
constexpr double superscript_rise = 0.34;

struct FontHeights {
    double ascent = 0, descent = 0, line_gap = 0, x_height = 0;  // points
};

FontHeights heights(const Context& context, style::StyleId style, std::string_view language) {
    const font::FaceId face = first_face(context, style, language);
    const double size = font_size_pt(context, style, face);
    if (!face.valid()) return {0.8 * size, 0.2 * size, 0, 0.5 * size};
    const font::Metrics m = context.fonts.library().metrics(face);
    const double scale = size / std::max(m.units_per_em, 1);
    return {m.ascent * scale, -m.descent * scale, m.line_gap * scale, m.x_height * scale};
}

double line_height_pt(const style::TextStyle& text, const FontHeights& font) {
    switch (text.line_height.kind) {
        case style::LineHeight::Kind::normal:
            return font.ascent + font.descent + font.line_gap;
        case style::LineHeight::Kind::number:
            return text.line_height.value * text.font_size_pt;
        case style::LineHeight::Kind::length:
            return text.line_height.value;
    }
    return 0;
}

/// The last line's baseline from the fragment's top, if it has a line.
bool find_last_baseline(const Fragment& fragment, Length top, Length& found) {
    if (const auto* line = std::get_if<LinePart>(&fragment.part)) {
        found = top + line->baseline;
        return true;
    }
    const auto* box = std::get_if<BoxPart>(&fragment.part);
    if (box == nullptr) return false;
    for (auto child = box->children.rbegin(); child != box->children.rend(); ++child) {
        if (find_last_baseline(*child->fragment, top + child->offset.y, found)) return true;
    }
    return false;
}

class FrameMaker {
public:
    FrameMaker(const Context& context, const Box& paragraph, Length inline_size,
               ShapedParagraph& out)
        : context_(context), paragraph_(paragraph), inline_size_(inline_size), out_(out) {}

    void run() {
        push_root();
        for (Unit& unit : out_.units) {
            switch (unit.kind) {
                case UnitKind::open:
                    push_inline(unit);
                    break;
                case UnitKind::close:
                    pop_inline(unit);
                    break;
                case UnitKind::atom:
                    add_atom(unit);
                    break;
                case UnitKind::reference:
                    set_reference(unit);
                    break;
                case UnitKind::text:
                    see_fallback(unit);
                    break;
                case UnitKind::tab:
                case UnitKind::forced_break:
                case UnitKind::anchor:
                case UnitKind::leader:
                    break;
            }
            if (unit.kind != UnitKind::open && unit.kind != UnitKind::close &&
                unit.kind != UnitKind::atom) {
                unit.frame = open_.back();
            }
        }
        see_whether_even();
    }

private:
    const InlineItem& item(const Unit& unit) const { return out_.inlines->items[unit.item]; }

    void push_root() {
        InlineFrame root;
        root.style = out_.inlines->style;
        font_heights_.push_back(heights(context_, root.style, out_.inlines->language));
        set_strut(root, font_heights_.back());
        out_.frames.push_back(root);
        open_.push_back(0);
    }

    void set_strut(InlineFrame& frame, const FontHeights& font) const {
        const Length height = Length::pt(line_height_pt(context_.document.text(frame.style), font));
        frame.content_ascent = Length::pt(font.ascent);
        frame.content_descent = Length::pt(font.descent);
        const Length leading = height - frame.content_ascent - frame.content_descent;
        frame.ascent = frame.content_ascent + Length::raw(leading.units() / 2);
        frame.descent = height - frame.ascent;
        set_initial_letter(frame, font);
    }

    /// Its baseline is that of the last line it sinks to; a raised one makes its line higher.
    void set_initial_letter(InlineFrame& frame, const FontHeights& font) const {
        const style::BoxStyle& box = context_.document.box(frame.style);
        if (box.initial_letter_lines <= 0) return;
        const style::TextStyle& text = context_.document.text(frame.style);
        const font::FaceId face = first_face(context_, frame.style, out_.inlines->language);
        const double small = text.font_size_pt /
                             std::max(font_size_pt(context_, frame.style, face), text.font_size_pt);
        const double line = text.line_height.value;
        const double first =
            (line - (font.ascent + font.descent) * small) / 2 + font.ascent * small;
        const bool sinks = box.initial_letter_sink > 1;
        const double more = sinks ? box.initial_letter_sink - 1 : box.initial_letter_lines - 1;
        frame.ascent = frame.content_ascent = Length::pt(first + more * line);
        frame.descent = frame.content_descent = Length::pt(line - first);
    }

    void push_inline(Unit& unit) {
        const InlineItem& open = item(unit);
        InlineFrame frame;
        frame.parent = open_.back();
        frame.style = open.style;
        frame.item = unit.item;
        font_heights_.push_back(heights(context_, open.style, open.language));
        set_strut(frame, font_heights_.back());
        align(frame);
        move_relatively(frame);
        unit.frame = static_cast<std::uint32_t>(out_.frames.size());
        unit.width = open.continues ? Length() : edge(open.style, true);
        out_.frames.push_back(frame);
        open_.push_back(unit.frame);
    }

    void pop_inline(Unit& unit) {
        unit.frame = open_.back();
        unit.width = item(unit).continues ? Length() : edge(item(unit).style, false);
        if (open_.size() > 1) open_.pop_back();
    }

    /// Margin, border and padding where the box starts or ends. In a right-to-left box it starts
    /// at the right.
    Length edge(style::StyleId id, bool start) {
        const style::BoxStyle& box = context_.document.box(id);
        const bool ltr = context_.document.text(id).direction == Direction::left_to_right;
        const bool left = start == ltr;
        const style::Extent& margin = left ? box.margin.left : box.margin.right;
        const style::LengthPercentage& padding = left ? box.padding.left : box.padding.right;
        const style::Border& border = left ? box.border.left : box.border.right;
        const Length room = margin.sizing == style::Sizing::length ? used(margin.length) : Length();
        return room + Length::pt(border.width_pt) + used(padding);
    }

    Length used(const style::LengthPercentage& length) {
        if (length.percent != 0 || length.calc.valid()) out_.any_width = false;
        return Length::pt(style::resolve(length, inline_size_.to_pt(), context_.document.table()));
    }

    /// vertical-align, once the frame's own ascent and descent are known.
    void align(InlineFrame& frame) {
        const style::BoxStyle& box = context_.document.box(frame.style);
        const InlineFrame& parent = out_.frames[frame.parent];
        const FontHeights& font = font_heights_[frame.parent];
        const double parent_size = context_.document.text(parent.style).font_size_pt;
        Length shift;
        frame.group = parent.group;
        switch (box.vertical_align) {
            case style::VerticalAlignment::baseline:
                break;
            case style::VerticalAlignment::sub:
                shift = -Length::pt(subscript_drop * parent_size);
                break;
            case style::VerticalAlignment::super:
                shift = Length::pt(superscript_rise * parent_size);
                break;
            case style::VerticalAlignment::text_top:
                shift = Length::pt(font.ascent) - frame.ascent;
                break;
            case style::VerticalAlignment::text_bottom:
                shift = frame.descent - Length::pt(font.descent);
                break;
            case style::VerticalAlignment::middle:
                shift = Length::raw(
                    (Length::pt(font.x_height) - frame.ascent + frame.descent).units() / 2);
                break;
            case style::VerticalAlignment::length: {
                const double height = (frame.ascent + frame.descent).to_pt();
                shift = Length::pt(
                    style::resolve(box.vertical_offset, height, context_.document.table()));
                break;
            }
            case style::VerticalAlignment::top:
            case style::VerticalAlignment::bottom:
                frame.group = static_cast<std::uint32_t>(out_.frames.size());
                frame.align = box.vertical_align == style::VerticalAlignment::top
                                  ? InlineFrame::Align::top
                                  : InlineFrame::Align::bottom;
                return;
        }
        frame.shift = parent.shift + shift;
    }

    /// https://www.w3.org/TR/css-position-3/#relpos-insets
    void move_relatively(InlineFrame& frame) {
        frame.relative = out_.frames[frame.parent].relative;
        const style::BoxStyle& box = context_.document.box(frame.style);
        if (box.position != style::Position::relative) return;
        const auto inset = [&](const style::Extent& towards, const style::Extent& against) {
            if (towards.sizing == style::Sizing::length) return used(towards.length);
            if (against.sizing == style::Sizing::length) return -used(against.length);
            return Length();
        };
        const bool ltr = context_.document.text(frame.style).direction == Direction::left_to_right;
        frame.relative.x +=
            ltr ? inset(box.inset.left, box.inset.right) : -inset(box.inset.right, box.inset.left);
        frame.relative.y += inset(box.inset.top, box.inset.bottom);
    }

    /// A picture stands on the baseline; an inline block puts its last line's on it.
    void add_atom(Unit& unit) {
        const InlineItem& atom = item(unit);
        const FragmentRef& fragment = out_.atoms[atom.child];
        const Box& child = paragraph_.children[atom.child];
        const style::BoxStyle& box = context_.document.box(child.style);
        const auto margin = [&](const style::Extent& extent) {
            return extent.sizing == style::Sizing::length ? used(extent.length) : Length();
        };
        const Length above = margin(box.margin.top), below = margin(box.margin.bottom);
        const Length height = above + fragment->size.height + below;
        Length baseline = height;
        Length found;
        const bool clips = box.overflow == style::Overflow::hidden;
        if (child.kind != BoxKind::replaced && !clips &&
            find_last_baseline(*fragment, Length(), found)) {
            baseline = above + found;
        }
        InlineFrame frame;
        frame.parent = open_.back();
        frame.style = child.style;
        frame.item = unit.item;
        frame.ascent = baseline;
        frame.descent = height - baseline;
        frame.content_ascent = baseline - above;
        frame.content_descent = frame.descent - below;
        align(frame);
        frame.relative = out_.frames[frame.parent].relative;
        unit.frame = static_cast<std::uint32_t>(out_.frames.size());
        unit.width = margin(box.margin.left) + fragment->size.width + margin(box.margin.right);
        out_.frames.push_back(frame);
        font_heights_.emplace_back();
    }

    void set_reference(Unit& unit) {
        const Setting& setting = out_.settings[unit.setting];
        unit.width = advance_of(*shape_words(context_, setting, widest_label(context_, item(unit))),
                                setting);
    }

    /// With line-height: normal, a fallback face that is taller makes its line taller.
    void see_fallback(const Unit& unit) {
        InlineFrame& frame = out_.frames[open_.back()];
        const style::TextStyle& text = context_.document.text(frame.style);
        if (text.line_height.kind != style::LineHeight::Kind::normal) return;
        const Setting& setting = out_.settings[unit.setting];
        if (setting.ascent <= frame.ascent && setting.descent <= frame.descent) return;
        frame.ascent = std::max(frame.ascent, setting.ascent);
        frame.descent = std::max(frame.descent, setting.descent);
        frame.content_ascent = std::max(frame.content_ascent, setting.ascent);
        frame.content_descent = std::max(frame.content_descent, setting.descent);
    }

    void see_whether_even() {
        const InlineFrame& root = out_.frames.front();
        out_.even = std::all_of(out_.frames.begin(), out_.frames.end(), [&](const InlineFrame& f) {
            return f.group == 0 && f.shift + f.ascent <= root.ascent &&
                   f.descent - f.shift <= root.descent;
        });
    }

    const Context& context_;
    const Box& paragraph_;
    const Length inline_size_;
    ShapedParagraph& out_;
    std::vector<std::uint32_t> open_;
    std::vector<FontHeights> font_heights_;  // by frame
};

}  // namespace

void make_frames(const Context& context, const Box& paragraph, Length inline_size,
                 ShapedParagraph& out) {
    FrameMaker(context, paragraph, inline_size, out).run();
}

}  // namespace bifolium::layout
