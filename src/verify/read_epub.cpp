#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "document/markup.h"
#include "verify/container.h"
#include "verify/outline.h"
#include "xml/reader.h"

namespace bifolium::verify {

namespace {

using document::Markup;

constexpr std::string_view xhtml = "http://www.w3.org/1999/xhtml";
constexpr std::string_view media_type = "application/epub+zip";
constexpr std::uint32_t depth_limit = 400;  // a Document's own nesting, each node at most two

std::string_view attribute(const xml::Opened& opened, std::string_view name) {
    for (const auto& [known, value] : opened.attributes) {
        if (known == name) return value;
    }
    return {};
}

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (list.substr(0, end) == word) return true;
        list.remove_prefix(std::min(list.size(), end + 1));
    }
    return false;
}

std::string_view part(std::string_view names, bool outer) {
    const std::size_t at = names.find('>');
    if (outer || at == std::string_view::npos) return names.substr(0, at);
    return names.substr(at + 1);
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// The row that writes this element: one with the element's first class, else one with none.
const Markup* row_of(std::string_view name, std::string_view classes) {
    const std::string_view first = classes.substr(0, classes.find(' '));
    const Markup* plain = nullptr;
    for (const Markup& row : document::markup_table) {
        const std::string_view element = part(row.element, true);
        if (element != name && !(element == "h#" && is_heading(name))) continue;
        if (!row.classes.empty() && row.classes == first) return &row;
        if (row.classes.empty() && plain == nullptr) plain = &row;
    }
    return plain;
}

std::vector<std::string> roles_of(const Markup& row, std::string_view name) {
    if (!row.own.empty()) return {std::string(row.own)};
    const std::string_view outer = part(row.role, true), inner = part(row.role, false);
    if (row.role == "H#") return {"H" + std::string(name.substr(1))};
    if (outer == inner) return {std::string(outer)};
    if (row.role == "Reference>Link") return {std::string(outer), std::string(inner)};
    return {std::string(outer)};  // LBody is seen through; <code> in <pre> is an element itself
}

/// One XHTML file of the spine, event by event.
class Page {
public:
    Page(Outline& outline, const Reading& reading) : outline_(outline), reading_(reading) {}

    void handle(const xml::Event& event) {
        if (const auto* opened = std::get_if<xml::Opened>(&event)) open(*opened);
        if (const auto* words = std::get_if<xml::Characters>(&event)) {
            if (skipped_ == 0 && in_body_) outline_.text(words->text);
        }
        if (std::holds_alternative<xml::Closed>(event)) close();
    }

private:
    struct Open {
        std::size_t rows = 0;
        std::string language;
        bool navigation = false;
    };

    void open(const xml::Opened& opened) {
        Open next;
        const std::string_view language = attribute(opened, "xml:lang");
        const bool inner = !open_.empty();
        next.language = !language.empty() || !inner ? std::string(language) : open_.back().language;
        if (skipped_ > 0 || is_aside(opened)) {
            ++skipped_;
        } else if (in_body_) {
            next.navigation = opened.name == "nav";
            enter(opened, next);
        } else if (opened.name == "head") {
            ++skipped_;
        }
        in_body_ = in_body_ || (skipped_ == 0 && opened.name == "body");
        open_.push_back(std::move(next));
    }

    /// No part of the text: see structure.h.
    static bool is_aside(const xml::Opened& opened) {
        const std::string_view classes = attribute(opened, "class");
        const std::string_view type = attribute(opened, "epub:type");
        return (opened.name == "nav" && !has_word(classes, "contents")) ||
               has_word(classes, "marker") || (opened.name == "section" && type == "cover");
    }

    void enter(const xml::Opened& opened, Open& next) {
        if (opened.name == "br") return outline_.text(" ");
        // Made around words of another language: the Document has no element there.
        if (opened.name == "span" && attribute(opened, "class") == "words") return;
        if (opened.name == "ol" && !open_.empty() && open_.back().navigation) return;
        Element element;
        element.language = next.language;
        std::vector<std::string> roles = roles_of(opened);
        if (opened.name == "img") {
            element.alternative = attribute(opened, "alt");
            if (element.alternative.empty()) return;  // decorative
        }
        if (attribute(opened, "role") == "img") {
            element.alternative = attribute(opened, "aria-label");
        }
        if (opened.name == "th") {
            element.scope = attribute(opened, "scope") == "row" ? "Row" : "Column";
        }
        if (opened.name == "th" || opened.name == "td") {
            element.span = {count_of(opened, "colspan"), count_of(opened, "rowspan")};
        }
        if (reading_.targets) element.target = target_of(opened);
        for (std::string& role : roles) {
            element.role = std::move(role);
            outline_.open(element);
        }
        next.rows = roles.size();
    }

    /// Within the book files have no scheme; what leads to them is the book's own affair.
    static std::string target_of(const xml::Opened& opened) {
        const std::string_view link = attribute(opened, "href");
        if (link.find(':') != std::string_view::npos) return std::string(link);
        return std::string(attribute(opened, "src"));
    }

    /// How many columns or rows; 1 where nothing is said, 0 where it is no number.
    static std::uint32_t count_of(const xml::Opened& opened, std::string_view name) {
        const std::string_view said = attribute(opened, name);
        if (said.empty()) return 1;
        std::uint32_t count = 0;
        const auto end = std::from_chars(said.data(), said.data() + said.size(), count);
        return end.ptr == said.data() + said.size() ? count : 0;
    }

    static std::vector<std::string> roles_of(const xml::Opened& opened) {
        const std::string_view type = attribute(opened, "epub:type");
        const bool in_xhtml = opened.name_space == xhtml;
        // A reference within a link cannot be a link itself; an author's class makes none.
        if (in_xhtml && type == "noteref") return {"Reference", "Link"};
        if (in_xhtml && opened.name == "span" && attribute(opened, "role") == "img") {
            return {"Figure"};
        }
        const std::string_view classes = attribute(opened, "class");
        const Markup* row = in_xhtml ? row_of(opened.name, classes) : nullptr;
        if (row == nullptr) return {"?" + std::string(opened.name)};  // equal to nothing of ours
        if (row->classes == "noteref") return {"Link"};
        if (row->role.empty()) return {};
        return verify::roles_of(*row, opened.name);
    }

    void close() {
        const Open last = std::move(open_.back());
        open_.pop_back();
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        for (std::size_t i = 0; i < last.rows; ++i) outline_.close();
    }

    Outline& outline_;
    const Reading& reading_;
    std::vector<Open> open_;
    std::size_t skipped_ = 0;  ///< Depth within what is left out.
    bool in_body_ = false;
};

/// What the package document says of files and their order.
struct Package {
    std::map<std::string, std::string, std::less<>> files;  ///< By id.
    std::vector<std::string> spine;                         ///< Ids.
};

Result<std::string> package_path(const Container& container) {
    const Result<std::string> text = container.file("META-INF/container.xml");
    if (!text) return text.failure();
    std::string path;
    const auto read = xml::read(*text, {}, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr || opened->name != "rootfile" || !path.empty()) return;
        path = attribute(*opened, "full-path");
    });
    if (!read) return read.failure();
    if (path.empty()) return Failure{"the e-book's container names no package document"};
    return path;
}

