#include "manuscript/draft.h"

namespace bifolium::manuscript {

std::string words_of(const Drafts& drafts) {
    std::string out;
    for (const Draft& draft : drafts) {
        if (const auto* text = draft.as<document::Text>()) out.append(text->text);
        if (const auto* piece = std::get_if<Piece>(&draft.matter)) out.append(piece->text);
        if (const auto* image = draft.as<document::Image>()) out.append(image->alternative);
        if (const auto* name = draft.as<document::Variable>()) {
            out.append("{{").append(name->name).append("}}");
        }
        if (draft.is<SoftBreak>() || draft.is<document::LineBreak>()) out.push_back(' ');
        out.append(words_of(draft.children));
    }
    return out;
}

}  // namespace bifolium::manuscript
