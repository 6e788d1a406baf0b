#include "layout/sizing.h"

#include <algorithm>

#include "layout/memo.h"
#include "layout/table.h"

namespace bifolium::layout {

using style::BoxSizing;
using style::Sizing;

const style::BoxStyle& box_style(const Context& context, const Box& box) {
    static const style::BoxStyle initial = [] {
        style::BoxStyle block;
        block.display = style::Display::block;
        return block;
    }();
    return box.anonymous ? initial : context.document.box(box.style);
}

const style::TextStyle& text_style(const Context& context, const Box& box) {
    return context.document.text(box.style);
}

bool is_absolute(const Context& context, const Box& box) {
    return box_style(context, box).is_absolute();
}

bool is_floating(const Context& context, const Box& box) {
    const style::BoxStyle& style = box_style(context, box);
    return !style.is_absolute() &&
           (style.floating == style::Float::left || style.floating == style::Float::right);
}

bool in_flow(const Context& context, const Box& box) {
    return !box.floats_on_page && !is_absolute(context, box) && !is_floating(context, box);
}

bool is_formatting_root(const Context& context, const Box& box) {
    const style::BoxStyle& style = box_style(context, box);
    return style.display == style::Display::flow_root ||
           style.display == style::Display::inline_block ||
           style.overflow == style::Overflow::hidden || box.kind == BoxKind::table ||
           box.kind == BoxKind::table_cell || box.kind == BoxKind::table_caption ||
           style.columns.is_multicol() || style.columns.spans_all || !in_flow(context, box);
}

Length used(const Context& context, const style::LengthPercentage& length, Length base) {
    return Length::pt(resolve(length, base.to_pt(), context.document.table()));
}

std::optional<Length> used(const Context& context, const style::Extent& extent, Length base) {
    if (extent.sizing != Sizing::length) return std::nullopt;
    return used(context, extent.length, base);
}

Frame frame_of(const Context& context, const Box& box, Length containing) {
    const style::BoxStyle& style = box_style(context, box);
    const auto padding = [&](const style::LengthPercentage& side) {
        return std::max(Length(), used(context, side, containing));
    };
    return {
        .border = {Length::pt(style.border.top.width_pt), Length::pt(style.border.right.width_pt),
                   Length::pt(style.border.bottom.width_pt),
                   Length::pt(style.border.left.width_pt)},
        .padding = {padding(style.padding.top), padding(style.padding.right),
                    padding(style.padding.bottom), padding(style.padding.left)}};
}

style::Sides<std::optional<Length>> margins_of(const Context& context, const Box& box,
                                               Length containing) {
    const style::BoxStyle& style = box_style(context, box);
    return {used(context, style.margin.top, containing),
            used(context, style.margin.right, containing),
            used(context, style.margin.bottom, containing),
            used(context, style.margin.left, containing)};
}

namespace {

/// As `extent` says, of the border box; none for auto and none.
std::optional<Length> border_extent(const Context& context, const Box& box,
                                    const style::Extent& extent, Length containing,
                                    Length available) {
    const Length frame = frame_of(context, box, containing).inline_sum();
    switch (extent.sizing) {
        case Sizing::automatic:
        case Sizing::none:
            return std::nullopt;
        case Sizing::length: {
            const Length length = std::max(Length(), used(context, extent.length, containing));
            const bool whole = box_style(context, box).box_sizing == BoxSizing::border_box;
            return whole ? std::max(length, frame) : length + frame;
        }
        case Sizing::min_content:
            return border_sizes(context, box).minimum;
        case Sizing::max_content:
            return border_sizes(context, box).maximum;
        case Sizing::fit_content: {
            const IntrinsicSizes sizes = border_sizes(context, box);
            return std::min(std::max(sizes.minimum, available), sizes.maximum);
        }
    }
    return std::nullopt;
}

}  // namespace

Length border_width(const Context& context, const Box& box, Length containing, Length available,
                    Auto automatic) {
    if (box.kind == BoxKind::replaced) {
        return replaced_size(context, box, containing, std::nullopt).width;
    }
    const style::BoxStyle& style = box_style(context, box);
    const Length frame = frame_of(context, box, containing).inline_sum();
    const auto extent = [&](const style::Extent& e) {
        return border_extent(context, box, e, containing, available);
    };
    Length width = std::max(available, frame);
    if (const auto said = extent(style.width)) {
        width = *said;
    } else if (automatic == Auto::shrink) {
        const IntrinsicSizes sizes = border_sizes(context, box);
        width = std::min(std::max(sizes.minimum, available), sizes.maximum);
    }
    if (const auto most = extent(style.max_width)) width = std::min(width, *most);
    if (const auto least = extent(style.min_width)) width = std::max(width, *least);
    return std::max(width, frame);
}

namespace {

/// Of the content. Percentages of an unknown width count as nothing.
IntrinsicSizes content_sizes(const Context& context, const Box& box) {
    if (box.kind == BoxKind::paragraph) return intrinsic_sizes(context, box);

    IntrinsicSizes sizes;
    Length beside;  // floats stand beside each other
    for (const Box& child : box.children) {
        if (is_absolute(context, child) || child.floats_on_page) continue;
        const IntrinsicSizes inner = border_sizes(context, child);
        const auto margin = margins_of(context, child, Length());
        const Length around = margin.left.value_or(Length()) + margin.right.value_or(Length());
        sizes.minimum = std::max(sizes.minimum, inner.minimum + around);
        if (is_floating(context, child)) {
            beside += inner.maximum + around;
        } else {
            sizes.maximum = std::max(sizes.maximum, beside + inner.maximum + around);
            beside = Length();
        }
    }
    sizes.maximum = std::max(sizes.maximum, beside);
    return sizes;
}

}  // namespace

namespace {

/// Has a replaced box a percentage for its width or greatest width?
bool relative_width(const Context& context, const Box& box) {
    const style::BoxStyle& style = box_style(context, box);
    const auto relative = [](const style::Extent& extent) {
        return extent.sizing == Sizing::length &&
               (extent.length.percent != 0 || extent.length.calc.valid());
    };
    const bool automatic = style.width.sizing == Sizing::automatic;
    return relative(automatic ? box.hinted_width : style.width) || relative(style.max_width);
}

/// A table is never narrower than its columns, whatever its style says.
IntrinsicSizes table_border_sizes(const Context& context, const Box& table) {
    IntrinsicSizes sizes = table_sizes(context, table);
    const auto said = used(context, box_style(context, table).width, Length());
    if (said) sizes.maximum = std::max(sizes.minimum, *said);
    sizes.maximum = std::max(sizes.minimum, sizes.maximum);
    return sizes;
}

}  // namespace

IntrinsicSizes border_sizes(const Context& context, const Box& box) {
    if (const auto known = context.memo.find_sizes(box)) return *known;
    IntrinsicSizes sizes;
    if (box.kind == BoxKind::replaced) {
        const Length natural = replaced_size(context, box, Length(), std::nullopt).width;
        const Length own = box.intrinsic_width + frame_of(context, box, Length()).inline_sum();
        // A percentage of a width that is not known yet: any size will do, its own is best.
        sizes = relative_width(context, box) ? IntrinsicSizes{Length(), own}
                                             : IntrinsicSizes{natural, natural};
    } else if (box.kind == BoxKind::table) {
        sizes = table_border_sizes(context, box);
    } else {
        const style::BoxStyle& style = box_style(context, box);
        const Frame frame = frame_of(context, box, Length());
        const Length extra = frame.inline_sum();
        const bool said = style.width.sizing == Sizing::length && style.width.length.percent == 0 &&
                          !style.width.length.calc.valid();
        if (said) {
            const Length width = used(context, style.width.length, Length());
            const bool whole = style.box_sizing == BoxSizing::border_box;
            sizes.minimum = sizes.maximum = whole ? std::max(width, extra) : width + extra;
        } else {
            const IntrinsicSizes content = content_sizes(context, box);
            sizes = {content.minimum + extra, content.maximum + extra};
        }
        if (const auto least = used(context, style.min_width, Length())) {
            sizes.minimum = std::max(sizes.minimum, *least + extra);
            sizes.maximum = std::max(sizes.maximum, sizes.minimum);
        }
    }
    context.memo.keep(box, sizes);
    return sizes;
}

namespace {

/// A height as the style says it, as the content's; percentages only of a definite height.
std::optional<Length> content_height(const Context& context, const Box& box,
                                     const style::Extent& extent, const Frame& frame,
                                     std::optional<Length> containing) {
    if (extent.sizing != Sizing::length) return std::nullopt;
    const bool relative = extent.length.percent != 0 || extent.length.calc.valid();
    if (relative && !containing) return std::nullopt;
    const Length height = used(context, extent.length, containing.value_or(Length()));
    const bool whole = box_style(context, box).box_sizing == BoxSizing::border_box;
    return std::max(Length(), whole ? height - frame.block_sum() : height);
}

}  // namespace

std::optional<Length> definite_height(const Context& context, const Box& box, const Frame& frame,
                                      std::optional<Length> containing) {
    const auto height =
        content_height(context, box, box_style(context, box).height, frame, containing);
    if (!height) return std::nullopt;
    return clamp_height(context, box, frame, *height, containing);
}

Length clamp_height(const Context& context, const Box& box, const Frame& frame, Length height,
                    std::optional<Length> containing) {
    const style::BoxStyle& style = box_style(context, box);
    if (const auto most = content_height(context, box, style.max_height, frame, containing)) {
        height = std::min(height, *most);
    }
    if (const auto least = content_height(context, box, style.min_height, frame, containing)) {
        height = std::max(height, *least);
    }
    return height;
}

}  // namespace bifolium::layout
