#include "css/supports.h"

#include <optional>
#include <string>
#include <variant>

#include "css/characters.h"
#include "css/declaration.h"
#include "css/property.h"
#include "css/syntax.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

bool is_word(const ComponentValue& value, std::string_view word) {
    return value.kind == ComponentKind::ident && equals_ignoring_case(value.text, word);
}

/// One condition; nothing if it is none. Recursion follows brackets: limits::nesting.
class Decider {
public:
    explicit Decider(const SupportsContext& context) : context_(context) {}

    std::optional<bool> condition(Values values) {
        values = trimmed(values);
        if (values.empty()) return std::nullopt;
        if (is_word(values[0], "not")) {
            const Values rest = trimmed(values.subspan(1));
            if (rest.size() != 1) return std::nullopt;
            const std::optional<bool> holds = in_brackets(rest[0]);
            if (!holds) return std::nullopt;
            return !*holds;
        }
        std::optional<bool> result = in_brackets(values[0]);
        std::string joint;
        for (values = trimmed(values.subspan(1)); result && !values.empty();) {
            if (!is_word(values[0], "and") && !is_word(values[0], "or")) return std::nullopt;
            const std::string word = lower_case(values[0].text);
            if (!joint.empty() && word != joint) return std::nullopt;
            joint = word;
            values = trimmed(values.subspan(1));
            if (values.empty()) return std::nullopt;
            const std::optional<bool> next = in_brackets(values[0]);
            if (!next) return std::nullopt;
            result = joint == "and" ? *result && *next : *result || *next;
            values = trimmed(values.subspan(1));
        }
        return result;
    }

private:
    std::optional<bool> in_brackets(const ComponentValue& value) {
        if (value.kind == ComponentKind::function) {
            if (!equals_ignoring_case(value.text, "selector")) return false;
            Diagnostics unheard;
            return parse_selectors(value.inner, context_.namespaces, context_.atoms, unheard) &&
                   unheard.all().empty();
        }
        if (value.kind != ComponentKind::block || value.text != "(") return std::nullopt;
        const std::optional<bool> inner = condition(value.inner);
        return inner ? inner : supports_declaration(value.inner);
    }

    const SupportsContext& context_;
};

}  // namespace

bool holds_supports(Values values, const SupportsContext& context) {
    const std::optional<bool> holds = Decider(context).condition(values);
    if (!holds) {
        context.diagnostics.report({Severity::warning, "css.syntax", span_of(values, {}),
                                    "'@supports' takes a condition",
                                    "write '(property: value)' or 'selector(...)'"});
    }
    return holds.value_or(false);
}

bool supports_declaration(Values values) {
    auto parsed = one_declaration(ComponentValues(values.begin(), values.end()));
    auto* raw = std::get_if<RawDeclaration>(&parsed);
    if (!raw) return false;
    Diagnostics unheard;
    return type_declaration(std::move(*raw), {"", unheard}).has_value();
}

}  // namespace bifolium::css
