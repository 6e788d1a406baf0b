#include "epub/sheet_logical.h"

#include <algorithm>
#include <array>
#include <optional>

namespace bifolium::epub {

namespace {

using css::ComponentValues;

std::string side(bool block, bool start, bool right_to_left) {
    if (block) return start ? "top" : "bottom";
    return start != right_to_left ? "left" : "right";
}

ComponentValues copy(Values values) {
    return ComponentValues(values.begin(), values.end());
}

bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

/// "margin-inline", "inset-block-start", "border-inline-end-color", "border-block".
std::vector<Named> edges(std::string_view group, std::string_view rest, Values values, bool rtl) {
    const bool block = take(rest, "-block");
    if (!block && !take(rest, "-inline")) return {};
    const auto name = [&](bool start, std::string_view part) {
        const std::string at = side(block, start, rtl);
        return group == "inset" ? at : std::string(group) + '-' + at + std::string(part);
    };
    if (take(rest, "-start")) return {{name(true, rest), copy(values)}};
    if (take(rest, "-end")) return {{name(false, rest), copy(values)}};
    if (group == "border" && rest.empty()) {  // a line for both, and no pair of values
        return {{name(true, ""), copy(values)}, {name(false, ""), copy(values)}};
    }
    const std::vector<Values> pair = words(values);
    if (pair.empty() || pair.size() > 2) return {};
    return {{name(true, rest), copy(pair.front())}, {name(false, rest), copy(pair.back())}};
}

/// "border-start-end-radius": the block axis, then the inline one.
std::vector<Named> corner(std::string_view rest, Values values, bool rtl) {
    const bool top = take(rest, "-start");
    if (!top && !take(rest, "-end")) return {};
    const bool start = take(rest, "-start");
    if (!start && !take(rest, "-end")) return {};
    return {{"border-" + side(true, top, rtl) + '-' + side(false, start, rtl) + std::string(rest),
             copy(values)}};
}

/// The renamed ones: "min-inline-size", "overflow-block".
std::optional<std::string> renamed(std::string_view property) {
    struct Row {
        std::string_view logical, physical;
    };
    constexpr auto rows = std::to_array<Row>({{"inline-size", "width"},
                                              {"block-size", "height"},
                                              {"min-inline-size", "min-width"},
                                              {"min-block-size", "min-height"},
                                              {"max-inline-size", "max-width"},
                                              {"max-block-size", "max-height"},
                                              {"overflow-inline", "overflow-x"},
                                              {"overflow-block", "overflow-y"}});
    const auto* row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.logical == property; });
    return row == rows.end() ? std::nullopt : std::optional(std::string(row->physical));
}

/// text-align, float and clear have logical words.
std::vector<Named> keyword(std::string_view property, Values values, bool rtl) {
    if (values.size() != 1) return {};
    const bool start = is_word(values[0], "start") || is_word(values[0], "inline-start");
    const bool end = is_word(values[0], "end") || is_word(values[0], "inline-end");
    if (!start && !end) return {};
    return {{std::string(property), {make_word(side(false, start, rtl))}}};
}

}  // namespace

std::vector<Named> physical(std::string_view property, Values values, bool right_to_left) {
    if (const auto name = renamed(property)) return {{*name, copy(values)}};
    if (property == "text-align" || property == "float" || property == "clear") {
        return keyword(property, values, right_to_left);
    }
    for (const std::string_view group : {"margin", "padding", "inset", "border"}) {
        std::string_view rest = property;
        if (!take(rest, group)) continue;
        if (rest.ends_with("-radius")) return corner(rest, values, right_to_left);
        return edges(group, rest, values, right_to_left);
    }
    return {};
}

}  // namespace bifolium::epub
