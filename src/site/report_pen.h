// What the parts of a report write with: the page so far, English, and the edition's own language.
// Private to site.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "site/voice.h"
#include "xml/xhtml_writer.h"

namespace bifolium::site {

struct ReportPen {
    explicit ReportPen(std::string_view language) : own(language) {}

    void said(std::string_view name, std::string_view text, std::string_view kind = {});
    /// In the edition's language.
    void of_edition(std::string_view name, std::string_view text);
    /// "1 check", "8 checks"
    std::string count(std::size_t number, std::string_view one, std::string_view many) const;
    /// Left open.
    void section(std::string_view heading);
    void row_of_heads(std::initializer_list<std::string_view>);

    xml::XhtmlWriter out;
    const Voice english{"en"};
    const Voice own;
};

}  // namespace bifolium::site
