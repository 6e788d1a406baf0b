// Numbers, dimensions and calc(). https://www.w3.org/TR/css-values-4/#math
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "css/characters.h"
#include "css/grammar.h"
#include "css/numbers.h"

namespace bifolium::css {

namespace {

enum class Kind : std::uint8_t { number, length, percent, length_percent, angle, resolution };

struct UnitName {
    std::string_view name;
    Unit unit;
    Kind kind;
};
constexpr UnitName units[] = {
    {"pt", Unit::pt, Kind::length},         {"px", Unit::px, Kind::length},
    {"mm", Unit::mm, Kind::length},         {"cm", Unit::cm, Kind::length},
    {"in", Unit::in, Kind::length},         {"pc", Unit::pc, Kind::length},
    {"q", Unit::q, Kind::length},           {"em", Unit::em, Kind::length},
    {"rem", Unit::rem, Kind::length},       {"ex", Unit::ex, Kind::length},
    {"ch", Unit::ch, Kind::length},         {"cap", Unit::cap, Kind::length},
    {"ic", Unit::ic, Kind::length},         {"lh", Unit::lh, Kind::length},
    {"rlh", Unit::rlh, Kind::length},       {"vw", Unit::vw, Kind::length},
    {"vh", Unit::vh, Kind::length},         {"vmin", Unit::vmin, Kind::length},
    {"vmax", Unit::vmax, Kind::length},     {"deg", Unit::deg, Kind::angle},
    {"rad", Unit::rad, Kind::angle},        {"grad", Unit::grad, Kind::angle},
    {"turn", Unit::turn, Kind::angle},      {"dpi", Unit::dpi, Kind::resolution},
    {"dpcm", Unit::dpcm, Kind::resolution}, {"dppx", Unit::dppx, Kind::resolution},
    {"x", Unit::dppx, Kind::resolution},
};

const UnitName* find_unit(std::string_view name) {
    const auto* found = std::find_if(std::begin(units), std::end(units), [&](const UnitName& u) {
        return equals_ignoring_case(name, u.name);
    });
    return found == std::end(units) ? nullptr : found;
}

struct Term {
    Value value;
    Kind kind = Kind::number;
};
using MaybeTerm = std::optional<Term>;

Term operation(std::string name, std::vector<Value> operands, Kind kind) {
    return {Value{Function{std::move(name), std::move(operands)}}, kind};
}

std::optional<Kind> sum_kind(Kind a, Kind b) {
    if (a == b) return a;
    const auto of_length = [](Kind k) {
        return k == Kind::length || k == Kind::percent || k == Kind::length_percent;
    };
    if (of_length(a) && of_length(b)) return Kind::length_percent;
    return {};
}

MaybeTerm math_function(const ComponentValue& function);
MaybeTerm math_sum(Reader& reader);

MaybeTerm math_constant(Reader& reader) {
    const std::string name = identifier(reader.peek());
    double value = 0;
    if (name == "pi") {
        value = 3.14159265358979323846;
    } else if (name == "e") {
        value = 2.71828182845904523536;
    } else if (name == "infinity" || name == "-infinity") {
        value = name == "infinity" ? HUGE_VAL : -HUGE_VAL;
    } else {
        return {};
    }
    reader.take();
    return Term{Value{Dimension{value, Unit::number}}, Kind::number};
}

MaybeTerm math_value(Reader& reader) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr) return {};
    MaybeTerm term;
    if (value->kind == ComponentKind::number) {
        term = Term{Value{Dimension{value->number, Unit::number}}, Kind::number};
    } else if (value->kind == ComponentKind::percentage) {
        term = Term{Value{Dimension{value->number, Unit::percent}}, Kind::percent};
    } else if (value->kind == ComponentKind::dimension) {
        const UnitName* unit = find_unit(value->text);
        if (unit != nullptr) term = Term{Value{Dimension{value->number, unit->unit}}, unit->kind};
    } else if (value->kind == ComponentKind::ident) {
        return math_constant(reader);
    } else if (value->kind == ComponentKind::block && value->text == "(") {
        Reader inner = reader.inside(*value);
        term = math_sum(inner);
        if (!inner.done()) term.reset();
    } else if (value->kind == ComponentKind::function) {
        term = math_function(*value);
    }
    if (term) reader.take();
    return term;
}

