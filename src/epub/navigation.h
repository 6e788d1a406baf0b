// The ways through a book: nav.xhtml (contents and landmarks) for today's readers, the NCX for
// those of EPUB 2. Both say the same outline.
// https://www.w3.org/TR/epub-33/#sec-nav and https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
#pragma once

#include <string>
#include <string_view>

#include "epub/package.h"
#include "epub/plan.h"
#include "xml/xhtml_writer.h"

namespace bifolium::epub {

inline constexpr std::string_view navigation_file = "nav.xhtml";
inline constexpr std::string_view cover_file = "cover.xhtml";

/// A contents page of its own, for a Document that has none; with the landmarks.
std::string navigation_page(const Edition&, const Plan&);

/// Into the body of the page that holds the Document's own contents.
void write_landmarks(const Edition&, const Plan&, xml::XhtmlWriter&);

/// The file where the text proper begins.
const std::string& first_body_file(const Plan&);

std::string ncx(const Edition&, const Plan&, std::string_view identifier, std::string_view title);

}  // namespace bifolium::epub
