#include "pdf/structure.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "document/markup.h"
#include "pdf/syntax.h"
#include "pdf/trees.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t array_limit = 32767;
constexpr document::NodeId last_place;  // invalid ids are the greatest

bool is_artifact(const document::Content& content) {
    const auto* image = std::get_if<document::Image>(&content);
    return std::holds_alternative<document::ThematicBreak>(content) ||
           (image != nullptr && image->decorative);
}

std::string_view outer_part(std::string_view role) {
    return role.substr(0, role.find('>'));
}

std::string_view inner_part(std::string_view role) {
    const std::size_t at = role.find('>');
    return at == std::string_view::npos ? std::string_view() : role.substr(at + 1);
}

std::string identifier_of(const document::Note&, document::NodeId node) {
    std::string digits = std::to_string(node.index());
    digits.insert(0, digits.size() < 10 ? 10 - digits.size() : 0, '0');
    return literal_string("note-" + digits);  // of one length, so that they sort as the nodes do
}

}  // namespace

/// An open node while the tree is built.
struct StructureTree::Frame {
    std::uint32_t end = 0;
    ElementId content;  ///< Parent of what stands inside.
    ElementId group;    ///< The open LI around terms and definitions.
    bool group_defined = false;
};

StructureTree::StructureTree(const StructureSource& source, Store& store)
    : source_(source), store_(store), root_(store.indirect_dictionary()) {
    const std::size_t count = source_.document.nodes().size();
    outer_.resize(count);
    inner_.resize(count);
    label_.resize(count);
    boxes_.resize(count);
    build();
}

void StructureTree::build() {
    std::vector<Frame> open;
    for (std::uint32_t i = 0; i < source_.document.nodes().size(); ++i) {
        while (!open.empty() && open.back().end <= i) open.pop_back();
        enter(document::NodeId(i), open);
    }
}

void StructureTree::enter(document::NodeId id, std::vector<Frame>& open) {
    const document::Node& node = source_.document[id];
    const document::Markup& markup = document::markup(node.content);
    const std::string role = document::role_of(node.content);
    ElementId parent = open.empty() ? ElementId() : open.back().content;
    const bool unseen = !source_.unseen.empty() && source_.unseen[id.index()];
    if (!open.empty() && !role.empty() && !unseen) {
        Frame& frame = open.back();
        if (markup.around.empty()) {
            frame.group = ElementId();
        } else {
            parent = group_for(id, markup.around, frame);
        }
    }
    Frame own{.end = node.end.index(), .content = parent, .group = {}, .group_defined = false};
    if (unseen || is_artifact(node.content)) {
        own.content = ElementId();
    } else if (!role.empty()) {
        const std::string type(markup.own.empty() ? outer_part(role) : markup.own);
        outer_[id.index()] = own.content = add(id, parent, Part::outer, type, {id, 0});
        if (const std::string_view inner = inner_part(role); !inner.empty()) {
            own.content = add(id, own.content, Part::inner, std::string(inner), {id, 1});
        }
    }
    inner_[id.index()] = own.content;
    open.push_back(own);
}

/// One group holds terms and then their definitions; a term after a definition begins the next.
ElementId StructureTree::group_for(document::NodeId id, std::string_view around, Frame& frame) {
    const bool defines = std::holds_alternative<document::Definition>(source_.document[id].content);
    if (!frame.group.valid() || (frame.group_defined && !defines)) {
        frame.group = add(id, frame.content, Part::group, std::string(around), {id, 0});
    }
    frame.group_defined = defines;
    return frame.group;
}

ElementId StructureTree::add(document::NodeId node, ElementId parent, Part part, std::string type,
                             ReadingPlace place) {
    const ElementId id(static_cast<std::uint32_t>(elements_.size()));
    elements_.push_back({.node = node,
                         .parent = parent,
                         .part = part,
                         .type = std::move(type),
                         .object = store_.raw([this, id] { return spell(id); }),
                         .first_kid = 0,
                         .kids = 0});
    if (parent.valid()) {
        kids_.push_back({.parent = parent,
                         .place = place,
                         .kind = KidKind::element,
                         .page = 0,
                         .form = 0,
                         .value = id.index()});
    }
    return id;
}

