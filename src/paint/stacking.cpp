#include "paint/stacking.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace bifolium::paint {

namespace {

using layout::BoxPart;
using layout::Fragment;

/// An identifier, a bookmark or a note: something may lead here.
bool is_landmark(const layout::Context& context, document::NodeId id) {
    const document::Node& node = context.document.document()[id];
    if (node.identifier.valid() || std::holds_alternative<document::Note>(node.content))
        return true;
    const style::StyleId style = context.document.style({id, style::PseudoElement::none});
    return style.valid() && context.document.page_style(style).bookmark_level > 0;
}

/// Around the origin that the box says, on the sheet.
/// https://www.w3.org/TR/css-transforms-1/#transform-rendering
Transform transform_of(const style::StyleTable& table, const style::BoxStyle& box,
                       const Rect& border_box) {
    if (box.transform.empty()) return {};
    const double width = border_box.size.width.to_pt(), height = border_box.size.height.to_pt();
    const double x =
        border_box.origin.x.to_pt() + style::resolve(box.transform_origin.across, width, table);
    const double y =
        border_box.origin.y.to_pt() + style::resolve(box.transform_origin.down, height, table);
    Transform whole{1, 0, 0, 1, x, y};
    for (const style::TransformStep& step : box.transform) {
        const Transform move{.e = style::resolve(step.across, width, table),
                             .f = style::resolve(step.down, height, table)};
        whole = product(product(whole, move), step.rest);
    }
    return product(whole, {1, 0, 0, 1, -x, -y});
}

}  // namespace

/// Null where the style is only borrowed.
const style::BoxStyle* Stacking::own_box(const Fragment& fragment) const {
    if (!fragment.source.node.valid() || !fragment.style.valid()) return nullptr;
    if (std::holds_alternative<layout::LinePart>(fragment.part) ||
        std::holds_alternative<layout::TextPart>(fragment.part)) {
        return nullptr;
    }
    return &recorder_.context().document.box(fragment.style);
}

void Stacking::paint(const Fragment& fragment, Point at, bool own_style) {
    const auto* part = std::get_if<BoxPart>(&fragment.part);
    std::optional<Recorder::Artifacts> artifacts;
    if (part != nullptr && part->repeated) artifacts.emplace(recorder_, Furniture::none);
    const style::BoxStyle* box = own_box(fragment);
    std::optional<Recorder::Within> piece;
    if (box != nullptr && (box->opacity < 1 || !box->transform.empty())) {
        piece.emplace(recorder_,
                      Scope{.parent = {},
                            .transform = transform_of(recorder_.context().document.table(), *box,
                                                      {at, fragment.size}),
                            .clip = std::nullopt,
                            .opacity = std::max(box->opacity, 0.0)});
    }
    if (part == nullptr) {
        inside(fragment, at);
        return;
    }
    ground(fragment, at, own_style);
    std::optional<Recorder::Within> clipped;
    if (part->clips) {
        const Outline outer =
            outline_of(recorder_.context(), {at, fragment.size}, fragment.style,
                       {.border = part->border, .starts = part->starts, .ends = part->ends});
        clipped.emplace(recorder_,
                        Scope{.parent = {},
                              .transform = {},
                              .clip = path_of(paint::inside(
                                  outer, part->border.top.to_pt(), part->border.right.to_pt(),
                                  part->border.bottom.to_pt(), part->border.left.to_pt()))});
    }
    Layers layers;
    sort_out(fragment, at, layers);
    paint_layers(layers);
}

void Stacking::paint_layers(const Layers& layers) {
    for (const Placed& placed : layers.below) paint(*placed.fragment, placed.at);
    for (const Placed& placed : layers.grounds) ground(*placed.fragment, placed.at, false);
    for (const Placed& placed : layers.floats) paint(*placed.fragment, placed.at);
    for (const Placed& placed : layers.lines) inside(*placed.fragment, placed.at);
    for (const Placed& placed : layers.above) paint(*placed.fragment, placed.at);
}

void Stacking::sort_out(const Fragment& parent, Point at, Layers& layers) {
    const auto* part = std::get_if<BoxPart>(&parent.part);
    if (part == nullptr) return;
    for (const layout::Child& child : part->children) {
        if (child.fragment != nullptr) place(*child.fragment, at + child.offset, layers);
    }
    const auto by_order = [](const Placed& a, const Placed& b) { return a.order < b.order; };
    std::stable_sort(layers.below.begin(), layers.below.end(), by_order);
    std::stable_sort(layers.above.begin(), layers.above.end(), by_order);
}

