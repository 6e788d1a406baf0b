// The display list of an edition, a sheet at a time: a writer asks for one, uses it and drops it,
// so ten thousand pages take the memory of one. Asking twice gives the same marks twice.
#pragma once

#include <cstddef>
#include <string>

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
    std::size_t size() const;
    Sheet at(std::size_t index) const;

private:
    const layout::Context& context_;
    const layout::BoxTree& tree_;
    const layout::Pages& pages_;
};

std::string dump(const Sheet&);

}  // namespace bifolium::paint
