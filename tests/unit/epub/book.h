// A book in memory for tests: a Document built by hand, packaged, and unpacked again.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "epub/package.h"
#include "style/cascade.h"
#include "support/memory_files.h"
#include "support/zip_file.h"

namespace bifolium::epub {

class Book {
public:
    explicit Book(document::Metadata metadata = {.title = "A Book", .identifier = "book"},
                  std::string_view language = "en") {
        metadata.language = atoms.intern(language);
        tag = language;
        builder = std::make_unique<document::Builder>(std::move(metadata));
    }

    document::NodeId open(document::Content content, std::string_view identifier = {},
                          std::initializer_list<std::string_view> classes = {}) {
        const document::NodeId id = builder->open(std::move(content), {});
        if (!identifier.empty()) (*builder)[id].identifier = atoms.intern(identifier);
        for (const std::string_view name : classes) {
            (*builder)[id].classes.push_back(atoms.intern(name));
        }
        return id;
    }
    void close() { builder->close(); }
    void text(std::string_view words) { builder->leaf(document::Text{std::string(words)}, {}); }
    /// An element that holds words only.
    void leaf(document::Content content, std::string_view words) {
        open(std::move(content));
        text(words);
        close();
    }
    void language(document::NodeId id, std::string_view said) {
        (*builder)[id].language = atoms.intern(said);
    }

    std::string pack(const Options& options = {.time = 1'763'596'800, .generator = "Bifolium"}) {
        const document::Document document = std::move(*builder).finish();
        const style::StyledDocument styles =
            style::cascade(document, own, {}, {}, atoms, diagnostics);
        const text::Locale locale = text::locale(tag);
        const Edition edition{.document = document,
                              .styles = styles,
                              .sheets = {},
                              .own = own,
                              .fonts = fonts,
                              .images = images,
                              .locale = locale,
                              .atoms = atoms,
                              .sources = sources,
                              .page_source = {},
                              .cover_jpeg = cover,
                              .cover_alternative = "A Book"};
        Result<std::string> bytes = package(edition, options, diagnostics);
        if (!bytes) {
            ADD_FAILURE() << bytes.failure().what;
            return {};
        }
        return *std::move(bytes);
    }
    /// By name within EPUB/.
    std::map<std::string, std::string> files() {
        std::map<std::string, std::string> out;
        for (ZipEntry& entry : read_zip(pack())) {
            const bool inner = entry.name.starts_with("EPUB/");
            out[inner ? entry.name.substr(5) : entry.name] = std::move(entry.bytes);
        }
        return out;
    }

    AtomTable atoms;
    Sources sources;
    Diagnostics diagnostics;
    MemoryFiles memory;
    image::Library images;
    css::StyleSheet own;
    font::Library library = font::Library::load(memory, sources, {}, diagnostics);
    font::Selection fonts{library, {}};
    std::string tag;
    std::string cover;
    std::unique_ptr<document::Builder> builder;
};

/// What stands in the body of an XHTML file.
inline std::string body_of(const std::string& file) {
    const std::size_t begin = file.find("<body>\n");
    const std::size_t end = file.find("</body>");
    return begin == std::string::npos ? "" : file.substr(begin + 7, end - begin - 7);
}

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace bifolium::epub
