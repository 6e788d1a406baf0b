// One line: the grounds of its inline boxes, its texts and atoms, and the areas of the links in it.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "paint/stacking.h"

namespace bifolium::paint {

namespace {

using layout::Fragment;
using layout::LinePart;
using layout::TextPart;

bool is_link(const document::Content& content) {
    return std::holds_alternative<document::Link>(content) ||
           std::holds_alternative<document::NoteReference>(content) ||
           std::holds_alternative<document::ContentsLink>(content);
}

bool is_block(style::Display display) {
    return display != style::Display::inline_flow && display != style::Display::inline_block;
}

/// Calls `visit` with the node and those around it, up to the block they stand in.
template <class Visit>
void climb(const layout::Context& context, document::NodeId node, Visit visit) {
    while (node.valid()) {
        const style::StyleId style = context.document.style({node, style::PseudoElement::none});
        if (style.valid() && is_block(context.document.box(style).display)) return;
        visit(node);
        node = context.document.document()[node].parent;
    }
}

std::string_view text_of(const TextPart& part) {
    return std::string_view(part.paragraph->text.text()).substr(part.text.begin, part.text.size());
}

/// Of the line's texts, is this a space that hangs at one of its ends?
bool hangs(const LinePart& line, std::size_t index) {
    const auto* part = std::get_if<TextPart>(&line.children[index].fragment->part);
    if (part == nullptr || part->hyphen) return false;
    if (text_of(*part).find_first_not_of(' ') != std::string_view::npos) return false;
    return index == 0 || index + 1 == line.children.size();
}

class LinePainter {
public:
    LinePainter(Recorder& recorder, Stacking& stacking, const LinePart& line, Point at)
        : recorder_(recorder), stacking_(stacking), line_(line), at_(at) {}

    void run() {
        for (std::size_t i = 0; i < line_.children.size(); ++i) {
            const layout::Child& child = line_.children[i];
            if (child.fragment == nullptr) continue;
            const Point place = at_ + child.offset;
            const auto* text = std::get_if<TextPart>(&child.fragment->part);
            if (text != nullptr) {
                const bool hanging = hangs(line_, i);
                paint_text(recorder_, *child.fragment, *text, place, !hanging);
                if (!hanging) links(*child.fragment, node_of(*child.fragment, *text), place);
            } else {
                stacking_.paint_in_line(*child.fragment, place);
                const auto* box = std::get_if<layout::BoxPart>(&child.fragment->part);
                if (box == nullptr || !box->inline_box) {
                    links(*child.fragment, child.fragment->source.node, place);
                }
            }
        }
        for (const LinkArea& area : areas_) recorder_.sheet().links.push_back(area);
    }

private:
    /// The Text node, where there is one: it may be deeper than the item that was set.
    document::NodeId node_of(const Fragment& fragment, const TextPart& part) const {
        if (fragment.source.pseudo != style::PseudoElement::none || part.label) {
            return fragment.source.node;
        }
        const document::Place place = part.paragraph->text.source_of(part.text.begin);
        return place.node.valid() ? place.node : fragment.source.node;
    }

    void links(const Fragment& fragment, document::NodeId node, Point place) {
        if (recorder_.all_artifacts()) return;
        const layout::Context& context = recorder_.context();
        climb(context, node, [&](document::NodeId around) {
            const document::Node& found = context.document.document()[around];
            if (found.identifier.valid()) recorder_.landmark(around, place);
            if (is_link(found.content)) add_area({place, fragment.size}, around);
        });
    }

    void add_area(const Rect& rect, document::NodeId owner) {
        const auto known = std::find_if(areas_.begin(), areas_.end(),
                                        [&](const LinkArea& a) { return a.owner == owner; });
        if (known == areas_.end()) {
            areas_.push_back({rect, owner});
        } else {
            known->rect = united(known->rect, rect);
        }
    }

    Recorder& recorder_;
    Stacking& stacking_;
    const LinePart& line_;
    Point at_;
    std::vector<LinkArea> areas_;
};

}  // namespace

void paint_line(Recorder& recorder, Stacking& stacking, const LinePart& line, Point at) {
    LinePainter(recorder, stacking, line, at).run();
}

}  // namespace bifolium::paint
