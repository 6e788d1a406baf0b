// The dump of a page: for people and for golden files. Positions in points from the trim's top
// left, so that a number can be found with a ruler.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "document/markup.h"
#include "layout/paginate.h"

namespace bifolium::layout {

namespace {

/// At most two decimals, and none that say nothing.
std::string number(Length length) {
    const double rounded = std::round(length.to_pt() * 100) / 100;
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded);
    return {text, end.ptr};
}

std::string place(Point at, Size size) {
    return " at " + number(at.x) + " " + number(at.y) + ", " + number(size.width) + " x " +
           number(size.height);
}

struct Dump {
    const Context& context;
    std::string out;

    void line(int level, const std::string& text) {
        out.append(static_cast<std::size_t>(level) * 2, ' ').append(text).push_back('\n');
    }

    std::string name(const Fragment& fragment) const {
        if (!fragment.source.node.valid()) return "of the margin";
        const document::Node& node = context.document.document()[fragment.source.node];
        std::string name = document::element_of(node.content);
        if (const auto inner = name.find('>'); inner != std::string::npos) name.resize(inner);
        if (name.empty()) name = document::markup(node.content).name;
        for (const Atom each : node.classes)
            name.append(".").append(context.document.atoms().text(each));
        if (fragment.source.pseudo == style::PseudoElement::before) name += "::before";
        if (fragment.source.pseudo == style::PseudoElement::after) name += "::after";
        if (fragment.source.pseudo == style::PseudoElement::marker) name += "::marker";
        return name;
    }

    void children(const std::vector<Child>& list, Point at, int level) {
        for (const Child& child : list) {
            fragment(*child.fragment, {at.x + child.offset.x, at.y + child.offset.y}, level);
        }
    }

    void box(const Fragment& f, const BoxPart& part, Point at, int level) {
        if (part.anonymous) return children(part.children, at, level);
        std::string flags;
        if (!part.starts) flags += " continued";
        if (!part.ends) flags += " to-be-continued";
        if (part.repeated) flags += " repeated";
        if (part.clips) flags += " clips";
        if (part.inline_box) flags += " inline";
        line(level, "box " + name(f) + place(at, f.size) + flags);
        children(part.children, at, level + 1);
    }

    void fragment(const Fragment& f, Point at, int level) {
        const auto visit = [&](const auto& part) {
            using Part = std::decay_t<decltype(part)>;
            if constexpr (std::is_same_v<Part, BoxPart>) {
                box(f, part, at, level);
            } else if constexpr (std::is_same_v<Part, LinePart>) {
                line(level, "line" + place(at, f.size));
                children(part.children, at, level + 1);
            } else if constexpr (std::is_same_v<Part, TextPart>) {
                const std::string& all = part.paragraph->text.text();
                line(level, std::string(part.label ? "label" : "text") + " at " + number(at.x) +
                                " \"" + all.substr(part.text.begin, part.text.size()) + "\"" +
                                (part.hyphen ? " hyphen" : ""));
            } else if constexpr (std::is_same_v<Part, ImagePart>) {
                line(level, "image " + name(f) + place(at, f.size));
            } else if constexpr (std::is_same_v<Part, LeaderPart>) {
                line(level, "leader \"" + part.pattern + "\"" + place(at, f.size));
            } else if constexpr (std::is_same_v<Part, ReferencePart>) {
                line(level, "reference" + place(at, f.size));
            } else if constexpr (std::is_same_v<Part, TableGroundPart>) {
                line(level, "ground " + name(f) + place(at, f.size));
            } else if constexpr (std::is_same_v<Part, ColumnRulePart>) {
                line(level, "column rule" + place(at, f.size));
            } else {
                static_assert(std::is_same_v<Part, RulePart>);
                line(level, "rule" + place(at, f.size));
            }
        };
        std::visit(visit, f.part);
    }
};

}  // namespace

std::string dump(const Page& page, const Context& context) {
    Dump dump{context, {}};
    std::string head =
        "page " + page.label + ", " + number(page.trim.width) + " x " + number(page.trim.height);
    if (page.scale < 1) head += ", at " + std::to_string(static_cast<int>(page.scale * 100)) + " %";
    dump.line(0, head);
    if (page.frame.fragment != nullptr) {
        dump.line(1, "frame" + place(page.frame.offset, page.frame.fragment->size));
    }
    dump.fragment(*page.body, page.origin, 1);
    if (!page.floats.empty()) {
        dump.line(1, "floats");
        dump.children(page.floats, {}, 2);
    }
    if (page.foot.fragment != nullptr) {
        dump.line(1, "notes" + place(page.foot.offset, page.foot.fragment->size));
        dump.children({page.foot}, {}, 2);
    }
    if (!page.margins.empty()) {
        dump.line(1, "margins");
        dump.children(page.margins, {}, 2);
    }
    return std::move(dump.out);
}

}  // namespace bifolium::layout
