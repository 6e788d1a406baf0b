#include "paint/display_list.h"

#include <memory>
#include <utility>

namespace bifolium::paint {

Sheets::Sheets(std::vector<Sheet> sheets) : count_(sheets.size()) {
    make_ = [ready = std::make_shared<const std::vector<Sheet>>(std::move(sheets))](
                std::size_t index) { return ready->at(index); };
}

}  // namespace bifolium::paint
