// "Did you mean": the known word that a misspelt one is nearest to.
#pragma once

#include <span>
#include <string_view>

namespace bifolium {

/// The nearest by optimal string alignment distance (an edit, or two neighbours swapped), if it is
/// near enough to be meant: at most a third of the word's length. Empty otherwise. Of equally
/// near ones the first. https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace bifolium
