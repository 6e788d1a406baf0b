#include "text/segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/rbbi.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/handle.h"
#include "text/icu_locale.h"
#include "text/utf8.h"

namespace bifolium::text {

namespace {

using OpenText = Handle<UText, utext_close>;
using Iterator = std::unique_ptr<icu::BreakIterator>;

OpenText open(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const char* bytes = text.empty() ? "" : text.data();
    OpenText opened(
        utext_openUTF8(nullptr, bytes, static_cast<std::int64_t>(text.size()), &status));
    if (U_FAILURE(status)) std::abort();  // only without memory
    return opened;
}

Iterator checked(icu::BreakIterator* made, UErrorCode status) {
    if (U_FAILURE(status) || made == nullptr) std::abort();  // ICU's own data is missing
    return Iterator(made);
}

/// The few tailorings that CLDR has, so that a manuscript cannot ask for a thousand iterators.
std::string tailoring(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    const bool kana = primary == "ja" || primary == "zh";
    const bool own = kana || primary == "ko" || primary == "fi" || primary == "sv";
    const std::string known = own ? std::string(primary) : "en";
    for (const std::string_view strictness : {"loose", "normal", "strict"}) {
        if (language.ends_with("-u-lb-" + std::string(strictness))) {
            return known + "@lb=" + std::string(strictness);
        }
    }
    return kana ? known + "@lb=strict" : known;
}

bool is_of(std::string_view language, std::string_view primary) {
    return language.substr(0, language.find_first_of("-_")) == primary;
}

/// French sets a space inside its quotation marks, which belongs to the mark whatever the author
/// typed. https://www.unicode.org/reports/tr14/#LB15
bool is_inside_guillemet(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset), after = text.substr(offset);
    return before.ends_with("« ") || (before.ends_with(' ') && after.starts_with("»"));
}

/// Letters between which `word-break: keep-all` sets no break: Korean divides at spaces.
bool keeps_together(UChar32 character) {
    switch (u_getIntPropertyValue(character, UCHAR_LINE_BREAK)) {
        case U_LB_ALPHABETIC:
        case U_LB_IDEOGRAPHIC:
        case U_LB_NUMERIC:
        case U_LB_H2:
        case U_LB_H3:
        case U_LB_JL:
        case U_LB_JV:
        case U_LB_JT:
            return true;
        default:  // ICU's long list of classes: the ones that keep together are named above
            return false;
    }
}

constexpr UChar32 soft_hyphen = 0x00AD, burmese_virama = 0x1039, burmese_asat = 0x103A;

/// The dictionary divides between words that it knows; a letter that an asat or a virama silences
/// ends the syllable before it and never begins a line.
bool is_silenced(UChar32 next, UChar32 after_next) {
    const auto silences = [](UChar32 mark) {
        return mark == burmese_virama || mark == burmese_asat;
    };
    return silences(next) || (next >= 0x1000 && next <= 0x109F && silences(after_next));
}

/// ICU calls all breaks of a stretch that it looked up in a dictionary hard, if the last one is.
/// https://www.unicode.org/reports/tr14/#BK
bool ends_line(UChar32 character) {
    const int type = u_getIntPropertyValue(character, UCHAR_LINE_BREAK);
    return type == U_LB_MANDATORY_BREAK || type == U_LB_LINE_FEED || type == U_LB_CARRIAGE_RETURN ||
           type == U_LB_NEXT_LINE;
}

std::optional<Break> kind_of(std::string_view text, std::size_t offset, std::int32_t status,
                             bool korean) {
    std::size_t before = character_before(text, offset);
    const UChar32 previous = next_character(text, before);
    const bool is_hard = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
    if (is_hard && ends_line(previous)) return Break::mandatory;
    if (previous == soft_hyphen) return Break::hyphen;
    if (previous < 0x1000) return Break::allowed;
    std::size_t after = offset;
    const UChar32 next = next_character(text, after);
    const UChar32 after_next = after < text.size() ? next_character(text, after) : 0;
    if (is_silenced(next, after_next)) return std::nullopt;
    if (korean && keeps_together(previous) && keeps_together(next)) return std::nullopt;
    return Break::allowed;
}

/// A space before a word that begins with a mark: " .title", " /etc", " .5". UAX #14 keeps a mark
/// with the word before it even over spaces, as French sets " ;"; Unicode 16 lets go of " .5" only.
/// https://www.unicode.org/reports/tr14/#LB15c
bool is_word_with_mark(std::string_view text, std::size_t mark) {
    if (text[mark] != '.' && text[mark] != '/' && text[mark] != '!') return false;
    if (mark == 0 || mark + 1 >= text.size() || text[mark - 1] != ' ') return false;
    const char next = text[mark + 1];
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
           (next >= '0' && next <= '9');
}

void break_before_marked_words(std::string_view text, std::size_t begin, std::size_t end,
                               std::vector<BreakPoint>& breaks) {
    for (std::size_t at = begin; at < end; ++at) {
        if (is_word_with_mark(text, at)) {
            breaks.push_back({static_cast<std::uint32_t>(at), Break::allowed});
        }
    }
}

}  // namespace

