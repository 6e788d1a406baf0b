#include "app/terms.h"

#include <algorithm>
#include <array>
#include <variant>

#include "app/value_reader.h"
#include "text/lookup.h"

namespace bifolium::app {

using manuscript::Mapping;
using manuscript::Sequence;
using manuscript::Setting;

namespace {

Term read_term(const Mapping& mapping, ValueReader& reader) {
    Term term;
    for (const auto& [key, value] : mapping) {
        if (key == "note") continue;
        if (text::lookup(key).empty()) {
            reader.error(value.span, "'" + key + "' is neither 'note' nor a language tag",
                         "write a BCP 47 tag such as en, de or zh-Hans");
            continue;
        }
        term.words.emplace_back(key, reader.texts(value, key));
    }
    return term;
}

const std::vector<std::string>* words_in(const Term& term, const std::string& tag) {
    for (const std::string& language : text::lookup(tag)) {
        for (const auto& [own, words] : term.words) {
            if (own == language) return &words;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<Term> read_terms(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
    static constexpr std::array<std::string_view, 1> known = {"terms"};
    ValueReader reader(sources, diagnostics);
    std::vector<Term> out;
    const auto size = static_cast<std::uint32_t>(sources.text(source).size());
    for (const auto& [key, value] :
         manuscript::read_settings(sources, {source, 0, size}, diagnostics)) {
        if (key != "terms") {
            reader.unknown(value, key, known);
            continue;
        }
        const auto* list = std::get_if<Sequence>(&value.value);
        if (list == nullptr) {
            reader.error(value.span, "'terms' takes a list", "begin each with '- en: …'");
            continue;
        }
        for (const Setting& item : *list) {
            if (const Mapping* mapping = reader.mapping(item, "terms")) {
                out.push_back(read_term(*mapping, reader));
            }
        }
    }
    return out;
}

l10n::Glossary glossary_of(const std::vector<Term>& terms, const std::string& from,
                           const std::string& to) {
    l10n::Glossary out;
    for (const Term& term : terms) {
        const std::vector<std::string>* source = words_in(term, from);
        const std::vector<std::string>* target = words_in(term, to);
        if (source != nullptr && target != nullptr) out.terms.push_back({*source, *target});
    }
    return out;
}

}  // namespace bifolium::app
