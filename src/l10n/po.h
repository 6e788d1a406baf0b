// PO: the files in which translators work, read and written by pure functions.
// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
// Reading never stops and drops nothing in silence: what is no PO is a finding at its line. Writing
// gives the bytes that `msgcat --no-wrap` would leave, so translators' tools cause no changes of
// their own. What a translation means, and whether it may be printed, is not decided here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace bifolium::l10n {

struct PoEntry {
    std::vector<std::string> comments;    ///< "# ": the translator's, a line each.
    std::vector<std::string> extracted;   ///< "#.": for the translator, a line each.
    std::vector<std::string> references;  ///< "#:": "file" or "file:line".
    std::vector<std::string> flags;       ///< "#,": "fuzzy", "c-format", "range: 0..5".
    std::optional<std::string> previous_context;
    std::string previous_id;  ///< "#|": what the text translates, if fuzzy. Empty: not said.
    std::optional<std::string> previous_id_plural;
    std::optional<std::string> context;  ///< msgctxt; an empty one is not the same as none.
    std::string id;
    std::optional<std::string> id_plural;
    std::vector<std::string> texts;  ///< msgstr, or msgstr[0] and so on; never empty when read.
    bool obsolete = false;           ///< "#~"
    Span span;                       ///< From the first comment to the last msgstr.
    Span text_span;                  ///< Its msgstr lines.

    bool fuzzy() const;
    /// Every text has letters, fuzzy or not.
    bool translated() const;
    friend bool operator==(const PoEntry&, const PoEntry&) = default;
};

struct PoFile {
    PoEntry header;                ///< The entry with the empty msgid; no texts: there is none.
    std::vector<PoEntry> entries;  ///< In file order, obsolete ones among them.
};

PoFile read_po(const Sources&, SourceId, Diagnostics&);

/// Did reading leave out, or guess at, what the file says? Then writing it anew would lose that.
bool is_lossy(const Diagnostics&);

/// The header first, obsolete entries last. What gettext's tools delete is left out: flags that
/// gettext does not know (a finding when read), `fuzzy` on nothing, obsolete entries without text.
std::string write_po(const PoFile&);

/// "Language", "Plural-Forms" and so on, whatever the case. Empty if there is none.
std::string_view header_field(const PoFile&, std::string_view name);
/// In its place, or as the last one.
void set_header_field(PoFile&, std::string_view name, std::string_view value);

/// Finds entries that are not obsolete by context and id. Borrows the file, which must not change
/// meanwhile. Of two with the same key (an error when read) the first.
class PoIndex {
public:
    explicit PoIndex(const PoFile&);
    const PoEntry* find(const std::optional<std::string>& context, std::string_view id) const;

private:
    const PoFile& file_;
    std::unordered_map<std::string, std::size_t> places_;  // looked up, never iterated
};

/// As in .mo files: context, U+0004, id. What the look-up, ids and reviews are made from.
std::string po_key(const std::optional<std::string>& context, std::string_view id);

}  // namespace bifolium::l10n
