// One file, from the first sheet to the last byte: the order of things in pdf/ at a glance.
#include <string>
#include <utility>
#include <vector>

#include "base/compress.h"
#include "base/limits.h"
#include "pdf/material.h"
#include "pdf/navigation.h"
#include "pdf/output_intent.h"
#include "pdf/page.h"
#include "pdf/serializer.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

namespace bifolium::pdf {

namespace {

constexpr double largest_page_pt = 14400;

class File {
public:
    File(const Material& material, const Options& options)
        : material_(material),
          options_(options),
          structure_({material.document, material.atoms, material.list_style, material.unseen},
                     store_),
          fonts_(material.fonts),
          images_(material.images),
          navigation_(material.document, material.atoms, store_, structure_),
          services_{store_,
                    structure_,
                    fonts_,
                    material.fonts,
                    images_,
                    store_.indirect_dictionary(),
                    store_.indirect_dictionary()} {}

    Result<std::string> write(Diagnostics& diagnostics) {
        for (std::size_t i = 0; i < material_.sheets.size() && !store_.failure(); ++i) {
            add_page(material_.sheets.at(i));
        }
        if (material_.sheets.size() == 0) store_.refuse("a PDF needs at least one page");
        if (store_.failure()) return *store_.failure();
        navigation_.finish(material_.bookmarks, diagnostics);
        for (const std::string& why : images_.coarse()) {
            diagnostics.report({Severity::warning,
                                "image.svg-coarse",
                                {},
                                "a drawing is printed with fewer than 300 pixels an inch: " + why,
                                "simplify it in your drawing program, or save it as PNG"});
        }
        structure_.finish();
        embed_fonts();
        describe();
        return serialize(store_);
    }

private:
    void add_page(const paint::Sheet& sheet) {
        if (sheet.media.width.to_pt() > largest_page_pt ||
            sheet.media.height.to_pt() > largest_page_pt) {
            store_.refuse("a page of a PDF is at most 14400 pt (5 m) wide and high");
            return;
        }
        const HPDF_Dict page = store_.page();
        structure_.begin_page(page);
        PageWriter writer(sheet, services_);
        store_.set_content(page, deflate(writer.write(), Wrapping::zlib));
        add_boxes(sheet, page);
        // Fonts and opacities are shared; pictures and shadings are a page's own, so that no
        // dictionary grows with the book.
        store_.set(page, "Resources", resource_dictionary(writer.resources(), services_));
        if (const auto key = structure_.key()) store_.set(page, "StructParents", *key);
        store_.set(page, "Tabs", Name{"S"});
        navigation_.add_page(sheet, page);
        pages_.push_back(page);
    }

    void add_boxes(const paint::Sheet& sheet, HPDF_Dict page) {
        const double height = sheet.media.height.to_pt();
        const auto box = [&](const char* key, const Rect& rect) {
            const HPDF_Array edges = store_.array();
            const double x = rect.origin.x.to_pt(), y = rect.origin.y.to_pt();
            for (const double edge : {x, height - y - rect.size.height.to_pt(),
                                      x + rect.size.width.to_pt(), height - y}) {
                store_.push(edges, edge);
            }
            store_.set(page, key, edges);
        };
        box("MediaBox", {Point{}, sheet.media});
        box("TrimBox", sheet.trim);
        box("BleedBox", sheet.bleed);
    }

    void embed_fonts() {
        fonts_.embed(services_.shared_fonts, store_);
        if (!fonts_.any_provisional() || store_.failure()) return;
        for (const HPDF_Dict page : pages_) translate(Store::content(page));
        for (const HPDF_Dict form : services_.forms) translate(Store::bytes(form));
    }

    void translate(std::string& bytes) const {
        const Result<std::string> content =
            inflate(bytes, Wrapping::zlib, limits::image_decoded_bytes);
        if (!content || !fonts_.has_provisional(*content)) return;
        bytes = deflate(fonts_.translate(*content), Wrapping::zlib);
    }

    void describe() {
        const document::Metadata& metadata = material_.document.metadata();
        const std::string_view language = material_.atoms.text(metadata.language);
        const HPDF_Dict catalog = store_.catalog();
        if (!language.empty()) store_.set(catalog, "Lang", ByteString{language});
        const HPDF_Dict preferences = store_.dictionary();
        store_.set(preferences, "DisplayDocTitle", true);
        if (material_.right_to_left) store_.set(preferences, "Direction", Name{"R2L"});
        store_.set(catalog, "ViewerPreferences", preferences);
        add_output_intent(store_);
        const HPDF_Dict packet = store_.stream(xmp_packet({.metadata = metadata,
                                                           .language = std::string(language),
                                                           .producer = options_.producer,
                                                           .time = options_.time}),
                                               Filter::none);
        store_.set(packet, "Type", Name{"Metadata"});
        store_.set(packet, "Subtype", Name{"XML"});
        store_.set(catalog, "Metadata", packet);
        describe_shortly(metadata);
    }

    void describe_shortly(const document::Metadata& metadata) {
        const auto joined = [](const std::vector<std::string>& texts) {
            std::string out;
            for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
            return out;
        };
        const auto add = [&](const char* key, const std::string& text) {
            if (!text.empty()) store_.set(store_.info(), key, Text{fitting(text)});
        };
        add("Title", metadata.title);
        add("Author", joined(metadata.authors));
        add("Subject", metadata.description);
        add("Keywords", joined(metadata.keywords));
        add("Creator", options_.producer);
        add("Producer", options_.producer);
        const std::string date = pdf_date(options_.time);
        store_.set(store_.info(), "CreationDate", ByteString{date});
        store_.set(store_.info(), "ModDate", ByteString{date});
    }

    const Material& material_;
    const Options& options_;
    Store store_;
    StructureTree structure_;
    Fonts fonts_;
    Images images_;
    Navigation navigation_;
    PageServices services_;
    std::vector<HPDF_Dict> pages_;
};

}  // namespace

Result<std::string> write(const Material& material, const Options& options,
                          Diagnostics& diagnostics) {
    return File(material, options).write(diagnostics);
}

}  // namespace bifolium::pdf
