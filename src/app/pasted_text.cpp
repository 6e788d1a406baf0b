#include "app/pasted_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace bifolium::app {

namespace {

using namespace pandoc;

struct Marked {
    enum class Kind : std::uint8_t { words, bullet, number } kind = Kind::words;
    int number = 0;
    std::string_view words;
};

Marked read_line(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    line.remove_prefix(std::min(begin, line.size()));
    constexpr std::array<std::string_view, 8> bullets{"•", "·", "▪", "◦", "‣", "–", "-", "*"};
    for (const std::string_view bullet : bullets) {
        if (!line.starts_with(bullet)) continue;
        const std::string_view rest = line.substr(bullet.size());
        const std::size_t words = rest.find_first_not_of(" \t");
        if (words == 0 || words == std::string_view::npos) continue;
        return {Marked::Kind::bullet, 0, rest.substr(words)};
    }
    int number = 0;
    const auto read =
        std::from_chars(line.data(), line.data() + std::min<std::size_t>(4, line.size()), number);
    const auto digits = static_cast<std::size_t>(read.ptr - line.data());
    const std::string_view rest = line.substr(digits);
    const bool counts =
        digits > 0 && digits < 4 && (rest.starts_with(". ") || rest.starts_with(") "));
    if (counts && number >= 0) return {Marked::Kind::number, number, rest.substr(2)};
    return {Marked::Kind::words, 0, line};
}

class Pasting {
public:
    Tree run(std::string_view text) {
        std::string clean;
        for (const char c : text) {
            if (c != '\r') clean += c;
        }
        if (clean.starts_with("\xEF\xBB\xBF")) clean.erase(0, 3);
        const bool parted = clean.find("\n\n") != std::string::npos;
        std::string_view rest = clean;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            add(rest.substr(0, end), parted);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        flush();
        return std::move(tree_);
    }

private:
    void add(std::string_view line, bool parted) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) return flush();
        const Marked marked = read_line(line);
        if (marked.kind == Marked::Kind::words) {
            if (!parted) flush();
            words_ += (words_.empty() ? "" : " ") + std::string(marked.words);
            return;
        }
        flush();
        kind_ = marked.kind;
        number_ = marked.number;
        words_ = marked.words;
    }

    void flush() {
        const Marked::Kind kind = std::exchange(kind_, Marked::Kind::words);
        if (words_.empty()) return;
        Block paragraph{Paragraph{}, {}, {{Words{std::exchange(words_, {})}, {}, {}, {}}}, {}};
        if (kind == Marked::Kind::words) {
            tree_.blocks.push_back(std::move(paragraph));
            return;
        }
        const bool ordered = kind == Marked::Kind::number;
        const auto* list = tree_.blocks.empty() ? nullptr : tree_.blocks.back().as<List>();
        const auto next = list == nullptr
                              ? 0
                              : list->start + static_cast<int>(tree_.blocks.back().children.size());
        const bool goes_on =
            list != nullptr && list->ordered == ordered && (!ordered || number_ == next);
        if (!goes_on) tree_.blocks.push_back({List{ordered, ordered ? number_ : 1}, {}, {}, {}});
        Block item{Item{}, {}, {}, {}};
        item.children.push_back(std::move(paragraph));
        tree_.blocks.back().children.push_back(std::move(item));
    }

    Tree tree_;
    std::string words_;
    Marked::Kind kind_ = Marked::Kind::words;
    int number_ = 0;
};

}  // namespace

Tree pasted_text(std::string_view text) {
    return Pasting().run(text);
}

}  // namespace bifolium::app
