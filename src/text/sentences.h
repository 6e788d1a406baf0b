// Where sentences end: UAX #29 with CLDR's abbreviations ("Dr. Smith"), and what those lack: "z.
// B.", "e.g.", and ordinals that are written with a full stop ("am 3. Mai").
// https://www.unicode.org/reports/tr29/#Sentence_Boundaries
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bifolium::text {

/// Slow to make (milliseconds); one for a language. For one thread at a time.
class Sentences {
public:
    explicit Sentences(std::string_view language);
    ~Sentences();
    Sentences(const Sentences&) = delete;
    Sentences& operator=(const Sentences&) = delete;

    /// Of a paragraph: the byte behind each sentence and the spaces after it; the last is the
    /// text's end. None for an empty text.
    std::vector<std::uint32_t> ends(std::string_view text);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bifolium::text
