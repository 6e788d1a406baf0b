// Selection: which face sets which character. Families by @font-face first, then generic names
// ("serif": the manifest's first family of that kind), then the manifest's own names, then
// fallback over the manifest. No face is ever slanted or emboldened by machine.
// https://www.w3.org/TR/css-fonts-4/#font-matching-algorithm
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/range.h"
#include "font/library.h"

namespace bifolium::font {

/// An @font-face whose file was found in the library.
struct FaceRule {
    std::string family;
    int weight_low = 400, weight_high = 400;
    Slant slant = Slant::upright;
    FaceId face;
    std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< Inclusive; none: all.
};

/// What a style asks for.
struct Wish {
    std::span<const std::string> families;  ///< Generic names ("serif") too.
    int weight = 400;
    Slant slant = Slant::upright;
    std::string_view language;
    std::string_view features = {};
};

/// Part of a text that one face sets; its id is invalid where no face has the characters.
struct FaceRun {
    Range range;
    FaceId face;
    friend bool operator==(const FaceRun&, const FaceRun&) = default;
};

class Selection {
public:
    /// Borrows the library.
    Selection(const Library&, std::vector<FaceRule>);

    const Library& library() const { return *library_; }
    /// For metrics and struts: the first face that has the space. Invalid only if there is no
    /// face at all.
    FaceId first(const Wish&) const;
    /// A rule or the manifest has the family, or it is a generic name.
    bool has_family(std::string_view) const;
    /// Invalid if no face has it: the missing-glyph finding names `tried(...)`.
    FaceId choose(const Wish&, char32_t) const;
    /// Face by face over `range` of `text`. A character stays with its combining marks, joiners
    /// and variation selectors, so no cluster is torn apart.
    std::vector<FaceRun> split(const Wish&, std::string_view text, Range range) const;
    /// Family names in the order they were asked, for the finding.
    std::string tried(const Wish&) const;

private:
    /// A family asked for, as far as it depends on the style and not on the character.
    struct Candidate {
        FaceId face;
        const FaceRule* rule = nullptr;
    };
    std::vector<Candidate> candidates(const Wish&) const;
    void add_rules(std::vector<Candidate>&, std::string_view family, const Wish&) const;
    std::string generic(std::string_view name) const;
    bool has(const Candidate&, char32_t) const;
    FaceId choose(const std::vector<Candidate>&, const Wish&, char32_t) const;
    FaceId choose(const std::vector<Candidate>&, const Wish&, std::u32string_view cluster) const;

    const Library* library_;
    std::vector<FaceRule> rules_;  // their families folded
};

}  // namespace bifolium::font
