// A manuscript of the repository with one of its PO files, for tests of the checks: every unit
// with the text that translates it, and what is found when one of them is another.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/disk_files.h"
#include "app/terms.h"
#include "l10n/checks.h"
#include "l10n/po.h"
#include "manuscript/parse.h"
#include "manuscript/passages.h"

namespace bifolium::app {

class TranslatedManuscript {
public:
    TranslatedManuscript(const std::string& manuscript, const std::string& po,
                         const std::string& glossary, const std::string& language)
        : from_(text::locale("en")), to_(text::locale(language)) {
        const SourceId chapter = sources_.add(manuscript, file(manuscript));
        const SourceId terms = sources_.add(glossary, file(glossary));
        const SourceId catalogue = sources_.add(po, file(po));
        glossary_ = glossary_of(read_terms(sources_, terms, said_), "en", language);
        document_ = std::make_unique<document::Document>(manuscript::parse(
            sources_, std::vector<SourceId>{chapter}, {files_, variables_}, atoms_, said_));
        const auto cut = l10n::units_of(
            *document_, atoms_, [&](const auto& ids) { return read(ids); }, said_);
        const l10n::PoFile entries = l10n::read_po(sources_, catalogue, said_);
        const l10n::PoIndex index(entries);
        for (const l10n::Unit& unit : cut) {
            const l10n::PoEntry* entry = index.find({}, unit.id);
            if (entry == nullptr || !entry->translated()) continue;
            units.push_back(unit);
            texts.push_back(entry->texts.front());
        }
        total = cut.size();
    }

    /// "code: message" a line, of this unit translated so.
    std::string check(std::size_t which, const std::string& text) {
        const document::Document passages = read({text});
        Diagnostics found;
        l10n::check_translation({.unit = units[which],
                                 .source = *document_,
                                 .passages = passages,
                                 .passage = passages.first_child(passages.root()),
                                 .from = from_,
                                 .to = to_,
                                 .span = {}},
                                atoms_, glossary_, found);
        std::string out;
        for (const Diagnostic& one : found.all()) {
            out.append(one.code).append(": ").append(one.message).append("\n");
        }
        return out;
    }

    /// All findings of everything as it stands.
    std::string check_all() {
        std::string out;
        for (std::size_t i = 0; i < units.size(); ++i) {
            const std::string found = check(i, texts[i]);
            if (!found.empty()) out += units[i].id + "\n" + texts[i] + "\n" + found + "\n";
        }
        return out;
    }

    std::vector<l10n::Unit> units;
    std::vector<std::string> texts;
    std::size_t total = 0;  ///< Units of the manuscript, translated or not.
    const Diagnostics& said() const { return said_; }

private:
    static std::string file(const std::string& path) {
        std::ifstream in(std::string(BIFOLIUM_ROOT) + "/" + path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    document::Document read(const std::vector<std::string>& passages) {
        std::vector<manuscript::Passage> out;
        for (const std::string& passage : passages) out.push_back({passage, {}});
        return manuscript::parse_passages(out, variables_, atoms_, said_);
    }

    const DiskFiles files_;
    const std::set<std::string, std::less<>> variables_{"phone.ward7"};
    Sources sources_;
    AtomTable atoms_;
    Diagnostics said_;
    const text::Wording from_, to_;
    l10n::Glossary glossary_;
    std::unique_ptr<document::Document> document_;
};

}  // namespace bifolium::app