Result<Package> read_package(const std::string& text) {
    Package package;
    const auto read = xml::read(text, {}, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr) return;
        if (opened->name == "item") {
            package.files.emplace(attribute(*opened, "id"), attribute(*opened, "href"));
        } else if (opened->name == "itemref") {
            package.spine.emplace_back(attribute(*opened, "idref"));
        }
    });
    if (!read) return read.failure();
    return package;
}

}  // namespace

Result<Structure> read_epub(std::string_view bytes, const Reading& reading) {
    Result<Container> container = Container::open(bytes);
    if (!container) return container.failure();
    const Result<std::string> kind = container->file("mimetype");
    if (!kind) return kind.failure();
    if (*kind != media_type) return Failure{"the file's mimetype is no e-book's"};
    const Result<std::string> path = package_path(*container);
    if (!path) return path.failure();
    const Result<std::string> text = container->file(*path);
    if (!text) return text.failure();
    const Result<Package> package = read_package(*text);
    if (!package) return Failure{"package document: " + package.failure().what};

    const std::string folder = (*path).substr(0, (*path).rfind('/') + 1);
    const xml::Limits limits{.depth = depth_limit, .doctype = xml::Doctype::html};
    Outline outline(reading.references);
    for (const std::string& id : (*package).spine) {
        const auto item = (*package).files.find(id);
        if (item == (*package).files.end()) {
            return Failure{"the e-book's spine names '" + id + "', which is not in its manifest"};
        }
        const Result<std::string> file = container->file(folder + item->second);
        if (!file) return file.failure();
        Page page(outline, reading);
        const auto read =
            xml::read(*file, limits, [&](const xml::Event& event) { page.handle(event); });
        if (!read) return Failure{item->second + ", " + read.failure().what};
    }
    return std::move(outline).finish();
}

}  // namespace bifolium::verify
