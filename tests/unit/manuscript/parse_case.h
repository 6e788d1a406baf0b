// A manuscript as a string, parsed, with its dump and its findings as strings.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "manuscript/parse.h"
#include "support/memory_files.h"

namespace bifolium::manuscript {

struct Parsed {
    std::unique_ptr<Sources> sources = std::make_unique<Sources>();
    std::unique_ptr<AtomTable> atoms = std::make_unique<AtomTable>();
    Diagnostics diagnostics;
    document::Document document = document::Builder(document::Metadata()).finish();

    /// document::dump with identifiers of authors and classes behind each line.
    std::string dump() const {
        const std::string plain = document::dump(document);
        std::string out;
        std::size_t at = 0;
        for (const document::Node& node : document.nodes()) {
            std::size_t end = at;
            bool quoted = false;
            for (; end < plain.size() && (quoted || plain[end] != '\n'); ++end) {
                if (plain[end] == '"') quoted = !quoted;
            }
            out += plain.substr(at, end - at);
            if (node.identifier.valid()) out += " #" + std::string(atoms->text(node.identifier));
            for (const Atom name : node.classes) out += " ." + std::string(atoms->text(name));
            out += '\n';
            at = end + 1;
        }
        return out;
    }
    /// "code@line:column" of each finding in the order of reporting; or only the codes.
    std::string findings() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) {
            if (!out.empty()) out += ' ';
            out += d.code;
            if (!d.span.source.valid()) continue;
            const LineColumn at = sources->locate(d.span.source, d.span.begin);
            out += "@" + std::to_string(at.line) + ":" + std::to_string(at.column);
        }
        return out;
    }
    /// The findings but for the language, which small cases leave out.
    std::string trouble() const {
        constexpr std::string_view language = "frontmatter.missing-language@1:1";
        std::string all = findings();
        if (const std::size_t at = all.find(language); at != std::string::npos) {
            all.erase(at, language.size() + (at + language.size() < all.size() ? 1 : 0));
        }
        while (all.ends_with(' ')) all.pop_back();
        return all;
    }
    std::string codes() const {
        std::string out;
        for (const Diagnostic& d : diagnostics.all()) {
            out += (out.empty() ? "" : " ") + std::string(d.code);
        }
        return out;
    }
    std::string text() const { return document::text_of(document, document.root()); }
};

/// Chapters as (path, text); other files stand in `files`.
inline Parsed parse_book(const std::vector<std::pair<std::string, std::string>>& chapters,
                         const MemoryFiles& files = {}) {
    Parsed parsed;
    std::vector<SourceId> ids;
    for (const auto& [path, text] : chapters) ids.push_back(parsed.sources->add(path, text));
    const Lent lent{files, {"phone.ward7", "name"}};
    parsed.document = parse(*parsed.sources, ids, lent, *parsed.atoms, parsed.diagnostics);
    return parsed;
}

inline Parsed parse_text(const std::string& text, const MemoryFiles& files = {}) {
    return parse_book({{"manuscript/a.md", text}}, files);
}

}  // namespace bifolium::manuscript
