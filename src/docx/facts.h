// What a DOCX file says of itself: its core properties, and the language of its styles.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "docx/package.h"

namespace bifolium::docx {

struct Facts {
    std::string title, creator, description, keywords, language, modified;
};
Facts facts_of(const Package&);

/// A style's name in small letters ("heading 1", "toc 2"), by its id: Word's own names are English
/// in every language.
struct Styles {
    std::map<std::string, std::string, std::less<>> names;
    /// Of text without a language of its own, by kind of writing.
    std::string language, asian_language, complex_language;
    std::string part;  ///< Its name in the package.
    /// The part with the styles added that others are based on and that it lacks; mostly empty.
    /// Pandoc takes no notice of styles that hang in the air, and so would of headings.
    std::string repaired;
};
Styles styles_of(const Package&);

}  // namespace bifolium::docx
