#include "pdf/navigation.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

#include "base/percent_encoding.h"
#include "pdf/syntax.h"
#include "pdf/trees.h"

namespace bifolium::pdf {

namespace {

constexpr std::size_t annotations_in_a_page = 32767;

/// "#id" or a URL; empty for what is no link.
std::string_view target_of(const document::Content& content) {
    if (const auto* link = std::get_if<document::Link>(&content)) return link->target;
    if (const auto* entry = std::get_if<document::ContentsLink>(&content)) return entry->target;
    return {};
}

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
    if (url.size() < scheme.size()) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c =
            url[i] >= 'A' && url[i] <= 'Z' ? static_cast<char>(url[i] - 'A' + 'a') : url[i];
        if (c != scheme[i]) return false;
    }
    return true;
}

/// Nothing that starts a program or reads a file ever becomes an action.
bool is_live(std::string_view url) {
    for (const std::string_view scheme : {"http://", "https://", "mailto:", "tel:"}) {
        if (starts_with_scheme(url, scheme)) return true;
    }
    return false;
}

/// A URI in a PDF is ASCII: other bytes are percent-encoded.
std::string ascii(std::string_view url) {
    std::string out;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\' &&
            c != '^' && c != '`' && c != '{' && c != '|' && c != '}') {
            out.push_back(c);
        } else {
            append_percent_encoded(out, c);
        }
    }
    return out;
}

Box turned(const Rect& rect, double height) {
    const double x = rect.origin.x.to_pt(), y = rect.origin.y.to_pt();
    return {.left = x,
            .bottom = height - y - rect.size.height.to_pt(),
            .right = x + rect.size.width.to_pt(),
            .top = height - y};
}

HPDF_Array box_array(Store& store, const Box& box) {
    const HPDF_Array out = store.array();
    for (const double edge : {box.left, box.bottom, box.right, box.top}) store.push(out, edge);
    return out;
}

}  // namespace

void Navigation::add_page(const paint::Sheet& sheet, HPDF_Dict page) {
    const double height = sheet.media.height.to_pt();
    const std::size_t index = pages_.size();
    pages_.push_back(page);
    labels_.push_back(sheet.label);
    for (const paint::LinkArea& area : sheet.links) {
        links_.push_back({.page = index, .area = turned(area.rect, height), .node = area.owner});
    }
    for (const paint::Landmark& mark : sheet.landmarks) {
        places_.try_emplace(
            mark.node,
            Place{.page = index, .x = mark.at.x.to_pt(), .y = height - mark.at.y.to_pt()});
    }
    for (const auto& [node, rect] : sheet.boxes) structure_.set_box(node, turned(rect, height));
}

void Navigation::finish(std::span<const layout::Bookmark> bookmarks, Diagnostics& diagnostics) {
    std::uint32_t index = 0;
    for (const document::Node& node : document_.nodes()) {
        if (node.identifier.valid()) {
            identifiers_.try_emplace(std::string(atoms_.text(node.identifier)),
                                     document::NodeId(index));
        }
        ++index;
    }
    add_links(diagnostics);
    add_outline(bookmarks);
    add_page_labels();
    add_destinations();
}

void Navigation::add_links(Diagnostics& diagnostics) {
    HPDF_Array annotations = nullptr;
    std::size_t page = pages_.size(), on_page = 0;
    for (const Link& link : links_) {
        const HPDF_Dict object = annotation(link, diagnostics);
        if (object == nullptr) continue;
        if (link.page != page) {
            annotations = store_.array();
            page = link.page;
            on_page = 0;
            store_.set(pages_[page], "Annots", annotations);
        }
        if (++on_page > annotations_in_a_page) store_.refuse("a page has more than 32767 links");
        store_.push(annotations, object);
    }
}

HPDF_Dict Navigation::annotation(const Link& link, Diagnostics& diagnostics) {
    const document::Node& node = document_[link.node];
    const HPDF_Dict act = action(node, diagnostics);
    if (act == nullptr || !structure_.element_of(link.node).valid()) return nullptr;
    const HPDF_Dict out = store_.indirect_dictionary();
    const HPDF_Array border = store_.array();
    for (int i = 0; i < 3; ++i) store_.push(border, std::int32_t{0});
    store_.set(out, "Type", Name{"Annot"});
    store_.set(out, "Subtype", Name{"Link"});
    store_.set(out, "Rect", box_array(store_, link.area));
    store_.set(out, "Border", border);
    store_.set(out, "F", std::int32_t{4});  // printed: PDF/A allows nothing else
    store_.set(out, "P", pages_[link.page]);
    const std::string contents = contents_of(link.node);
    store_.set(out, "Contents", Text{fitting(contents)});
    store_.set(out, "A", act);
    store_.set(out, "StructParent", structure_.add_annotation(link.node, out, pages_[link.page]));
    return out;
}

/// What a reader hears of the link by itself: its title, its words, or where it leads.
std::string Navigation::contents_of(document::NodeId id) const {
    const document::Content& content = document_[id].content;
    if (const auto* link = std::get_if<document::Link>(&content); link && !link->title.empty()) {
        return link->title;
    }
    if (const auto* reference = std::get_if<document::NoteReference>(&content)) {
        const std::string note =
            reference->note.valid() ? document::text_of(document_, reference->note) : std::string();
        return std::to_string(reference->number) + (note.empty() ? "" : ": " + note);
    }
    const std::string words = document::text_of(document_, id);
    return words.empty() ? std::string(target_of(content)) : words;
}

