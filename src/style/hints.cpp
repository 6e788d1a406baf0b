#include "style/hints.h"

namespace bifolium::style {

/// What an element's own words ask for, as declarations without a rule.
/// https://html.spec.whatwg.org/multipage/rendering.html#presentational-hints
std::string hint_text(const document::Content& content) {
    const auto aligned = [](document::Alignment alignment) -> std::string {
        switch (alignment) {
            case document::Alignment::start:
                return "";
            case document::Alignment::centre:
                return "text-align: center";
            case document::Alignment::end:
                return "text-align: end";
        }
        return "";
    };
    if (const auto* cell = std::get_if<document::Cell>(&content)) return aligned(cell->alignment);
    if (const auto* cell = std::get_if<document::HeaderCell>(&content)) {
        return aligned(cell->alignment);
    }
    if (const auto* image = std::get_if<document::Image>(&content)) {
        std::string text;
        if (!image->width.empty()) text += "width: " + image->width + ";";
        if (!image->height.empty()) text += "height: " + image->height;
        return text;
    }
    return "";
}

std::string footnote_hint(css::PseudoElement pseudo, bool beside_notes) {
    const std::string number =
        beside_notes ? "content: counter(footnote, lower-alpha)" : "content: counter(footnote)";
    if (pseudo == css::PseudoElement::footnote_marker) return number + " '\\A0'";
    return number + "; vertical-align: super; font-size: .7em; line-height: 0";
}

}  // namespace bifolium::style
