#include "style/useless_declarations.h"

#include <algorithm>
#include <array>
#include <vector>

#include "style/elements.h"
#include "style/matching.h"

namespace bifolium::style {

namespace {

using css::Property;

/// What words in a line have no use for.
constexpr std::array block_properties = {Property::width,
                                         Property::height,
                                         Property::min_width,
                                         Property::min_height,
                                         Property::max_width,
                                         Property::max_height,
                                         Property::inline_size,
                                         Property::min_inline_size,
                                         Property::max_inline_size,
                                         Property::margin_top,
                                         Property::margin_bottom,
                                         Property::margin_block_start,
                                         Property::margin_block_end,
                                         Property::break_before,
                                         Property::break_after,
                                         Property::break_inside,
                                         Property::clear,
                                         Property::column_count,
                                         Property::table_layout};
constexpr std::array positioned_properties = {Property::top,
                                              Property::right,
                                              Property::bottom,
                                              Property::left,
                                              Property::inset_block_start,
                                              Property::inset_block_end,
                                              Property::inset_inline_start,
                                              Property::inset_inline_end};

enum class Kind : std::uint8_t { other, of_blocks, of_lines, of_positioned };

template <std::size_t n>
bool has(const std::array<Property, n>& list, Property property) {
    return std::find(list.begin(), list.end(), property) != list.end();
}

/// The one kind of boxes that all longhands of the declaration are for.
Kind kind_of(const css::Declaration& declaration) {
    const auto all = [&](auto&& holds) {
        return !declaration.longhands.empty() &&
               std::all_of(declaration.longhands.begin(), declaration.longhands.end(),
                           [&](const css::Longhand& l) { return holds(l.property); });
    };
    if (all([](Property p) { return has(block_properties, p); })) return Kind::of_blocks;
    if (all([](Property p) { return has(positioned_properties, p); })) return Kind::of_positioned;
    if (all([](Property p) { return p == Property::vertical_align; })) return Kind::of_lines;
    return Kind::other;
}

const char* cure_of(Kind kind) {
    switch (kind) {
        case Kind::other:
            break;
        case Kind::of_blocks:
            return "words in a line have no such box: 'display: inline-block' gives them one";
        case Kind::of_lines:
            return "it places what stands in a line or a cell: a block is moved by its margins";
        case Kind::of_positioned:
            return "it moves what is positioned: say 'position: relative' too";
    }
    return "";
}

/// May the element show what a declaration of this kind says?
bool may_show(Kind kind, const Element& element, const StyledDocument& styled) {
    if (!element.node.valid() || element.inner) return true;
    const StyleId id = styled.style({element.node, css::PseudoElement::none});
    if (!id.valid()) return true;
    const BoxStyle& box = styled.box(id);
    const auto& content = styled.document()[element.node].content;
    const bool is_replaced = std::holds_alternative<document::Image>(content) ||
                             std::holds_alternative<document::LineBreak>(content);
    const bool is_moved = box.floating != Float::none || box.position != Position::in_flow;
    switch (kind) {
        case Kind::other:
            break;
        case Kind::of_blocks:
            return box.display != Display::inline_flow || is_replaced || is_moved;
        case Kind::of_lines:
            return (box.display != Display::block && box.display != Display::flow_root &&
                    box.display != Display::list_item) ||
                   is_moved;
        case Kind::of_positioned:
            return box.position != Position::in_flow;
    }
    return true;
}

/// Layouts of other boxes, which e-book readers have and Bifolium has not.
bool asks_for_other_layout(const css::StyleSheet& sheet) {
    const auto is_other = [](const css::ComponentValue& value) {
        return value.text.find("flex") != std::string::npos ||
               value.text.find("grid") != std::string::npos ||
               value.text.find("ruby") != std::string::npos;
    };
    return std::any_of(sheet.rules.begin(), sheet.rules.end(), [&](const css::Rule& rule) {
        return std::any_of(
            rule.declarations.begin(), rule.declarations.end(), [&](const css::Declaration& d) {
                return d.name == "display" &&
                       (d.has_var || std::any_of(d.raw.begin(), d.raw.end(), is_other));
            });
    });
}

/// A value that every reader of e-books understands: the one before it is no fallback for others.
bool is_plain(const css::Declaration& declaration) {
    using css::ComponentKind;
    constexpr std::array<std::string_view, 9> units = {"px", "pt", "pc", "em", "ex",
                                                       "cm", "mm", "in", "%"};
    return std::all_of(
        declaration.raw.begin(), declaration.raw.end(), [&](const css::ComponentValue& value) {
            const bool is_length = value.kind == ComponentKind::dimension &&
                                   std::find(units.begin(), units.end(), value.text) != units.end();
            return is_length || value.kind == ComponentKind::number ||
                   value.kind == ComponentKind::percentage || value.kind == ComponentKind::space ||
                   value.kind == ComponentKind::hash || value.text == "auto" ||
                   value.text == "none" || value.text == "normal";
        });
}

bool says_again(const css::Declaration& later, const css::Declaration& earlier) {
    return later.name == earlier.name && later.important >= earlier.important &&
           !later.longhands.empty() && is_plain(later);
}

}  // namespace

UselessDeclarations::Fate& UselessDeclarations::fate_of(const css::Declaration& declaration) {
    Fate& fate =
        fates_[{std::string(sources_.path(declaration.span.source)), declaration.span.begin}];
    fate.name = declaration.name;
    fate.span = declaration.span;
    return fate;
}

void UselessDeclarations::look_at_rule(const css::Rule& rule, const StyledDocument& styled,
                                       Matcher& matcher, const Elements& elements) {
    std::vector<std::pair<Kind, Fate*>> open;
    const bool is_sure =
        !rule.condition.valid() && rule.scope == nullptr &&
        std::all_of(rule.selectors.begin(), rule.selectors.end(), [](const auto& selector) {
            return selector.pseudo == css::PseudoElement::none;
        });
    for (const css::Declaration& declaration : rule.declarations) {
        const Kind kind = kind_of(declaration);
        if (kind == Kind::other) continue;
        Fate& fate = fate_of(declaration);
        fate.cure = cure_of(kind);
        fate.may_show = fate.may_show || !is_sure;
        if (!fate.may_show) open.emplace_back(kind, &fate);
    }
    for (ElementIndex i = 0; i < elements.size() && !open.empty(); ++i) {
        const bool reached =
            std::any_of(rule.selectors.begin(), rule.selectors.end(),
                        [&](const auto& selector) { return matcher.matches(selector, i); });
        if (!reached) continue;
        for (auto& [kind, fate] : open) {
            ++fate->reached;
            fate->may_show = may_show(kind, elements[i], styled);
        }
        std::erase_if(open, [](const auto& one) { return one.second->may_show; });
    }
}

void UselessDeclarations::look_at(const StyledDocument& styled,
                                  std::span<const css::StyleSheet> sheets, AtomTable& atoms) {
    const Elements elements(styled.document(), atoms);
    Matcher matcher(elements);
    const bool is_sure = std::none_of(sheets.begin(), sheets.end(), asks_for_other_layout);
    for (const css::StyleSheet& sheet : sheets) {
        for (const css::Rule& rule : sheet.rules) {
            if (is_sure) look_at_rule(rule, styled, matcher, elements);
            for (std::size_t i = 0; i < rule.declarations.size(); ++i) {
                const css::Declaration& one = rule.declarations[i];
                const bool again = std::any_of(
                    rule.declarations.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    rule.declarations.end(),
                    [&](const css::Declaration& later) { return says_again(later, one); });
                if (!again || one.name.starts_with("--")) continue;
                said_again_[{std::string(sources_.path(one.span.source)), one.span.begin}] = {
                    .cure = "take one of them out", .name = one.name, .span = one.span};
            }
        }
    }
}

void UselessDeclarations::report(Diagnostics& diagnostics) const {
    for (const auto& [key, fate] : said_again_) {
        diagnostics.report({Severity::note, "css.useless-declaration", fate.span,
                            "the same rule says '" + fate.name + "' again, and that counts",
                            fate.cure});
    }
    for (const auto& [key, fate] : fates_) {
        if (fate.may_show || fate.reached == 0 || said_again_.contains(key)) continue;
        diagnostics.report({Severity::note, "css.useless-declaration", fate.span,
                            "'" + fate.name + "' changes nothing on all that this rule reaches",
                            fate.cure});
    }
}

}  // namespace bifolium::style
