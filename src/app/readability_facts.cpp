#include "app/readability_facts.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace bifolium::app {

namespace {

std::string shown(double value) {
    return fmt::format("{:.1f}", readability::rounded(value));
}

site::Readability::Section facts_of(const std::string& title, const readability::Counts& counts,
                                    const std::vector<double>& values) {
    site::Readability::Section out{
        .title = title, .sentences = counts.sentences, .words = counts.words, .values = {}};
    for (const double value : values) out.values.push_back(shown(value));
    return out;
}

}  // namespace

std::string_view name_of(readability::Scale scale) {
    switch (scale) {
        case readability::Scale::school_years:
            return "school years, less is easier";
        case readability::Scale::ease:
            return "about 0 to 100, more is easier";
        case readability::Scale::difficulty:
            return "about 20 to 60, less is easier";
    }
    return {};
}

site::Readability readability_facts(const readability::Readability& measured,
                                    const Sources& sources) {
    site::Readability out;
    for (const readability::Formula* formula : measured.formulas) {
        out.formulas.push_back({std::string(formula->name), std::string(name_of(formula->scale))});
    }
    out.all = facts_of({}, measured.all, measured.values);
    for (const readability::Section& section : measured.sections) {
        if (section.counts.sentences == 0 || section.untranslated) continue;
        out.sections.push_back(facts_of(section.title, section.counts, section.values));
    }
    for (const readability::Gain& gain : readability::gains(measured)) {
        const readability::Sentence& sentence = measured.sentences[gain.sentence];
        site::Readability::Sentence one{.text = sentence.text,
                                        .place = {},
                                        .words = sentence.counts.words,
                                        .parts = gain.parts,
                                        .before = {},
                                        .after = {}};
        if (sentence.span.source.valid()) {
            const LineColumn at = sources.locate(sentence.span.source, sentence.span.begin);
            one.place = fmt::format("{}:{}", sources.path(sentence.span.source), at.line);
        }
        if (gain.before != gain.after) {
            one.before = shown(gain.before);
            one.after = shown(gain.after);
        }
        out.sentences.push_back(std::move(one));
    }
    return out;
}

}  // namespace bifolium::app
