#include <algorithm>
#include <string>

#include "base/limits.h"
#include "manuscript/body.h"

namespace bifolium::manuscript {

namespace {

// Measured on cmark-gfm 0.29.0.gfm.6: below these its worst patterns stay under a second.
constexpr std::size_t image_openers = 8'000;            // "![" in one block: quadratic in them
constexpr std::size_t processing_instructions = 8'000;  // "<?" without its end: quadratic
constexpr std::size_t closing_parentheses = 4'000;      // a run of ')' after a bare URL: quadratic
constexpr std::size_t reference_bytes = std::size_t{64} << 20;  // copies of one long definition

bool is_blank_line(std::string_view line) {
    return line.find_first_not_of(" \t>") == std::string_view::npos;
}

/// Columns of a table's delimiter row (`| --- | :-: |`), or 0.
std::size_t delimiter_columns(std::string_view line) {
    if (line.find('-') == std::string_view::npos) return 0;
    const std::size_t begin = line.find_first_not_of(" \t>*+.)0123456789");
    if (begin == std::string_view::npos) return 0;
    line = line.substr(begin);
    if (line.find_first_not_of("|:- \t") != std::string_view::npos) return 0;
    const auto bars = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
    return bars + 1;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; ++at) ++n;
    return n;
}

bool has_long_run(std::string_view line, char c, std::size_t longest) {
    std::size_t run = 0;
    for (const char x : line) {
        run = x == c ? run + 1 : 0;
        if (run > longest) return true;
    }
    return false;
}

/// Looks at a text line by line; a blank line ends what can grow.
class ShapeCheck {
public:
    ShapeCheck(const Body& body, Diagnostics& diagnostics)
        : body_(body), diagnostics_(diagnostics) {}

    bool run() {
        for (int number = 1; number <= body_.line_count() && ok_; ++number) {
            const std::string_view line = body_.line(number);
            if (is_blank_line(line)) {
                finish_block();
                continue;
            }
            table(number, line);
            inlines(number, line);
        }
        finish_block();
        if (ok_ && openers_ > 0 && longest_definition_ > 1000 &&
            longest_definition_ * openers_ > reference_bytes) {
            refuse(definition_line_, "manuscript.too-many-references",
                   "this long link definition is used too often: its copies would take more than " +
                       std::to_string(reference_bytes >> 20) + " MB");
        }
        return ok_;
    }

private:
    void table(int number, std::string_view line) {
        if (const std::size_t columns = delimiter_columns(line); columns > columns_) {
            columns_ = columns;
            if (columns > limits::table_columns + 2) {
                refuse(number, "table.too-wide",
                       "a table of " + std::to_string(columns - 2) + " columns; " +
                           std::to_string(limits::table_columns) + " are the most");
            }
        }
        if (columns_ == 0) return;
        cells_ += columns_;
        if (columns_ > 2 && cells_ > limits::table_cells + 3 * columns_) {
            refuse(number, "table.too-large",
                   "this table has more than " + std::to_string(limits::table_cells) + " cells");
        }
    }

    void inlines(int number, std::string_view line) {
        images_ += count(line, "![") - count(line, "<![");
        instructions_ += count(line, "<?");
        openers_ += static_cast<std::size_t>(std::count(line.begin(), line.end(), '['));
        const std::size_t bracket = line.find_first_not_of(" \t>");
        if (line[bracket] == '[' && line.find("]:") != std::string_view::npos) {
            finish_definition();
            in_definition_ = number;
        }
        definition_bytes_ += line.size();
        if (images_ > image_openers) {
            refuse(number, "manuscript.too-many-brackets",
                   "more than " + std::to_string(image_openers) + " pictures begin in one block");
        }
        if (instructions_ > processing_instructions) {
            refuse(number, "manuscript.too-many-brackets",
                   "more than " + std::to_string(processing_instructions) +
                       " '<?' begin in one block");
        }
        if (has_long_run(line, ')', closing_parentheses)) {
            refuse(number, "manuscript.too-many-brackets",
                   "more than " + std::to_string(closing_parentheses) +
                       " closing parentheses in a row");
        }
    }

    void finish_block() {
        finish_definition();
        columns_ = cells_ = images_ = instructions_ = 0;
        in_definition_ = 0;
    }

    void finish_definition() {
        if (in_definition_ != 0 && definition_bytes_ > longest_definition_) {
            longest_definition_ = definition_bytes_;
            definition_line_ = in_definition_;
        }
        definition_bytes_ = 0;
    }

    void refuse(int number, std::string_view code, std::string message) {
        if (!ok_) return;
        ok_ = false;
        const Span span = body_.span(body_.offset(number, 1), body_.line_end(number));
        diagnostics_.report({Severity::error, code, span, std::move(message),
                             "split it, or end the paragraph with an empty line"});
    }

    const Body& body_;
    Diagnostics& diagnostics_;
    bool ok_ = true;
    std::size_t columns_ = 0, cells_ = 0, images_ = 0, openers_ = 0;
    std::size_t instructions_ = 0, definition_bytes_ = 0;
    std::size_t longest_definition_ = 0;
    int in_definition_ = 0, definition_line_ = 0;
};

}  // namespace

bool check_shape(const Body& body, Diagnostics& diagnostics) {
    return ShapeCheck(body, diagnostics).run();
}

}  // namespace bifolium::manuscript
