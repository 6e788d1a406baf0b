#include "app/pandoc_program.h"

#include "app/child_process.h"
#include "pandoc/read.h"

namespace bifolium::app {

namespace {

constexpr int most_milliseconds = 60'000;
constexpr std::size_t most_json = std::size_t{96} << 20;

const char* format_of(PandocInput input) {
    switch (input) {
        case PandocInput::docx:
            return "docx+styles";
        case PandocInput::html:
            return "html-native_divs";
        case PandocInput::markdown:
            return "markdown";
    }
    return "docx";
}

/// The first line of what it complained of, without control characters.
std::string complaint(std::string_view errors) {
    std::string out;
    for (const char c : errors.substr(0, errors.find('\n'))) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x20 && u != 0x7F) out += c;
    }
    return out.empty() ? out : ": " + out;
}

}  // namespace

Result<pandoc::Tree> run_pandoc(const std::filesystem::path& program, PandocInput input,
                                std::string_view bytes) {
    Child child;
    child.program = program;
    child.arguments = {"--sandbox", std::string("--from=") + format_of(input), "--to=json"};
    if (input == PandocInput::docx) child.arguments.emplace_back("--track-changes=all");
    child.environment = {"LC_ALL=C.UTF-8"};
    child.limits = {.milliseconds = most_milliseconds,
                    .output_bytes = most_json,
                    .memory_bytes = std::size_t{3} << 30,
                    .memory = ChildLimits::Memory::written};
    const ChildEnd end = run_child(child, bytes);
    switch (end.how) {
        case ChildEnd::How::well:
            break;
        case ChildEnd::How::too_slow:
            return Failure{"pandoc takes too long for it"};
        case ChildEnd::How::killed:
            return Failure{"pandoc stopped at the limits on it"};
        case ChildEnd::How::refused:
            return Failure{"pandoc cannot read it" + complaint(end.errors)};
        case ChildEnd::How::not_started:
            return Failure{"pandoc cannot be started"};
        case ChildEnd::How::no_room:
            return Failure{"there is no room for temporary files"};
    }
    Result<pandoc::Tree> tree = pandoc::read(end.output);
    if (!tree) return Failure{"what pandoc makes of it cannot be read: " + tree.failure().what};
    return tree;
}

}  // namespace bifolium::app
