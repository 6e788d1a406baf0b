// The plan of a book: which nodes stand in which file, what every node's id is there, where a link
// leads. Made once, before anything is written, so that all writers agree.
//
// A file is a run of the root's children: the cover's page, each top-level section (with what
// stands loose before it), the back matter. So each file has at most one h1, and a reader can
// begin a fresh page at each.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace bifolium::epub {

using document::Document;
using document::NodeId;

enum class PartKind : std::uint8_t { title_page, contents, body, back };

struct Part {
    std::string file;  ///< In the text folder, beside all the others: "section-001.xhtml".
    PartKind kind = PartKind::body;
    NodeId begin, end;  ///< Siblings: [begin, end) with all that is in them.
    std::string title;  ///< Never empty.
};

struct Place {
    std::size_t part = 0;
    std::string identifier;  ///< Empty: the whole file.
};

/// An entry of the table of contents, from the Contents node if there is one, else from headings.
struct Outline {
    int depth = 1;  ///< 1 and up; never jumps up by more than one.
    std::string label;
    Place place;
};

struct Plan {
    std::vector<Part> parts;                             ///< In reading order.
    std::vector<std::string> identifiers;                ///< By node; empty for most.
    std::map<std::string, NodeId, std::less<>> targets;  ///< By the author's id.
    std::vector<Outline> outline;                        ///< Never empty.
    NodeId contents;  ///< The Document's own contents list, if it has one.

    std::size_t part_of(NodeId) const;
    const std::string& identifier(NodeId id) const { return identifiers.at(id.index()); }
    /// What an href from file to file says: "section-001.xhtml#methods".
    std::string href(const Place&) const;
    /// "#methods", with or without '#'; empty if no node has that id.
    std::string href(std::string_view author_target) const;
};

/// `fallback_title` is for a book that says nothing of itself.
Plan plan(const Document&, const AtomTable&, std::string_view fallback_title);

/// The words of a heading: text, and for pictures their alternative.
std::string words_of(const Document&, NodeId);

}  // namespace bifolium::epub
