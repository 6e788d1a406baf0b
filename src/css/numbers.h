// What a math function comes to, once its operands are numbers of one unit.
// grammar.h describes the tree. https://www.w3.org/TR/css-values-4/#math
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "css/value.h"

namespace bifolium::css {

/// `name` is an operation of the tree: "+", "*", "-", "/", "min", "max", "clamp", or "calc" of an
/// operand and, if it is bounded, its least and greatest value. At least one operand.
double calculate(std::string_view name, const std::vector<double>& operands);

/// A Dimension, or a tree whose Dimensions are all numbers and one unit. Nothing else.
std::optional<Dimension> constant(const Value&);

bool is_unit(std::string_view name);

}  // namespace bifolium::css
