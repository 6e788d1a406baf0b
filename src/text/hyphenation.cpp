#include "text/hyphenation.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace bifolium::text {

namespace {

constexpr std::size_t longest_word = 100;  // letters; more is no word of any language
constexpr std::uint32_t shortest_word = 5;

/// Letters as patterns have them: small, and with the typewriter's apostrophe.
UChar32 folded(UChar32 c) {
    return c == 0x2019 ? UChar32{'\''} : u_tolower(c);
}

/// A trie of patterns. A node's children are a list; the numbers stand in one array.
class Trie {
public:
    Trie() { nodes_.push_back({}); }

    void add(const std::u32string& letters, const std::vector<std::uint8_t>& numbers) {
        std::uint32_t node = 0;
        for (const char32_t letter : letters) node = child(node, letter);
        nodes_[node].numbers = static_cast<std::uint32_t>(numbers_.size());
        nodes_[node].count = static_cast<std::uint32_t>(numbers.size());
        numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
    }

    /// Raises `out` by all patterns that lie in `word` (which stands between two full stops).
    void weigh(const std::u32string& word, std::vector<std::uint8_t>& out) const {
        for (std::size_t begin = 0; begin < word.size(); ++begin) {
            std::uint32_t node = 0;
            for (std::size_t i = begin; i < word.size(); ++i) {
                node = find(node, word[i]);
                if (node == 0) break;
                const Node& at = nodes_[node];
                for (std::uint32_t k = 0; k < at.count; ++k) {
                    out[begin + k] = std::max(out[begin + k], numbers_[at.numbers + k]);
                }
            }
        }
    }

private:
    struct Node {
        char32_t letter = 0;
        std::uint32_t child = 0, sibling = 0;  // 0: none; the root is nobody's child
        std::uint32_t numbers = 0, count = 0;
    };

    std::uint32_t find(std::uint32_t node, char32_t letter) const {
        std::uint32_t at = nodes_[node].child;
        while (at != 0 && nodes_[at].letter != letter) at = nodes_[at].sibling;
        return at;
    }
    std::uint32_t child(std::uint32_t node, char32_t letter) {
        if (const std::uint32_t known = find(node, letter)) return known;
        const auto made = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({.letter = letter, .sibling = nodes_[node].child});
        nodes_[node].child = made;
        return made;
    }

    std::vector<Node> nodes_;
    std::vector<std::uint8_t> numbers_;
};

/// Words of a TeX file between "\name{" and "}", without what '%' comments out.
std::vector<std::string_view> words_of(std::string_view file, std::string_view name) {
    std::vector<std::string_view> out;
    const std::string opening = "\\" + std::string(name) + "{";
    bool inside = false;
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = std::min(file.find('\n', at), file.size());
        std::string_view line = file.substr(at, end - at);
        at = end + 1;
        line = line.substr(0, line.find('%'));
        if (!inside) {
            const std::size_t begin = line.find(opening);
            if (begin == std::string_view::npos) continue;
            inside = true;
            line.remove_prefix(begin + opening.size());
        }
        const std::size_t close = line.find('}');
        std::string_view words = line.substr(0, close);
        while (!words.empty()) {
            const std::size_t begin = words.find_first_not_of(" \t\r");
            if (begin == std::string_view::npos) break;
            const std::size_t past = std::min(words.find_first_of(" \t\r", begin), words.size());
            out.push_back(words.substr(begin, past - begin));
            words.remove_prefix(past);
        }
        if (close != std::string_view::npos) break;
    }
    return out;
}

}  // namespace

struct Patterns {
    Bytes file;
    std::uint32_t before = 2, after = 2;

