#include "l10n/po_plural.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace bifolium::l10n {

namespace {

constexpr std::size_t longest_formula = 1000;
constexpr int deepest = 50;

struct Operator {
    std::string_view sign;
    int level;  // the higher, the closer it binds
};
// Those of two letters first, so that "<=" is not taken for "<".
constexpr std::array<Operator, 13> operators{{{"||", 1},
                                              {"&&", 2},
                                              {"==", 3},
                                              {"!=", 3},
                                              {"<=", 4},
                                              {">=", 4},
                                              {"<", 4},
                                              {">", 4},
                                              {"+", 5},
                                              {"-", 5},
                                              {"*", 6},
                                              {"/", 6},
                                              {"%", 6}}};

/// The value of a formula in C for one n; read anew for each.
class Formula {
public:
    Formula(std::string_view text, std::uint64_t n) : text_(text), n_(n) {}

    std::optional<std::uint64_t> value() {
        const std::uint64_t found = choice(0);
        skip_space();
        if (!text_.empty() && text_.front() == ';') text_.remove_prefix(1);
        skip_space();
        return valid_ && text_.empty() ? std::optional(found) : std::nullopt;
    }

private:
    void skip_space() {
        text_.remove_prefix(std::min(text_.find_first_not_of(" \t\n\\"), text_.size()));
    }
    bool take(std::string_view sign) {
        skip_space();
        if (!text_.starts_with(sign)) return false;
        text_.remove_prefix(sign.size());
        return true;
    }
    std::uint64_t fault() {
        valid_ = false;
        text_ = {};
        return 0;
    }

    std::uint64_t choice(int depth) {
        if (depth > deepest) return fault();
        const std::uint64_t condition = binary(1, depth);
        if (!take("?")) return condition;
        const std::uint64_t yes = choice(depth + 1);
        if (!take(":")) return fault();
        const std::uint64_t no = choice(depth + 1);
        return condition != 0 ? yes : no;
    }

    std::uint64_t binary(int level, int depth) {
        if (depth > deepest) return fault();
        std::uint64_t left = unary(depth);
        for (;;) {
            skip_space();
            const auto* found = std::find_if(operators.begin(), operators.end(), [&](auto& known) {
                return text_.starts_with(known.sign);
            });
            if (found == operators.end() || found->level < level) return left;
            text_.remove_prefix(found->sign.size());
            const std::uint64_t right = binary(found->level + 1, depth + 1);
            left = apply(found->sign, left, right);
        }
    }

    std::uint64_t apply(std::string_view sign, std::uint64_t a, std::uint64_t b) {
        if (sign == "||") return a != 0 || b != 0 ? 1 : 0;
        if (sign == "&&") return a != 0 && b != 0 ? 1 : 0;
        if (sign == "==") return a == b ? 1 : 0;
        if (sign == "!=") return a != b ? 1 : 0;
        if (sign == "<=") return a <= b ? 1 : 0;
        if (sign == ">=") return a >= b ? 1 : 0;
        if (sign == "<") return a < b ? 1 : 0;
        if (sign == ">") return a > b ? 1 : 0;
        if (sign == "+") return a + b;
        if (sign == "-") return a - b;
        if (sign == "*") return a * b;
        if (b == 0) return fault();
        return sign == "/" ? a / b : a % b;
    }

    std::uint64_t unary(int depth) {
        if (depth > deepest) return fault();
        if (take("!")) return unary(depth + 1) == 0 ? 1 : 0;
        if (take("(")) {
            const std::uint64_t inside = choice(depth + 1);
            return take(")") ? inside : fault();
        }
        if (take("n")) return n_;
        std::uint64_t number = 0;
        const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), number);
        if (read.ec != std::errc{}) return fault();
        text_.remove_prefix(static_cast<std::size_t>(read.ptr - text_.data()));
        return number;
    }

    std::string_view text_;
    std::uint64_t n_;
    bool valid_ = true;
};

std::string_view behind(std::string_view field, std::string_view name) {
    const std::size_t at = field.find(name);
    return at == std::string_view::npos ? std::string_view() : field.substr(at + name.size());
}

}  // namespace

PluralForms plural_forms(std::string_view field) {
    PluralForms out;
    std::string_view count = behind(field, "nplurals=");
    count.remove_prefix(std::min(count.find_first_not_of(' '), count.size()));
    std::from_chars(count.data(), count.data() + count.size(), out.forms);
    const std::string_view formula = behind(field, "plural=");
    if (out.forms == 0 || out.forms > 100 || formula.size() > longest_formula) return out;
    std::vector<std::size_t> numbers(out.forms);
    for (std::uint64_t n = 0; n <= 1000; ++n) {
        const auto form = Formula(formula, n).value();
        if (!form || *form >= out.forms) return out;
        ++numbers[*form];
    }
    out.numbers = std::move(numbers);
    return out;
}

}  // namespace bifolium::l10n
