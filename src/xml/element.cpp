#include "xml/element.h"

#include <tinyxml2.h>

#include <cstddef>

#include "xml/escape.h"

namespace bifolium::xml {

namespace {

/// Compact always: indenting would add white space to mixed content.
class Printer {
public:
    Printer() : document_(false), printer_(nullptr, true) {
        printer_.VisitEnter(document_);  // takes over that entities are our business
        printer_.PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
    }
    void open(const Element& element) {
        printer_.OpenElement(element.name.c_str(), true);
        for (const auto& [name, value] : element.attributes) {
            printer_.PushAttribute(name.c_str(), escaped(value, Within::attribute));
        }
    }
    void text(std::string_view text) { printer_.PushText(escaped(text, Within::text)); }
    void close() { printer_.CloseElement(true); }
    std::string finish() const { return std::string(printer_.CStr()) + "\n"; }

private:
    const char* escaped(std::string_view text, Within within) {
        escaped_.clear();
        append_escaped(escaped_, text, within);
        return escaped_.c_str();
    }
    tinyxml2::XMLDocument document_;
    tinyxml2::XMLPrinter printer_;
    std::string escaped_;
};

}  // namespace

std::string write(const Element& root) {
    struct Open {
        const Element* element;
        std::size_t next;
    };
    Printer printer;
    std::vector<Open> open{{&root, 0}};  // a stack of our own: trees may be deep
    printer.open(root);
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.element->children.size()) {
            printer.close();
            open.pop_back();
            continue;
        }
        const Child& child = top.element->children[top.next++];
        if (const auto* text = std::get_if<std::string>(&child)) {
            printer.text(*text);
        } else {
            const Element& element = *std::get_if<Element>(&child);
            printer.open(element);
            open.push_back({&element, 0});
        }
    }
    return printer.finish();
}

}  // namespace bifolium::xml
