#include "layout/junction.h"

#include <algorithm>
#include <optional>

#include "layout/sizing.h"

namespace bifolium::layout {

using style::BreakBetween;

namespace {

Force force_of(const Context& context, BreakBetween value) {
    const auto root = context.document.style({context.document.document().root()});
    const bool leftwards =
        root.valid() && context.document.text(root).direction == Direction::right_to_left;
    switch (value) {
        case BreakBetween::automatic:
        case BreakBetween::avoid:
            return Force::none;
        case BreakBetween::column:
            return Force::column;
        case BreakBetween::page:
            return Force::page;
        case BreakBetween::left:
            return Force::left;
        case BreakBetween::right:
            return Force::right;
        case BreakBetween::recto:
            return leftwards ? Force::left : Force::right;
        case BreakBetween::verso:
            return leftwards ? Force::right : Force::left;
    }
    return Force::none;
}

enum class End : std::uint8_t { first, last };

const Box* child_in_flow(const Context& context, const Box& box, End end) {
    if (box.kind == BoxKind::paragraph || box.kind == BoxKind::table_row) return nullptr;
    const auto flows = [&](const Box& child) { return in_flow(context, child); };
    if (end == End::first) {
        const auto found = std::find_if(box.children.begin(), box.children.end(), flows);
        return found == box.children.end() ? nullptr : &*found;
    }
    const auto found = std::find_if(box.children.rbegin(), box.children.rend(), flows);
    return found == box.children.rend() ? nullptr : &*found;
}

struct Edge {
    Force force = Force::none;
    bool avoid = false;
    std::optional<Atom> page;  ///< None of an anonymous box.
};

/// What a box and the chain of its first (or last) descendants ask for at that edge.
Edge edge_of(const Context& context, const Box& box, End end) {
    Edge edge;
    for (const Box* at = &box; at != nullptr; at = child_in_flow(context, *at, end)) {
        if (at->anonymous) continue;
        const style::PageStyle& page = context.document.page_style(at->style);
        const BreakBetween value = end == End::first ? page.break_before : page.break_after;
        edge.force = std::max(edge.force, force_of(context, value));
        edge.avoid = edge.avoid || value == BreakBetween::avoid;
        edge.page = page.page;
    }
    return edge;
}

}  // namespace

Junction junction(const Context& context, const Box& parent, std::size_t index) {
    const Box* before = nullptr;
    const Box* after = nullptr;
    for (std::size_t i = std::min(index, parent.children.size()); i-- > 0 && before == nullptr;) {
        if (in_flow(context, parent.children[i])) before = &parent.children[i];
    }
    for (std::size_t i = index; i < parent.children.size() && after == nullptr; ++i) {
        if (in_flow(context, parent.children[i])) after = &parent.children[i];
    }
    if (before == nullptr || after == nullptr) return {};
    const Edge upper = edge_of(context, *before, End::last);
    const Edge lower = edge_of(context, *after, End::first);
    Junction both{std::max(upper.force, lower.force), upper.avoid || lower.avoid};
    const bool renamed = upper.page && lower.page && *upper.page != *lower.page;
    if (renamed) both.force = std::max(both.force, Force::page);
    return both;
}

Junction junction_at(const Context& context, const Box& root, const BreakToken& token) {
    if (token.path.empty()) return {};
    const Box* parent = &root;
    for (std::size_t level = 0; level + 1 < token.path.size(); ++level) {
        const std::uint32_t index = token.path[level];
        if (parent->kind == BoxKind::paragraph || parent->kind == BoxKind::table_row ||
            index >= parent->children.size()) {
            return {};
        }
        parent = &parent->children[index];
    }
    if (parent->kind == BoxKind::paragraph || parent->kind == BoxKind::table_row) return {};
    return junction(context, *parent, token.path.back());
}

Atom page_name_at_start(const Context& context, const Box& box) {
    return edge_of(context, box, End::first).page.value_or(Atom());
}

namespace {

/// The box that begins at a token.
const Box& box_from(const Context& context, const Box& root, const BreakToken& token) {
    const Box* box = &root;
    for (const std::uint32_t index : token.path) {
        if (box->kind == BoxKind::paragraph || box->kind == BoxKind::table_row) break;
        std::size_t next = index;
        while (next < box->children.size() && !in_flow(context, box->children[next])) ++next;
        if (next >= box->children.size()) break;
        box = &box->children[next];
    }
    return *box;
}

}  // namespace

Atom page_name_from(const Context& context, const Box& root, const BreakToken& token) {
    return page_name_at_start(context, box_from(context, root, token));
}

bool begins_page_group(const Context& context, const Box& root, const BreakToken& token) {
    const document::Document& document = context.document.document();
    for (const Box* at = &box_from(context, root, token); at != nullptr;
         at = child_in_flow(context, *at, End::first)) {
        if (at->anonymous || !at->source.node.valid()) continue;
        const document::NodeId parent = document[at->source.node].parent;
        if (!parent.valid() || at->source.pseudo != style::PseudoElement::none) continue;
        const style::StyleId around = context.document.style({parent, {}});
        const Atom page = context.document.page_style(at->style).page;
        if (page != context.document.page_style(around).page) return true;
    }
    return false;
}

}  // namespace bifolium::layout
