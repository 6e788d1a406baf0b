// Values of the e-book's sheet: every absolute length becomes rem, calc() is folded where it can
// be, inks and modern colours become sRGB, and addresses become names in the package.
// Private to the rewriting of sheets.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "css/component_value.h"
#include "css/value.h"

namespace bifolium::epub {

using Values = std::span<const css::ComponentValue>;

/// What 1rem of the e-book is on paper, and what the author's own rem was.
struct TextSize {
    double base_pt = 12;  ///< The size of running text: the reader's own size takes its place.
    double root_pt = 12;  ///< Of html.
};

/// In points; nothing if it is no absolute length (rem counts as one: the root's size is known).
std::optional<double> points(const css::ComponentValue&, const TextSize&);

struct Rewriting {
    TextSize size;
    /// As SheetContext::file.
    std::function<std::string(const css::Url&)> file;
    std::string_view sheet;  ///< Path that url()s are relative to.
};

/// Nothing if an address has no file in the package.
std::optional<css::ComponentValues> rewrite_values(Values, const Rewriting&);

/// Whether it speaks of pages: counter(page), target-counter(), leader(), string().
bool speaks_of_pages(Values);

Values trimmed(Values);
/// Cut where there is white space; nothing between brackets is cut.
std::vector<Values> words(Values);
bool is_word(const css::ComponentValue&, std::string_view lower_case);
/// Whether it is one word, and one of these.
bool says(Values, std::initializer_list<std::string_view> words);
/// Braces or semicolons, as only a custom property may hold.
bool has_rules_in_it(Values);

css::ComponentValue make_word(std::string name);
css::ComponentValue make_number(double);
css::ComponentValue make_rem(double points, const TextSize&);
/// At most four digits after the point, none of them a last zero.
std::string decimal(double);
std::string lower_case(std::string_view);

}  // namespace bifolium::epub