MaybeTerm math_product(Reader& reader) {
    MaybeTerm first = math_value(reader);
    if (!first) return {};
    Kind kind = first->kind;
    std::vector<Value> factors{std::move(first->value)};
    while (true) {
        const bool divides = !reader.done() && reader.peek()->is_delimiter("/");
        if (!divides && (reader.done() || !reader.peek()->is_delimiter("*"))) break;
        reader.take();
        MaybeTerm next = math_value(reader);
        if (!next || (divides && next->kind != Kind::number)) return {};
        if (kind != Kind::number && next->kind != Kind::number) return {};
        if (next->kind != Kind::number) kind = next->kind;
        Value factor = std::move(next->value);
        if (divides) factor = Value{Function{"/", {std::move(factor)}}};
        factors.push_back(std::move(factor));
    }
    if (factors.size() == 1) return Term{std::move(factors.front()), kind};
    return operation("*", std::move(factors), kind);
}

/// '+' and '-' want white space on both sides: "1px -2px" is no sum.
bool stands_free(const Reader& reader) {
    const auto all = reader.all();
    const std::size_t at = reader.at();
    return at > 0 && at + 1 < all.size() && all[at - 1].kind == ComponentKind::space &&
           all[at + 1].kind == ComponentKind::space;
}

MaybeTerm math_sum(Reader& reader) {
    MaybeTerm first = math_product(reader);
    if (!first) return {};
    Kind kind = first->kind;
    std::vector<Value> terms{std::move(first->value)};
    while (!reader.done()) {
        const bool minus = reader.peek()->is_delimiter("-");
        if (!minus && !reader.peek()->is_delimiter("+")) break;
        if (!stands_free(reader)) return {};
        reader.take();
        MaybeTerm next = math_product(reader);
        if (!next) return {};
        const std::optional<Kind> both = sum_kind(kind, next->kind);
        if (!both) return {};
        kind = *both;
        Value term = std::move(next->value);
        if (minus) term = Value{Function{"-", {std::move(term)}}};
        terms.push_back(std::move(term));
    }
    if (terms.size() == 1) return Term{std::move(terms.front()), kind};
    return operation("+", std::move(terms), kind);
}

bool is_stepped(std::string_view name) {
    return name == "round" || name == "mod" || name == "rem" || name == "abs" || name == "sign";
}

double rounded(std::string_view way, double value, double step) {
    const double steps = value / step;
    if (way == "up") return std::ceil(steps) * step;
    if (way == "down") return std::floor(steps) * step;
    if (way == "to-zero") return std::trunc(steps) * step;
    return std::floor(steps + 0.5) * step;
}

/// Those that step are worked out here: their terms must be of one unit that nothing else decides.
/// https://www.w3.org/TR/css-values-4/#round-func https://www.w3.org/TR/css-values-4/#sign-funcs
MaybeTerm stepped_function(std::string_view name, Reader& inner) {
    std::string way = "nearest";
    if (name == "round") {
        if (const MaybeValue word = read_keyword(inner, "nearest up down to-zero")) {
            way = std::get<Keyword>(word->what).name;
            if (!inner.take_delimiter(",")) return {};
        }
    }
    const bool one = name == "abs" || name == "sign";
    const MaybeTerm first = math_sum(inner);
    if (!first) return {};
    std::optional<Dimension> value = constant(first->value), step = Dimension{1, Unit::number};
    if (!one && (name != "round" || !inner.done())) {
        if (!inner.take_delimiter(",")) return {};
        const MaybeTerm second = math_sum(inner);
        if (!second || second->kind != first->kind) return {};
        step = constant(second->value);
    } else if (!one && first->kind != Kind::number) {
        return {};
    }
    if (!inner.done() || !value || !step) return {};
    if (!one && value->unit != step->unit) return {};
    const double a = value->value, b = step->value;
    if (!one && b == 0) return {};
    if (name == "sign") {
        return Term{Value{Dimension{a > 0 ? 1.0 : a < 0 ? -1.0 : 0.0, Unit::number}}, Kind::number};
    }
    double result = std::abs(a);
    if (name == "round") result = rounded(way, a, std::abs(b));
    if (name == "rem") result = std::fmod(a, b);
    if (name == "mod") result = a - std::floor(a / b) * b;
    return Term{Value{Dimension{result, value->unit}}, first->kind};
}

