#include "layout/line_boxes.h"

#include <algorithm>
#include <map>
#include <set>

namespace bifolium::layout {

namespace {

struct Extents {
    Length ascent, descent;
};

}  // namespace

LineHeights line_heights(const ShapedParagraph& paragraph, const LineSpan& line) {
    const InlineFrame& root = paragraph.frames.front();
    if (paragraph.even) return {root.ascent + root.descent, root.ascent};
    std::map<std::uint32_t, Extents> groups;  // by the frame whose baseline they hang on
    groups[0] = {root.ascent, root.descent};
    std::set<std::uint32_t> seen;
    const auto see = [&](std::uint32_t id) {
        for (; id != 0; id = paragraph.frames[id].parent) {
            if (!seen.insert(id).second) return;
            const InlineFrame& frame = paragraph.frames[id];
            const auto [at, is_new] = groups.try_emplace(
                frame.group, Extents{frame.shift + frame.ascent, frame.descent - frame.shift});
            if (is_new) continue;
            at->second.ascent = std::max(at->second.ascent, frame.shift + frame.ascent);
            at->second.descent = std::max(at->second.descent, frame.descent - frame.shift);
        }
    };
    std::uint32_t last = UINT32_MAX;
    for (std::uint32_t i = line.from.unit; i < paragraph.units.size(); ++i) {
        const Unit& unit = paragraph.units[i];
        if (i > line.until.unit || (i == line.until.unit && unit.text.begin >= line.until.offset)) {
            break;
        }
        if (unit.frame != last) see(unit.frame);
        last = unit.frame;
    }
    Extents box = groups[0];
    for (const auto& [id, extents] : groups) {
        if (id == 0) continue;
        const Length more = extents.ascent + extents.descent - box.ascent - box.descent;
        if (more <= Length()) continue;
        if (paragraph.frames[id].align == InlineFrame::Align::top)
            box.descent += more;
        else
            box.ascent += more;
    }
    return {box.ascent + box.descent, box.ascent};
}

Length baseline_of(const ShapedParagraph& paragraph, const LineHeights& line, std::uint32_t id) {
    const InlineFrame& frame = paragraph.frames[id];
    if (frame.group == 0) return line.baseline - frame.shift;
    const InlineFrame& group = paragraph.frames[frame.group];
    if (group.align == InlineFrame::Align::top) return group.ascent - frame.shift;
    return line.height - group.descent - frame.shift;
}

Length line_width(const Context& context, const ShapedParagraph& paragraph, const LineSpan& line) {
    LengthSum width = line.until.visible - line.from.start;
    // What was shaped across the line's ends is measured by itself.
    if (line.from.unsafe) width += reshaped(context, paragraph, line.from).after.units();
    if (line.until.unsafe) width += reshaped(context, paragraph, line.until).before.units();
    return Length::raw(width) + line.until.hyphen;
}

}  // namespace bifolium::layout
