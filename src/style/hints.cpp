#include "style/hints.h"

namespace bifolium::style {

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

}  // namespace bifolium::style