MaybeTerm math_function(const ComponentValue& function) {
    const std::string name = lower_case(function.text);
    Reader inner(function.inner, {});
    if (name == "calc") {
        MaybeTerm term = math_sum(inner);
        return inner.done() ? std::move(term) : MaybeTerm();
    }
    if (is_stepped(name)) return stepped_function(name, inner);
    if (name != "min" && name != "max" && name != "clamp") return {};
    std::vector<Value> arguments;
    std::optional<Kind> kind;
    do {
        MaybeTerm term = math_sum(inner);
        if (!term) return {};
        kind = kind ? sum_kind(*kind, term->kind) : term->kind;
        if (!kind) return {};
        arguments.push_back(std::move(term->value));
    } while (inner.take_delimiter(","));
    if (!inner.done() || (name == "clamp" && arguments.size() != 3)) return {};
    return operation(name, std::move(arguments), *kind);
}

bool fits(Kind kind, const Numeric& numeric) {
    switch (kind) {
        case Kind::number:
            return numeric.number || numeric.integer;
        case Kind::length:
            return numeric.length;
        case Kind::percent:
            return numeric.percent;
        case Kind::length_percent:
            return numeric.length && numeric.percent;
        case Kind::angle:
            return numeric.angle;
        case Kind::resolution:
            return numeric.resolution;
    }
    return false;
}

MaybeValue plain_number(const ComponentValue& value, const Numeric& numeric) {
    if (value.kind == ComponentKind::number) {
        if (numeric.integer && value.is_integer) {
            return Value{Dimension{value.number, Unit::integer}};
        }
        if (numeric.number) return Value{Dimension{value.number, Unit::number}};
        if (numeric.length && value.number == 0) return Value{Dimension{0, Unit::pt}};
    } else if (value.kind == ComponentKind::percentage && numeric.percent) {
        return Value{Dimension{value.number, Unit::percent}};
    } else if (value.kind == ComponentKind::dimension) {
        const UnitName* unit = find_unit(value.text);
        if (unit != nullptr && fits(unit->kind, numeric)) {
            return Value{Dimension{value.number, unit->unit}};
        }
    }
    return {};
}

}  // namespace

MaybeValue read_math(const ComponentValue& function, const Numeric& numeric) {
    MaybeTerm term = math_function(function);
    if (!term || !fits(term->kind, numeric)) return {};
    Function calc{"calc", {std::move(term->value)}};
    if (std::isfinite(numeric.least) || std::isfinite(numeric.most)) {
        calc.arguments.push_back(Value{Dimension{numeric.least, Unit::number}});
        calc.arguments.push_back(Value{Dimension{numeric.most, Unit::number}});
    }
    return Value{std::move(calc)};
}

MaybeValue read_numeric(Reader& reader, const Numeric& numeric) {
    const ComponentValue* value = reader.peek();
    if (value == nullptr) return {};
    MaybeValue found;
    if (value->kind == ComponentKind::function) {
        found = read_math(*value, numeric);
    } else {
        found = plain_number(*value, numeric);
        if (found) {
            const double number = std::get<Dimension>(found->what).value;
            if (!(number >= numeric.least && number <= numeric.most)) found.reset();
        }
    }
    if (found) reader.take();
    return found;
}

bool is_unit(std::string_view name) {
    return find_unit(name) != nullptr;
}

std::optional<Dimension> constant(const Value& value) {
    if (const auto* dimension = std::get_if<Dimension>(&value.what)) return *dimension;
    const auto* function = std::get_if<Function>(&value.what);
    if (function == nullptr || function->arguments.empty()) return {};
    std::vector<double> operands;
    Unit unit = Unit::number;
    for (const Value& argument : function->arguments) {
        const std::optional<Dimension> operand = constant(argument);
        if (!operand) return {};
        if (operand->unit != Unit::number && operand->unit != Unit::integer) {
            if (unit != Unit::number && unit != operand->unit) return {};
            unit = operand->unit;
        }
        operands.push_back(operand->value);
    }
    return Dimension{calculate(function->name, operands), unit};
}

double calculate(std::string_view name, const std::vector<double>& operands) {
    double result = operands.front();
    if (name == "-") return -result;
    if (name == "/") return 1 / result;
    if (name == "clamp") return std::max(operands[0], std::min(operands[1], operands[2]));
    if (name == "calc" && operands.size() == 3) {
        return std::max(operands[1], std::min(operands[0], operands[2]));
    }
    for (std::size_t i = 1; i < operands.size(); ++i) {
        if (name == "+") result += operands[i];
        if (name == "*") result *= operands[i];
        if (name == "min") result = std::min(result, operands[i]);
        if (name == "max") result = std::max(result, operands[i]);
    }
    return result;
}

}  // namespace bifolium::css