ElementId StructureTree::element_of(document::NodeId node) const {
    return node.valid() ? inner_.at(node.index()) : ElementId();
}

namespace {

bool has_label(const document::Content& content) {
    return std::holds_alternative<document::Item>(content) ||
           std::holds_alternative<document::Note>(content);
}

}  // namespace

ElementId StructureTree::label_of(document::NodeId node) {
    document::NodeId item = node;
    while (item.valid() && !has_label(source_.document[item].content)) {
        item = source_.document[item].parent;
    }
    if (!item.valid()) return element_of(node);
    ElementId& label = label_.at(item.index());
    if (!label.valid()) {
        label = add(item, outer_.at(item.index()), Part::label, "Lbl", {item, 0});
    }
    return label;
}

HPDF_Dict StructureTree::object_of(document::NodeId node) const {
    const ElementId id = node.valid() ? outer_.at(node.index()) : ElementId();
    return id.valid() ? elements_[id.index()].object : nullptr;
}

void StructureTree::begin_page(HPDF_Dict page) {
    open_.assign(1, streams_.size());
    streams_.push_back({.page = page == nullptr ? 0 : Store::number_of(page), .parents = {}});
}

void StructureTree::begin_form(HPDF_Dict form) {
    const std::uint32_t page = streams_[open_.back()].page;
    open_.push_back(streams_.size());
    streams_.push_back(
        {.page = page, .form = form == nullptr ? 0 : Store::number_of(form), .parents = {}});
}

void StructureTree::end_form() {
    open_.pop_back();
}

std::optional<std::int32_t> StructureTree::key() const {
    if (streams_[open_.back()].parents.empty()) return std::nullopt;
    return static_cast<std::int32_t>(open_.back());
}

std::uint32_t StructureTree::add_content(ElementId parent, ReadingPlace place) {
    Stream& stream = streams_[open_.back()];
    const auto number = static_cast<std::uint32_t>(stream.parents.size());
    if (number >= array_limit) store_.refuse("a page of a PDF holds up to 32767 pieces of content");
    stream.parents.push_back(parent);
    kids_.push_back({.parent = parent,
                     .place = place,
                     .kind = KidKind::content,
                     .page = stream.page,
                     .form = stream.form,
                     .value = number});
    return number;
}

std::int32_t StructureTree::add_annotation(document::NodeId node, HPDF_Dict annotation,
                                           HPDF_Dict page) {
    const ElementId parent = element_of(node);
    if (annotation != nullptr && page != nullptr && parent.valid()) {
        kids_.push_back({.parent = parent,
                         .place = {last_place, 0},
                         .kind = KidKind::annotation,
                         .page = Store::number_of(page),
                         .form = 0,
                         .value = Store::number_of(annotation)});
    }
    annotations_.push_back(parent);
    return static_cast<std::int32_t>(streams_.size() + annotations_.size() - 1);
}

void StructureTree::set_box(document::NodeId node, const Box& box) {
    if (node.valid() && !boxes_.at(node.index())) boxes_[node.index()] = box;
}

void StructureTree::sort_kids() {
    std::stable_sort(kids_.begin(), kids_.end(), [](const Kid& a, const Kid& b) {
        return std::tuple(a.parent, a.place.node, a.place.text_begin) <
               std::tuple(b.parent, b.place.node, b.place.text_begin);
    });
    std::uint32_t index = 0;
    for (const Kid& kid : kids_) {
        Element& parent = elements_[kid.parent.index()];
        // Any number: we spell the array ourselves, past the limit of libharu's.
        if (parent.kids++ == 0) parent.first_kid = index;
        ++index;
    }
}

