#include "style/text_contrast.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace bifolium::style {

using document::NodeId;

namespace {

constexpr ContrastCheck::Chain unseen = std::numeric_limits<std::uint32_t>::max();

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    });
}

struct Generated {
    std::string text;
    bool is_mark = true;  ///< A text of ours without a letter or a figure is a mark.
};

Generated generated_text(const Computed& computed, const AtomTable& atoms) {
    const Content& content = computed.own.content;
    Generated out;
    if (content.kind == Content::Kind::none) return out;
    if (content.kind == Content::Kind::normal) {
        const std::string_view name = atoms.text(computed.text.list_style);
        if (name.empty() || name == "none") return out;
        out.text = name;
        out.is_mark = name == "disc" || name == "circle" || name == "square" || name.front() == '"';
        return out;
    }
    for (const ContentItem& item : content.items) {
        const auto* literal = std::get_if<LiteralText>(&item);
        const bool counts = literal == nullptr && !std::holds_alternative<Leader>(item);
        if (literal != nullptr) out.text += literal->text;
        if (counts) out.is_mark = false;
    }
    out.is_mark = out.is_mark && !has_letter(out.text);
    return out;
}

std::string_view name_of(PseudoElement pseudo) {
    constexpr std::string_view names[] = {"",         "::before",        "::after",
                                          "::marker", "::footnote-call", "::footnote-marker"};
    return names[static_cast<std::size_t>(pseudo)];
}

}  // namespace

TextContrast::TextContrast(ContrastCheck* check, const CascadeResult::State& state,
                           const Elements& elements, const ComputedRecords& records)
    : check_(check),
      state_(state),
      elements_(elements),
      records_(records),
      chains_(check == nullptr ? 0 : elements.size(), 0) {}

bool TextContrast::is_seen(ElementIndex element) const {
    return check_ != nullptr && chains_[element] != unseen;
}

void TextContrast::enter(ElementIndex i, Record own) {
    if (check_ == nullptr) return;
    const Computed& computed = records_[own];
    const ElementIndex parent = elements_[i].parent;
    const ContrastCheck::Chain around = parent == no_element ? 0 : chains_[parent];
    const bool hidden = around == unseen || computed.box.display == Display::none;
    chains_[i] = hidden ? unseen : check_->enter(around, computed);
}

void TextContrast::judge_text(NodeId node, ElementIndex element, Record around) {
    if (!is_seen(element)) return;
    const auto* text = std::get_if<document::Text>(&state_.document[node].content);
    if (text == nullptr || text->text.find_first_not_of(" \t\n\r") == std::string::npos) return;
    judge(element, around, chains_[element], {text->text, {}, state_.document[node].span, false},
          "");
}

void TextContrast::judge_first_letter(ElementIndex i, Record letter) {
    if (!is_seen(i)) return;
    judge(i, letter, check_->enter(chains_[i], records_[letter]),
          {"its first letter", {}, state_.document[elements_[i].node].span, false},
          "::first-letter");
}

void TextContrast::judge_generated(ElementIndex i, Record made, PseudoElement pseudo) {
    if (!is_seen(i)) return;
    const Computed& computed = records_[made];
    const Generated generated = generated_text(computed, state_.atoms);
    if (generated.text.empty()) return;
    judge(i, made, check_->enter(chains_[i], computed),
          {generated.text, {}, state_.document[elements_[i].node].span, generated.is_mark},
          name_of(pseudo));
}

void TextContrast::judge(ElementIndex element, Record record, ContrastCheck::Chain chain,
                         ContrastCheck::Run run, std::string_view pseudo) {
    if (!judged_.emplace(record, chain, run.is_mark).second) return;
    std::string where(state_.atoms.text(elements_[element].type));
    for (const Atom name : elements_.classes(elements_[element])) {
        where.append(".").append(state_.atoms.text(name));
    }
    where += pseudo;
    run.where = where;
    const Computed& computed = records_[record];
    check_->check(run, computed, chain, page_grounds(computed.page.page));
}

/// Of the pages of that name: the first may differ, and one side from the other.
const std::vector<Surface>& TextContrast::page_grounds(Atom name) {
    const auto [place, is_new] = grounds_.try_emplace(name);
    if (!is_new) return place->second;
    if (state_.medium == Medium::book) {  // its pages are the reading system's
        place->second.emplace_back();
        return place->second;
    }
    for (const PageSide side : {PageSide::right, PageSide::left}) {
        for (const bool first : {false, true}) {
            const PageBox& box = state_.pages[{name, side, first, false, 0}];
            Surface ground{box.background, {}, false};
            if (box.ground.valid()) ground = surface_of(state_.table.box_of(box.ground));
            auto& known = place->second;
            if (std::find(known.begin(), known.end(), ground) == known.end()) {
                known.push_back(std::move(ground));
            }
        }
    }
    return place->second;
}

}  // namespace bifolium::style
