// Small documents for the tests of readability.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "readability/readability.h"

namespace bifolium::readability {

using namespace document;

/// A document out of headings ("# Title"), items ("- text"), warnings ("! text"), terms of a
/// definition list ("= term") and paragraphs, a line each.
struct Sample {
    AtomTable atoms;
    Sources sources;

    Document document(std::string_view language, std::string_view lines) {
        Metadata facts;
        facts.language = atoms.intern(language);
        Builder b(facts);
        b[b.open(Root{}, {})].language = facts.language;
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            line(b, lines.substr(0, end));
            lines.remove_prefix(std::min(lines.size(), end + 1));
        }
        return std::move(b).finish();
    }

    Readability measured(std::string_view language, std::string_view lines) {
        return measure(document(language, lines), atoms, sources);
    }

private:
    void leaf(Builder& b, NodeId holder, Content content) {
        b[holder].language = language_of(b);
        b[b.leaf(std::move(content), {})].language = language_of(b);
        b.close();
    }
    Atom language_of(Builder& b) { return b[NodeId(0)].language; }

    void line(Builder& b, std::string_view line) {
        if (line.starts_with("# ")) {
            const NodeId heading = b.open(Heading{2}, {});
            b[heading].identifier = atoms.intern(line.substr(2));
            leaf(b, heading, Text{std::string(line.substr(2))});
        } else if (line.starts_with("! ")) {
            b[b.open(Callout{CalloutKind::warning}, {})].language = language_of(b);
            leaf(b, b.open(Paragraph{}, {}), Text{std::string(line.substr(2))});
            b.close();
        } else if (line.starts_with("= ")) {
            b[b.open(DefinitionList{}, {})].language = language_of(b);
            leaf(b, b.open(Term{}, {}), Text{std::string(line.substr(2))});
            b.close();
        } else if (line.starts_with("- ")) {
            b[b.open(List{}, {})].language = language_of(b);
            b[b.open(Item{}, {})].language = language_of(b);
            leaf(b, b.open(Paragraph{}, {}), Text{std::string(line.substr(2))});
            b.close();
            b.close();
        } else {
            leaf(b, b.open(Paragraph{}, {}), Text{std::string(line)});
        }
    }
};

}  // namespace bifolium::readability
