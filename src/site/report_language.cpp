#include "site/report_language.h"

#include <string>
#include <string_view>
#include <utility>

namespace bifolium::site {

namespace {

/// What stands before the first heading has no title.
constexpr std::string_view beginning = "(beginning)";

void overall(ReportPen& pen, const Readability& readability) {
    pen.out.open("dl");
    pen.out.attribute("class", "figures");
    for (std::size_t i = 0; i < readability.formulas.size(); ++i) {
        const Readability::Formula& formula = readability.formulas[i];
        if (i >= readability.all.values.size()) break;
        pen.out.open("div");
        pen.said("dt", formula.name);
        pen.out.open("dd");
        pen.said("b", readability.all.values[i]);
        pen.out.text(" ");
        pen.said("span", formula.scale, "subtle");
        pen.out.close();
        pen.out.close();
    }
    pen.out.close();
}

void row(ReportPen& pen, const Readability::Section& section, std::size_t formulas) {
    pen.out.open("tr");
    pen.out.open("th");
    pen.out.attribute("scope", "row");
    if (section.title.empty()) {
        pen.out.text(beginning);
    } else {
        pen.own.tag(pen.out);
        pen.out.text(section.title);
    }
    pen.out.close();
    for (std::size_t i = 0; i < formulas; ++i) {
        pen.said("td", i < section.values.size() ? section.values[i] : "–", "amount");
    }
    pen.said("td", pen.english.number(section.sentences), "amount");
    pen.said("td", pen.english.number(section.words), "amount");
    pen.out.close();
}

void table(ReportPen& pen, const Readability& readability) {
    if (readability.sections.empty()) return;
    pen.out.open("table");
    pen.out.attribute("class", "sections");
    pen.said("caption", "Section by section");
    pen.out.open("thead");
    pen.out.open("tr");
    const auto head = [&](std::string_view text) {
        pen.out.open("th");
        pen.out.attribute("scope", "col");
        pen.out.text(text);
        pen.out.close();
    };
    head("Section");
    for (const Readability::Formula& formula : readability.formulas) head(formula.name);
    head("Sentences");
    head("Words");
    pen.out.close();
    pen.out.close();
    pen.out.open("tbody");
    for (const auto& section : readability.sections) {
        row(pen, section, readability.formulas.size());
    }
    pen.out.close();
    pen.out.close();
}

void sentences(ReportPen& pen, const Readability& readability) {
    if (readability.sentences.empty()) return;
    pen.said("h3", "Long sentences whose parting would help most");
    pen.out.open("ol");
    pen.out.attribute("class", "sentences");
    for (const Readability::Sentence& sentence : readability.sentences) {
        pen.out.open("li");
        pen.of_edition("p", sentence.text);
        std::string told = pen.count(sentence.words, "word", "words");
        if (!sentence.before.empty()) {
            told += ". In " + pen.english.number(sentence.parts) +
                    " parts, its section would come from " + sentence.before + " to " +
                    sentence.after;
        }
        pen.said("p", told + (sentence.place.empty() ? "" : " · " + sentence.place), "subtle");
        pen.out.close();
    }
    pen.out.close();
}

/// Where a translation stands, in a word and a sentence.
void standing(ReportPen& pen, const Edition& edition, const Translation& t) {
    pen.out.open("p");
    const bool all = t.units > 0 && t.reviewed >= t.units;
    if (edition.verdict == Verdict::withheld && edition.outdated) {
        pen.said("span", "Withheld", "state withheld");
        pen.out.text(" What must not be wrong is missing, older than its source, or unreviewed.");
    } else if (all) {
        pen.said("span", "Reviewed", "state good");
        pen.out.text(" A person has reviewed every text.");
    } else if (t.reviewed == 0) {
        pen.said("span", "Not reviewed", "state preview");
        pen.out.text(t.machine > 0 ? " A machine has translated it, and nobody has reviewed it."
                                   : " Nobody has reviewed this translation.");
    } else {
        pen.said("span", "Reviewed in part", "state preview");
        pen.out.text(" A person has reviewed " + pen.english.number(t.reviewed) + " of " +
                     pen.count(t.units, "text", "texts") + ".");
    }
    pen.out.close();
}

}  // namespace

void readability_section(ReportPen& pen, const Readability& readability) {
    pen.section("How hard it is to read");
    if (readability.formulas.empty()) {
        pen.said(
            "p",
            "No published readability formula is known for this language: no figure is shown.");
    } else if (readability.all.values.empty()) {
        pen.said("p", "There are no sentences to measure.");
    } else {
        overall(pen, readability);
        pen.said("p",
                 "Estimates from the lengths of sentences and words. They do not know what the "
                 "words mean, and a good figure makes no text understood.",
                 "subtle");
        table(pen, readability);
    }
    sentences(pen, readability);
    pen.out.close();
}

void translation_section(ReportPen& pen, const Edition& edition) {
    if (!edition.translation) return;
    const Translation& t = *edition.translation;
    pen.section("Translation");
    standing(pen, edition, t);
    pen.out.open("dl");
    pen.out.attribute("class", "figures");
    for (const auto& [name, number] :
         {std::pair("Texts", t.units), std::pair("Translated", t.translated),
          std::pair("By a machine", t.machine), std::pair("Reviewed by a person", t.reviewed),
          std::pair("Of an older source", t.stale), std::pair("Missing", t.missing),
          std::pair("Critical", t.critical), std::pair("Critical, still open", t.critical_open)}) {
        pen.out.open("div");
        pen.said("dt", name);
        pen.out.open("dd");
        pen.said("b", pen.english.number(number));
        pen.out.close();
        pen.out.close();
    }
    pen.out.close();
    pen.said("p", "From '" + t.from + "', its source.", "subtle");
    pen.out.close();
}

}  // namespace bifolium::site
