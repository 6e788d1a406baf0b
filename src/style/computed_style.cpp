#include "style/computed_style.h"

#include <algorithm>
#include <functional>

namespace bifolium::style {

std::size_t hash(const TextStyle& s) {
    return (std::hash<double>{}(s.font_size_pt) * 31 + std::hash<double>{}(s.line_height.value)) *
               31 +
           static_cast<std::size_t>(s.font_weight) + static_cast<std::size_t>(s.align) * 7;
}

std::size_t hash(const BoxStyle& s) {
    return std::hash<double>{}(s.margin.bottom.length.pt) * 31 +
           std::hash<double>{}(s.padding.left.pt) * 17 + static_cast<std::size_t>(s.display);
}

std::size_t hash(const PageStyle& s) {
    return s.page.index() * std::size_t{31} + static_cast<std::size_t>(s.break_before) * 7 +
           static_cast<std::size_t>(s.bookmark_level);
}

std::size_t hash(const ComputedStyle& s) {
    return (s.text.index() * std::size_t{31} + s.box.index()) * 31 + s.page.index();
}

std::size_t hash(const Calc& calc) {
    std::size_t sum = static_cast<std::size_t>(calc.operation);
    for (const LengthPercentage& l : calc.operands) sum = sum * 31 + std::hash<double>{}(l.pt);
    return sum;
}

double resolve(const LengthPercentage& length, double base_pt, const StyleTable& table) {
    if (!length.calc.valid()) return length.pt + length.percent * base_pt / 100;
    const Calc& calc = table.calc[length.calc];
    if (calc.operands.empty()) return 0;
    double result = resolve(calc.operands.front(), base_pt, table);
    for (std::size_t i = 1; i < calc.operands.size(); ++i) {
        const double operand = resolve(calc.operands[i], base_pt, table);
        switch (calc.operation) {
            case CalcOperation::minimum:
                result = std::min(result, operand);
                break;
            case CalcOperation::maximum:
                result = std::max(result, operand);
                break;
            case CalcOperation::sum:
                result += operand;
                break;
            case CalcOperation::product:
                break;  // one operand only
        }
    }
    return result * calc.factor;
}

}  // namespace bifolium::style
