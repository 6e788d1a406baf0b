// Lengths as far as they can be resolved without layout. https://www.w3.org/TR/css-values-4/
#include <algorithm>
#include <cmath>

#include "css/numbers.h"
#include "style/compute.h"

namespace bifolium::style {

namespace {

using css::Unit;

/// Points; percentages and plain numbers are not lengths.
double points(const Frame& frame, const css::Dimension& d) {
    const Environment& around = frame.environment;
    switch (d.unit) {
        case Unit::pt:
        case Unit::px:
        case Unit::mm:
        case Unit::cm:
        case Unit::q:
        case Unit::in:
        case Unit::pc:
            return d.value * css::points_in(d.unit);
        case Unit::em:
        case Unit::ic:  // a full-width character
            return d.value * frame.em_pt;
        case Unit::rem:
            return d.value * around.root_size_pt;
        case Unit::ex:
            return d.value * frame.em_pt * around.ex_em;
        case Unit::ch:
            return d.value * frame.em_pt * around.ch_em;
        case Unit::cap:
            return d.value * frame.em_pt * 0.7;
        case Unit::lh:
            return d.value * frame.line_pt;
        case Unit::rlh:
            return d.value * around.root_line_pt;
        case Unit::vw:
            return d.value * around.page_width_pt / 100;
        case Unit::vh:
            return d.value * around.page_height_pt / 100;
        case Unit::vmin:
            return d.value * std::min(around.page_width_pt, around.page_height_pt) / 100;
        case Unit::vmax:
            return d.value * std::max(around.page_width_pt, around.page_height_pt) / 100;
        case Unit::number:
        case Unit::integer:
        case Unit::percent:
        case Unit::deg:
        case Unit::rad:
        case Unit::grad:
        case Unit::turn:
        case Unit::dpi:
        case Unit::dpcm:
        case Unit::dppx:
            return d.value;
    }
    return 0;
}

bool is_number(const css::Value& value) {
    const auto constant = css::constant(value);
    return constant && (constant->unit == Unit::number || constant->unit == Unit::integer);
}

LengthPercentage times(StyleTable& table, LengthPercentage length, double factor) {
    if (!length.calc.valid()) return {length.pt * factor, length.percent * factor, {}};
    LengthPercentage product;
    product.calc = table.calc.intern({CalcOperation::product, {length}, factor});
    return product;
}

LengthPercentage combine(StyleTable& table, CalcOperation operation,
                         std::vector<LengthPercentage> operands) {
    const bool plain = std::none_of(operands.begin(), operands.end(),
                                    [](const auto& l) { return l.calc.valid(); });
    if (plain && operation == CalcOperation::sum) {
        LengthPercentage sum;
        for (const LengthPercentage& l : operands) {
            sum.pt += l.pt;
            sum.percent += l.percent;
        }
        return sum;
    }
    const bool fixed = plain && std::all_of(operands.begin(), operands.end(),
                                            [](const auto& l) { return l.percent == 0; });
    if (fixed) {
        LengthPercentage best = operands.front();
        for (const LengthPercentage& l : operands) {
            best.pt = operation == CalcOperation::minimum ? std::min(best.pt, l.pt)
                                                          : std::max(best.pt, l.pt);
        }
        return best;
    }
    LengthPercentage tree;
    tree.calc = table.calc.intern({operation, std::move(operands), 1});
    return tree;
}

LengthPercentage evaluate(const Frame& frame, const css::Function& function) {
    StyleTable& table = frame.environment.table;
    if (function.name == "calc" || function.arguments.size() == 1) {
        LengthPercentage inner = length_percentage(frame, function.arguments.front());
        if (function.name == "-") return times(table, inner, -1);
        if (function.arguments.size() == 3 && !inner.calc.valid() && inner.percent == 0) {
            const double least = angle_free_number(function.arguments[1], -HUGE_VAL);
            const double most = angle_free_number(function.arguments[2], HUGE_VAL);
            inner.pt = std::max(least, std::min(inner.pt, most));
        }
        return inner;
    }
    std::vector<LengthPercentage> operands;
    double factor = 1;
    for (const css::Value& argument : function.arguments) {
        if (function.name == "*" && is_number(argument)) {
            factor *= css::constant(argument)->value;
        } else {
            operands.push_back(length_percentage(frame, argument));
        }
    }
    if (operands.empty()) return {factor, 0, {}};
    if (function.name == "*") return times(table, operands.front(), factor);
    if (function.name == "min") {
        return combine(table, CalcOperation::minimum, std::move(operands));
    }
    if (function.name == "max") {
        return combine(table, CalcOperation::maximum, std::move(operands));
    }
    if (function.name == "clamp") {
        const LengthPercentage upper =
            combine(table, CalcOperation::minimum, {operands[1], operands[2]});
        return combine(table, CalcOperation::maximum, {operands[0], upper});
    }
    return combine(table, CalcOperation::sum, std::move(operands));
}

}  // namespace

double line_height_pt(const TextStyle& text) {
    switch (text.line_height.kind) {
        case LineHeight::Kind::normal:
            return text.font_size_pt * 1.2;  // the face is not known here
        case LineHeight::Kind::number:
            return text.font_size_pt * text.line_height.value;
        case LineHeight::Kind::length:
            return text.line_height.value;
    }
    return 0;
}

double angle_free_number(const css::Value& value, double otherwise) {
    const auto constant = css::constant(value);
    return constant ? constant->value : otherwise;
}

LengthPercentage length_percentage(const Frame& frame, const css::Value& value) {
    if (const auto* dimension = std::get_if<css::Dimension>(&value.what)) {
        if (dimension->unit == Unit::percent) return {0, dimension->value, {}};
        return {points(frame, *dimension), 0, {}};
    }
    const auto* function = std::get_if<css::Function>(&value.what);
    if (function != nullptr && !function->arguments.empty()) return evaluate(frame, *function);
    return {};
}

double length_pt(const Frame& frame, const css::Value& value, double base_pt) {
    return resolve(length_percentage(frame, value), base_pt, frame.environment.table);
}

std::string_view keyword_of(const css::Value& value) {
    const auto* keyword = std::get_if<css::Keyword>(&value.what);
    return keyword == nullptr ? std::string_view() : std::string_view(keyword->name);
}

bool is_keyword(const css::Value& value, std::string_view word) {
    return keyword_of(value) == word;
}

std::span<const css::Value> items_of(const css::Value& value) {
    const auto* list = std::get_if<css::List>(&value.what);
    return list == nullptr ? std::span(&value, 1) : std::span<const css::Value>(list->items);
}

}  // namespace bifolium::style
