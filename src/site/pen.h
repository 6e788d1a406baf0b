// What the parts of the download page write with: the page so far, its language's words, and where
// it lies. Private to site.
#pragma once

#include <string>
#include <string_view>

#include "site/facts.h"
#include "site/voice.h"
#include "xml/xhtml_writer.h"

namespace bifolium::site {

struct Pen {
    const Manifest& manifest;
    std::string_view language;  ///< The page's; empty for the page of all.
    Voices& voices;
    const Voice& own;  ///< Of what stands outside of the languages' own cards.
    xml::XhtmlWriter out = {};

    void open(std::string_view name, std::string_view kind);
    /// Nothing if there is no text.
    void said(std::string_view name, std::string_view kind, std::string_view text);
    /// An element that holds one of bifolium's words; `more` adds its attributes.
    template <class More>
    void element(std::string_view name, std::string_view kind, const Voice& voice,
                 std::string_view key, const More& more) {
        out.open(name);
        if (!kind.empty()) out.attribute("class", kind);
        more();
        voice.mark(out);
        out.text(voice.word(key));
        out.close();
    }
    void element(std::string_view name, std::string_view kind, const Voice& voice,
                 std::string_view key) {
        element(name, kind, voice, key, [] {});
    }
    void meta(std::string_view name, std::string_view content);
    /// To a path of the output folder, from this page's.
    std::string link(std::string_view path) const;
    /// For an element in the edition's language.
    void tag_if_other(const Edition&);
};

std::string_view title_of(const Edition&);

}  // namespace bifolium::site
