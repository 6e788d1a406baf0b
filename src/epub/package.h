// EPUB 3.3 through libzip and xml/. It walks the Document by markup.h, as the PDF's tags do, so
// both have one structure. It knows no layout: of the pages it gets the PageMap, of the cover a
// picture. https://www.w3.org/TR/epub-33/
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "css/stylesheet.h"
#include "document/document.h"
#include "document/page_map.h"
#include "font/selection.h"
#include "image/library.h"
#include "style/cascade.h"
#include "text/locale.h"

namespace bifolium::epub {

/// Where the page numbers come from. Both or neither: a page-list must name its source.
/// package() fails if one is given: lists of pages are not made yet.
struct PageSource {
    const document::PageMap& pages;
    std::string_view identifier;  ///< Of the printed variant.
};

/// What a book is made of; borrowed, and left as it was.
struct Edition {
    const document::Document& document;
    const style::StyledDocument& styles;  ///< Which faces and glyphs are used; numbering of lists.
    std::span<const css::StyleSheet> sheets;  ///< The author's.
    const css::StyleSheet& own;               ///< Bifolium's own, written before the author's.
    const font::Selection& fonts;
    const image::Library& images;
    const text::Locale& locale;
    const AtomTable& atoms;
    const Sources& sources;
    std::optional<PageSource> page_source;
    std::string_view cover_jpeg;  ///< 1600 x 2400; empty: no cover picture.
    std::string_view cover_alternative;
    /// l10n::label in the edition's language, for the words that a book needs beside its text
    /// (words.cpp lists the keys). None, or an empty answer: English, marked as English.
    std::function<std::string_view(std::string_view key)> label = {};
};

struct Options {
    std::int64_t time = 0;  ///< dcterms:modified; zip entries carry a fixed time.
    std::string generator;  ///< "Bifolium 0.1.0".
};

/// The bytes of the file. Pictures are images/<first 16 digits of the digest>.<ext>.
Result<std::string> package(const Edition&, const Options&, Diagnostics&);

}  // namespace bifolium::epub
