// What is wrong with a PO file whose grammar is right: its header, keys that stand twice, plurals,
// formats, characters that mislead. Internal to read_po(): everything here is reported when read.
#pragma once

#include "l10n/po.h"
#include "l10n/po_tokens.h"

namespace bifolium::l10n {

void check_header(const PoFile&, PoReport&);
/// Two entries with one key: the second cannot be reached.
void check_keys(const PoFile&, const Sources&, PoReport&);
/// Line ends, plurals, formats and characters of each translation.
void check_texts(const PoFile&, PoReport&);

/// What keeps msgfmt from accepting a translation of this text in this format ("c", "python",
/// "python-brace"), as a sentence's end: "lacks '%d'". Empty if nothing does.
std::string format_fault(std::string_view format, std::string_view id, std::string_view text,
                         bool may_lack);

}  // namespace bifolium::l10n
