#include "app/readability_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/open_project.h"
#include "app/plain_language.h"
#include "app/readability_facts.h"
#include "app/record.h"
#include "app/translations.h"
#include "base/utf8.h"

namespace bifolium::app {

namespace {

using Json = nlohmann::ordered_json;
using readability::Counts;
using readability::Formula;
using readability::Gain;
using readability::Readability;

constexpr std::size_t longest_quote = 72;  // bytes of a sentence in the list

std::string shown(double value) {
    return fmt::format("{:.1f}", readability::rounded(value));
}

/// The sentence's beginning, cut between words.
std::string beginning(std::string_view text) {
    if (text.size() <= longest_quote) return std::string(text);
    const std::size_t end = character_start(text, longest_quote);
    const std::size_t space = text.rfind(' ', end);
    return std::string(text.substr(0, space == std::string_view::npos ? end : space)) + " …";
}

class Printing {
public:
    Printing(const Sources& sources, std::string folder)
        : sources_(sources), folder_(std::move(folder)) {}

    std::string table(const MeasuredPublication& of) const {
        const Readability& facts = of.facts;
        std::string out = fmt::format("{}, {}: ", of.publication, of.language);
        if (facts.formulas.empty()) {
            out += "no readability formula is known for this language\n";
            return out + sentences(facts) + "\n";
        }
        const char* between = "";
        for (std::size_t i = 0; i < facts.formulas.size(); ++i) {
            const Formula& formula = *facts.formulas[i];
            out += fmt::format("{}{} {} ({})", std::exchange(between, "; "), formula.name,
                               facts.values.empty() ? "-" : shown(facts.values[i]),
                               name_of(formula.scale));
        }
        out += "\n\n";
        for (const Formula* formula : facts.formulas) out += fmt::format("{:>10}", head(*formula));
        out += "  sentences   words  section\n";
        for (const readability::Section& section : facts.sections) out += row(section, facts);
        return out + "\n" + sentences(facts) + "\n";
    }

    Json json(const MeasuredPublication& of) const {
        const Readability& facts = of.facts;
        Json formulas = Json::array(), sections = Json::array(), sentences = Json::array();
        for (const Formula* formula : facts.formulas) {
            formulas.push_back({{"id", formula->id},
                                {"name", formula->name},
                                {"scale", name_of(formula->scale)},
                                {"source", formula->source}});
        }
        for (const readability::Section& section : facts.sections) {
            Json one = {{"id", section.identifier}, {"title", section.title}};
            place(one, section.span);
            one["values"] = values(facts, section.values);
            one["counts"] = counts(section.counts);
            one["left-out-words"] = section.left_out;
            sections.push_back(std::move(one));
        }
        for (const Gain& gain : readability::gains(facts)) {
            const readability::Sentence& sentence = facts.sentences[gain.sentence];
            Json one = {{"text", sentence.text}, {"words", sentence.counts.words}};
            place(one, sentence.span);
            one["section"] = facts.sections[sentence.section].identifier;
            one["parts"] = gain.parts;
            if (gain.before != gain.after) {
                one["before"] = readability::rounded(gain.before);
                one["after"] = readability::rounded(gain.after);
            }
            sentences.push_back(std::move(one));
        }
        return {{"publication", of.publication},    {"language", of.language},
                {"formulas", std::move(formulas)},  {"values", values(facts, facts.values)},
                {"counts", counts(facts.all)},      {"sections", std::move(sections)},
                {"sentences", std::move(sentences)}};
    }

private:
    /// Fits a column of ten.
    static std::string_view head(const Formula& formula) {
        return formula.id == "flesch-kincaid"          ? "F-Kincaid"
               : formula.id == "wiener-sachtextformel" ? "Wiener"
               : formula.id == "fernandez-huerta"      ? "F. Huerta"
               : formula.id == "kandel-moles"          ? "K.-Moles"
               : formula.id == "flesch-douma"          ? "Douma"
                                                       : formula.name;
    }

    static std::string row(const readability::Section& section, const Readability& facts) {
        std::string out;
        for (std::size_t i = 0; i < facts.formulas.size(); ++i) {
            out += fmt::format("{:>10}", section.values.empty() ? "-" : shown(section.values[i]));
        }
        return out + fmt::format("{:>11}{:>8}  {}\n", section.counts.sentences,
                                 section.counts.words,
                                 section.title.empty() ? "(beginning)" : section.title);
    }

