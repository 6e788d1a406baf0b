// Reads the PO files named, or whose names come on standard input, and prints each as a line of
// JSON: what was read, what was found, and the bytes that would be written. For tests that compare
// the reader and the writer with other programs.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "l10n/po.h"

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

json dump(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    Sources sources;
    Diagnostics diagnostics;
    const auto id = sources.add(path, std::move(text));
    const auto po = bifolium::l10n::read_po(sources, id, diagnostics);
    json entries = json::array();
    for (const PoEntry& entry : po.entries) entries.push_back(to_json(entry));
    json findings = json::array();
    for (const Diagnostic& found : diagnostics.all()) {
        findings.push_back({{"code", found.code},
                            {"error", found.severity == Severity::error},
                            {"line", sources.locate(id, found.span.begin).line},
                            {"message", found.message}});
    }
    return {{"path", path},
            {"header", to_json(po.header)},
            {"entries", entries},
            {"findings", findings},
            {"written", bifolium::l10n::write_po(po)}};
}

void print(const std::string& path) {
    const std::string line = dump(path).dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
}

}  // namespace

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) print(arguments[i]);
    if (count > 1) return 0;
    std::string path;
    for (int c = std::getchar(); c != EOF; c = std::getchar()) {
        if (c != '\n') {
            path.push_back(static_cast<char>(c));
        } else {
            print(path);
            path.clear();
        }
    }
    return 0;
}
