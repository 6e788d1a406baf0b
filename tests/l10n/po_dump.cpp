// Reads the PO files named, or whose names come on standard input, and prints each as a line of
// JSON: what was read, what was found, and the bytes that would be written, as PO and as XLIFF. For
// tests that compare these with other programs. Usage: po_dump [--import XLIFF] [PO…]
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "l10n/po.h"
#include "l10n/xliff.h"

namespace {

using bifolium::Diagnostic;
using bifolium::Diagnostics;
using bifolium::Severity;
using bifolium::Sources;
using bifolium::l10n::PoEntry;
using nlohmann::json;

json optional(const std::optional<std::string>& value) {
    return value ? json(*value) : json();
}

json to_json(const PoEntry& entry) {
    return {{"comments", entry.comments},
            {"extracted", entry.extracted},
            {"references", entry.references},
            {"flags", entry.flags},
            {"previous_context", optional(entry.previous_context)},
            {"previous_id", entry.previous_id},
            {"previous_id_plural", optional(entry.previous_id_plural)},
            {"context", optional(entry.context)},
            {"id", entry.id},
            {"id_plural", optional(entry.id_plural)},
            {"texts", entry.texts},
            {"obsolete", entry.obsolete}};
}

bifolium::SourceId add(Sources& sources, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return sources.add(path, std::string{std::istreambuf_iterator<char>(file), {}});
}

json dump(const std::string& path, const std::string& xliff) {
    Sources sources;
    Diagnostics diagnostics;
    const auto id = add(sources, path);
    auto po = bifolium::l10n::read_po(sources, id, diagnostics);
    if (!xliff.empty()) {
        po = bifolium::l10n::read_xliff(sources, add(sources, xliff), po, diagnostics);
    }
    const std::string language(bifolium::l10n::header_field(po, "Language"));
    json entries = json::array();
    for (const PoEntry& entry : po.entries) entries.push_back(to_json(entry));
    json findings = json::array();
    for (const Diagnostic& found : diagnostics.all()) {
        findings.push_back({{"code", found.code},
                            {"error", found.severity == Severity::error},
                            {"line", sources.locate(found.span.source, found.span.begin).line},
                            {"message", found.message}});
    }
    return {{"path", path},
            {"header", to_json(po.header)},
            {"entries", entries},
            {"findings", findings},
            {"written", bifolium::l10n::write_po(po)},
            {"xliff", bifolium::l10n::write_xliff(po, path, {"en", language})}};
}

void print(const std::string& path, const std::string& xliff) {
    const std::string line =
        dump(path, xliff).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> paths(arguments + 1, arguments + count);
    std::string xliff;
    if (paths.size() > 1 && paths[0] == "--import") {
        xliff = paths[1];
        paths.erase(paths.begin(), paths.begin() + 2);
    }
    for (const std::string& path : paths) print(path, xliff);
    if (!paths.empty()) return 0;
    std::string path;
    while (std::getline(std::cin, path)) print(path, xliff);
    return 0;
}
