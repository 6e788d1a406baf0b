#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/handle.h"
#include "text/icu_locale.h"
#include "text/utf8.h"

namespace bifolium::text {

namespace {

using OpenText = Handle<UText, utext_close>;

/// Abbreviations that CLDR's lists of suppressions lack, parted by blanks.
struct Abbreviations {
    std::string_view language, words;
};
constexpr std::array more_abbreviations = {
    Abbreviations{"en",
                  "approx. Dr. Drs. Fig. Figs. Mr. Mrs. Ms. Prof. St. No. Nos. Ref. Sec. Vol. al. "
                  "cf. vs. resp. Tel. Inc. Ltd. Jr. Sr. Jan. Feb. Aug. Sept. Oct. "
                  "Nov. Dec."},
    Abbreviations{
        "de",
        "Abb. Abs. Art. Bd. Dr. Fr. Hr. Hrn. Nr. Nrn. Prof. St. Str. Tab. Tel. allg. "
        "bzw. ca. evtl. gem. ggf. inkl. max. min. Mio. Mrd. sog. vgl. Univ. Std. Sek. geb. tägl."},
    Abbreviations{"fr", "M. MM. Dr. Pr. St. Ste. art. cf. env. fig. p. ex. tél. max. min."},
    Abbreviations{"es",
                  "Dr. Dra. Sr. Sra. Sres. Ud. Uds. art. aprox. fig. núm. pág. tel. máx. "
                  "mín."},
    Abbreviations{"it", "Dott. Dr. Prof. Sig. Sig.ra art. ca. cfr. fig. n. pag. tel. es."},
    Abbreviations{"nl", "bijv. ca. dhr. Dr. dr. evt. fig. mevr. min. max. nr. prof. tel."},
    Abbreviations{"pt", "Dr. Dra. Sr. Sra. Prof. art. aprox. fig. n. pág. tel. máx. mín."},
    Abbreviations{"sv", "ca. dr. fig. nr. resp. tel. vs."},
    Abbreviations{"da", "ca. dvs. dr. evt. fig. nr. tlf."},
    Abbreviations{"no", "ca. dvs. dr. evt. fig. nr. tlf."},
    Abbreviations{"pl", "dr. m.in. np. nr. ok. prof. rys. tel. tj. tzw. ul."},
    Abbreviations{"ru", "г. гг. рис. стр. тел. ул. им. см. руб. тыс."},
    Abbreviations{"uk", "р. рр. рис. с. тел. вул. ім. див. тис."},
    Abbreviations{"tr", "Dr. Prof. Doç. bkz. örn. No. yy."},
    Abbreviations{"fi", "esim. ks. n. nro. prof. puh. ts."},
};

std::string_view primary(std::string_view language) {
    const std::string_view first = language.substr(0, language.find_first_of("-_"));
    return first == "nb" || first == "nn" ? std::string_view("no") : first;
}

/// Languages that write "3." for "third".
bool has_ordinal_stop(std::string_view language) {
    constexpr std::array<std::string_view, 16> those = {"bs", "cs", "da", "de", "et", "fi",
                                                        "hr", "hu", "is", "lv", "no", "pl",
                                                        "sk", "sl", "sr", "tr"};
    return std::find(those.begin(), those.end(), language) != those.end();
}

std::unique_ptr<icu::BreakIterator> make_iterator(std::string_view language) {
    leave_environment();
    UErrorCode status = U_ZERO_ERROR;
    const std::string_view own = primary(language);
    // A script that sets no full stops has its own marks in the root's rules. Greek alone has a
    // tailoring: its question mark is a semicolon.
    const icu::Locale locale(own == "el" ? "el" : "en");
    std::unique_ptr<icu::BreakIterator> plain(
        icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status)) std::abort();  // ICU's own data is missing
    std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
        icu::FilteredBreakIteratorBuilder::createInstance(
            icu::Locale(std::string(own == "no" ? "nb" : own).c_str()), status));
    if (U_FAILURE(status) || !builder) return plain;
    for (const Abbreviations& list : more_abbreviations) {
        if (list.language != own) continue;
        std::string_view rest = list.words;
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
            UErrorCode added = U_ZERO_ERROR;
            builder->suppressBreakAfter(icu::UnicodeString::fromUTF8(icu::StringPiece(
                                            word.data(), static_cast<std::int32_t>(word.size()))),
                                        added);
        }
    }
    std::unique_ptr<icu::BreakIterator> filtered(builder->build(plain.release(), status));
    if (U_FAILURE(status)) std::abort();  // only without memory
    return filtered;
}

/// The word before `end` without the spaces after it: "3." of "am 3. ".
std::string_view last_word(std::string_view text, std::size_t end) {
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
    return text.substr(begin, end - begin);
}

bool is_ordinal(std::string_view word) {
    if (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (word.size() < 2 || word.size() > 3 || word.back() != '.') return false;
    return std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
}

/// "B." as in "z. B.": one letter and a full stop.
bool is_letter_with_stop(std::string_view word) {
    if (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (word.size() < 2 || word.back() != '.') return false;
    std::size_t at = 0;
    return u_isalpha(next_character(word, at)) && at + 1 == word.size();
}

/// "e.g.", "z.B."; but "9 a.m." may well end a sentence.
bool is_dotted(std::string_view word) {
    if (!word.empty() && word.front() == '(') word.remove_prefix(1);
    if (word == "a.m." || word == "p.m.") return false;
    int letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters) {
        if (!u_isalpha(next_character(word, at))) return false;
        if (at >= word.size() || word[at++] != '.') return false;
    }
    return letters > 1;
}

/// "z. B. Aspirin": letters with stops in a row end no sentence, but at the end of the text. The
/// letters before "." in "vitamin C. Take" stand alone, and so do end one.
bool is_within_abbreviation(std::string_view text, std::size_t end) {
    const std::string_view before = last_word(text, end);
    if (is_dotted(before)) return true;
    if (!is_letter_with_stop(before)) return false;
    const std::string_view rest = text.substr(end);
    if (is_letter_with_stop(rest.substr(0, rest.find_first_of(" \n")))) return true;
    const auto begin = static_cast<std::size_t>(before.data() - text.data());
    return begin > 0 && is_letter_with_stop(last_word(text, begin));
}

}  // namespace

struct Sentences::Impl {
    std::unique_ptr<icu::BreakIterator> iterator;
    bool ordinal_stop = false;
};

Sentences::Sentences(std::string_view language)
    : impl_(std::make_unique<Impl>(
          Impl{make_iterator(language), has_ordinal_stop(primary(language))})) {}
Sentences::~Sentences() = default;

std::vector<std::uint32_t> Sentences::ends(std::string_view text) {
    std::vector<std::uint32_t> ends;
    if (text.empty()) return ends;
    UErrorCode status = U_ZERO_ERROR;
    const OpenText opened(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    impl_->iterator->setText(opened.get(), status);
    if (U_FAILURE(status)) std::abort();  // only without memory
    for (std::int32_t at = impl_->iterator->next(); at != icu::BreakIterator::DONE;
         at = impl_->iterator->next()) {
        const auto end = static_cast<std::size_t>(at);
        if (end < text.size()) {
            if (is_within_abbreviation(text, end)) continue;
            if (impl_->ordinal_stop && is_ordinal(last_word(text, end))) continue;
        }
        ends.push_back(static_cast<std::uint32_t>(end));
    }
    if (ends.empty() || ends.back() != text.size()) {
        ends.push_back(static_cast<std::uint32_t>(text.size()));
    }
    return ends;
}

}  // namespace bifolium::text
