// Words that say a number and that no language's spelling rules give. Internal to l10n.
#pragma once

#include <span>
#include <string_view>

namespace bifolium::l10n {

struct CountWord {
    std::string_view language;
    int number;
    std::string_view word;  ///< "twice"; a star at its end makes it a beginning.
};
std::span<const CountWord> count_words();

/// Words of the source that let a translation say "1": an article, "per", "each".
struct OneWord {
    std::string_view language, word;
};
std::span<const OneWord> one_words();

}  // namespace bifolium::l10n
