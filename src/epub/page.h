// The frame of an XHTML file: declaration, head, body. One place, so that every file names its
// language, direction, title and sheet alike.
#pragma once

#include <string>
#include <string_view>

#include "epub/package.h"
#include "xml/xhtml_writer.h"

namespace bifolium::epub {

inline constexpr std::string_view sheet_file = "../css/book.css";  // from the text folder

/// With `body` open.
xml::XhtmlWriter open_page(const Edition&, std::string_view title);
std::string finish_page(xml::XhtmlWriter&&);

/// The language of the whole book, BCP 47.
std::string_view book_language(const Edition&);
std::string_view book_direction(const Edition&);  ///< "ltr" or "rtl".

}  // namespace bifolium::epub
