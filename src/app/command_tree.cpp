#include "app/command_tree.h"

#include <string_view>

namespace bifolium::app {

ValueKind kind_of(const CommandTree::Option& option) {
    const std::string_view value = option.value;
    if (value.find("FILE") != std::string_view::npos) return ValueKind::file;
    const bool is_folder =
        value.find("DIR") != std::string_view::npos || value.find("PROJECT") != value.npos;
    return is_folder ? ValueKind::folder : ValueKind::word;
}

}  // namespace bifolium::app
