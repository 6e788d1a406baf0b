// Counter styles: how a counter's value is written. CSS's own, and those of @counter-style.
// Lists, counters, page numbers and page labels all ask here.
// https://www.w3.org/TR/css-counter-styles-3/
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "css/counter_style.h"

namespace bifolium::style {

class CounterStyles {
public:
    /// A later one of the same name takes the place of the earlier.
    void define(css::CounterStyle);
    bool knows(std::string_view name) const;

    /// "iv", "12", "•": without prefix and suffix. An unknown name is `decimal`; a text in quotes
    /// stands for itself.
    std::string text(std::int64_t value, std::string_view name) const;
    /// Of a list item's marker, with prefix and suffix; white space at its end does not break.
    std::string marker(std::int64_t value, std::string_view name) const;
    /// How it is defined; `extends` is followed to its end.
    css::CounterStyle find(std::string_view name) const;

private:
    std::map<std::string, css::CounterStyle, std::less<>> own_;
};

/// CSS's own definition; nothing if it has none of that name.
std::optional<css::CounterStyle> predefined_counter_style(std::string_view name);

}  // namespace bifolium::style
