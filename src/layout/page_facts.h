// PageFacts: what margin boxes may ask about a page: its number, and each named string as it was
// when the page began, and as it changed on it. Made once, after pagination; const after.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/page_plan.h"

namespace bifolium::layout {

struct PageFacts {
    std::vector<style::PageBox> boxes;    ///< Each kind of page once.
    std::vector<std::size_t> box_of;      ///< By page.
    std::vector<document::Place> places;  ///< First thing on each page, rising.
    std::vector<int> numbers;             ///< The counter `page`, by page.
    std::vector<std::string> labels;      ///< The same, as it is printed.
    /// Assignments in reading order, as indices into GeneratedFacts::strings, by name.
    std::map<Atom, std::vector<std::size_t>> strings;
};

/// Fills pages.facts, map, bookmarks and references.
void number_pages(const Context&, const BoxTree&, Pages&);

/// What counter() and counters() show on a page: as the first step on it leaves them; without one,
/// as they are at its end. None: nothing counts so.
const std::vector<int>* counter_on_page(const Context&, const PageFacts&, std::size_t page,
                                        Atom counter);

/// string(name, which) on a page. https://www.w3.org/TR/css-gcpm-3/#using-named-strings
std::string_view string_on_page(const Context&, const PageFacts&, std::size_t page,
                                const style::StringText&);

}  // namespace bifolium::layout
