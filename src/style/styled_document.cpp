#include "style/styled_document.h"

#include <variant>

#include "css/property.h"

namespace bifolium::style {

StyledDocument::StyledDocument() = default;
StyledDocument::~StyledDocument() = default;
StyledDocument::StyledDocument(StyledDocument&&) noexcept = default;

const document::Document& StyledDocument::document() const {
    return state_->document;
}
const AtomTable& StyledDocument::atoms() const {
    return state_->atoms;
}
const StyleTable& StyledDocument::table() const {
    return state_->table;
}

StyleId StyledDocument::style(const Source& source) const {
    if (source.pseudo == PseudoElement::none) return state_->of_node.at(source.node.index());
    const auto found = state_->of_pseudo.find(key_of(source));
    return found == state_->of_pseudo.end() ? StyleId() : found->second;
}

const Content& StyledDocument::content(const Source& source) const {
    const auto found = state_->contents.find(key_of(source));
    return found == state_->contents.end() ? state_->normal : found->second;
}

const PageBox& StyledDocument::page(const PageContext& context) const {
    return state_->pages[context];
}
const PageNumbers& StyledDocument::page_numbers() const {
    return state_->pages.numbers();
}
bool StyledDocument::page_size_varies(Atom name) const {
    return state_->pages.size_varies(name);
}

std::optional<Colour> StyledDocument::root_colour(std::string_view custom_property) const {
    if (!state_->of_root) return std::nullopt;
    const auto found = state_->of_root->find(custom_property);
    if (found == state_->of_root->end() || !found->second) return std::nullopt;
    const css::ComponentValue* only = nullptr;
    for (const css::ComponentValue& value : *found->second) {
        if (value.kind == css::ComponentKind::space) continue;
        if (only != nullptr) return std::nullopt;
        only = &value;
    }
    if (only == nullptr) return std::nullopt;
    const std::optional<css::Value> value = css::parse_colour(*only);
    const auto* colour = value ? std::get_if<Colour>(&value->what) : nullptr;
    return colour == nullptr ? std::nullopt : std::optional(*colour);
}

const CounterStyles& StyledDocument::counter_styles() const {
    return state_->counter_styles;
}

}  // namespace bifolium::style
