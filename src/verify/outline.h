// Outline: makes a Structure from open, text and close, so that the Document, a PDF and a book are
// brought to one form by one piece of code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "verify/structure.h"

namespace bifolium::verify {

class Outline {
public:
    /// Without references: their words are left out.
    explicit Outline(bool references = true) : references_(references) {}

    /// `element` without depth and text.
    void open(Element element);
    void text(std::string_view);
    void close();
    std::size_t depth() const { return open_.size(); }
    Structure finish() &&;

private:
    struct Open {
        std::size_t row;
        std::size_t begin;  ///< In `words_`.
        bool block;
        bool silent;  ///< A reference, or in one, where they are left out.
    };
    void flush();  ///< Words that stood in a container become a row of their own.

    bool references_;
    Structure rows_;
    std::vector<Open> open_;
    std::string words_;      ///< Of everything so far; blocks are parted by spaces.
    std::size_t stray_ = 0;  ///< Where words begin that no row holds yet.
    std::string language_;
};

/// Whether the role's words are compared as one text.
bool bears_text(std::string_view role);
bool is_inline(std::string_view role);

}  // namespace bifolium::verify
