// Readability: how hard each section of a Document is to read, by the formulas of its language, and
// which sentences make it so. Facts only: app/ prints them, compares them with the baseline, and
// puts them into reports.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "readability/formulas.h"

namespace bifolium::readability {

struct Sentence {
    Span span;
    std::string text;
    std::size_t section = 0;  ///< Its index.
    Counts counts;            ///< Of one sentence.
    bool counted = true;      ///< false: it has no sentence's mark at its end (prose.h).
};

struct Section {
    std::string identifier, title;  ///< Of its heading; "" before the first.
    Span span;
    Counts counts;
    std::size_t left_out = 0;    ///< Words of list items and lines that are no sentences.
    std::vector<double> values;  ///< By formula; empty where no sentence counts.
    bool untranslated = false;   ///< In part: its figures are not those of its language.
};

struct Readability {
    std::string language;
    std::vector<const Formula*> formulas;  ///< Empty: none is known for the language.
    std::vector<Section> sections;
    std::vector<Sentence> sentences;  ///< In reading order.
    Counts all;
    std::vector<double> values;  ///< Of all of it.
};

/// The sources that the Document was read from, for exact places.
Readability measure(const document::Document&, const AtomTable&, const Sources&);

/// Words from which on a sentence of this language is long. Of languages without spaces between
/// words: nothing.
std::optional<std::size_t> long_sentence(std::string_view language);

struct Gain {
    std::size_t sentence = 0;  ///< Its index.
    std::size_t parts = 2;     ///< Sentences of at most long_sentence() words that it would make.
    double before = 0, after = 0;  ///< Its section's value by the first formula.
};

/// The long sentences whose parting would help their section most, the best first; those that help
/// alike by length, then in reading order. Without a formula: the longest.
std::vector<Gain> gains(const Readability&, std::size_t most = 10);

}  // namespace bifolium::readability
