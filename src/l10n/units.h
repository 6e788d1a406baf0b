// Units: what a translator translates, cut from the model and never from Markdown text: paragraphs,
// headings, cells, terms, captions, alternative texts, and the front matter's words.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atom.h"
#include "base/diagnostic.h"
#include "document/document.h"

namespace bifolium::l10n {

enum class Role : std::uint8_t {
    title,
    subtitle,
    kicker,
    description,
    keyword,
    contact,
    rights,
    heading,
    question,
    paragraph,
    list_item,
    term,
    definition,
    header_cell,
    cell,
    caption,
    table_caption,
    note,
    alternative,
};

/// For a translator's eyes: "heading", "list item", "alternative text".
std::string_view name_of(Role);

struct Unit {
    Role role = Role::paragraph;
    document::NodeId
        node;  ///< Whose inlines these are; of `alternative`, the Image; else the root.
    std::uint32_t index = 0;  ///< Of a keyword.
    std::string id;           ///< msgid: inline Markdown in one line.
    /// msgctxt: its role, where the same words stand in two roles.
    std::optional<std::string> context;
    std::string section;  ///< Headings above: "How It Works > Paracrine".
    document::Weight severity = document::Weight::normal;
    std::string note;              ///< The author's, to whoever translates it; may be empty.
    std::uint32_t max_length = 0;  ///< Characters that a translation may have; 0: any number.
    Span span;
};

/// The plain words of a unit that has no nodes of its own: a fact or an alternative text; else
/// empty.
std::string words_of(const document::Document&, const Unit&);

/// Inline Markdown, one text a passage, to a Document whose root holds a Paragraph for each.
using ReadPassages = std::function<document::Document(const std::vector<std::string>&)>;

/// All units in reading order. A unit without a letter or digit is none: there is nothing to
/// translate in it. Each id read back gives the very nodes that it was made from; where no Markdown
/// does, the finding `l10n.unwritable` tells it and there is no unit.
std::vector<Unit> units_of(const document::Document&, const AtomTable&, const ReadPassages&,
                           Diagnostics&);

}  // namespace bifolium::l10n
