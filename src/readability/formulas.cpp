#include "readability/formulas.h"

#include <array>
#include <cmath>

namespace bifolium::readability {

namespace {

double ratio(std::size_t a, std::size_t b) {
    return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}
double words_a_sentence(const Counts& c) {
    return ratio(c.words, c.sentences);
}
double syllables_a_word(const Counts& c) {
    return ratio(c.syllables, c.words);
}
double percent(std::size_t part, const Counts& c) {
    return 100 * ratio(part, c.words);
}

// The sources stand in the table below. Coefficients were compared with other programs' too:
// tests/bench/readability.

double smog(const Counts& c) {
    return 1.0430 * std::sqrt(30 * ratio(c.three_read_out, c.sentences)) + 3.1291;
}
double flesch_kincaid(const Counts& c) {
    return 0.39 * words_a_sentence(c) + 11.8 * syllables_a_word(c) - 15.59;
}
double wiener(const Counts& c) {
    return 0.1935 * percent(c.three_or_more, c) + 0.1672 * words_a_sentence(c) +
           0.1297 * percent(c.long_words, c) - 0.0327 * percent(c.one_syllable, c) - 0.875;
}
double amstad(const Counts& c) {
    return 180 - words_a_sentence(c) - 58.5 * syllables_a_word(c);
}
double kandel_moles(const Counts& c) {
    return 207 - 1.015 * words_a_sentence(c) - 73.6 * syllables_a_word(c);
}
double inflesz(const Counts& c) {
    return 206.835 - 62.3 * syllables_a_word(c) - words_a_sentence(c);
}
double fernandez_huerta(const Counts& c) {
    return 206.84 - 60 * syllables_a_word(c) - 1.02 * words_a_sentence(c);
}
double gulpease(const Counts& c) {
    return 89 + 300 * ratio(c.sentences, c.words) - 10 * ratio(c.letters, c.words);
}
double douma(const Counts& c) {
    return 206.84 - 0.93 * words_a_sentence(c) - 77 * syllables_a_word(c);
}
double martins(const Counts& c) {
    return 248.835 - 1.015 * words_a_sentence(c) - 84.6 * syllables_a_word(c);
}
double oborneva(const Counts& c) {
    return 206.835 - 1.3 * words_a_sentence(c) - 60.1 * syllables_a_word(c);
}
double fog_pl(const Counts& c) {
    return 0.4 * (words_a_sentence(c) + percent(c.four_or_more, c));
}
double atesman(const Counts& c) {
    return 198.825 - 40.175 * syllables_a_word(c) - 2.610 * words_a_sentence(c);
}
double lix(const Counts& c) {
    return words_a_sentence(c) + percent(c.long_words, c);
}

// clang-format off
constexpr std::array table = {
    Formula{"smog", "SMOG",
            "G. H. McLaughlin, SMOG Grading - a New Readability Formula, Journal of Reading 12(8), "
            "1969, 639-646, https://www.jstor.org/stable/40011226",
            "en", Scale::school_years, smog},
    Formula{"flesch-kincaid", "Flesch-Kincaid",
            "J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, Derivation of New "
            "Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75, 1975, "
            "https://stars.library.ucf.edu/istlibrary/56/",
            "en", Scale::school_years, flesch_kincaid},
    Formula{"wiener-sachtextformel", "Wiener Sachtextformel",
            "R. Bamberger, E. Vanecek, Lesen - Verstehen - Lernen - Schreiben, Wien 1984, first "
            "formula",
            "de", Scale::school_years, wiener},
    Formula{"amstad", "Amstad",
            "T. Amstad, Wie verständlich sind unsere Zeitungen?, dissertation, Zürich 1978",
            "de", Scale::ease, amstad},
    Formula{"kandel-moles", "Kandel-Moles",
            "L. Kandel, A. Moles, Application de l'indice de Flesch à la langue française, Cahiers "
            "d'Études de Radio-Télévision 19, 1958, 253-274",
            "fr", Scale::ease, kandel_moles},
    Formula{"inflesz", "INFLESZ",
            "I. M. Barrio-Cantalejo et al., Validación de la Escala INFLESZ para evaluar la "
            "legibilidad de los textos dirigidos a pacientes, Anales del Sistema Sanitario de "
            "Navarra 31(2), 2008, 135-152, https://doi.org/10.4321/S1137-66272008000300004 (F. "
            "Szigriszt Pazos's formula of 1993)",
            "es", Scale::ease, inflesz},
    Formula{"fernandez-huerta", "Fernández Huerta",
            "J. Fernández Huerta, Medidas sencillas de lecturabilidad, Consigna 214, 1959, 29-32",
            "es", Scale::ease, fernandez_huerta},
    Formula{"gulpease", "Gulpease",
            "P. Lucisano, M. E. Piemontese, GULPEASE: una formula per la predizione della "
            "difficoltà dei testi in lingua italiana, Scuola e città 39(3), 1988, 110-124",
            "it", Scale::ease, gulpease},
    Formula{"flesch-douma", "Flesch-Douma",
            "W. H. Douma, De leesbaarheid van landbouwbladen, Bulletin 17, Landbouwhogeschool "
            "Wageningen, 1960",
            "nl", Scale::ease, douma},
    Formula{"martins", "Martins",
            "T. B. F. Martins, C. M. Ghiraldelo, M. G. V. Nunes, O. N. de Oliveira, Readability "
            "Formulas Applied to Textbooks in Brazilian Portuguese, ICMC-USP 28, 1996",
            "pt", Scale::ease, martins},
    Formula{"oborneva", "Oborneva",
            "I. V. Oborneva, Автоматизированная оценка сложности учебных текстов на основе "
            "статистических параметров, dissertation, Moscow 2006",
            "ru", Scale::ease, oborneva},
    Formula{"fog-pl", "FOG-PL",
            "R. Gunning, The Technique of Clear Writing, 1952; for Polish with words of four "
            "syllables: B. Broda et al., Measuring Readability of Polish Texts, LREC 2014, "
            "http://www.lrec-conf.org/proceedings/lrec2014/summaries/427.html",
            "pl", Scale::school_years, fog_pl},
    Formula{"atesman", "Ateşman",
            "E. Ateşman, Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58, 1997, 71-74",
            "tr", Scale::ease, atesman},
    Formula{"lix", "LIX",
            "C. H. Björnsson, Läsbarhet, Stockholm 1968; for eleven languages: Readability of "
            "Newspapers in 11 Languages, Reading Research Quarterly 18(4), 1983, 480-497, "
            "https://doi.org/10.2307/747382",
            "sv da nb nn no fi de", Scale::difficulty, lix},
};
// clang-format on

bool is_listed(std::string_view languages, std::string_view primary) {
    while (!languages.empty()) {
        const std::size_t end = languages.find(' ');
        if (languages.substr(0, end) == primary) return true;
        languages.remove_prefix(end == std::string_view::npos ? languages.size() : end + 1);
    }
    return false;
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    letters += other.letters;
    long_words += other.long_words;
    one_syllable += other.one_syllable;
    three_or_more += other.three_or_more;
    four_or_more += other.four_or_more;
    three_read_out += other.three_read_out;
    return *this;
}

bool is_harder(const Formula& formula, double value, double than) {
    return formula.scale == Scale::ease ? value < than : value > than;
}

std::vector<const Formula*> formulas_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    std::vector<const Formula*> out;
    for (const Formula& formula : table) {
        if (is_listed(formula.languages, primary)) out.push_back(&formula);
    }
    return out;
}

const Formula* find_formula(std::string_view id) {
    for (const Formula& formula : table) {
        if (formula.id == id) return &formula;
    }
    return nullptr;
}

double rounded(double value) {
    return std::round(value * 10) / 10;
}

}  // namespace bifolium::readability
