// The pages of one edition, laid out once and painted when somebody looks at one: by bifolium's own
// painter, from the marks that the PDF is written from.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "app/build.h"
#include "app/machine.h"
#include "paint/marks.h"
#include "serve/name.h"

namespace bifolium::serve {

/// More pages than this are not kept; how many there are is known.
constexpr std::size_t most_leaves = 1000;

class Leaves {
public:
    /// As the files say now. None where it has no pages, or they cannot be laid out.
    static std::shared_ptr<const Leaves> lay_out(const app::BuildCommand&, const Name&,
                                                 const app::Machine&);

    std::size_t count() const { return count_; }         ///< Of the edition.
    std::size_t size() const { return sheets_.size(); }  ///< Kept.
    const std::string& label(std::size_t page) const { return sheets_[page].label; }
    /// In CSS pixels, 96 an inch.
    double width(std::size_t page) const;
    double height(std::size_t page) const;
    /// PNG.
    std::string picture(std::size_t page, double pixels_per_inch) const;

private:
    Leaves() = default;

    std::unique_ptr<app::Shared> shared_ = std::make_unique<app::Shared>();  // fonts, pictures
    std::vector<paint::Sheet> sheets_;
    std::size_t count_ = 0;
};

}  // namespace bifolium::serve
