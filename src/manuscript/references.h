// References: ids that are unique in the book, and links, pictures and cross references that lead
// somewhere. Only http, https, mailto, tel and targets inside the project stay live.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "manuscript/draft.h"
#include "manuscript/parse.h"

namespace bifolium::manuscript {

/// Which written id leads to which id of the book.
struct Targets {
    std::map<std::pair<std::uint32_t, std::string>, std::string> in_source;
    std::map<std::string, std::string, std::less<>> anywhere;
    std::map<std::string, std::string, std::less<>> words;  ///< By the book's id: [](#id).
    /// A chapter's own target, by its path: [x](other.md).
    std::map<std::string, std::pair<std::uint32_t, std::string>, std::less<>> chapters;
};

/// Gives each section and question an id, its author's or one from its words, and makes all ids
/// unique. `chapters` are the book's files in order.
Targets assign_identifiers(Drafts&, const Sources&, std::span<const SourceId> chapters,
                           Diagnostics&);

/// What links can lead to; borrowed.
struct Reach {
    const Targets& targets;
    const Sources& sources;
    const Lent& lent;
};
void resolve_links(Drafts&, const Reach&, Diagnostics&);

/// The id of `known` that was probably meant by the misspelt one; empty if none is near.
std::string_view near_identifier(std::string_view id,
                                 const std::map<std::string, std::string, std::less<>>& known);

/// A link to another text of the project: what its target is in the Document, and the words that
/// it takes where the author wrote none.
struct OtherTarget {
    std::string target, words;
};
/// Nothing, and a finding at `span`, if there is no such text or nothing in it of this id.
/// `written`: the path as the author wrote it.
std::optional<OtherTarget> find_other(const std::string& written, const std::string& id, Span span,
                                      const Reach&, Diagnostics&);

/// "how-it-works" from "How It Works": an XML name, never empty.
std::string slug_of(std::string_view words);
/// https://www.w3.org/TR/xml/#NT-Name, without the colon.
bool is_xml_name(std::string_view);

}  // namespace bifolium::manuscript
