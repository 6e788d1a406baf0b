// The few words that a book needs beside its text: names of navigation lists, labels for
// assistive technology. They come from the caller's catalogue; where it has none, they are English
// and marked as English.
#pragma once

#include <string_view>

#include "epub/package.h"
#include "xml/xhtml_writer.h"

namespace bifolium::epub {

struct Word {
    std::string_view text;
    bool foreign = false;  ///< English in a book that is not: its element must say so.
};

/// By key, see words.cpp.
Word word(const Edition&, std::string_view key);

/// lang and xml:lang of an element that carries the word, where they are needed.
void mark_language(const Word&, xml::XhtmlWriter&);

}  // namespace bifolium::epub
