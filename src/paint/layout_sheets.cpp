#include "paint/display_list.h"

namespace bifolium::paint {

Sheets::Sheets(const layout::Context& context, const layout::BoxTree& tree,
               const layout::Pages& pages)
    : count_(pages.plans.size()) {
    make_ = [&context, &tree, &pages](std::size_t index) {
        return record(layout::set_page(context, tree, pages, index), context);
    };
}

}  // namespace bifolium::paint
