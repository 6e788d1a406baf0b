#include "app/command_line.h"

#include <gtest/gtest.h>

#include <vector>

#include "app/exit_code.h"

namespace bifolium::app {
namespace {

CommandLine read(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "bifolium");
    return read_command_line(arguments);
}

TEST(CommandLine, ReadsABuild) {
    const CommandLine line =
        read({"build", "book", "-o", "out", "--lang", "de", "--lang", "fr", "--format", "pdf,epub",
              "-j", "3", "--fail-on", "warning", "--message-format", "short"});
    const auto& build = std::get<BuildCommand>(line.command);
    EXPECT_TRUE(build.write);
    EXPECT_EQ(build.input, "book");
    EXPECT_EQ(build.output, "out");
    EXPECT_EQ(build.languages, (std::vector<std::string>{"de", "fr"}));
    EXPECT_EQ(build.formats, (std::vector<std::string>{"pdf", "epub"}));
    EXPECT_EQ(build.jobs, 3u);
    EXPECT_EQ(build.fail_on, Severity::warning);
    EXPECT_EQ(line.format, MessageFormat::brief);
}

TEST(CommandLine, CheckWritesNothing) {
    EXPECT_FALSE(std::get<BuildCommand>(read({"check"}).command).write);
}

TEST(CommandLine, AMistakeIsExitCodeTwoWithACure) {
    for (const auto& arguments : std::vector<std::vector<const char*>>{
             {"build", "--formt", "pdf"}, {"biuld"}, {}, {"build", "--format", "docx"}}) {
        const CommandLine line = read(arguments);
        const auto* answer = std::get_if<Answer>(&line.command);
        ASSERT_NE(answer, nullptr);
        EXPECT_EQ(answer->exit_code, 2);
        EXPECT_NE(answer->text.find("help: "), std::string::npos) << answer->text;
    }
    const CommandLine line = read({"build", "--formt", "pdf"});
    EXPECT_NE(std::get<Answer>(line.command).text.find("did you mean '--format'?"),
              std::string::npos);
}

TEST(CommandLine, AMissingArgumentLeadsToTheHelpOfItsCommand) {
    const auto said = [](std::vector<const char*> arguments) {
        return std::get<Answer>(read(std::move(arguments)).command).text;
    };
    EXPECT_NE(said({"import"}).find("'bifolium import --help'"), std::string::npos);
    EXPECT_NE(said({"l10n"}).find("'bifolium l10n --help'"), std::string::npos);
    EXPECT_NE(said({"build", "--depfile"}).find("'bifolium build --help'"), std::string::npos);
    EXPECT_NE(said({}).find("'bifolium --help'"), std::string::npos);
}

TEST(CommandLine, HelpAndVersionAreNoMistakes) {
    for (const char* option : {"--help", "--version"}) {
        const CommandLine line = read({option});
        EXPECT_EQ(std::get<Answer>(line.command).exit_code, 0);
    }
}

TEST(ExitCodes, TheGraverOneCounts) {
    EXPECT_EQ(graver(ExitCode::findings, ExitCode::world), ExitCode::world);
    EXPECT_EQ(graver(ExitCode::our_bug, ExitCode::world), ExitCode::our_bug);
    EXPECT_EQ(graver(ExitCode::incomplete, ExitCode::usage), ExitCode::usage);
    EXPECT_EQ(graver(ExitCode::findings, ExitCode::incomplete), ExitCode::incomplete);
    EXPECT_EQ(graver(ExitCode::nothing_against, ExitCode::findings), ExitCode::findings);
    EXPECT_EQ(graver(ExitCode::nothing_against, ExitCode::nothing_against),
              ExitCode::nothing_against);
}

}  // namespace
}  // namespace bifolium::app
