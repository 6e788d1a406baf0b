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

bool runs_from_the_right(const Edition& edition) {
    const style::StyleId root =
        edition.styles.style({.node = edition.document.root(), .pseudo = {}});
    return root.valid() && edition.styles.text(root).direction == Direction::right_to_left;
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
        .right_to_left = runs_from_the_right(edition),
        .unseen = style::unseen(edition.styles)};
    return write(material, options, diagnostics);
}

}  // namespace bifolium::pdf