    /// Made once, whichever thread is first.
    void make() const {
        std::call_once(once_, [this] {
            for (const std::string_view pattern : words_of(file.view(), "patterns")) add(pattern);
            for (const std::string_view word : words_of(file.view(), "hyphenation")) except(word);
        });
    }
    /// Of each place between two characters, the word's two ends among them; odd: a hyphen.
    std::vector<std::uint8_t> weigh(const std::u32string& letters) const {
        std::vector<std::uint8_t> out(letters.size() + 3, 0);
        trie_.weigh(U'.' + letters + U'.', out);
        return out;
    }
    const std::vector<std::uint32_t>* exception(const std::u32string& letters) const {
        const auto found = exceptions_.find(letters);
        return found == exceptions_.end() ? nullptr : &found->second;
    }

private:
    void add(std::string_view pattern) const {
        std::u32string letters;
        std::vector<std::uint8_t> numbers{0};
        for (std::size_t at = 0; at < pattern.size();) {
            const UChar32 c = next_character(pattern, at);
            if (c >= '0' && c <= '9') {
                numbers.back() = static_cast<std::uint8_t>(c - '0');
            } else {
                letters.push_back(static_cast<char32_t>(folded(c)));
                numbers.push_back(0);
            }
        }
        if (!letters.empty()) trie_.add(letters, numbers);
    }
    void except(std::string_view word) const {
        std::u32string letters;
        std::vector<std::uint32_t> places;
        for (std::size_t at = 0; at < word.size();) {
            const UChar32 c = next_character(word, at);
            if (c == '-')
                places.push_back(static_cast<std::uint32_t>(letters.size()));
            else
                letters.push_back(static_cast<char32_t>(folded(c)));
        }
        exceptions_[letters] = places;
    }

    mutable std::once_flag once_;
    mutable Trie trie_;
    mutable std::map<std::u32string, std::vector<std::uint32_t>> exceptions_;
};

struct Hyphenation::State {
    std::map<std::string, std::unique_ptr<Patterns>, std::less<>> languages;
};

Hyphenation::Hyphenation() : state_(std::make_unique<State>()) {}
Hyphenation::~Hyphenation() = default;
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation& Hyphenation::operator=(Hyphenation&&) noexcept = default;

std::vector<std::string> Hyphenation::languages() const {
    std::vector<std::string> out;
    for (const auto& [language, patterns] : state_->languages) out.push_back(language);
    return out;
}

Hyphenation Hyphenation::load(const Files& files, std::string_view folder) {
    Hyphenation out;
    const std::string path = std::string(folder) + "/";
    const Result<Bytes> index = files.read(path + "languages");
    if (!index) return out;
    const std::string_view lines = (*index).view();
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::string_view line = lines.substr(at, end - at);
        at = end + 1;
        if (line.empty() || line.front() == '#') continue;
        const std::string row = "\\row{" + std::string(line) + "}";
        const auto words = words_of(row, "row");
        if (words.size() != 4) continue;
        const Result<Bytes> file = files.read(path + std::string(words[1]));
        if (!file) continue;
        auto patterns = std::make_unique<Patterns>();
        patterns->file = *file;
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), patterns->before);
        std::from_chars(words[3].data(), words[3].data() + words[3].size(), patterns->after);
        out.state_->languages.emplace(words[0], std::move(patterns));
    }
    return out;
}

const Patterns* Hyphenation::find(std::string_view language) const {
    while (!language.empty()) {
        const auto found = state_->languages.find(language);
        if (found != state_->languages.end()) return found->second.get();
        const std::size_t dash = language.rfind('-');
        language = language.substr(0, dash == std::string_view::npos ? 0 : dash);
    }
    return nullptr;
}

std::vector<std::uint32_t> hyphens(const Patterns& patterns, std::string_view word,
                                   const HyphenLimits& limits) {
    patterns.make();
    std::u32string letters;
    std::vector<std::uint32_t> bytes;
    for (std::size_t at = 0; at < word.size();) {
        bytes.push_back(static_cast<std::uint32_t>(at));
        letters.push_back(static_cast<char32_t>(folded(next_character(word, at))));
    }
    const std::size_t count = letters.size();
    const std::uint32_t least = limits.word == 0 ? shortest_word : limits.word;
    if (count < least || count > longest_word) return {};
    const std::size_t before = std::max(limits.before == 0 ? patterns.before : limits.before, 1U);
    const std::size_t after = std::max(limits.after == 0 ? patterns.after : limits.after, 1U);
    std::vector<std::uint32_t> out;
    const auto take = [&](std::size_t place) {
        if (place >= before && place + after <= count) out.push_back(bytes[place]);
    };
    if (const auto* places = patterns.exception(letters)) {
        for (const std::uint32_t place : *places) take(place);
        return out;
    }
    const std::vector<std::uint8_t> weights = patterns.weigh(letters);
    for (std::size_t place = 1; place < count; ++place) {
        if (weights[place + 1] % 2 == 1) take(place);
    }
    return out;
}

}  // namespace bifolium::text
