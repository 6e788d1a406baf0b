#include "app/manual.h"

#include <string_view>

#include "app/completion_parts.h"

namespace bifolium::app {

namespace {

/// Text as roff takes it: ASCII, a hyphen that can be copied, and no line that begins as a request.
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if (text.substr(at).starts_with("…")) {
            out += "...";
            at += std::string_view("…").size() - 1;
        } else {
            if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
            out += c;
        }
    }
    return out;
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}
std::string italic(std::string_view text) {
    return "\\fI" + roff(text) + "\\fR";
}

std::string sentence(std::string_view text) {
    return roff(text) + (text.ends_with('.') ? "" : ".");
}

std::string term(const CommandTree::Option& option) {
    std::string out;
    for (const std::string& name : option.names) {
        out += (out.empty() ? "" : ", ") + bold(name);
    }
    if (option.value.empty()) return out;
    return out.empty() ? italic(option.value) : out + " " + italic(option.value);
}

std::string described(const CommandTree::Option& option) {
    std::string out = ".TP\n" + term(option) + "\n" + sentence(option.meaning) + "\n";
    if (!option.values.empty() && !option.names.empty()) {
        out += "One of " + roff(joined(option.values, ", ")) + ".\n";
    }
    if (!option.variable.empty()) {
        out += "The environment variable " + bold(option.variable) + " says the same.\n";
    }
    return out;
}

/// "bifolium build [options] [PROJECT|FILE.md]".
std::string usage(const CommandTree& command, const std::string& path) {
    std::string out = bold("bifolium " + path);
    if (command.options.size() > 1) out += " [" + italic("options") + "]";
    for (const CommandTree::Option& positional : command.positionals) {
        const std::string value = italic(positional.value);
        out += positional.is_required ? " " + value : " [" + value + "]";
    }
    return out;
}

bool asks_for_help(const CommandTree::Option& option) {
    return option.names.back() == "--help";
}

std::string commands(const CommandTree& program) {
    std::string out = ".SH COMMANDS\n";
    each_command(program, [&](const CommandTree& command, const std::string& path) {
        if (path.empty() || !command.commands.empty()) return;
        out += ".SS " + bold(path) + "\n" + usage(command, path) + "\n.PP\n" +
               sentence(command.meaning) + "\n";
        for (const CommandTree::Option& positional : command.positionals) {
            out += described(positional);
        }
        for (const CommandTree::Option& option : command.options) {
            if (!asks_for_help(option)) out += described(option);
        }
    });
    return out;
}

constexpr std::string_view rest = R"(.SH EXIT STATUS
.TP
.B 0
Nothing that a machine can check stands against these editions.
.TP
.B 1
Findings at or above
.BR \-\-fail\-on .
.TP
.B 2
The command line or the project file is wrong.
.TP
.B 3
A font, the words of a language, or something that
.B doctor
looks for is missing.
.TP
.B 4
A merge lacks a shard.
.TP
.B 70
A bug of Bifolium's.
.TP
.B 75
The disk or a permission: try again.
.PP
Where several hold, the first of 70, 75, 2, 4, 3 and 1 counts.
.SH ENVIRONMENT
.TP
.B BIFOLIUM_DATA
The folder of Bifolium's own fonts, style sheets and hyphenation patterns, if it is not beside the
program.
.TP
.B BIFOLIUM_CACHE
The folder of what is kept of earlier builds; else
.IR bifolium
in the user's folder of caches. Empty: nothing is kept.
.TP
.B SOURCE_DATE_EPOCH
Seconds since 1970: the time in files, where a manuscript has no date. The clock is never asked.
.TP
.BR NO_COLOR ", " CLICOLOR_FORCE
No colours; colours without a terminal.
.TP
.B CI
Where it is set, no progress bar is drawn.
.SH FILES
.TP
.I bifolium.yaml
The project file: publications, languages, variants.
.TP
.I output/
The editions, and
.I manifest.json
with the size and the SHA\-256 of each.
.TP
.I fonts/manifest
The project's own fonts, with the SHA\-256 of each.
.SH EXAMPLES
A new project, and its editions:
.PP
.nf
.RS
bifolium init leaflets
bifolium build leaflets
.RE
.fi
.PP
One manuscript, without a project:
.PP
.nf
.RS
bifolium build article.md \-\-style look.css
.RE
.fi
.PP
What a finding means, and how to cure it:
.PP
.nf
.RS
bifolium explain link.dead
.RE
.fi
)";

}  // namespace

std::string manual(const CommandTree& program) {
    std::string out = ".\\\" Made by 'bifolium man'.\n.TH BIFOLIUM 1 " BIFOLIUM_RELEASED
                      " \"Bifolium " BIFOLIUM_VERSION "\" \"User Commands\"\n";
    out += ".SH NAME\nbifolium \\- make accessible PDF and EPUB editions of a manuscript\n";
    out += ".SH SYNOPSIS\n" + bold("bifolium") + " " + italic("command") + " [" +
           italic("options") + "] [" + italic("arguments") + "]\n";
    out +=
        ".SH DESCRIPTION\n"
        "Bifolium reads Markdown manuscripts, lays them out under CSS, and writes tagged PDF files "
        "for print\nand e\\-books of one structure, in every language. After each build it reads "
        "both back and compares\nthem with the manuscript. It needs no network, and writes nothing "
        "but the output folder, and what it\nkeeps for the next build.\n";
    out += commands(program);
    out += ".SH OPTIONS\nOf " + bold("bifolium") + " itself, and " + bold("--help") +
           " of every command:\n";
    for (const CommandTree::Option& option : program.options) out += described(option);
    return out + std::string(rest);
}

}  // namespace bifolium::app
