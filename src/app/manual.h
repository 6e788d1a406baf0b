// The `man` command: the manual page, bifolium(1), written from the command line's tree.
// https://man7.org/linux/man-pages/man7/man.7.html
#pragma once

#include <string>

#include "app/command_tree.h"

namespace bifolium::app {

std::string manual(const CommandTree&);

}  // namespace bifolium::app
