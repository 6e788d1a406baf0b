#include "site/pen.h"

#include "site/shelf.h"

namespace bifolium::site {

void Pen::open(std::string_view name, std::string_view kind) {
    out.open(name);
    out.attribute("class", kind);
}

void Pen::said(std::string_view name, std::string_view kind, std::string_view text) {
    if (text.empty()) return;
    out.open(name);
    if (!kind.empty()) out.attribute("class", kind);
    out.text(text);
    out.close();
}

void Pen::meta(std::string_view name, std::string_view content) {
    out.open("meta");
    out.attribute("name", name);
    out.attribute("content", content);
    out.close();
}

std::string Pen::link(std::string_view path) const {
    return (language.empty() ? "" : "../") + reference(path).substr(2);
}

void Pen::tag_if_other(const Edition& edition) {
    const Voice& voice = voices.of(edition.language);
    if (&voice != &own) voice.tag(out);
}

std::string_view title_of(const Edition& edition) {
    return edition.title.empty() ? edition.publication : edition.title;
}

}  // namespace bifolium::site
