// Draft: the tree between cmark-gfm's and the Document. Every pass of this module (attributes,
// raw HTML, sections, notes, links) rewrites it, and then it is emitted through document::Builder.
//
// Its depth is bounded where it is made (limits::nesting), so walking it may recurse.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/direction.h"
#include "base/source.h"
#include "document/content.h"

namespace bifolium::manuscript {

/// `{#id .class key=value}`, as written.
struct Attributes {
    struct Pair {
        std::string key, value;
        Span span;
    };
    std::string identifier;
    Span span;  ///< Of the braces.
    std::vector<std::string> classes;
    std::vector<Pair> pairs;
    std::string language;
    std::optional<Direction> direction;
};

/// Text as cmark cuts it: at every special character.
struct Piece {
    std::string text;
    bool literal = false;  ///< From an escape or an entity: never markup of ours.
    bool located = true;   ///< The span holds exactly this text.
};
struct SoftBreak {};
struct RawTag {
    std::string text;  ///< Inline HTML as written: one tag or comment.
};
struct RawBlock {
    std::string text;
};
struct NoteMark {
    std::string label;  ///< [^label]
};
struct NoteBody {
    std::string label;  ///< [^label]: …
};
struct DefinitionMark {};  ///< `: …` under a term, not yet in its list.
struct Division {};        ///< A fenced div whose opening line is not yet read.
struct Inclusion {
    std::string path;
};
/// Only its children stay: a link that may not live, a tag that was dropped.
struct Transparent {};

using Matter = std::variant<document::Content, Piece, SoftBreak, RawTag, RawBlock, NoteMark,
                            NoteBody, DefinitionMark, Division, Inclusion, Transparent>;

struct Draft {
    Matter matter;
    Span span;
    Attributes attributes;
    std::vector<Draft> children;
    std::string title;  ///< Of an image: its caption if it stands alone. Of a container: its name.

    /// The content, if this is one of the Document's own kinds and of this one.
    template <class T>
    T* as() {
        auto* content = std::get_if<document::Content>(&matter);
        return content == nullptr ? nullptr : std::get_if<T>(content);
    }
    template <class T>
    const T* as() const {
        return const_cast<Draft*>(this)->as<T>();
    }
    template <class T>
    bool is() const {
        if constexpr (std::is_constructible_v<document::Content, T>) {
            return as<T>() != nullptr;
        } else {
            return std::holds_alternative<T>(matter);
        }
    }
};

using Drafts = std::vector<Draft>;

/// The text below, without labels and marks: a heading's words, an image's alternative.
std::string words_of(const Drafts&);

}  // namespace bifolium::manuscript
