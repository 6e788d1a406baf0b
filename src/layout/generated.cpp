#include "layout/generated.h"

#include "style/counter_styles.h"

namespace bifolium::layout {

std::string counter_text(int value, std::string_view style) {
    return style::CounterStyles().text(value, style);
}

}  // namespace bifolium::layout
