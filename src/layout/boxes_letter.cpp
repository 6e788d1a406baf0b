// ::first-letter: the first letter of a block's first line, as an inline box or a float of its own.
// It belongs to its Text node all the same, so that what is read stays whole.
// https://www.w3.org/TR/css-pseudo-4/#first-letter-pseudo
#include <utility>

#include "layout/box_builder.h"
#include "text/first_letter.h"

namespace bifolium::layout {

/// False where these words have none: it may be in the next.
bool BoxBuilder::take_first_letter(document::NodeId id, std::string_view words, BoxFlow& flow) {
    const Range letter = text::first_letter(words);
    if (letter.size() == 0) {
        if (words.find_first_not_of(" \t\r\n") != std::string_view::npos) letter_.reset();
        return false;
    }
    const style::Source source = *std::exchange(letter_, std::nullopt);
    const style::StyleId style = document_.style(source);
    const InlineSource whole = inline_source({id, style::PseudoElement::none});
    const InlineSource own{whole.source, style, whole.language};
    const Range rest{letter.end, static_cast<std::uint32_t>(words.size())};
    if (document_.box(style).floating == style::Float::none) {
        InlineBuilder& inlines = paragraph(flow);
        inlines.open({source, style, whole.language}, std::nullopt, false);
        inlines.text(own, words, letter);
        inlines.close(false);
        inlines.text(whole, words, rest);
        return true;
    }
    InlineBuilder& inlines = paragraph(flow);
    Box box = make_box(BoxKind::block, source);
    BoxFlow alone{.box = box, .language = whole.language};
    alone.inlines.emplace(document_, box.style, whole.language);
    alone.inlines->text(own, words, letter);
    flush(alone);
    add_out_of_flow(std::move(box), flow);
    inlines.continue_letter();
    inlines.text(whole, words, rest);
    return true;
}

}  // namespace bifolium::layout