void StructureTree::finish() {
    sort_kids();
    if (elements_.empty()) return;
    const HPDF_Array kids = store_.array();
    store_.push(kids, elements_.front().object);
    store_.set(root_, "Type", Name{"StructTreeRoot"});
    store_.set(root_, "K", kids);
    store_.set(root_, "RoleMap", role_map());
    store_.set(root_, "ParentTree", parent_tree());
    store_.set(root_, "ParentTreeNextKey",
               static_cast<std::int32_t>(streams_.size() + annotations_.size()));
    add_identifiers(root_);
    store_.set(store_.catalog(), "StructTreeRoot", root_);
    const HPDF_Dict info = store_.dictionary();
    store_.set(info, "Marked", true);
    store_.set(store_.catalog(), "MarkInfo", info);
}

std::string StructureTree::spell(ElementId id) const {
    const Element& element = elements_[id.index()];
    const document::Node& node = source_.document[element.node];
    const HPDF_Dict parent =
        element.parent.valid() ? elements_[element.parent.index()].object : root_;
    std::string out = "/Type /StructElem\n/S " + name(element.type) + "\n/P " +
                      reference(Store::number_of(parent)) + "\n";
    if (element.part == Part::outer) {
        const bool other =
            !node.parent.valid() || source_.document[node.parent].language != node.language;
        const std::string_view language = source_.atoms.text(node.language);
        if (other && !language.empty()) out += "/Lang " + literal_string(language) + "\n";
        if (const std::string alt = alternative(element.node); !alt.empty()) {
            out += "/Alt " + text_string(fitting(alt)) + "\n";
        }
        if (const auto* note = std::get_if<document::Note>(&node.content)) {
            out += "/ID " + identifier_of(*note, element.node) + "\n";
        }
        if (const auto* short_form = std::get_if<document::Abbreviation>(&node.content);
            short_form != nullptr && !short_form->expansion.empty()) {
            out += "/E " + text_string(fitting(short_form->expansion)) + "\n";
        }
        out += spell_attributes(element);
    }
    if (element.kids == 0) return out;
    out += "/K [";
    for (std::uint32_t i = 0; i < element.kids; ++i) {
        out += spell_kid(kids_[element.first_kid + i]) + "\n";
    }
    return out + "]\n";
}

std::string StructureTree::spell_kid(const Kid& kid) const {
    switch (kid.kind) {
        case KidKind::element:
            return reference(Store::number_of(elements_[kid.value].object));
        case KidKind::content:
            return "<</Type /MCR /Pg " + reference(kid.page) +
                   (kid.form == 0 ? "" : " /Stm " + reference(kid.form)) + " /MCID " +
                   std::to_string(kid.value) + ">>";
        case KidKind::annotation:
            return "<</Type /OBJR /Pg " + reference(kid.page) + " /Obj " + reference(kid.value) +
                   ">>";
    }
    return {};
}

std::string StructureTree::spell_attributes(const Element& element) const {
    const document::Content& content = source_.document[element.node].content;
    if (std::holds_alternative<document::List>(content) ||
        std::holds_alternative<document::DefinitionList>(content)) {
        return "/A <</O /List /ListNumbering /" + list_numbering(element.node) + ">>\n";
    }
    const auto* header = std::get_if<document::HeaderCell>(&content);
    if (header != nullptr || std::holds_alternative<document::Cell>(content)) {
        std::string said;
        if (header != nullptr) {
            said = header->scope == document::Scope::column ? " /Scope /Column" : " /Scope /Row";
        }
        const document::CellSpan span = document::span_of(content);
        if (span.columns > 1) said += " /ColSpan " + std::to_string(span.columns);
        if (span.rows > 1) said += " /RowSpan " + std::to_string(span.rows);
        return said.empty() ? said : "/A <</O /Table" + said + ">>\n";
    }
    const auto& box = boxes_[element.node.index()];
    if (!box) return {};
    std::string out = "/A <</O /Layout /Placement /Block /BBox [";
    for (const double edge : {box->left, box->bottom, box->right, box->top}) {
        out += number(edge) + " ";
    }
    return out + "]>>\n";
}

