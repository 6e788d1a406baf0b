// A small edition for tests of pdf/: a document of a few lines and its sheets, set by hand. One
// line of text is one run, shaped by the real fonts of the repository.
#pragma once

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "font/shape.h"
#include "pdf/material.h"
#include "unit/font/fonts.h"

namespace bifolium::pdf {

inline std::uint32_t script_tag(const char (&tag)[5]) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(tag[i]);
    return value;
}

/// How a line is set.
struct Setting {
    std::string font = "Lato-Regular.ttf";
    std::uint32_t script = script_tag("Latn");
    std::string language = "en";
    Direction direction = Direction::left_to_right;
    double size_pt = 12;
};

class Sample {
public:
    explicit Sample(std::vector<std::string> font_names = {"Lato-Regular.ttf"})
        : fonts(read(font_names)) {
        document::Metadata metadata;
        metadata.title = "Stem cells & <you>";
        metadata.authors = {"Ada Muster", "Bo Sample"};
        metadata.description = "What they are";
        metadata.keywords = {"cells"};
        metadata.language = atoms.intern("en");
        builder = std::make_unique<document::Builder>(std::move(metadata));
        new_sheet();
    }

    document::NodeId open(document::Content content) {
        return builder->open(std::move(content), Span{});
    }
    void close() { builder->close(); }
    document::NodeId leaf(document::Content content) {
        return builder->leaf(std::move(content), Span{});
    }
    void identify(document::NodeId node, std::string_view name) {
        (*builder)[node].identifier = atoms.intern(name);
    }
    void speak(document::NodeId node, std::string_view language) {
        (*builder)[node].language = atoms.intern(language);
    }

    paint::Sheet& sheet() { return sheets_.back(); }
    void new_sheet() {
        paint::Sheet fresh;
        fresh.media = {Length::pt(300), Length::pt(400)};
        fresh.trim = fresh.bleed = {Point{}, fresh.media};
        fresh.label = std::to_string(sheets_.size() + 1);
        sheets_.push_back(std::move(fresh));
        next_line_ = 30;
    }

    /// A Text node inside what is open, painted as one line.
    document::NodeId text(std::string_view words, const Setting& how = {}) {
        const document::NodeId node = leaf(document::Text{std::string(words)});
        paint_text(words, {node, style::PseudoElement::none}, paint::Role::content, 0, how);
        return node;
    }

    void paint_text(std::string_view words, style::Source owner, paint::Role role,
                    std::uint32_t text_begin = 0, const Setting& how = {}) {
        const font::FaceId face = fonts.library.find_file(how.font);
        const std::string paragraph(words);
        const auto size = static_cast<std::uint32_t>(paragraph.size());
        auto run =
            font::shape(fonts.library, shapes, {face, how.script, how.language, "", how.direction},
                        paragraph, {0, size});
        const auto count = static_cast<std::uint32_t>(run->glyphs.size());
        put({.owner = owner,
             .role = role,
             .text_begin = text_begin,
             .scope = {},
             .what = paint::Glyphs{.baseline = {Length::pt(20), Length::pt(next_line_)},
                                   .run = std::move(run),
                                   .glyphs = {0, count},
                                   .size = Length::pt(how.size_pt),
                                   .letter_space = {},
                                   .word_space = {},
                                   .colour = {},
                                   .text = paragraph}});
        next_line_ += how.size_pt * 1.4;
    }
    void put(paint::Mark mark) { sheet().marks.push_back(std::move(mark)); }

    void fill(Rect rect, Colour colour, paint::Furniture furniture = paint::Furniture::none) {
        put({.owner = {},
             .role = paint::Role::artifact,
             .text_begin = 0,
             .scope = {},
             .what = paint::Fill{.shape = rect, .ink = colour},
             .furniture = furniture});
    }

