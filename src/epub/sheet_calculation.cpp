#include "epub/sheet_calculation.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace bifolium::epub {

namespace {

using css::ComponentKind;
using css::ComponentValue;

/// A number, or a length in points.
struct Term {
    double value = 0;
    bool length = false;
};
using Terms = std::optional<Term>;

/// Recursion follows brackets: limits::nesting.
class Calculation {
public:
    explicit Calculation(const TextSize& size) : size_(size) {}

    Terms value(const ComponentValue& value) const {
        if (value.kind == ComponentKind::number) return Term{value.number, false};
        if (const auto pt = points(value, size_)) return Term{*pt, true};
        if (value.kind == ComponentKind::block && value.text == "(") return sum(value.inner);
        return value.kind == ComponentKind::function ? function(value) : std::nullopt;
    }

    Terms function(const ComponentValue& function) const {
        const std::string name = lower_case(function.text);
        if (name == "calc") return sum(function.inner);
        if (name != "min" && name != "max" && name != "clamp") return std::nullopt;
        std::vector<Term> terms;
        for (Values rest = function.inner;;) {
            const auto comma = std::find_if(rest.begin(), rest.end(),
                                            [](const auto& v) { return v.is_delimiter(","); });
            const auto size = static_cast<std::size_t>(comma - rest.begin());
            const Terms term = sum(rest.first(size));
            if (!term || (!terms.empty() && term->length != terms[0].length)) return std::nullopt;
            terms.push_back(*term);
            if (comma == rest.end()) break;
            rest = rest.subspan(size + 1);
        }
        const auto less = [](const Term& a, const Term& b) { return a.value < b.value; };
        if (name == "min") return *std::min_element(terms.begin(), terms.end(), less);
        if (name == "max") return *std::max_element(terms.begin(), terms.end(), less);
        if (terms.size() != 3) return std::nullopt;
        return Term{std::max(terms[0].value, std::min(terms[1].value, terms[2].value)),
                    terms[0].length};
    }

private:
    /// Operators of equal rank from the left. The spaces around + and - keep them apart from signs.
    Terms sum(Values values) const {
        std::size_t at = 0;
        Terms total = product(values, at);
        while (total && at < values.size()) {
            const bool plus = values[at].is_delimiter("+");
            if (!plus && !values[at].is_delimiter("-")) return std::nullopt;
            const Terms next = product(values, ++at);
            if (!next || next->length != total->length) return std::nullopt;
            total->value += plus ? next->value : -next->value;
        }
        return total;
    }

    Terms product(Values values, std::size_t& at) const {
        const auto skip_space = [&] {
            while (at < values.size() && values[at].kind == ComponentKind::space) ++at;
        };
        skip_space();
        if (at == values.size()) return std::nullopt;
        Terms total = value(values[at++]);
        skip_space();
        while (total && at < values.size()) {
            const bool times = values[at].is_delimiter("*");
            if (!times && !values[at].is_delimiter("/")) break;
            ++at;
            skip_space();
            if (at == values.size()) return std::nullopt;
            const Terms next = value(values[at++]);
            if (!next || (next->length && (!times || total->length))) return std::nullopt;
            if (!times && next->value == 0) return std::nullopt;
            total->value = times ? total->value * next->value : total->value / next->value;
            total->length = total->length || next->length;
            skip_space();
        }
        return total;
    }

    const TextSize& size_;
};

}  // namespace

std::optional<ComponentValue> fold(const ComponentValue& value, const TextSize& size) {
    if (value.kind != ComponentKind::function) return std::nullopt;
    const Terms term = Calculation(size).function(value);
    if (!term || !std::isfinite(term->value)) return std::nullopt;
    return term->length ? make_rem(term->value, size) : make_number(term->value);
}

}  // namespace bifolium::epub
