#include "css/declaration.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/suggest.h"
#include "css/characters.h"
#include "css/other_css.h"
#include "css/property.h"

namespace bifolium::css {

namespace {

/// In place: the white space at both ends goes.
void trim(ComponentValues& values) {
    const std::span<const ComponentValue> kept = trimmed(values);
    const auto begin = static_cast<std::ptrdiff_t>(kept.data() - values.data());
    if (kept.empty()) {
        values.clear();
        return;
    }
    values.resize(static_cast<std::size_t>(begin) + kept.size());
    values.erase(values.begin(), values.begin() + begin);
}

bool is_var(const ComponentValue& value) {
    return value.kind == ComponentKind::function && equals_ignoring_case(value.text, "var");
}

/// "var(--name)" or "var(--name, fallback)".
bool is_sound_var(const ComponentValue& value) {
    const std::span<const ComponentValue> inner = trimmed(value.inner);
    if (inner.empty() || inner[0].kind != ComponentKind::ident || !inner[0].text.starts_with("--"))
        return false;
    const std::span<const ComponentValue> rest = trimmed(inner.subspan(1));
    return rest.empty() || rest[0].is_delimiter(",");
}

/// The first var() that is none; null if all are sound. Not deeper than limits::nesting.
const ComponentValue* find_bad_var(std::span<const ComponentValue> values) {
    for (const ComponentValue& value : values) {
        if (is_var(value) && !is_sound_var(value)) return &value;
        if (const ComponentValue* inner = find_bad_var(value.inner)) return inner;
    }
    return nullptr;
}

/// What no value may hold, not even a custom property's.
const ComponentValue* find_damage(std::span<const ComponentValue> values) {
    for (const ComponentValue& value : values) {
        const bool stray =
            value.is_delimiter(")") || value.is_delimiter("]") || value.is_delimiter("}");
        if (stray || value.kind == ComponentKind::bad_string ||
            value.kind == ComponentKind::bad_url) {
            return &value;
        }
        if (const ComponentValue* inner = find_damage(value.inner)) return inner;
    }
    return nullptr;
}

/// env(): nothing covers a page or a book, so the safe areas are none; else what the author says
/// instead. Not deeper than limits::nesting. https://www.w3.org/TR/css-env-1/
void replace_env(ComponentValues& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        replace_env(values[i].inner);
        const ComponentValue& value = values[i];
        if (value.kind != ComponentKind::function || !equals_ignoring_case(value.text, "env")) {
            continue;
        }
        const std::span<const ComponentValue> inner = trimmed(value.inner);
        const auto comma = std::find_if(inner.begin(), inner.end(), [](const ComponentValue& v) {
            return v.is_delimiter(",");
        });
        ComponentValues instead;
        if (!inner.empty() && lower_case(inner[0].text).starts_with("safe-area-inset-")) {
            ComponentValue none;
            none.kind = ComponentKind::dimension;
            none.text = "px";
            none.representation = "0";
            none.span = value.span;
            instead.push_back(std::move(none));
        } else if (comma != inner.end()) {
            const auto after =
                trimmed(inner.subspan(static_cast<std::size_t>(comma - inner.begin()) + 1));
            instead.assign(after.begin(), after.end());
        } else {
            continue;  // refused like any other unknown function
        }
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(i);
        const auto next = values.erase(at);
        values.insert(next, instead.begin(), instead.end());
        i += instead.size();
        --i;
    }
}

void report_unknown(const std::string& name, Span span, Diagnostics& diagnostics) {
    if (name.starts_with('-')) {
        diagnostics.report({Severity::note, "css.vendor-property", span,
                            "'" + name + "' is another program's own and has no effect", ""});
        return;
    }
    if (const OtherProperty* other = find_other_property(name)) {
        const bool harmless = is_harmless(other->reason);
        diagnostics.report({harmless ? Severity::note : Severity::warning,
                            harmless ? "css.no-effect" : "css.not-supported", span,
                            "'" + name + "' has no effect", std::string(words_for(other->reason))});
        return;
    }
    const std::string_view meant = nearest(name, property_names());
    diagnostics.report({Severity::warning, "css.unknown-property", span,
                        "'" + name + "' is no property that Bifolium knows",
                        meant.empty() ? "" : "did you mean '" + std::string(meant) + "'?"});
}

std::nullopt_t refuse(Span span, std::string message, std::string hint, Diagnostics& diagnostics) {
    diagnostics.report(
        {Severity::warning, "css.bad-value", span, std::move(message), std::move(hint)});
    return std::nullopt;
}

std::optional<Declaration> without_damage(Declaration&& declaration, Diagnostics& diagnostics) {
    if (const ComponentValue* damage = find_damage(declaration.raw)) {
        return refuse(damage->span, "'" + declaration.name + "' cannot hold this", "", diagnostics);
    }
    return std::move(declaration);
}

}  // namespace

bool mentions_var(std::span<const ComponentValue> values) {
    return std::any_of(values.begin(), values.end(), [](const ComponentValue& value) {
        return is_var(value) || mentions_var(value.inner);
    });
}

std::optional<Declaration> type_declaration(RawDeclaration&& raw,
                                            const DeclarationContext& context) {
    Declaration declaration;
    const bool custom = raw.name.starts_with("--") && raw.name.size() > 2;
    declaration.name = custom ? std::move(raw.name) : lower_case(raw.name);
    declaration.raw = std::move(raw.value);
    trim(declaration.raw);
    replace_env(declaration.raw);
    declaration.important = raw.important;
    declaration.span = raw.span;
    declaration.value_span = span_of(declaration.raw, raw.name_span);
    declaration.has_var = mentions_var(declaration.raw);
    const std::string& name = declaration.name;
    if (!custom && !find_property(name) && shorthand(name).empty()) {
        report_unknown(name, raw.name_span, context.diagnostics);
        return std::nullopt;
    }
    if (const ComponentValue* bad = find_bad_var(declaration.raw)) {
        return refuse(bad->span, "'var()' takes the name of a custom property",
                      "write var(--name) or var(--name, fallback)", context.diagnostics);
    }
    if (custom) return without_damage(std::move(declaration), context.diagnostics);
    if (declaration.raw.empty()) {
        return refuse(raw.name_span, "'" + name + "' has no value", "", context.diagnostics);
    }
    // Nobody parses it before the var() is replaced, and the e-book writes it as it stands.
    if (declaration.has_var) return without_damage(std::move(declaration), context.diagnostics);
    Refusal refusal;
    auto longhands = parse_value(name, declaration.raw, context.sheet, refusal);
    if (!longhands) {
        const Span span = refusal.at < declaration.raw.size() ? declaration.raw[refusal.at].span
                                                              : declaration.value_span;
        return refuse(span, std::move(refusal.why), std::move(refusal.help), context.diagnostics);
    }
    declaration.longhands = std::move(*longhands);
    return declaration;
}

void report_no_declaration(const SyntaxError& error, Diagnostics& diagnostics) {
    diagnostics.report({Severity::warning, "css.syntax", error.span, "this is no declaration",
                        "write 'name: value;'"});
}

}  // namespace bifolium::css
