#include "app/hand_over.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "app/exit_code.h"

namespace bifolium::app {

int hand_over(std::span<const char* const> arguments) {
    std::error_code error;
    const std::filesystem::path here =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    std::vector<char*> rest;
    for (const char* argument : arguments) rest.push_back(const_cast<char*>(argument));
    rest.push_back(nullptr);
    int why = ENOENT;
    for (const char* place : {"bifolium-serve", "../libexec/bifolium/bifolium-serve"}) {
        const std::filesystem::path program = (here / place).lexically_normal();
        execv(program.c_str(), rest.data());
        if (errno != ENOENT) why = errno;
    }
    const std::string message = "error: cannot start " + (here / "bifolium-serve").string() + ": " +
                                std::strerror(why) +
                                "\nhelp: 'watch' and 'serve' are a program of their own; install "
                                "bifolium-serve beside bifolium\n";
    std::fwrite(message.data(), 1, message.size(), stderr);
    return static_cast<int>(ExitCode::incomplete);
}

}  // namespace bifolium::app
