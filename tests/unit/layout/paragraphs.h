// Paragraphs for tests: made from a few calls, and their lines written as text.
#pragma once

#include <charconv>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/document.h"
#include "layout/box.h"
#include "layout/lines.h"
#include "support/typeset.h"

namespace bifolium::layout {

inline std::string number(Length length) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, length.to_pt());
    return {digits, end.ptr};
}

/// The first paragraph box below `box`, the box itself included.
inline const Box* first_paragraph(const Box& box) {
    if (box.kind == BoxKind::paragraph) return &box;
    for (const Box& child : box.children) {
        if (const Box* found = first_paragraph(child)) return found;
    }
    return nullptr;
}
inline void collect_paragraphs(const Box& box, std::vector<const Box*>& out) {
    if (box.kind == BoxKind::paragraph) out.push_back(&box);
    for (const Box& child : box.children) collect_paragraphs(child, out);
}
inline std::vector<const Box*> paragraphs(const Box& box) {
    std::vector<const Box*> out;
    collect_paragraphs(box, out);
    return out;
}

/// A document of one paragraph of plain text, or of what `fill` puts into it.
class OneParagraph : public Typeset {
public:
    using Fill = std::function<void(document::Builder&, AtomTable&)>;
    OneParagraph(const Fill& fill, std::string_view css, std::string_view language = "en")
        : Typeset(
              [&](AtomTable& atoms, Sources&, Diagnostics&) {
                  document::Metadata metadata;
                  metadata.language = atoms.intern(language);
                  document::Builder builder(metadata);
                  builder.open(document::Paragraph{}, {});
                  fill(builder, atoms);
                  builder.close();
                  return std::move(builder).finish();
              },
              css, BIFOLIUM_ROOT) {}
    OneParagraph(const std::string& text, std::string_view css, std::string_view language = "en")
        : OneParagraph([&](document::Builder& b, AtomTable&) { b.leaf(document::Text{text}, {}); },
                       css, language) {}

    const Box& box() const { return *first_paragraph(tree().root); }
    LinesRef lines(double width_pt, const RoomAt* room = nullptr) {
        return break_lines(context(), box(), Length::pt(width_pt), 0, room);
    }
    std::string text(const Line& line) const {
        return box().inlines->text.text().substr(line.range.begin, line.range.size());
    }
    /// Each line's slice of the layout string.
    std::vector<std::string> broken(double width_pt) {
        std::vector<std::string> out;
        const LinesRef all = lines(width_pt);
        for (const Line& line : all->lines) out.push_back(text(line));
        return out;
    }
    /// What stands on a line from left to right: "0:abc 40:def"; a hyphen is '-', a box is []x+w.
    std::string set(double width_pt, std::size_t line) {
        const LinesRef all = lines(width_pt);
        return describe(*set_line(context(), box(), *all, line));
    }
    static std::string describe(const Fragment& line) {
        std::string out;
        for (const Child& child : std::get<LinePart>(line.part).children) {
            out += (out.empty() ? "" : " ") + number(child.offset.x) + ":";
            if (const auto* text = std::get_if<TextPart>(&child.fragment->part)) {
                out += text->hyphen ? "-"
                                    : text->paragraph->text.text().substr(text->text.begin,
                                                                          text->text.size());
            } else if (std::holds_alternative<BoxPart>(child.fragment->part)) {
                out += "[" + number(child.fragment->size.width) + "]";
            } else if (std::holds_alternative<ReferencePart>(child.fragment->part)) {
                out += "?";
            } else {
                out += "*";
            }
        }
        return out;
    }
};

}  // namespace bifolium::layout
