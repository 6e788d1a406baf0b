#include "image/svg_tree.h"

#include <algorithm>

#include "base/limits.h"
#include "xml/reader.h"

namespace bifolium::image {

namespace {

constexpr std::size_t most_elements = 200'000;
constexpr std::string_view svg_name_space = "http://www.w3.org/2000/svg";

/// Takes the reader's events.
struct Builder {
    SvgTree tree;
    SvgIndex open = no_element;
    std::uint32_t skipped = 0;  // depth within an element that is left out
    bool too_many = false;

    void take(const xml::Opened& opened) {
        const bool is_svg = opened.name_space.empty() || opened.name_space == svg_name_space;
        if (tree.elements.size() >= most_elements) too_many = true;
        if (skipped != 0 || !is_svg || too_many) {
            ++skipped;
            return;
        }
        SvgElement element;
        element.name = opened.name;
        element.parent = open;
        element.offset = opened.offset;
        element.of_text =
            element.name == "text" || (open != no_element && tree.elements[open].of_text);
        for (const auto& [name, value] : opened.attributes) {
            element.attributes.emplace_back(name, value);
        }
        open = static_cast<SvgIndex>(tree.elements.size());
        if (const std::string_view id = element.get("id"); !id.empty()) {
            tree.ids.emplace(id, open);  // the first of equal ids counts
        }
        tree.elements.push_back(std::move(element));
    }
    void take(const xml::Characters& characters) {
        if (skipped != 0 || open == no_element) return;
        if (!tree.elements[open].of_text) {
            tree.elements[open].text += characters.text;
            return;
        }
        if (tree.elements.back().name != "#text" || tree.elements.back().parent != open) {
            if (tree.elements.size() >= most_elements) {
                too_many = true;
                return;
            }
            SvgElement element;
            element.name = "#text";
            element.parent = open;
            element.end = static_cast<SvgIndex>(tree.elements.size() + 1);
            element.offset = tree.elements[open].offset;
            element.of_text = true;
            tree.elements.push_back(std::move(element));
        }
        tree.elements.back().text += characters.text;
    }
    void take(const xml::Closed&) {
        if (skipped != 0) {
            --skipped;
            return;
        }
        tree.elements[open].end = static_cast<SvgIndex>(tree.elements.size());
        open = tree.elements[open].parent;
    }
};

}  // namespace

bool SvgElement::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& pair) { return pair.first == attribute; });
}

std::string_view SvgElement::get(std::string_view attribute) const {
    for (const auto& [key, value] : attributes) {
        if (key == attribute) return value;
    }
    return {};
}

std::string_view SvgElement::href() const {
    const std::string_view target = has("href") ? get("href") : get("xlink:href");
    return target.starts_with('#') ? target.substr(1) : std::string_view();
}

SvgIndex SvgTree::find(std::string_view id) const {
    const auto found = ids.find(id);
    return found == ids.end() ? no_element : found->second;
}

Result<SvgTree> read_svg_tree(std::string_view text) {
    xml::Limits bounds;
    bounds.depth = limits::nesting;
    bounds.doctype = xml::Doctype::svg;
    Builder builder;
    const auto read = xml::read(text, bounds, [&](const xml::Event& event) {
        std::visit([&](const auto& one) { builder.take(one); }, event);
    });
    if (!read) return read.failure();
    if (builder.too_many) return Failure{"it has more than 200,000 elements"};
    if (builder.tree.elements.empty() || builder.tree.elements.front().name != "svg") {
        return Failure{"its root is no <svg>"};
    }
    return std::move(builder.tree);
}

}  // namespace bifolium::image
