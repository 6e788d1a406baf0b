// PO texts read in one call, with their findings as lines "12 po.escape".
#pragma once

#include <string>
#include <vector>

#include "l10n/po.h"

namespace bifolium {

inline constexpr const char* po_header =
    "msgid \"\"\n"
    "msgstr \"\"\n"
    "\"Language: de\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";  // so a body begins in line 7

struct ReadPo {
    l10n::PoFile file;
    std::vector<std::string> findings;
    std::vector<std::string> messages;
    std::string text;

    std::string at(Span span) const { return text.substr(span.begin, span.end - span.begin); }
};

inline ReadPo read_whole_po(std::string text) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("de.po", text);
    ReadPo read{l10n::read_po(sources, source, diagnostics), {}, {}, std::move(text)};
    for (const Diagnostic& found : diagnostics.all()) {
        const auto line = sources.locate(source, found.span.begin).line;
        read.findings.push_back(std::to_string(line) + " " + std::string(found.code));
        read.messages.push_back(found.message);
    }
    return read;
}

inline ReadPo read_po_body(const std::string& body) {
    return read_whole_po(po_header + body);
}

}  // namespace bifolium
