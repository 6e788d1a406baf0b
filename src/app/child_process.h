// Another program as a child: so that a fault in it is never one in here. Standard input to
// standard output, both files in memory; no environment but what is said; limits on time, memory
// and output. No shell.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::app {

struct ChildLimits {
    int milliseconds = 8'000;  ///< Of the clock on the wall, and of each processor's.
    std::size_t output_bytes = std::size_t{64} << 20;
    std::size_t memory_bytes = std::size_t{2} << 30;
    /// What of the memory is counted: addresses, or (for programs that reserve far more of those
    /// than they use) what is written to.
    enum class Memory : unsigned char { addresses, written } memory = Memory::addresses;
};

struct Child {
    std::filesystem::path program;
    std::vector<std::string> arguments, environment;
    ChildLimits limits;
};

struct ChildEnd {
    enum class How : unsigned char { well, too_slow, killed, refused, not_started, no_room };
    How how = How::well;
    std::string output;  ///< Only if it ended well.
    std::string errors;  ///< The head of what it said on standard error.
};

ChildEnd run_child(const Child&, std::string_view input);

}  // namespace bifolium::app
