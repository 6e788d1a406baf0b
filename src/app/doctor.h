// The `doctor` command: what Bifolium needs and may use of this machine, what of it is there, and
// how the rest is got: by the names of packages, never of places to load them from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/command_line.h"
#include "app/exit_code.h"
#include "app/machine.h"

namespace bifolium::app {

struct Check {
    enum class State : unsigned char { there, missing, wrong };
    std::string name;
    State state = State::there;
    bool needed = false;  ///< Else it is good to have: its lack fails nothing.
    std::string found;    ///< What is there, or what its lack means.
    std::string cure;     ///< Empty if all is well.
};

struct Examination {
    ExitCode exit_code = ExitCode::nothing_against;
    std::string refused;  ///< Why nothing was looked at: a usage error.
    std::vector<Check> checks;
};

/// Looks at everything, starts the programs to ask for their versions, writes nothing.
Examination examine(const DoctorCommand&, const Machine&);

std::string_view name_of(Check::State);
/// For people, a line each.
std::string text_of(const Examination&, bool colour);
std::string json_of(const Examination&);

}  // namespace bifolium::app
