#include "epub/plan.h"

#include <algorithm>
#include <set>

#include "epub/href.h"

namespace bifolium::epub {

namespace {

using document::Contents;
using document::ContentsLevel;
using document::ContentsLink;
using document::Node;

constexpr int outline_levels = 3;  // deeper ones are for the text, not for a reader's menu

template <class Kind>
bool is(const Document& document, NodeId id) {
    return std::holds_alternative<Kind>(document[id].content);
}

NodeId next(NodeId id) {
    return NodeId(id.index() + 1);
}

/// The first node of this kind in [begin, end); invalid if there is none.
template <class Kind>
NodeId find(const Document& document, NodeId begin, NodeId end) {
    for (NodeId id = begin; id < end; id = next(id)) {
        if (is<Kind>(document, id)) return id;
    }
    return NodeId();
}

std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out.push_back(space ? ' ' : c);
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

PartKind kind_of(const Document& document, NodeId id) {
    if (is<document::Cover>(document, id)) return PartKind::title_page;
    if (is<document::BackMatter>(document, id)) return PartKind::back;
    // A contents list may stand in a section that holds its heading.
    if (find<Contents>(document, id, document[id].end).valid()) return PartKind::contents;
    return PartKind::body;
}

bool begins_a_file(const Document& document, NodeId id, PartKind kind) {
    return kind != PartKind::body || is<document::Section>(document, id);
}

/// Loose nodes join the section that follows them, or the file before if none does.
void part_out(const Document& document, Plan& plan) {
    NodeId loose;
    for (NodeId id = document.first_child(document.root()); id.valid();
         id = document.next_sibling(id)) {
        const PartKind kind = kind_of(document, id);
        if (!begins_a_file(document, id, kind)) {
            if (!loose.valid()) loose = id;
            continue;
        }
        if (loose.valid() && kind != PartKind::body) {
            plan.parts.push_back({{}, PartKind::body, loose, id, {}});
            loose = NodeId();
        }
        plan.parts.push_back({{}, kind, loose.valid() ? loose : id, document[id].end, {}});
        loose = NodeId();
    }
    const NodeId end = document[document.root()].end;
    if (loose.valid() && !plan.parts.empty() && plan.parts.back().kind == PartKind::body) {
        plan.parts.back().end = end;
    } else if (loose.valid()) {
        plan.parts.push_back({{}, PartKind::body, loose, end, {}});
    }
    const auto is_body = [](const Part& part) { return part.kind == PartKind::body; };
    if (std::none_of(plan.parts.begin(), plan.parts.end(), is_body) && plan.parts.empty()) {
        plan.parts.push_back({{}, PartKind::body, end, end, {}});  // a book of no words
    }
}

std::string numbered(std::string_view stem, std::size_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return std::string(stem) + "-" + digits + ".xhtml";
}

void name_files(Plan& plan) {
    std::size_t covers = 0, sections = 0, backs = 0, contents = 0;
    for (Part& part : plan.parts) {
        switch (part.kind) {
            case PartKind::title_page:
                part.file = covers++ == 0 ? "titlepage.xhtml" : numbered("titlepage", covers);
                break;
            case PartKind::contents:
                part.file = contents++ == 0 ? "nav.xhtml" : numbered("contents", contents);
                break;
            case PartKind::body:
                part.file = numbered("section", ++sections);
                break;
            case PartKind::back:
                part.file = backs++ == 0 ? "about.xhtml" : numbered("about", backs);
                break;
        }
    }
}

/// What readers and assistive technology must be able to point at.
bool needs_identifier(const Node& node) {
    using namespace document;
    return std::holds_alternative<Heading>(node.content) ||
           std::holds_alternative<Title>(node.content) ||
           std::holds_alternative<Contents>(node.content) ||
           std::holds_alternative<Note>(node.content) ||
           std::holds_alternative<NoteReference>(node.content) ||
           std::holds_alternative<CalloutLabel>(node.content);
}

void identify(const Document& document, const AtomTable& atoms, Plan& plan) {
    std::set<std::string, std::less<>> taken;
    std::size_t index = 0;
    for (const Node& node : document.nodes()) {
        std::string identifier;
        if (node.identifier.valid()) {
            const std::string_view said = atoms.text(node.identifier);
            plan.targets.emplace(said, NodeId(static_cast<std::uint32_t>(index)));
            identifier = ascii_identifier(said);
            if (!taken.insert(identifier).second) identifier.clear();
        }
        if (identifier.empty() && needs_identifier(node)) identifier = generated_identifier(index);
        plan.identifiers.push_back(std::move(identifier));
        ++index;
    }
}

void title_parts(const Document& document, std::string_view fallback, Plan& plan) {
    const std::string whole = document.metadata().title.empty() ? std::string(fallback)
                                                                : folded(document.metadata().title);
    for (Part& part : plan.parts) {
        NodeId heading = find<document::Heading>(document, part.begin, part.end);
        if (!heading.valid()) heading = find<document::Title>(document, part.begin, part.end);
        if (heading.valid()) part.title = words_of(document, heading);
        if (part.title.empty()) part.title = whole;
    }
}

/// A section's id is where its heading's link leads, as in the manuscript.
Place place_of(const Document& document, const Plan& plan, NodeId heading) {
    const NodeId parent = document[heading].parent;
    const std::string& outer = plan.identifier(parent);
    const bool whole = is<document::Section>(document, parent) && !outer.empty();
    return {plan.part_of(heading), whole ? outer : plan.identifier(heading)};
}

void outline_from_contents(const Document& document, NodeId contents, Plan& plan) {
    for (NodeId id = contents; id < document[contents].end; id = next(id)) {
        const auto* link = std::get_if<ContentsLink>(&document[id].content);
        if (link == nullptr) continue;
        std::string_view target = link->target;
        if (target.starts_with('#')) target.remove_prefix(1);
        const auto found = plan.targets.find(target);
        const std::string label = words_of(document, id);
        if (found == plan.targets.end() || label.empty()) continue;
        int depth = 0;
        for (NodeId up = document[id].parent; up > contents; up = document[up].parent) {
            if (is<document::ContentsEntry>(document, up)) ++depth;
        }
        plan.outline.push_back(
            {depth, label, {plan.part_of(found->second), plan.identifier(found->second)}});
    }
}

/// Headings that open sections; one in a quotation or a list item is no place to go to.
void outline_from_headings(const Document& document, Plan& plan) {
    using namespace document;
    std::uint32_t index = 0;
    for (const Node& node : document.nodes()) {
        const NodeId id(index++);
        const auto* heading = std::get_if<Heading>(&node.content);
        const bool title = std::holds_alternative<Title>(node.content);
        if (heading == nullptr && !title) continue;
        const bool opens = title || is<Section>(document, node.parent) ||
                           is<Question>(document, node.parent) ||
                           is<BackMatter>(document, node.parent) || is<Root>(document, node.parent);
        const std::string label = words_of(document, id);
        if (!opens || label.empty()) continue;
        plan.outline.push_back({title ? 0 : heading->level, label, place_of(document, plan, id)});
    }
    int top = outline_levels;
    for (const Outline& entry : plan.outline) {
        if (entry.depth > 0) top = std::min(top, entry.depth);
    }
    for (Outline& entry : plan.outline) entry.depth = std::max(1, entry.depth - top + 1);
    std::erase_if(plan.outline, [](const Outline& o) { return o.depth > outline_levels; });
}

void close_up(Plan& plan) {
    int last = 0;
    for (Outline& entry : plan.outline) {
        entry.depth = std::clamp(entry.depth, 1, last + 1);
        last = entry.depth;
    }
}

}  // namespace

std::string words_of(const Document& document, NodeId id) {
    std::string out;
    for (NodeId at = id; at < document[id].end; at = next(at)) {
        const document::Content& content = document[at].content;
        if (const auto* text = std::get_if<document::Text>(&content)) out.append(text->text);
        if (const auto* image = std::get_if<document::Image>(&content)) {
            out.append(image->alternative);
        }
        if (std::holds_alternative<document::LineBreak>(content)) out.push_back(' ');
    }
    return folded(out);
}

std::size_t Plan::part_of(NodeId id) const {
    const auto after = std::upper_bound(parts.begin(), parts.end(), id,
                                        [](NodeId at, const Part& p) { return at < p.begin; });
    return after == parts.begin() ? 0 : static_cast<std::size_t>(after - parts.begin()) - 1;
}

std::string Plan::href(const Place& place) const {
    const std::string& file = parts.at(place.part).file;
    return place.identifier.empty() ? file : file + "#" + place.identifier;
}

std::string Plan::href(std::string_view target) const {
    if (target.starts_with('#')) target.remove_prefix(1);
    const auto found = targets.find(target);
    if (found == targets.end()) return {};
    return href(Place{part_of(found->second), identifier(found->second)});
}

Plan plan(const Document& document, const AtomTable& atoms, std::string_view fallback_title) {
    Plan out;
    part_out(document, out);
    name_files(out);
    identify(document, atoms, out);
    title_parts(document, fallback_title, out);
    const NodeId contents =
        find<Contents>(document, document.root(), document[document.root()].end);
    out.contents = contents;
    if (contents.valid()) outline_from_contents(document, contents, out);
    if (out.outline.empty()) outline_from_headings(document, out);
    if (out.outline.empty()) out.outline.push_back({1, out.parts.front().title, {}});
    close_up(out);
    return out;
}

}  // namespace bifolium::epub
