// How a page speaks one language: bifolium's words, numbers, dates and sizes. Words that the
// catalogues have not are English, and are marked as English where they stand.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "l10n/labels.h"
#include "text/locale.h"
#include "xml/xhtml_writer.h"

namespace bifolium::site {

class Voice {
public:
    explicit Voice(std::string_view language);

    const text::Locale& locale() const { return locale_; }
    std::string_view direction() const;
    std::string_view word(std::string_view key) const { return labels_[key]; }

    using Blanks = std::initializer_list<std::pair<std::string_view, std::string>>;
    /// A word with what stands in its blanks: {"count", "8"} for "{count}".
    std::string filled(std::string_view key, const Blanks&) const;
    std::string number(std::size_t) const;
    std::string size(std::size_t bytes) const { return text::file_size(locale_, bytes); }
    std::string date(std::string_view iso) const { return text::date(locale_, iso); }
    /// "8 pages".
    std::string pages(std::size_t) const;

    /// For an element that holds words: says that they are English where they are.
    void mark(xml::XhtmlWriter&) const;
    /// The language of the element, and which way it runs.
    void tag(xml::XhtmlWriter&) const;

private:
    text::Locale locale_;
    l10n::Labels labels_;
};

/// Each language once: its facts are slow to read.
class Voices {
public:
    const Voice& of(std::string_view language);

private:
    std::map<std::string, std::unique_ptr<const Voice>, std::less<>> made_;
};

}  // namespace bifolium::site
