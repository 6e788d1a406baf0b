#include "epub/faces.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "font/subset.h"
#include "text/normalize.h"

namespace bifolium::epub {

namespace {

using document::NodeId;

/// What a reader's own fonts set: CJK and Hangul, with their marks and full-width forms.
bool left_to_reader(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7FF) ||
           (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x1B000 && c <= 0x1B16F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/// One character of good UTF-8; `at` moves on.
char32_t next_character(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t c = lead & (0x3Fu >> more);
    for (int i = 0; i < more && at < text.size(); ++i) {
        c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    return c;
}

/// Families as a list of names that only readers know.
bool is_generic(std::string_view family) {
    constexpr std::array<std::string_view, 6> generic{"serif",   "sans-serif", "monospace",
                                                      "cursive", "fantasy",    "system-ui"};
    return std::find(generic.begin(), generic.end(), family) != generic.end();
}

struct Use {
    std::set<char32_t> characters;
    std::set<std::vector<std::string>> stacks;
};

class Collector {
public:
    explicit Collector(const Edition& edition) : edition_(edition) {}

    std::map<font::FaceId, Use> collect() {
        std::uint32_t index = 0;
        for (const document::Node& node : edition_.document.nodes()) {
            const NodeId id(index++);
            if (const auto* text = std::get_if<document::Text>(&node.content)) {
                add({id}, text->text);
                add({id, style::PseudoElement::first_line}, text->text);
            }
            if (std::holds_alternative<document::NoteReference>(node.content) ||
                std::holds_alternative<document::Note>(node.content)) {
                add({id}, counter_characters);
            }
            for (const auto pseudo : {style::PseudoElement::before, style::PseudoElement::after,
                                      style::PseudoElement::marker}) {
                add_generated({id, pseudo});
            }
        }
        return std::move(uses_);
    }

private:
    static constexpr std::string_view counter_characters = "0123456789.-– ";

    void add_generated(const style::Source& source) {
        if (!edition_.styles.style(source).valid()) return;
        const style::Content& content = edition_.styles.content(source);
        for (const style::ContentItem& item : content.items) {
            if (const auto* text = std::get_if<style::LiteralText>(&item)) add(source, text->text);
            if (std::holds_alternative<style::CounterText>(item)) add(source, counter_characters);
        }
        if (source.pseudo == style::PseudoElement::marker) add(source, counter_characters);
    }

    void add(const style::Source& source, std::string_view text) {
        const style::StyleId id = edition_.styles.style(source);
        if (!id.valid() || text.empty()) return;
        const style::TextStyle& style = edition_.styles.text(id);
        const std::string_view language =
            edition_.atoms.text(edition_.document[source.node].language);
        if (style.transform == style::TextTransform{}) return add(style, text, language);
        add(style, text, language);
        add(style, text::upper_case(text, language), language);
        add(style, text::lower_case(text, language), language);
    }

    void add(const style::TextStyle& style, std::string_view text, std::string_view language) {
        std::vector<std::string> stack = style.font_families;
        std::erase_if(stack, [](const std::string& family) { return is_generic(family); });
        if (stack.empty()) return;  // "serif" alone: the reader's own choice
        const font::Wish wish{.families = style.font_families,
                              .weight = style.font_weight,
                              .slant = style.italic ? font::Slant::italic : font::Slant::upright,
                              .language = language,
                              .features = style.features};
        const Range whole{0, static_cast<std::uint32_t>(text.size())};
        for (const font::FaceRun& run : edition_.fonts.split(wish, text, whole)) {
            if (!run.face.valid()) continue;  // the missing glyph is a finding of layout's
            Use& use = uses_[run.face];
            const std::string_view part = text.substr(run.range.begin, run.range.size());
            for (std::size_t at = 0; at < part.size();) {
                const char32_t c = next_character(part, at);
                if (c >= 0x20 && !left_to_reader(c)) use.characters.insert(c);
            }
            use.stacks.insert(stack);
        }
    }

    const Edition& edition_;
    std::map<font::FaceId, Use> uses_;
};

/// Letters, digits and '-' of the font's own name: the name of a file in the book.
std::string file_stem(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool fits =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (fits && out.size() < 60) out.push_back(c);
    }
    return out.empty() ? "font" : out;
}

std::string file_name(const font::Facts& facts, font::Outlines outlines,
                      std::set<std::string>& taken) {
    const std::string_view extension = outlines == font::Outlines::cff ? ".otf" : ".ttf";
    const std::string stem = file_stem(facts.postscript_name);
    std::string name = stem + std::string(extension);
    for (int i = 2; !taken.insert(name).second; ++i) {
        name = stem + "-" + std::to_string(i) + std::string(extension);
    }
    return name;
}

}  // namespace

Result<std::vector<PackagedFace>> packaged_faces(const Edition& edition) {
    const font::Library& library = edition.fonts.library();
    std::vector<PackagedFace> out;
    std::set<std::string> taken;
    for (auto& [face, use] : Collector(edition).collect()) {
        if (use.characters.empty()) continue;
        use.characters.insert({U' ', U'-', U'\u00A0', U'\u2010'});  // what readers add themselves
        std::vector<std::uint32_t> glyphs;
        for (const char32_t c : use.characters) {
            if (const std::uint32_t glyph = library.glyph(face, c); glyph != 0) {
                glyphs.push_back(glyph);
            }
        }
        Result<font::Program> program = font::subset(library, face, glyphs, font::Purpose::epub);
        if (!program) return program.failure();
        out.push_back({face, file_name(library.facts(face), program->outlines, taken),
                       std::move(program->bytes), std::move(use.stacks)});
    }
    return out;
}

/// A sheet names a font by its path, a manifest by its name in the folder `fonts`.
font::FaceId face_of(const Edition& edition, const css::Url& url) {
    constexpr std::string_view folder = "fonts/";
    const std::string path = (std::filesystem::path(url.base).parent_path() / url.text)
                                 .lexically_normal()
                                 .generic_string();
    const std::size_t at = path.find(folder);
    const bool is_ours = at == 0 || path.starts_with("@bifolium/");
    const std::string name =
        is_ours && at != std::string::npos ? path.substr(at + folder.size()) : path;
    return edition.fonts.library().find_file(name);
}

}  // namespace bifolium::epub
