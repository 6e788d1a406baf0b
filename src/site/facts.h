// What was published, as plain facts: an edition's entry in output/manifest.json and everything
// that the download page and the reports say. Made once, when an edition is finished; kept as JSON
// (site/manifest.h) by the manifest and the cache. Nothing here is worked out again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/direction.h"

namespace bifolium::site {

enum class Verdict : std::uint8_t {
    publishable,
    preview,  ///< Asked for by the project file: under a name of its own, and every page says so.
    withheld  ///< Nothing is written; what stood there stays. Other editions are built all the
              ///< same.
};
std::string_view name_of(Verdict);

enum class Role : std::uint8_t {
    pdf,
    epub,
    cover,  ///< The first page as a small picture, for the download page.
    report  ///< What was checked, and what was found.
};
std::string_view name_of(Role);
/// What a reader takes away.
constexpr bool is_form(Role role) {
    return role == Role::pdf || role == Role::epub;
}

struct File {
    std::string path;  ///< Below the output folder.
    std::size_t size = 0, pages = 0;
    std::string sha256;
    Role role = Role::pdf;
    std::uint32_t width = 0, height = 0;  ///< Of a cover, in pixels.
    friend bool operator==(const File&, const File&) = default;
};

/// Of an edition in another language than its manuscript's.
struct Translation {
    std::string from;  ///< The manuscript's language.
    std::size_t units = 0, translated = 0, stale = 0, missing = 0;
    std::size_t machine = 0, reviewed = 0;
    std::size_t critical = 0, critical_open = 0;
    friend bool operator==(const Translation&, const Translation&) = default;
};

/// What this run saw of the edition. Counts of the Document that every form was compared with.
struct Evidence {
    std::vector<std::string> formats;  ///< Identifiers that the files bear: "PDF/UA-1".
    bool compared = false;  ///< Every form was read back, and says what the Document says.
    std::size_t elements = 0, headings = 0, tables = 0, links = 0;
    std::size_t pictures = 0, decorative = 0;
    std::size_t undescribed = 0;  ///< Pictures that have no words and are not decoration.
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Heading {
    int level = 1;
    std::string text;
    friend bool operator==(const Heading&, const Heading&) = default;
};
struct Picture {
    std::string path, alternative;
    bool decorative = false;
    friend bool operator==(const Picture&, const Picture&) = default;
};
/// How hard the text is to read, by the published formulas of its language.
struct Readability {
    struct Formula {
        std::string name;
        std::string scale;  ///< "school years, less is easier"
        friend bool operator==(const Formula&, const Formula&) = default;
    };
    struct Section {
        std::string title;  ///< Empty: what stands before the first heading.
        std::size_t sentences = 0, words = 0;
        std::vector<std::string> values;  ///< "18.2", by formula; none where no sentence counts.
        friend bool operator==(const Section&, const Section&) = default;
    };
    /// A long sentence, whose parting would help its section.
    struct Sentence {
        std::string text, place;  ///< "manuscript/msc.md:96"
        std::size_t words = 0, parts = 2;
        std::string before, after;  ///< Its section's, by the first formula; may be empty.
        friend bool operator==(const Sentence&, const Sentence&) = default;
    };
    std::vector<Formula> formulas;  ///< None: none is published for the language.
    Section all;
    std::vector<Section> sections;    ///< Of those with sentences.
    std::vector<Sentence> sentences;  ///< Whose parting would help most, the best first.
    friend bool operator==(const Readability&, const Readability&) = default;
};

/// What the report shows of the Document. In an edition's own record, but not in the manifest.
struct Details {
    std::vector<Heading> outline;
    std::vector<Picture> pictures;
    Readability readability;
    friend bool operator==(const Details&, const Details&) = default;
};

struct Findings {
    std::size_t errors = 0, warnings = 0, notes = 0;  ///< That stand.
    std::size_t waived = 0, known = 0;                ///< By a reason; from the baseline.
    friend bool operator==(const Findings&, const Findings&) = default;
};

/// The publisher's colours, as the style sheets' `--brand-…` say them: "#005a70"; empty: not said.
struct Brand {
    std::string primary, primary_dark, accent, tint;
    friend bool operator==(const Brand&, const Brand&) = default;
};

/// Why an edition was withheld: a finding in short.
struct Reason {
    std::string code, message;
    std::string file;  ///< Empty: of no file.
    std::size_t line = 0;
    friend bool operator==(const Reason&, const Reason&) = default;
};

struct Edition {
    std::string publication, language, variant;
    Verdict verdict = Verdict::withheld;
    bool outdated = false;   ///< Withheld, and what stood of it was taken away.
    bool unchanged = false;  ///< This run found it in the cache; a fact of the run, not kept.
    using File = site::File;
    std::vector<File> files;
    /// Of the files that stand: an error withholds an edition and leaves the last good ones.
    Verdict standing = Verdict::withheld;

    std::string identifier;  ///< The author's, or the publication's id.
    std::string title, subtitle, description, publisher, rights, version;
    std::string date, reviewed, next_review;  ///< ISO 8601, as the author wrote them.
    std::vector<std::string> authors, keywords;
    std::string language_name;  ///< In the language itself: "Deutsch".
    Direction direction = Direction::left_to_right;
    Brand brand;
    std::optional<Translation> translation;
    Evidence evidence;
    Details details;
    Findings findings;
    std::vector<Reason> reasons;  ///< Of a withheld edition; the first few.
    friend bool operator==(const Edition&, const Edition&) = default;
};

struct Input {
    std::string path, sha256;
    friend bool operator==(const Input&, const Input&) = default;
};

/// By publication, language and variant.
using EditionName = std::array<std::string, 3>;
inline EditionName name_of(const Edition& edition) {
    return {edition.publication, edition.language, edition.variant};
}

/// The whole of output/manifest.json.
struct Manifest {
    std::string bifolium;                   ///< The version that wrote it.
    std::string language;                   ///< Of the project's manuscripts; empty: English.
    std::vector<std::string> publications;  ///< Their ids, in the project's order.
    std::vector<Edition> editions;          ///< By publication, language and variant.
    std::vector<Input> inputs;              ///< By path.
    /// What of bifolium's own folder was used: fonts, hyphenation patterns, its style sheet.
    std::vector<Input> resources;
    /// What stands in the output folder although no edition has it any more.
    std::vector<Input> left_over;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

}  // namespace bifolium::site
