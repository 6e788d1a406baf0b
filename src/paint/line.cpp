// One line: the grounds of its inline boxes, its texts and atoms, and the areas of the links in it.
#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <numeric>
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

/// A picture or an inline block.
bool is_atom(const Fragment& fragment) {
    const auto* box = std::get_if<layout::BoxPart>(&fragment.part);
    return box != nullptr ? !box->inline_box : !std::holds_alternative<TextPart>(fragment.part);
}

class LinePainter {
public:
    LinePainter(Recorder& recorder, Stacking& stacking, const LinePart& line, Point at)
        : recorder_(recorder), stacking_(stacking), line_(line), at_(at) {}

    void run() {
        for (const Painted& painted : in_order()) {
            fade(painted.faders);
            paint(painted.child);
        }
        while (!faded_.empty()) faded_.pop_back();
        for (const LinkArea& area : areas_) recorder_.link(area.owner, area.rect);
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

    /// A child of the line and the inline boxes around it that fade, outermost first.
    struct Painted {
        std::size_t child = 0;
        std::vector<style::Source> faders;
    };

    /// As they stand, but what fades together follows each other.
    std::vector<Painted> in_order() const {
        std::vector<Painted> out;
        std::vector<std::size_t> place;
        std::map<std::pair<document::NodeId, style::PseudoElement>, std::size_t> places;
        for (std::size_t i = 0; i < line_.children.size(); ++i) {
            const layout::FragmentRef& child = line_.children[i].fragment;
            if (child == nullptr) continue;
            out.push_back({i, faders(*child)});
            const auto& around = out.back().faders;
            place.push_back(i);
            if (around.empty()) continue;
            const std::pair outermost(around.front().node, around.front().pseudo);
            place.back() = places.try_emplace(outermost, i).first->second;
        }
        if (places.empty()) return out;
        std::vector<std::size_t> order(out.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return place[a] < place[b]; });
        std::vector<Painted> sorted;
        for (const std::size_t i : order) sorted.push_back(std::move(out[i]));
        return sorted;
    }

    std::vector<style::Source> faders(const Fragment& fragment) const {
        const style::StyledDocument& styled = recorder_.context().document;
        std::vector<style::Source> around;
        const auto see = [&](const style::Source& source) {
            const style::StyleId style = styled.style(source);
            if (!style.valid()) return;
            const style::BoxStyle& box = styled.box(style);
            if (box.opacity < 1 && box.display == style::Display::inline_flow) {
                around.push_back(source);
            }
        };
        style::Source own = fragment.source;
        if (is_atom(fragment)) {  // fades by itself
            if (own.node.valid()) own.node = recorder_.document()[own.node].parent;
        } else if (own.pseudo != style::PseudoElement::none) {
            see(own);
        }
        climb(recorder_.context(), own.node, [&](document::NodeId node) {
            see({node, style::PseudoElement::none});
        });
        std::reverse(around.begin(), around.end());
        return around;
    }

    void fade(const std::vector<style::Source>& around) {
        std::size_t common = 0;
        while (common < faded_.size() && common < around.size() &&
               faded_[common].source == around[common]) {
            ++common;
        }
        while (faded_.size() > common) faded_.pop_back();
        const style::StyledDocument& styled = recorder_.context().document;
        for (std::size_t i = common; i < around.size(); ++i) {
            const double opacity = styled.box(styled.style(around[i])).opacity;
            faded_.push_back({around[i], std::make_unique<Recorder::Within>(
                                             recorder_, Scope{.parent = {},
                                                              .transform = {},
                                                              .clip = std::nullopt,
                                                              .opacity = std::max(opacity, 0.0)})});
        }
    }

    void paint(std::size_t index) {
        const layout::Child& child = line_.children[index];
        const Point place = at_ + child.offset;
        const auto* text = std::get_if<TextPart>(&child.fragment->part);
        if (text == nullptr) {
            stacking_.paint_in_line(*child.fragment, place);
            if (is_atom(*child.fragment))
                links(*child.fragment, child.fragment->source.node, place);
            return;
        }
        const bool hanging = hangs(line_, index);
        paint_text(recorder_, *child.fragment, *text, place, !hanging);
        if (!hanging) links(*child.fragment, node_of(*child.fragment, *text), place);
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
    struct Faded {
        style::Source source;
        std::unique_ptr<Recorder::Within> scope;
    };
    std::vector<Faded> faded_;  ///< Outermost first.
};

}  // namespace

void paint_line(Recorder& recorder, Stacking& stacking, const LinePart& line, Point at) {
    LinePainter(recorder, stacking, line, at).run();
}

}  // namespace bifolium::paint
