// Declarations and rules of css-syntax-3, before anybody knows a property or an at-rule's name.
// They are cut out of component values and move them: nothing is copied, white space and all.
// https://www.w3.org/TR/css-syntax-3/#parsing
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "css/component_value.h"

namespace bifolium::css {

struct RawDeclaration {
    std::string name;  ///< As written, escapes resolved.
    ComponentValues value;
    bool important = false;
    Span name_span;
    Span span;  ///< Name to the value's last byte, "!important" and white space too.
};
struct AtRule {
    std::string name;  ///< Without '@', as written.
    ComponentValues prelude;
    std::optional<ComponentValue> block;
    Span span;
};
struct QualifiedRule {
    ComponentValues prelude;
    ComponentValue block;
};
struct SyntaxError {
    enum class What : std::uint8_t { empty, invalid, extra_input };
    What what = What::invalid;
    Span span;
};

using DeclarationItem = std::variant<RawDeclaration, AtRule, SyntaxError>;
using RuleItem = std::variant<QualifiedRule, AtRule, SyntaxError>;
using NestedItem = std::variant<RawDeclaration, QualifiedRule, AtRule, SyntaxError>;

std::variant<ComponentValue, SyntaxError> one_component_value(ComponentValues&&);
std::variant<RawDeclaration, SyntaxError> one_declaration(ComponentValues&&);
RuleItem one_rule(ComponentValues&&);

enum class Level : std::uint8_t { top, nested };
/// At the top, "<!--" and "-->" between rules are white space.
std::vector<RuleItem> rule_list(ComponentValues&&, Level);
/// Declarations and at-rules: @page, @font-face, a style attribute.
std::vector<DeclarationItem> declaration_list(ComponentValues&&);
/// What a style rule holds: declarations, and rules nested in it.
/// https://drafts.csswg.org/css-syntax-3/#consume-block-contents
std::vector<NestedItem> block_contents(ComponentValues&&);

/// Without the white space at both ends.
std::span<const ComponentValue> trimmed(std::span<const ComponentValue>);
/// From the first value to the last; `around` if there is none.
Span span_of(std::span<const ComponentValue>, Span around);

}  // namespace bifolium::css
