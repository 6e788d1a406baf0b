// A small manuscript and sheets, cascaded: what the tests of style begin with.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/stylesheet.h"
#include "style/cascade.h"
#include "support/memory_files.h"

namespace bifolium::style {

/// Enough of HTML's own sheet for boxes to be boxes.
inline constexpr std::string_view plain_sheet =
    "html, body, section, div, p, h1, h2, h3, ul, ol, pre, blockquote, nav, aside, dl, dt, dd,"
    "figure, figcaption, hr { display: block }"
    "li { display: list-item } table { display: table } tr { display: table-row }"
    "td, th { display: table-cell } thead { display: table-header-group }"
    "tbody { display: table-row-group } ul, ol { padding-inline-start: 30pt }"
    "strong { font-weight: bolder } em { font-style: italic } h1 { font-size: 2em }";

class Styled {
public:
    Styled() = default;

    /// The builder is at the body; nodes are closed by the test.
    document::Builder& builder() {
        if (!builder_) {
            document::Metadata metadata;
            metadata.language = atoms.intern(language);
            builder_ = std::make_unique<document::Builder>(std::move(metadata));
        }
        return *builder_;
    }
    document::NodeId open(document::Content content, std::string_view classes = {}) {
        const document::NodeId id = builder().open(std::move(content), {});
        if (!classes.empty()) builder()[id].classes.push_back(atoms.intern(classes));
        return id;
    }
    document::NodeId leaf(document::Content content, std::string_view classes = {}) {
        const document::NodeId id = open(std::move(content), classes);
        builder().close();
        return id;
    }
    document::NodeId words(std::string text) { return leaf(document::Text{std::move(text)}); }
    void close() { builder().close(); }

    StyledDocument& cascade(std::string sheet, std::string_view own = plain_sheet) {
        if (!document_) {
            document_ = std::make_unique<document::Document>(std::move(builder()).finish());
        }
        own_ = parse("own.css", std::string(own));
        author_.clear();
        author_.push_back(parse("styles/author.css", std::move(sheet)));
        styled_ = std::make_unique<StyledDocument>(
            style::cascade(*document_, own_, author_, surroundings, atoms, diagnostics));
        return *styled_;
    }
    const TextStyle& text(document::NodeId node, PseudoElement pseudo = PseudoElement::none) {
        return styled_->text(styled_->style({node, pseudo}));
    }
    const BoxStyle& box(document::NodeId node, PseudoElement pseudo = PseudoElement::none) {
        return styled_->box(styled_->style({node, pseudo}));
    }
    const PageStyle& page(document::NodeId node) {
        return styled_->page_style(styled_->style({node}));
    }
    StyledDocument& styled() { return *styled_; }
    const std::vector<css::StyleSheet>& author() const { return author_; }
    /// "code: message" of each finding, a line each.
    std::string findings() const {
        std::string all;
        for (const Diagnostic& d : diagnostics.all()) {
            all += std::string(d.code) + ": " + d.message + "\n";
        }
        return all;
    }

    AtomTable atoms;
    Sources sources;
    Diagnostics diagnostics;
    Surroundings surroundings;
    std::string language = "en";

private:
    css::StyleSheet parse(std::string path, std::string text) {
        const MemoryFiles files;
        const SourceId id = sources.add(std::move(path), std::move(text));
        return css::parse(sources, files, id, atoms, diagnostics);
    }
    std::unique_ptr<document::Builder> builder_;
    std::unique_ptr<document::Document> document_;
    css::StyleSheet own_;
    std::vector<css::StyleSheet> author_;
    std::unique_ptr<StyledDocument> styled_;
};

inline Colour rgb(double red, double green, double blue) {
    return Colour{Rgb{red, green, blue}, 1};
}

}  // namespace bifolium::style
