#include "pandoc/tree.h"

#include <algorithm>

namespace bifolium::pandoc {

bool Attributes::has_class(std::string_view name) const {
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::string_view Attributes::value(std::string_view key) const {
    for (const auto& [name, text] : pairs) {
        if (name == key) return text;
    }
    return {};
}

std::string words_of(const Inlines& inlines) {
    std::string out;
    for (const Inline& node : inlines) {
        if (const auto* words = node.as<Words>()) out += words->text;
        if (const auto* code = node.as<Code>()) out += code->text;
        if (const auto* math = node.as<Math>()) out += math->tex;
        if (node.as<Space>() != nullptr || node.as<LineBreak>() != nullptr) out += ' ';
        out += words_of(node.children);
    }
    return out;
}

}  // namespace bifolium::pandoc
