#include "site/report_pen.h"

namespace bifolium::site {

void ReportPen::said(std::string_view name, std::string_view text, std::string_view kind) {
    out.open(name);
    if (!kind.empty()) out.attribute("class", kind);
    out.text(text);
    out.close();
}

void ReportPen::of_edition(std::string_view name, std::string_view text) {
    out.open(name);
    own.tag(out);
    out.text(text);
    out.close();
}

std::string ReportPen::count(std::size_t number, std::string_view one,
                             std::string_view many) const {
    return english.number(number) + " " + std::string(number == 1 ? one : many);
}

void ReportPen::section(std::string_view heading) {
    out.line();
    out.open("section");
    said("h2", heading);
}

void ReportPen::row_of_heads(std::initializer_list<std::string_view> heads) {
    out.open("thead");
    out.open("tr");
    for (const std::string_view head : heads) {
        out.open("th");
        out.attribute("scope", "col");
        out.text(head);
        out.close();
    }
    out.close();
    out.close();
}

}  // namespace bifolium::site