    /// Ends the document. Once.
    Result<std::string> write() {
        document_ = std::make_unique<document::Document>(std::move(*builder).finish());
        const paint::Sheets sheets(sheets_);
        const Material material{.document = *document_,
                                .atoms = atoms,
                                .sheets = sheets,
                                .fonts = fonts.library,
                                .images = images,
                                .bookmarks = bookmarks,
                                .list_style = [this](document::NodeId) { return list_style; }};
        return pdf::write(
            material,
            {.profile = Profile::ua1_a2a, .time = 1'700'000'000, .producer = "Bifolium test"},
            diagnostics);
    }

    AtomTable atoms;
    font::Fonts fonts;
    font::ShapeCache shapes;
    image::Library images;
    Diagnostics diagnostics;
    std::unique_ptr<document::Builder> builder;
    std::vector<layout::Bookmark> bookmarks;
    std::string list_style = "disc";

private:
    static std::vector<std::pair<std::string, std::string>> read(
        const std::vector<std::string>& names) {
        std::vector<std::pair<std::string, std::string>> out;
        for (const std::string& name : names) out.emplace_back(name, font::shipped(name));
        return out;
    }

    std::unique_ptr<document::Document> document_;
    std::vector<paint::Sheet> sheets_;
    double next_line_ = 30;
};

/// A leaflet that has a bit of everything that tags can say.
inline void fill_leaflet(Sample& sample) {
    using namespace document;
    const auto words = [&](Content content, std::string_view text) {
        const NodeId node = sample.open(std::move(content));
        sample.text(text);
        sample.close();
        return node;
    };
    sample.fill({Point{}, sample.sheet().media}, {Rgb{0.9, 0.95, 0.96}, 1},
                paint::Furniture::background);
    const NodeId section = sample.open(Section{});
    sample.identify(section, "first");
    const NodeId heading = words(Heading{1}, "Efficient flow: office, affluent");
    sample.bookmarks.push_back({heading, 1, "Efficient flow", false});
    sample.sheet().landmarks.push_back({section, {Length::pt(20), Length::pt(10)}});
    sample.open(Paragraph{});
    sample.text("Plain and ");
    words(Strong{}, "strong and then");
    const NodeId link = words(Link{"https://clinicaltrials.gov/", ""}, "a register");
    sample.sheet().links.push_back(
        {{{Length::pt(20), Length::pt(60)}, {Length::pt(80), Length::pt(14)}}, link});
    const NodeId back = words(Link{"#first", ""}, "back to the start");
    sample.sheet().links.push_back(
        {{{Length::pt(20), Length::pt(80)}, {Length::pt(80), Length::pt(14)}}, back});
    sample.close();
    sample.open(List{});
    for (const char* const text : {"one item", "another item"}) {
        const NodeId item = sample.open(Item{});
        sample.paint_text("\u2022", {item, style::PseudoElement::marker}, paint::Role::label);
        words(Paragraph{}, text);
        sample.close();
    }
    sample.close();
    sample.open(DefinitionList{});
    words(Term{}, "stroma");
    words(Definition{}, "what supports");
    words(Term{}, "marrow");
    words(Definition{}, "what fills a bone");
    sample.close();
    sample.open(Table{});
    sample.open(TableHead{});
    sample.open(Row{});
    words(HeaderCell{}, "Drug");
    words(HeaderCell{}, "Dose");
    sample.close();
    sample.close();
    sample.open(TableBody{});
    sample.open(Row{});
    words(HeaderCell{.scope = document::Scope::row}, "A");
    words(Cell{}, "5 mg");
    sample.close();
    sample.close();
    sample.close();
    sample.new_sheet();
    sample.paint_text("Stem cells", {}, paint::Role::artifact);
    sample.sheet().marks.back().furniture = paint::Furniture::header;
    sample.open(Figure{});
    const NodeId image = sample.leaf(Image{.path = "cell.png", .alternative = "A cell"});
    sample.put({.owner = {image, style::PseudoElement::none},
                .role = paint::Role::content,
                .text_begin = 0,
                .scope = {},
                .what = paint::Fill{.shape = Rect{{Length::pt(20), Length::pt(100)},
                                                  {Length::pt(50), Length::pt(50)}},
                                    .ink = Colour{Rgb{0, 0.3, 0.4}, 0.5}}});
    sample.sheet().boxes.push_back(
        {image, {{Length::pt(20), Length::pt(100)}, {Length::pt(50), Length::pt(50)}}});
    words(Caption{}, "What it looks like");
    sample.close();
    sample.open(Callout{CalloutKind::warning});
    words(CalloutLabel{}, "Warning");
    words(Paragraph{}, "Not approved.");
    sample.close();
    sample.close();
}

}  // namespace bifolium::pdf