HPDF_Dict Navigation::action(const document::Node& node, Diagnostics& diagnostics) {
    if (const auto* reference = std::get_if<document::NoteReference>(&node.content)) {
        return jump(reference->note);
    }
    const std::string_view target = target_of(node.content);
    if (!target.empty() && target.front() == '#') {
        const auto found = identifiers_.find(target.substr(1));
        return found == identifiers_.end() ? nullptr : jump(found->second);
    }
    if (!is_live(target)) {
        diagnostics.report({.severity = Severity::warning,
                            .code = "pdf.dead-link",
                            .span = node.span,
                            .message = "'" + std::string(target) +
                                       "' cannot be followed from a PDF; its words stay",
                            .hint = "link to http:, https:, mailto:, tel: or '#name'"});
        return nullptr;
    }
    const std::string url = ascii(target);
    const HPDF_Dict out = store_.dictionary();
    store_.set(out, "Type", Name{"Action"});
    store_.set(out, "S", Name{"URI"});
    store_.set(out, "URI", ByteString{url});
    return out;
}

/// The node's own place, or that of the first thing in it.
std::optional<Navigation::Place> Navigation::place_of(document::NodeId node) const {
    if (!node.valid()) return std::nullopt;
    const auto at = places_.lower_bound(node);
    if (at == places_.end() || at->first >= document_[node].end) return std::nullopt;
    return at->second;
}

HPDF_Dict Navigation::jump(document::NodeId node) {
    const std::optional<Place> place = place_of(node);
    const HPDF_Dict element = structure_.object_of(node);
    if (!place || element == nullptr || pages_[place->page] == nullptr) return nullptr;
    // libharu knows no null in an array that it lets us build, so this is spelt by hand.
    const std::string end = " /XYZ " + number(place->x) + " " + number(place->y) + " null]\n";
    std::string text = "/Type /Action\n/S /GoTo\n/D [" +
                       reference(Store::number_of(pages_[place->page])) + end + "/SD [" +
                       reference(Store::number_of(element)) + end;
    return store_.raw([text = std::move(text)] { return text; });
}

void Navigation::add_outline(std::span<const layout::Bookmark> bookmarks) {
    struct Item {
        HPDF_Dict object = nullptr;
        int level = 0;
        std::size_t parent = 0, last = 0, before = 0;
        std::int32_t visible = 0;  ///< Descendants that would show if this were open.
        bool closed = false;
    };
    std::vector<Item> items(1);
    items[0].object = store_.indirect_dictionary();
    std::vector<std::size_t> open{0};
    for (const layout::Bookmark& bookmark : bookmarks) {
        const HPDF_Dict act = jump(bookmark.node);
        if (act == nullptr) continue;
        while (open.size() > 1 && items[open.back()].level >= bookmark.level) open.pop_back();
        const std::size_t self = items.size(), parent = open.back();
        const std::size_t before = items[parent].last;
        const HPDF_Dict object = store_.indirect_dictionary();
        store_.set(object, "Title", Text{fitting(bookmark.label)});
        store_.set(object, "A", act);
        store_.set(object, "Parent", items[parent].object);
        if (before == 0) {
            store_.set(items[parent].object, "First", object);
        } else {
            store_.set(object, "Prev", items[before].object);
            store_.set(items[before].object, "Next", object);
        }
        items[parent].last = self;
        items.push_back({.object = object,
                         .level = bookmark.level,
                         .parent = parent,
                         .closed = bookmark.closed});
        open.push_back(self);
    }
    if (items.size() == 1) return;
    for (std::size_t i = items.size(); i-- > 0;) {
        const Item& item = items[i];
        if (i > 0) items[item.parent].visible += 1 + (item.closed ? 0 : item.visible);
        if (item.last == 0) continue;
        store_.set(item.object, "Last", items[item.last].object);
        store_.set(item.object, "Count", item.closed ? -item.visible : item.visible);
    }
    store_.set(items[0].object, "Type", Name{"Outlines"});
    store_.set(store_.catalog(), "Outlines", items[0].object);
    store_.set(store_.catalog(), "PageMode", Name{"UseOutlines"});
}

void Navigation::add_page_labels() {
    std::vector<std::pair<std::string, std::string>> rows;
    LabelStyle before;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        LabelStyle label = label_style(labels_[i]);
        const bool goes_on = i > 0 && label.style != 0 && label.style == before.style &&
                             label.number == before.number + 1;
        if (!goes_on) {
            std::string text = "<<";
            if (label.style != 0) {
                text += std::string("/S /") + label.style + " /St " + std::to_string(label.number);
            } else if (!label.prefix.empty()) {
                text += "/P " + text_string(fitting(label.prefix));
            }
            rows.emplace_back(std::to_string(i), text + ">>");
        }
        before = std::move(label);
    }
    if (!rows.empty())
        store_.set(store_.catalog(), "PageLabels", tree(store_, "Nums", std::move(rows)));
}

/// Each id by its name, for links from outside: leaflet.pdf#nameddest=dose.
/// ISO 32000-1, 12.3.2.3; https://www.rfc-editor.org/rfc/rfc8118#section-3
void Navigation::add_destinations() {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& [id, node] : identifiers_) {
        const std::optional<Place> place = place_of(node);
        if (!place || pages_[place->page] == nullptr) continue;
        rows.emplace_back(literal_string(id),
                          "[" + reference(Store::number_of(pages_[place->page])) + " /XYZ " +
                              number(place->x) + " " + number(place->y) + " null]");
    }
    if (rows.empty()) return;
    const HPDF_Dict names = store_.dictionary();
    store_.set(names, "Dests", tree(store_, "Names", std::move(rows)));
    store_.set(store_.catalog(), "Names", names);
}

}  // namespace bifolium::pdf
