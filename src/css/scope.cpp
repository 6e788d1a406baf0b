#include "css/scope.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "css/characters.h"
#include "css/nesting.h"
#include "css/syntax.h"
#include "css/written_values.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

void append(ComponentValues& to, Values more) {
    to.insert(to.end(), more.begin(), more.end());
}

/// ":name(inner)"
void append_function(ComponentValues& to, const char* name, ComponentValues inner, Span span) {
    to.push_back(written(ComponentKind::delimiter, ":", span));
    to.push_back(written(ComponentKind::function, name, span));
    to.back().inner = std::move(inner);
}

bool is_scope_word(Values values, std::size_t at) {
    return values[at].is_delimiter(":") && at + 1 < values.size() &&
           values[at + 1].kind == ComponentKind::ident &&
           equals_ignoring_case(values[at + 1].text, "scope");
}

bool mentions_scope(Values values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].is_delimiter("&") || is_scope_word(values, i)) return true;
        if (mentions_scope(values[i].inner)) return true;
    }
    return false;
}

/// ':scope' counts as a pseudo-class and '&' as nothing, and so do what stands for them.
ComponentValues with_root(Values values, const ComponentValues& root) {
    ComponentValues out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Span span = values[i].span;
        const bool word = is_scope_word(values, i);
        if (!word && !values[i].is_delimiter("&")) {
            out.push_back(values[i]);
            if (!values[i].inner.empty()) out.back().inner = with_root(values[i].inner, root);
            continue;
        }
        append_function(out, "where", root, span);
        if (!word) continue;
        ++i;
        append_function(out, "nth-child", {written(ComponentKind::ident, "n", span)}, span);
    }
    return out;
}

/// "x, x *": what lies in x.
ComponentValues itself_and_inside(const ComponentValues& list, Span span) {
    ComponentValues out;
    append_function(out, "where", list, span);
    out.push_back(written(ComponentKind::delimiter, ",", span));
    append_function(out, "where", list, span);
    out.push_back(written(ComponentKind::space, "", span));
    out.push_back(written(ComponentKind::delimiter, "*", span));
    return out;
}

/// Where simple selectors may be put into the last compound: after its type.
std::size_t place_in_subject(Values selector) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < selector.size(); ++i) {
        const ComponentValue& value = selector[i];
        if (value.kind == ComponentKind::space || value.is_delimiter(">") ||
            value.is_delimiter("+") || value.is_delimiter("~")) {
            at = i + 1;
        }
    }
    const auto is_name = [&](std::size_t i) {
        return i < selector.size() &&
               (selector[i].kind == ComponentKind::ident || selector[i].is_delimiter("*"));
    };
    if (is_name(at)) ++at;
    if (at < selector.size() && selector[at].is_delimiter("|") && is_name(at + 1)) at += 2;
    return at;
}

bool has_sibling_step(Values selector) {
    return std::any_of(selector.begin(), selector.end(), [](const ComponentValue& value) {
        return value.is_delimiter("+") || value.is_delimiter("~");
    });
}

/// For each complex selector of a list, what `write` makes of it.
template <class Write>
ComponentValues each(Values list, const Write& write) {
    ComponentValues out;
    while (true) {
        const auto comma = std::find_if(list.begin(), list.end(), [](const ComponentValue& value) {
            return value.is_delimiter(",");
        });
        const auto size = static_cast<std::size_t>(comma - list.begin());
        const Values selector = trimmed(list.first(size));
        if (!selector.empty()) append(out, write(selector));
        if (comma == list.end()) return out;
        out.push_back(*comma);
        list = list.subspan(size + 1);
    }
}

/// The limit's selectors, each inside the root unless it says how it hangs on it.
ComponentValues ends(const Scope& scope) {
    return each(scope.limit, [&](Values selector) {
        ComponentValues out;
        if (!mentions_scope(selector)) {
            append_function(out, "where", scope.root, selector.front().span);
            out.push_back(written(ComponentKind::space, "", selector.front().span));
        }
        append(out, with_root(selector, scope.root));
        return out;
    });
}

bool is_bracket(Values values) {
    return !values.empty() && values[0].kind == ComponentKind::block && values[0].text == "(";
}

}  // namespace

std::optional<ComponentValues> scoped(Values selectors, const Scope& scope) {
    const Extent own = extent_of(selectors), root = extent_of(scope.root),
                 limit = extent_of(scope.limit);
    const auto commas = static_cast<std::size_t>(
        std::count_if(selectors.begin(), selectors.end(),
                      [](const ComponentValue& value) { return value.is_delimiter(","); }));
    const std::size_t copies = 2 * root.values + 2 * limit.values * (root.values + 4) + 20;
    if (own.values * (root.values + 4) + (commas + 1) * copies > most_written_values ||
        own.depth + root.depth + limit.depth + 6 > limits::nesting) {
        return std::nullopt;
    }
    return each(selectors, [&](Values selector) {
        const Span span = selector.front().span;
        const bool hangs = mentions_scope(selector);
        ComponentValues out = with_root(selector, scope.root);
        ComponentValues more;
        if (!hangs || has_sibling_step(selector)) {
            append_function(more, "where", itself_and_inside(scope.root, span), span);
        }
        if (!scope.limit.empty()) {
            ComponentValues outside;
            append_function(outside, "where", itself_and_inside(ends(scope), span), span);
            append_function(more, "not", std::move(outside), span);
        }
        const auto at = static_cast<std::ptrdiff_t>(place_in_subject(out));
        out.insert(out.begin() + at, more.begin(), more.end());
        return out;
    });
}

std::optional<Scope> parse_scope(Values prelude, const Scope* outer,
                                 const ComponentValues* parent) {
    Scope scope;
    prelude = trimmed(prelude);
    if (is_bracket(prelude)) {
        const Values root = trimmed(prelude[0].inner);
        prelude = trimmed(prelude.subspan(1));
        if (root.empty()) return std::nullopt;
        scope.root.assign(root.begin(), root.end());
        if (parent != nullptr && mentions_scope(root)) {
            auto nested = nest(root, *parent);
            if (!nested) return std::nullopt;
            scope.root = std::move(*nested);
        }
        if (outer != nullptr) {
            auto inside = scoped(scope.root, *outer);
            if (!inside) return std::nullopt;
            scope.root = std::move(*inside);
        }
    } else if (parent != nullptr) {
        scope.root = *parent;
    } else {
        const Span span = span_of(prelude, {});
        scope.root = {written(ComponentKind::delimiter, ":", span),
                      written(ComponentKind::ident, "root", span)};
    }
    const bool ends = prelude.size() > 1 && prelude[0].kind == ComponentKind::ident &&
                      equals_ignoring_case(prelude[0].text, "to");
    if (!ends) return prelude.empty() ? std::optional(std::move(scope)) : std::nullopt;
    prelude = trimmed(prelude.subspan(1));
    if (prelude.size() != 1 || !is_bracket(prelude)) return std::nullopt;
    const Values limit = trimmed(prelude[0].inner);
    scope.limit.assign(limit.begin(), limit.end());
    return scope;
}

}  // namespace bifolium::css
