#include "css/other_css.h"

#include <algorithm>
#include <array>

namespace bifolium::css {

namespace {

constexpr auto rows = std::to_array<OtherProperty>({
    {"accent-color", OtherReason::screens},
    {"align-*", OtherReason::flexible_boxes},
    {"alignment-baseline", OtherReason::not_made},
    {"anchor-*", OtherReason::not_made},
    {"animation*", OtherReason::screens},
    {"appearance", OtherReason::screens},
    {"aspect-ratio", OtherReason::not_made},
    {"backdrop-filter", OtherReason::masks},
    {"backface-visibility", OtherReason::screens},
    {"background-blend-mode", OtherReason::masks},
    {"background-position-block", OtherReason::not_made},
    {"background-position-inline", OtherReason::not_made},
    {"background-repeat-block", OtherReason::not_made},
    {"background-repeat-inline", OtherReason::not_made},
    {"background-repeat-x", OtherReason::not_made},
    {"background-repeat-y", OtherReason::not_made},
    {"background-tbd", OtherReason::not_made},
    {"baseline-*", OtherReason::not_made},
    {"block-ellipsis", OtherReason::not_made},
    {"block-step*", OtherReason::not_made},
    {"border-block-clip", OtherReason::not_made},
    {"border-block-end-clip", OtherReason::not_made},
    {"border-block-end-radius", OtherReason::not_made},
    {"border-block-start-clip", OtherReason::not_made},
    {"border-block-start-radius", OtherReason::not_made},
    {"border-bottom-clip", OtherReason::not_made},
    {"border-bottom-radius", OtherReason::not_made},
    {"border-boundary", OtherReason::not_made},
    {"border-clip", OtherReason::not_made},
    {"border-image*", OtherReason::not_made},
    {"border-inline-clip", OtherReason::not_made},
    {"border-inline-end-clip", OtherReason::not_made},
    {"border-inline-end-radius", OtherReason::not_made},
    {"border-inline-start-clip", OtherReason::not_made},
    {"border-inline-start-radius", OtherReason::not_made},
    {"border-left-clip", OtherReason::not_made},
    {"border-left-radius", OtherReason::not_made},
    {"border-limit", OtherReason::not_made},
    {"border-right-clip", OtherReason::not_made},
    {"border-right-radius", OtherReason::not_made},
    {"border-shape", OtherReason::not_made},
    {"border-top-clip", OtherReason::not_made},
    {"border-top-radius", OtherReason::not_made},
    {"box-shadow-*", OtherReason::not_made},
    {"box-snap", OtherReason::not_made},
    {"caret*", OtherReason::screens},
    {"clip", OtherReason::masks},
    {"clip-path", OtherReason::masks},
    {"clip-rule", OtherReason::drawings},
    {"color-adjust", OtherReason::always},
    {"color-interpolation*", OtherReason::drawings},
    {"color-scheme", OtherReason::screens},
    {"column-height", OtherReason::not_made},
    {"column-rule-break", OtherReason::not_made},
    {"column-rule-inset*", OtherReason::not_made},
    {"column-rule-visibility-items", OtherReason::not_made},
    {"column-wrap", OtherReason::not_made},
    {"contain*", OtherReason::not_made},
    {"content-visibility", OtherReason::screens},
    {"continue", OtherReason::not_made},
    {"copy-into", OtherReason::not_made},
    {"corner", OtherReason::not_made},
    {"corner-*", OtherReason::not_made},
    {"cue*", OtherReason::speech},
    {"cursor", OtherReason::screens},
    {"cx", OtherReason::drawings},
    {"cy", OtherReason::drawings},
    {"d", OtherReason::drawings},
    {"dominant-baseline", OtherReason::not_made},
    {"dynamic-range-limit", OtherReason::screens},
    {"event-trigger*", OtherReason::screens},
    {"field-sizing", OtherReason::screens},
    {"fill*", OtherReason::drawings},
    {"filter", OtherReason::masks},
    {"flex*", OtherReason::flexible_boxes},
    {"float-defer", OtherReason::not_made},
    {"float-offset", OtherReason::not_made},
    {"flood-*", OtherReason::drawings},
    {"flow-*", OtherReason::not_made},
    {"font-palette", OtherReason::not_made},
    {"font-synthesis-position", OtherReason::not_made},
    {"font-synthesis-small-caps", OtherReason::not_made},
    {"forced-color-adjust", OtherReason::screens},
    {"frame-sizing", OtherReason::not_made},
    {"glyph-orientation-vertical", OtherReason::vertical_text},
    {"grid*", OtherReason::flexible_boxes},
    {"image-animation", OtherReason::screens},
    {"image-rendering", OtherReason::always},
    {"initial-letter-align", OtherReason::not_made},
    {"initial-letter-wrap", OtherReason::not_made},
    {"inline-sizing", OtherReason::not_made},
    {"input-security", OtherReason::screens},
    {"interactivity", OtherReason::screens},
    {"interest-*", OtherReason::screens},
    {"interpolate-size", OtherReason::screens},
    {"isolation", OtherReason::not_made},
    {"justify-*", OtherReason::flexible_boxes},
    {"lighting-color", OtherReason::drawings},
    {"line-clamp", OtherReason::not_made},
    {"line-fit-edge", OtherReason::not_made},
    {"line-grid", OtherReason::not_made},
    {"line-height-step", OtherReason::not_made},
    {"line-padding", OtherReason::not_made},
    {"line-snap", OtherReason::not_made},
    {"link-parameters", OtherReason::not_made},
    {"margin-trim", OtherReason::not_made},
    {"marker", OtherReason::drawings},
    {"marker-end", OtherReason::drawings},
    {"marker-mid", OtherReason::drawings},
    {"marker-side", OtherReason::not_made},
    {"marker-start", OtherReason::drawings},
    {"mask*", OtherReason::masks},
    {"math-*", OtherReason::not_made},
    {"max-lines", OtherReason::not_made},
    {"max-size", OtherReason::not_made},
    {"min-intrinsic-sizing", OtherReason::not_made},
    {"min-size", OtherReason::not_made},
    {"mix-blend-mode", OtherReason::not_made},
    {"nav-*", OtherReason::screens},
    {"object-view-box", OtherReason::not_made},
    {"offset*", OtherReason::not_made},
    {"order", OtherReason::flexible_boxes},
    {"outline*", OtherReason::not_made},
    {"overflow-anchor", OtherReason::screens},
    {"overflow-clip-margin*", OtherReason::not_made},
    {"overlay", OtherReason::screens},
    {"overscroll-*", OtherReason::screens},
    {"paint-order", OtherReason::drawings},
    {"path-length", OtherReason::drawings},
    {"pause*", OtherReason::speech},
    {"perspective*", OtherReason::masks},
    {"place-*", OtherReason::flexible_boxes},
    {"pointer-*", OtherReason::screens},
    {"position-*", OtherReason::not_made},
    {"print-color-adjust", OtherReason::always},
    {"r", OtherReason::drawings},
    {"reading-*", OtherReason::not_made},
    {"region-fragment", OtherReason::not_made},
    {"resize", OtherReason::screens},
    {"rest*", OtherReason::speech},
    {"rotate", OtherReason::not_made},
    {"row-rule*", OtherReason::not_made},
    {"ruby-*", OtherReason::not_made},
    {"rule*", OtherReason::not_made},
    {"rx", OtherReason::drawings},
    {"ry", OtherReason::drawings},
    {"scale", OtherReason::not_made},
    {"scroll*", OtherReason::screens},
    {"shape-*", OtherReason::masks},
    {"shape-rendering", OtherReason::drawings},
    {"slider-orientation", OtherReason::screens},
    {"spatial-navigation-*", OtherReason::screens},
    {"speak*", OtherReason::speech},
    {"stop-*", OtherReason::drawings},
    {"stroke*", OtherReason::drawings},
    {"text-anchor", OtherReason::drawings},
    {"text-box*", OtherReason::not_made},
    {"text-combine-upright", OtherReason::vertical_text},
    {"text-decoration-inset", OtherReason::not_made},
    {"text-decoration-skip", OtherReason::not_made},
    {"text-decoration-skip-box", OtherReason::not_made},
    {"text-decoration-skip-self", OtherReason::not_made},
    {"text-decoration-skip-spaces", OtherReason::not_made},
    {"text-emphasis*", OtherReason::not_made},
    {"text-fit", OtherReason::not_made},
    {"text-group-align", OtherReason::not_made},
    {"text-orientation", OtherReason::vertical_text},
    {"text-overflow", OtherReason::not_made},
    {"text-rendering", OtherReason::always},
    {"text-size-adjust", OtherReason::screens},
    {"text-spacing", OtherReason::not_made},
    {"timeline-*", OtherReason::screens},
    {"touch-action", OtherReason::screens},
    {"transform-box", OtherReason::not_made},
    {"transform-style", OtherReason::masks},
    {"transition*", OtherReason::screens},
    {"translate", OtherReason::not_made},
    {"trigger-scope", OtherReason::screens},
    {"user-select", OtherReason::screens},
    {"vector-effect", OtherReason::drawings},
    {"view-t*", OtherReason::screens},
    {"voice-*", OtherReason::speech},
    {"white-space-trim", OtherReason::not_made},
    {"will-change", OtherReason::screens},
    {"window-drag", OtherReason::screens},
    {"word-space-transform", OtherReason::not_made},
    {"wrap-*", OtherReason::not_made},
    {"x", OtherReason::drawings},
    {"y", OtherReason::drawings},
    {"zoom", OtherReason::screens},
});

bool fits(std::string_view row, std::string_view name) {
    if (!row.ends_with('*')) return row == name;
    return name.starts_with(row.substr(0, row.size() - 1));
}

}  // namespace

std::span<const OtherProperty> other_properties() {
    return rows;
}

const OtherProperty* find_other_property(std::string_view name) {
    // A name of its own comes before those that only begin like it.
    for (const bool whole : {true, false}) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const OtherProperty& row) {
            return row.name.ends_with('*') != whole && fits(row.name, name);
        });
        if (found != rows.end()) return &*found;
    }
    return nullptr;
}

std::string_view words_for(OtherReason reason) {
    switch (reason) {
        case OtherReason::screens:
            return "it is for screens, and paper neither moves nor scrolls";
        case OtherReason::always:
            return "what it can ask for is done anyway";
        case OtherReason::flexible_boxes:
            return "flexible boxes and grids are laid out as blocks: use columns, floats or tables";
        case OtherReason::vertical_text:
            return "text is set in horizontal lines only";
        case OtherReason::masks:
            return "masks, filters and shapes are left to drawings: put them into an SVG";
        case OtherReason::drawings:
            return "it is for the inside of drawings: set it in the SVG";
        case OtherReason::speech:
            return "it is for reading aloud";
        case OtherReason::not_made:
            return "Bifolium does not do this part of CSS";
    }
    return "";
}

bool is_harmless(OtherReason reason) {
    return reason == OtherReason::screens || reason == OtherReason::always;
}

}  // namespace bifolium::css
