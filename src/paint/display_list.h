// The display list of an edition, a sheet at a time: a writer asks for one, uses it and drops it,
// so ten thousand pages take the memory of one. Asking twice gives the same marks twice.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "layout/paginate.h"
#include "paint/marks.h"

namespace bifolium::paint {

/// Fragments to marks: all that is visible of one page.
/// `context` for styles, pictures and fonts' metrics (decorations).
Sheet record(const layout::Page&, const layout::Context&);

/// Borrows what it is made of. Belongs to one worker, as its Context does.
class Sheets {
public:
    Sheets(const layout::Context&, const layout::BoxTree&, const layout::Pages&);
    /// Ready-made ones.
    explicit Sheets(std::vector<Sheet>);
    std::size_t size() const { return count_; }
    Sheet at(std::size_t index) const { return make_(index); }

private:
    std::size_t count_;
    std::function<Sheet(std::size_t)> make_;
};

/// One mark a line, in painting order, with places in points and what is said.
std::string dump(const Sheet&);

}  // namespace bifolium::paint
