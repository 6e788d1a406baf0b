#include "pdf/write.h"

#include "pdf/material.h"
#include "style/unseen.h"

namespace bifolium::pdf {

namespace {

/// A list's numbering is that of its items: `list-style-type` inherits to them.
std::string list_style(const Edition& edition, document::NodeId list) {
    const document::NodeId item = edition.document.first_child(list);
    const style::StyleId style =
        edition.styles.style({.node = item.valid() ? item : list, .pseudo = {}});
    if (!style.valid()) return {};
    return std::string(edition.styles.atoms().text(edition.styles.text(style).list_style));
}

}  // namespace

Result<std::string> write(const Edition& edition, const Options& options, Workers&,
                          Diagnostics& diagnostics) {
    const Material material{
        .document = edition.document,
        .atoms = edition.styles.atoms(),
        .sheets = edition.sheets,
        .fonts = edition.fonts,
        .images = edition.images,
        .bookmarks = edition.bookmarks,
        .list_style = [&edition](document::NodeId list) { return list_style(edition, list); },
        .unseen = style::unseen(edition.styles)};
    return write(material, options, diagnostics);
}

}  // namespace bifolium::pdf