void Stacking::place(const Fragment& fragment, Point at, Layers& layers) {
    const style::BoxStyle* box = own_box(fragment);
    const auto* part = std::get_if<BoxPart>(&fragment.part);
    if (box != nullptr && box->is_stacked()) {
        const int order = box->z_index.value_or(0);
        (order < 0 ? layers.below : layers.above).push_back({&fragment, at, order});
        return;
    }
    if (box != nullptr && box->floating != style::Float::none) {
        layers.floats.push_back({&fragment, at});
        return;
    }
    if (part != nullptr && (part->clips || part->repeated)) {
        layers.lines.push_back({&fragment, at});
        return;
    }
    if (part == nullptr && !std::holds_alternative<layout::TableGroundPart>(fragment.part) &&
        !std::holds_alternative<layout::RulePart>(fragment.part) &&
        !std::holds_alternative<layout::ColumnRulePart>(fragment.part)) {
        layers.lines.push_back({&fragment, at});
        return;
    }
    layers.grounds.push_back({&fragment, at});
    sort_out(fragment, at, layers);
}

/// https://www.w3.org/TR/CSS22/tables.html#empty-cells
bool Stacking::is_hidden_cell(const Fragment& fragment) const {
    const auto* part = std::get_if<BoxPart>(&fragment.part);
    const style::BoxStyle* box = own_box(fragment);
    if (part == nullptr || box == nullptr || box->display != style::Display::table_cell) {
        return false;
    }
    const style::TextStyle& text = recorder_.context().document.text(fragment.style);
    return part->children.empty() && text.hides_empty_cells &&
           text.border_collapse == style::BorderCollapse::separate;
}

/// Background and border; and where the node begins.
void Stacking::ground(const Fragment& fragment, Point at, bool own_style) {
    if (std::holds_alternative<layout::ColumnRulePart>(fragment.part)) {
        return paint_column_rule(recorder_, {at, fragment.size}, fragment.style);
    }
    note(fragment, at);
    if (is_hidden_cell(fragment)) return;
    const bool styled = own_style || own_box(fragment) != nullptr;
    if (!styled || !fragment.style.valid()) return;
    BoxEdges edges;
    if (const auto* part = std::get_if<BoxPart>(&fragment.part)) {
        edges = {part->border, part->padding,    part->starts,
                 part->ends,   part->inline_box, part->border_only};
    } else if (std::holds_alternative<layout::RulePart>(fragment.part)) {
        const auto& border = recorder_.context().document.box(fragment.style).border;
        edges.border = {Length::pt(border.top.width_pt), Length::pt(border.right.width_pt),
                        Length::pt(border.bottom.width_pt), Length::pt(border.left.width_pt)};
    }
    paint_ground(recorder_, {at, fragment.size}, fragment.style, edges);
}

void Stacking::note(const Fragment& fragment, Point at) {
    const document::NodeId node = fragment.source.node;
    if (!node.valid() || fragment.source.pseudo != style::PseudoElement::none) return;
    const auto* part = std::get_if<BoxPart>(&fragment.part);
    const bool begins = part == nullptr || part->starts;
    if (begins && is_landmark(recorder_.context(), node)) recorder_.landmark(node, at);
    if (std::holds_alternative<document::Figure>(recorder_.document()[node].content)) {
        recorder_.cover(node, {at, fragment.size});
    }
}

void Stacking::paint_in_line(const Fragment& fragment, Point at) {
    const auto* part = std::get_if<BoxPart>(&fragment.part);
    if (part != nullptr && part->inline_box) {
        ground(fragment, at, false);
    } else {
        paint(fragment, at);
    }
}

void Stacking::inside(const Fragment& fragment, Point at) {
    std::visit(
        [&](const auto& part) {
            using Part = std::decay_t<decltype(part)>;
            if constexpr (std::is_same_v<Part, BoxPart>) {
                paint(fragment, at);
            } else if constexpr (std::is_same_v<Part, layout::LinePart>) {
                paint_line(recorder_, *this, part, at);
            } else if constexpr (std::is_same_v<Part, layout::TextPart>) {
                paint_text(recorder_, fragment, part, at, true);
            } else if constexpr (std::is_same_v<Part, layout::ImagePart>) {
                note(fragment, at);
                paint_picture(recorder_, fragment, part, at);
            } else if constexpr (std::is_same_v<Part, layout::TableGroundPart> ||
                                 std::is_same_v<Part, layout::RulePart> ||
                                 std::is_same_v<Part, layout::ColumnRulePart>) {
                ground(fragment, at, false);
            } else {
                // Set as text by now, or without anything that could be.
                static_assert(std::is_same_v<Part, layout::LeaderPart> ||
                              std::is_same_v<Part, layout::ReferencePart>);
            }
        },
        fragment.part);
}

}  // namespace bifolium::paint