struct Segmenter::Iterators {
    std::map<std::string, Iterator, std::less<>> lines;
    Iterator characters;

    icu::BreakIterator& line(std::string_view language) {
        std::string key = tailoring(language);
        Iterator& found = lines[key];
        if (!found) {
            leave_environment();
            UErrorCode status = U_ZERO_ERROR;
            found = checked(
                icu::BreakIterator::createLineInstance(icu::Locale(key.c_str()), status), status);
        }
        return *found;
    }
    icu::BreakIterator& character() {
        if (!characters) {
            UErrorCode status = U_ZERO_ERROR;
            characters =
                checked(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status),
                        status);
        }
        return *characters;
    }
};

/// Words come again and again. A few thousand are kept, of one language and limits at a time.
struct Segmenter::Words {
    static constexpr std::size_t kept = 20'000;

    const Patterns* patterns = nullptr;
    HyphenLimits limits;
    std::string language;
    std::unordered_map<std::string, std::vector<std::uint32_t>> hyphens;
};

Segmenter::Segmenter(const Hyphenation* hyphenation)
    : iterators_(std::make_unique<Iterators>()),
      hyphenation_(hyphenation),
      words_(std::make_unique<Words>()) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;

Segmenter Segmenter::clone() const {
    Segmenter copy(hyphenation_);
    for (const auto& [key, iterator] : iterators_->lines) {
        copy.iterators_->lines[key] = Iterator(iterator->clone());
    }
    if (iterators_->characters) {
        copy.iterators_->characters = Iterator(iterators_->characters->clone());
    }
    return copy;
}

bool Segmenter::hyphenates(std::string_view language) const {
    return hyphenation_ != nullptr && hyphenation_->find(language) != nullptr;
}

const std::vector<std::uint32_t>& Segmenter::hyphens(std::string_view word,
                                                     std::string_view language,
                                                     const HyphenLimits& limits) {
    Words& words = *words_;
    if (words.language != language || words.limits != limits) {
        words.hyphens.clear();
        words.language = language;
        words.limits = limits;
        words.patterns = hyphenation_ == nullptr ? nullptr : hyphenation_->find(language);
    }
    if (words.hyphens.size() >= Words::kept) words.hyphens.clear();
    const auto [at, is_new] = words.hyphens.try_emplace(std::string(word));
    if (is_new && words.patterns != nullptr) {
        at->second = text::hyphens(*words.patterns, word, limits);
    }
    return at->second;
}

std::vector<BreakPoint> Segmenter::line_breaks(std::string_view text, std::string_view language) {
    std::vector<BreakPoint> breaks;
    if (text.empty()) return breaks;
    icu::BreakIterator& iterator = iterators_->line(language);
    const OpenText opened = open(text);
    UErrorCode status = U_ZERO_ERROR;
    iterator.setText(opened.get(), status);
    if (U_FAILURE(status)) std::abort();
    const bool korean = is_of(language, "ko"), french = is_of(language, "fr");
    std::size_t before = 1;
    for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
        const auto offset = static_cast<std::size_t>(at);
        break_before_marked_words(text, before, offset, breaks);
        before = offset + 1;
        if (offset >= text.size()) break;
        if (french && is_inside_guillemet(text, offset)) continue;
        if (is_word_with_mark(text, offset - 1)) continue;  // not after that mark either
        if (const auto kind = kind_of(text, offset, iterator.getRuleStatus(), korean)) {
            breaks.push_back({static_cast<std::uint32_t>(offset), *kind});
        }
    }
    return breaks;
}

std::vector<std::uint32_t> Segmenter::graphemes(std::string_view text) {
    std::vector<std::uint32_t> ends;
    if (text.empty()) return ends;
    icu::BreakIterator& iterator = iterators_->character();
    const OpenText opened = open(text);
    UErrorCode status = U_ZERO_ERROR;
    iterator.setText(opened.get(), status);
    if (U_FAILURE(status)) std::abort();
    for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
        ends.push_back(static_cast<std::uint32_t>(at));
    }
    return ends;
}

}  // namespace bifolium::text
