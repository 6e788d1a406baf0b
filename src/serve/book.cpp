#include "serve/book.h"

#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "verify/container.h"
#include "xml/reader.h"

namespace bifolium::serve {

namespace {

std::string attribute(const xml::Opened& opened, std::string_view name) {
    for (const auto& [known, value] : opened.attributes) {
        if (known == name) return std::string(value);
    }
    return {};
}

/// Of `href` in the file `from`, without what follows '#'.
std::string resolved(const std::string& from, std::string_view href) {
    const std::filesystem::path folder = std::filesystem::path(from).parent_path();
    return (folder / href.substr(0, href.find('#'))).lexically_normal().generic_string();
}

struct Package {
    std::vector<std::string> reading;  ///< Paths.
    std::string contents;              ///< The navigation document.
};

Result<Package> package_of(const std::string& path, const std::string& text) {
    std::map<std::string, std::string> paths;  // by id
    Package out;
    const auto read = xml::read(text, {}, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened == nullptr) return;
        if (opened->name == "item") {
            const std::string file = resolved(path, attribute(*opened, "href"));
            paths[attribute(*opened, "id")] = file;
            if (attribute(*opened, "properties").find("nav") != std::string::npos) {
                out.contents = file;
            }
        }
        if (opened->name != "itemref" || attribute(*opened, "linear") == "no") return;
        const auto found = paths.find(attribute(*opened, "idref"));
        if (found != paths.end()) out.reading.push_back(found->second);
    });
    if (!read) return read.failure();
    return out;
}

/// What the contents call each file, at its first mention. Landmarks name kinds, not titles.
std::map<std::string, std::string> titles_of(const std::string& path, const std::string& text) {
    std::map<std::string, std::string> out;
    std::string at;
    bool is_toc = false;
    const auto read =
        xml::read(text, {.doctype = xml::Doctype::html}, [&](const xml::Event& event) {
            if (const auto* opened = std::get_if<xml::Opened>(&event)) {
                if (opened->name == "nav") is_toc = attribute(*opened, "epub:type") == "toc";
                if (opened->name == "a" && is_toc) {
                    at = resolved(path, attribute(*opened, "href"));
                    if (!out[at].empty()) at.clear();
                }
            } else if (const auto* said = std::get_if<xml::Characters>(&event)) {
                if (!at.empty()) out[at] += said->text;
            }
            if (std::holds_alternative<xml::Closed>(event)) at.clear();
        });
    if (!read) out.clear();
    return out;
}

}  // namespace

Result<std::vector<Chapter>> chapters(std::string_view epub) {
    auto container = verify::Container::open(epub);
    if (!container) return container.failure();
    const auto root = container->file("META-INF/container.xml");
    if (!root) return root.failure();
    std::string path;
    const auto read = xml::read(*root, {}, [&](const xml::Event& event) {
        const auto* opened = std::get_if<xml::Opened>(&event);
        if (opened != nullptr && opened->name == "rootfile") path = attribute(*opened, "full-path");
    });
    if (!read) return read.failure();
    const auto text = container->file(path);
    if (!text) return text.failure();
    auto package = package_of(path, *text);
    if (!package) return package.failure();
    std::map<std::string, std::string> titles;
    if (const auto contents = container->file(package->contents)) {
        titles = titles_of(package->contents, *contents);
    }
    std::vector<Chapter> out;
    for (const std::string& file : package->reading) {
        std::string title = titles[file];
        if (title.empty()) title = std::filesystem::path(file).stem().string();
        out.push_back({file, std::move(title)});
    }
    return out;
}

Result<std::string> file_of(std::string_view epub, const std::string& path) {
    auto container = verify::Container::open(epub);
    if (!container) return container.failure();
    return container->file(path);
}

std::string_view media_type(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types = {{
        {".xhtml", "application/xhtml+xml; charset=utf-8"},
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".ttf", "font/ttf"},
        {".otf", "font/otf"},
        {".woff2", "font/woff2"},
        {".pdf", "application/pdf"},
        {".epub", "application/epub+zip"},
        {".json", "application/json"},
        {".txt", "text/plain; charset=utf-8"},
        {".opf", "application/xml"},
        {".ncx", "application/xml"},
        {".xml", "application/xml"},
    }};
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return {};
}

}  // namespace bifolium::serve
