#include "serve/leaves.h"

#include <algorithm>

#include "app/page_pictures.h"

namespace bifolium::serve {

namespace {

constexpr double css_pixels_per_pt = 96.0 / 72;

}  // namespace

std::shared_ptr<const Leaves> Leaves::lay_out(const app::BuildCommand& asked, const Name& name,
                                              const app::Machine& machine) {
    app::BuildCommand command = asked;
    command.write = false;
    command.cache = false;  // what was made before would not be laid out
    command.publications = {name.publication};
    command.languages = {name.language};
    command.variants = {name.variant};
    command.formats = {"pdf"};
    command.jobs = 1;
    const std::shared_ptr<Leaves> out(new Leaves);
    out->shared_->shows_pages = [&out = *out](const paint::Sheets& sheets) {
        out.count_ = sheets.size();
        for (std::size_t i = 0; i < std::min(sheets.size(), most_leaves); ++i) {
            out.sheets_.push_back(sheets.at(i));
        }
    };
    app::DiskFiles files;
    files.expect_changes();
    app::build(
        command, machine, [](const std::string&, std::size_t, std::size_t) {}, *out->shared_,
        files);
    out->shared_->shows_pages = nullptr;
    return out->sheets_.empty() ? nullptr : out;
}

double Leaves::width(std::size_t page) const {
    return sheets_[page].trim.size.width.to_pt() * css_pixels_per_pt;
}

double Leaves::height(std::size_t page) const {
    return sheets_[page].trim.size.height.to_pt() * css_pixels_per_pt;
}

std::string Leaves::picture(std::size_t page, double pixels_per_inch) const {
    return app::page_picture(sheets_[page], *shared_->fonts, shared_->images, pixels_per_inch);
}

}  // namespace bifolium::serve
