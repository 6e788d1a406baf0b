#include "epub/page.h"

#include <utility>

namespace bifolium::epub {

std::string_view book_language(const Edition& edition) {
    const Atom said = edition.document[edition.document.root()].language;
    const std::string_view tag = edition.atoms.text(said);
    return tag.empty() ? std::string_view(edition.locale.tag) : tag;
}

std::string_view book_direction(const Edition& edition) {
    return edition.locale.direction == Direction::right_to_left ? "rtl" : "ltr";
}

xml::XhtmlWriter open_page(const Edition& edition, std::string_view title) {
    xml::XhtmlWriter out;
    out.open("html");
    out.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    out.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
    out.attribute("lang", book_language(edition));
    out.attribute("xml:lang", book_language(edition));
    if (edition.locale.direction == Direction::right_to_left) out.attribute("dir", "rtl");
    out.line();
    out.open("head");
    out.open("meta");
    out.attribute("charset", "UTF-8");
    out.close();
    out.open("title");
    out.text(title);
    out.close();
    out.open("link");
    out.attribute("rel", "stylesheet");
    out.attribute("type", "text/css");
    out.attribute("href", sheet_file);
    out.close();
    out.close();
    out.line();
    out.open("body");
    out.line();
    return out;
}

std::string finish_page(xml::XhtmlWriter&& out) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n" +
           std::move(out).finish() + "\n";
}

}  // namespace bifolium::epub
