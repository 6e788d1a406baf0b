// Document: what the author said, without how it looks.
//
// Nodes lie in one array in reading order, each followed by its descendants. A node's children
// are therefore a walk, a subtree is a slice, and no traversal recurses. A NodeId is the key
// under which later stages keep their own tables (styles, page numbers, PDF tags); they never
// write into the document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/atom.h"
#include "base/direction.h"
#include "base/source.h"
#include "document/content.h"
#include "document/metadata.h"

namespace bifolium::document {

/// `::: critical` makes its blocks critical: where their translation is missing, stale or
/// unreviewed, that language's edition is withheld.
enum class Weight : std::uint8_t { normal, critical };

/// What l10n::localize made this node from. Generated nodes (cover, contents, a callout's label)
/// are real nodes: EPUB and PDF carry the same ones.
struct Origin {
    NodeId source;  ///< In the document before localize; invalid for generated nodes.
    bool generated = false;
};

struct Node {
    Content content;
    Span span;        ///< Where the author wrote it; survives into every diagnostic.
    Atom language;    ///< Inherited already: every node knows its own.
    Atom identifier;  ///< "methods"; may be invalid.
    /// Only where the author said so (`dir`), or l10n isolated a run.
    std::optional<Direction> direction;
    std::vector<Atom> classes;
    NodeId parent;  ///< Invalid for the root only.
    NodeId end;     ///< One past the last descendant.
    Origin origin;
    Weight severity = Weight::normal;  ///< Inherited already.
};

class Document {
public:
    const Metadata& metadata() const { return metadata_; }
    NodeId root() const { return NodeId(0); }
    const Node& operator[](NodeId id) const { return nodes_.at(id.index()); }
    std::span<const Node> nodes() const { return nodes_; }

    NodeId first_child(NodeId id) const;   ///< Invalid if there is none.
    NodeId next_sibling(NodeId id) const;  ///< Invalid if there is none.

private:
    friend class Builder;
    Metadata metadata_;
    std::vector<Node> nodes_;
};

/// The only way to make a Document. Nesting follows the calls; finish() closes what is open.
class Builder {
public:
    explicit Builder(Metadata);
    NodeId open(Content, Span);
    void close();
    NodeId leaf(Content content, Span span);
    /// For the fields beside the content (classes, identifier, language …) while it is being built.
    Node& operator[](NodeId);
    Document finish() &&;

private:
    Document document_;
    std::vector<NodeId> open_;
};

/// One node a line, two spaces a level: the form of the golden files.
std::string dump(const Document&);

/// All the text of a subtree in reading order, without labels: a bookmark's or a title's words.
std::string text_of(const Document&, NodeId);

/// The node with this identifier; invalid if there is none. Linear: for more than a few look-ups,
/// make a table of your own.
NodeId find_identifier(const Document&, Atom);

}  // namespace bifolium::document