    std::string sentences(const Readability& facts) const {
        const std::vector<Gain> gains = readability::gains(facts);
        if (gains.empty()) return {};
        std::string out = "Sentences to part first:\n";
        for (const Gain& gain : gains) {
            const readability::Sentence& sentence = facts.sentences[gain.sentence];
            out += fmt::format("  {}: {} words", where(sentence.span), sentence.counts.words);
            if (gain.before != gain.after) {
                out += fmt::format("; its section from {} to {} in {} parts", shown(gain.before),
                                   shown(gain.after), gain.parts);
            }
            out += "\n    " + beginning(sentence.text) + "\n";
        }
        return out;
    }

    std::string where(Span span) const {
        if (!span.source.valid()) return "?";
        const LineColumn at = sources_.locate(span.source, span.begin);
        return fmt::format("{}{}:{}:{}", folder_, sources_.path(span.source), at.line, at.column);
    }

    void place(Json& json, Span span) const {
        if (!span.source.valid()) return;
        const LineColumn at = sources_.locate(span.source, span.begin);
        json["file"] = folder_ + std::string(sources_.path(span.source));
        json["line"] = at.line;
        json["column"] = at.column;
    }

    static Json values(const Readability& facts, const std::vector<double>& values) {
        Json out = Json::object();
        for (std::size_t i = 0; i < values.size(); ++i) {
            out[std::string(facts.formulas[i]->id)] = readability::rounded(values[i]);
        }
        return out;
    }

    static Json counts(const Counts& counts) {
        return {
            {"sentences", counts.sentences},   {"words", counts.words},
            {"syllables", counts.syllables},   {"letters", counts.letters},
            {"long-words", counts.long_words}, {"words-of-three-syllables", counts.three_or_more}};
    }

    const Sources& sources_;
    std::string folder_;
};

void usage(ReadabilityResult& result, std::string message, std::string hint) {
    result.diagnostics.report(
        {Severity::error, "project.usage", {}, std::move(message), std::move(hint)});
    result.exit_code = graver(result.exit_code, ExitCode::usage);
}

/// The publications and languages that were asked for.
std::vector<Edition> chosen(const ReadabilityCommand& command, const Project& project) {
    std::vector<Edition> out;
    for (const Edition& edition : editions(project)) {
        if (asks_for(command.publications, edition.publication.id) &&
            asks_for(command.languages, edition.language)) {
            out.push_back(edition);
        }
    }
    return out;
}

}  // namespace

ReadabilityResult run_readability(const ReadabilityCommand& command, const Machine& machine,
                                  Shared& shared) {
    ReadabilityResult result;
    DiskFiles files;
    OpenProject open = open_project(command.input, machine, files, shared);
    result.shown = open.shown;
    result.exit_code = open.exit_code;
    result.diagnostics.merge(open.diagnostics);
    if (result.exit_code != ExitCode::nothing_against) return result;
    load_manuscripts(shared, open.project, files);
    choose_languages(open.project, shared);
    const std::vector<Edition> all = chosen(command, open.project);
    if (all.empty()) {
        usage(result, "there is nothing to measure: no publication has all that was asked for",
              "bifolium.yaml says which publications there are, and in which languages");
        return result;
    }
    for (const Edition& edition : all) {
        const Manuscript& manuscript = shared.manuscripts.find(edition.publication.id)->second;
        if (manuscript.diagnostics.has_errors()) result.diagnostics.merge(manuscript.diagnostics);
    }
    result.exit_code = rule_on_findings(open, files, Severity::error, shared, result.diagnostics);
    load_catalogues(shared, open.project, all, "", files);
    const Printing printing(shared.sources, open.shown);
    Json list = Json::array();
    for (const MeasuredPublication& one : measure_publications(all, open.project, shared)) {
        if (command.json) {
            list.push_back(printing.json(one));
        } else {
            result.text += printing.table(one);
        }
    }
    if (command.json) {
        result.text = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return result;
}

}  // namespace bifolium::app
