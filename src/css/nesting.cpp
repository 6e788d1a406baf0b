#include "css/nesting.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "css/syntax.h"
#include "css/written_values.h"

namespace bifolium::css {

namespace {

using Values = std::span<const ComponentValue>;

bool has_comma(Values values) {
    return std::any_of(values.begin(), values.end(),
                       [](const ComponentValue& value) { return value.is_delimiter(","); });
}

class Nest {
public:
    explicit Nest(const ComponentValues& parent) : parent_(parent), single_(!has_comma(parent)) {}

    /// One complex selector, onto the end of `out`.
    void append(Values selector, ComponentValues& out) const {
        const Extent found = extent_of(selector);
        const Span span = span_of(selector, {});
        if (found.ampersands == 0) {
            append_parent(span, out);
            out.push_back(written(ComponentKind::space, "", span));
            out.insert(out.end(), selector.begin(), selector.end());
            return;
        }
        if (found.ampersands == 1 && selector.front().is_delimiter("&")) {
            append_parent(span, out);
            selector = selector.subspan(1);
        }
        replace(selector, out);
    }

private:
    /// At the left end a single parent can be written as it is.
    void append_parent(Span span, ComponentValues& out) const {
        if (single_) {
            out.insert(out.end(), parent_.begin(), parent_.end());
        } else {
            append_any(span, out);
        }
    }

    void append_any(Span span, ComponentValues& out) const {
        out.push_back(written(ComponentKind::delimiter, ":", span));
        out.push_back(written(ComponentKind::function, "is", span));
        out.back().inner = parent_;
    }

    void replace(Values values, ComponentValues& out) const {
        for (const ComponentValue& value : values) {
            if (value.is_delimiter("&")) {
                append_any(value.span, out);
                continue;
            }
            out.push_back(value);
            if (value.inner.empty()) continue;
            ComponentValues inner;
            replace(value.inner, inner);
            out.back().inner = std::move(inner);
        }
    }

    const ComponentValues& parent_;
    bool single_;
};

}  // namespace

std::optional<ComponentValues> nest(Values selectors, const ComponentValues& parent) {
    const Extent own = extent_of(selectors);
    const Extent outer = extent_of(parent);
    const auto commas = static_cast<std::size_t>(
        std::count_if(selectors.begin(), selectors.end(),
                      [](const ComponentValue& value) { return value.is_delimiter(","); }));
    const std::size_t copies = own.ampersands + commas + 1;
    if (own.depth + outer.depth + 1 > limits::nesting ||
        own.values + copies * (outer.values + 2) > most_written_values) {
        return std::nullopt;
    }
    const Nest nest(parent);
    ComponentValues nested;
    while (true) {
        const auto comma =
            std::find_if(selectors.begin(), selectors.end(),
                         [](const ComponentValue& value) { return value.is_delimiter(","); });
        const auto size = static_cast<std::size_t>(comma - selectors.begin());
        const Values selector = trimmed(selectors.first(size));
        if (!selector.empty()) nest.append(selector, nested);
        if (comma == selectors.end()) return nested;
        nested.push_back(*comma);
        selectors = selectors.subspan(size + 1);
    }
}

}  // namespace bifolium::css