std::string StructureTree::list_numbering(document::NodeId id) const {
    const auto* list = std::get_if<document::List>(&source_.document[id].content);
    if (list == nullptr) return "None";
    bool labelled = false;  // nothing is numbered where no label is shown
    for (document::NodeId item = source_.document.first_child(id); item.valid();
         item = source_.document.next_sibling(item)) {
        labelled = labelled || label_[item.index()].valid();
    }
    if (!labelled) return "None";
    constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"disc", "Disc"},
        {"circle", "Circle"},
        {"square", "Square"},
        {"decimal", "Decimal"},
        {"lower-roman", "LowerRoman"},
        {"upper-roman", "UpperRoman"},
        {"lower-alpha", "LowerAlpha"},
        {"upper-alpha", "UpperAlpha"},
        {"lower-latin", "LowerAlpha"},
        {"upper-latin", "UpperAlpha"}};
    const std::string style = source_.list_style ? source_.list_style(id) : std::string();
    for (const auto& [css, pdf] : names) {
        if (style == css) return std::string(pdf);
    }
    return list->ordered ? "Decimal" : "Disc";
}

/// A figure says what its pictures say, and where none has words its caption's.
std::string StructureTree::alternative(document::NodeId id) const {
    const document::Document& document = source_.document;
    if (const auto* image = std::get_if<document::Image>(&document[id].content)) {
        return image->alternative;
    }
    if (!std::holds_alternative<document::Figure>(document[id].content)) return {};
    std::string said, caption;
    for (std::uint32_t i = id.index(); i < document[id].end.index(); ++i) {
        const document::Content& content = document[document::NodeId(i)].content;
        if (const auto* image = std::get_if<document::Image>(&content)) {
            if (image->decorative || image->alternative.empty()) continue;
            said += (said.empty() ? "" : "; ") + image->alternative;
        } else if (std::holds_alternative<document::Caption>(content)) {
            caption = document::text_of(document, document::NodeId(i));
        }
    }
    return said.empty() ? caption : said;
}

HPDF_Dict StructureTree::role_map() {
    const HPDF_Dict map = store_.dictionary();
    for (const document::Markup& row : document::markup_table) {
        if (row.own.empty()) continue;
        store_.set(map, std::string(row.own).c_str(), Name{outer_part(row.role)});
    }
    return map;
}

HPDF_Dict StructureTree::parent_tree() {
    const auto object = [this](ElementId id) {
        return id.valid() ? reference(Store::number_of(elements_[id.index()].object)) : "null";
    };
    std::vector<std::pair<std::string, std::string>> rows;
    std::size_t key = 0;
    for (const Stream& stream : streams_) {
        std::string parents = "[";
        for (const ElementId id : stream.parents) parents += object(id) + " ";
        if (!stream.parents.empty()) rows.emplace_back(std::to_string(key), parents + "]");
        ++key;
    }
    for (const ElementId id : annotations_) rows.emplace_back(std::to_string(key++), object(id));
    return tree(store_, "Nums", std::move(rows));
}

void StructureTree::add_identifiers(HPDF_Dict root) {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Element& element : elements_) {
        const auto* note = std::get_if<document::Note>(&source_.document[element.node].content);
        if (note == nullptr || element.part != Part::outer || element.object == nullptr) continue;
        rows.emplace_back(identifier_of(*note, element.node),
                          reference(Store::number_of(element.object)));
    }
    if (!rows.empty()) store_.set(root, "IDTree", tree(store_, "Names", std::move(rows)));
}

}  // namespace bifolium::pdf
