#include "epub/package.h"

#include <utility>
#include <vector>

#include "epub/appearance.h"
#include "epub/archive.h"
#include "epub/content.h"
#include "epub/faces.h"
#include "epub/navigation.h"
#include "epub/opf.h"
#include "epub/page.h"
#include "epub/plan.h"
#include "epub/words.h"

namespace bifolium::epub {

namespace {

constexpr std::string_view folder = "EPUB/";
constexpr std::string_view xhtml_type = "application/xhtml+xml";

constexpr std::string_view container =
    R"(<?xml version="1.0" encoding="UTF-8"?>)"
    "\n"
    R"(<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">)"
    R"(<rootfiles><rootfile full-path="EPUB/package.opf" )"
    R"(media-type="application/oebps-package+xml"/></rootfiles></container>)"
    "\n";

std::string cover_page(const Edition& edition) {
    const Word name = word(edition, "cover");
    xml::XhtmlWriter out = open_page(edition, name.text);
    out.open("section");
    out.attribute("epub:type", "cover");
    out.attribute("aria-label", name.text);
    mark_language(name, out);
    out.open("img");
    out.attribute("class", "cover");
    out.attribute("role", "doc-cover");
    out.attribute("src", "../images/cover.jpg");
    out.attribute("alt", edition.cover_alternative);
    mark_language({name.text, false}, out);
    return finish_page(std::move(out));
}

std::string_view media_type_of(std::string_view file) {
    if (file.ends_with(".jpg") || file.ends_with(".jpeg")) return "image/jpeg";
    if (file.ends_with(".png")) return "image/png";
    if (file.ends_with(".svg")) return "image/svg+xml";
    if (file.ends_with(".otf")) return "font/otf";
    if (file.ends_with(".ttf")) return "font/ttf";
    if (file.ends_with(".css")) return "text/css";
    if (file.ends_with(".ncx")) return "application/x-dtbncx+xml";
    return xhtml_type;
}

/// The files of the book as they come to be, and what the package document says of them.
class Making {
public:
    Making(const Edition& edition, const Options& options, Diagnostics& diagnostics)
        : edition_(edition),
          options_(options),
          diagnostics_(diagnostics),
          plan_(plan(edition.document, edition.atoms, title_of(edition))) {}

    Result<std::string> make() {
        text_files();
        ContentWriter& content = *content_;
        Result<std::vector<PackagedFace>> faces = packaged_faces(edition_);
        if (!faces) return faces.failure();
        inventory_.has_fonts = !faces->empty();
        add("css/book.css", appearance(edition_, *faces, content.needs(), diagnostics_));
        for (PackagedFace& face : *faces) add("fonts/" + face.file, std::move(face.bytes));
        pictures(content.needs());
        add("toc.ncx", ncx(edition_, plan_, identifier_of(edition_), title_of(edition_)));
        std::vector<Entry> entries{
            {"META-INF/container.xml", std::string(container), Storage::deflated},
            {std::string(folder) + "package.opf",
             package_document(edition_, plan_, content.needs(), inventory_, options_),
             Storage::deflated}};
        for (Entry& entry : files_) entries.push_back(std::move(entry));
        return archive(entries);
    }

private:
    void add(const std::string& file, std::string bytes, Storage storage = Storage::deflated,
             std::string properties = {}) {
        files_.push_back({std::string(folder) + file, std::move(bytes), storage});
        inventory_.resources.push_back(
            {file, std::string(media_type_of(file)), std::move(properties)});
    }
    void add_page(std::string_view name, std::string bytes) {
        const std::string file = std::string("text/").append(name);
        add(file, std::move(bytes), Storage::deflated, name == navigation_file ? "nav" : "");
        inventory_.spine.push_back(file);
    }

    void text_files() {
        content_.emplace(edition_, plan_, diagnostics_);
        if (!edition_.cover_jpeg.empty()) add_page(cover_file, cover_page(edition_));
        bool navigated = plan_.contents.valid();
        for (const Part& part : plan_.parts) {
            const bool before_text = part.kind != PartKind::title_page;
            if (before_text && !std::exchange(navigated, true)) {
                add_page(navigation_file, navigation_page(edition_, plan_));
            }
            add_page(part.file, page(part));
        }
        if (!navigated) add_page(navigation_file, navigation_page(edition_, plan_));
    }

    std::string page(const Part& part) {
        xml::XhtmlWriter out = open_page(edition_, part.title);
        content_->write(part, out);
        if (part.file == navigation_file) write_landmarks(edition_, plan_, out);
        return finish_page(std::move(out));
    }

    void pictures(const Needs& needs) {
        if (!edition_.cover_jpeg.empty()) {
            add("images/cover.jpg", std::string(edition_.cover_jpeg), Storage::stored,
                "cover-image");
        }
        for (const auto& [name, id] : needs.images) {
            const bool vector = name.ends_with(".svg");
            add("images/" + name, std::string(edition_.images.published(id).view()),
                vector ? Storage::deflated : Storage::stored);
        }
    }

    const Edition& edition_;
    const Options& options_;
    Diagnostics& diagnostics_;
    Plan plan_;
    std::optional<ContentWriter> content_;
    Inventory inventory_;
    std::vector<Entry> files_;
};

}  // namespace

Result<std::string> package(const Edition& edition, const Options& options,
                            Diagnostics& diagnostics) {
    if (edition.page_source) {  // better no book than one that hides a list it was asked for
        return Failure{"a list of printed pages was asked for, which this version does not make"};
    }
    return Making(edition, options, diagnostics).make();
}

}  // namespace bifolium::epub
