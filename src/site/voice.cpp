#include "site/voice.h"

namespace bifolium::site {

Voice::Voice(std::string_view language) : locale_(text::locale(language)), labels_(locale_.tag) {}

std::string_view Voice::direction() const {
    return locale_.direction == Direction::right_to_left ? "rtl" : "ltr";
}

std::string Voice::filled(std::string_view key, const Blanks& blanks) const {
    std::string out(word(key));
    for (const auto& [name, value] : blanks) {
        const std::string blank = "{" + std::string(name) + "}";
        if (const std::size_t at = out.find(blank); at != std::string::npos) {
            out.replace(at, blank.size(), value);
        }
    }
    return out;
}

std::string Voice::number(std::size_t count) const {
    return text::number(locale_, static_cast<double>(count), 0);
}

std::string Voice::pages(std::size_t count) const {
    if (count == 1) return std::string(word("site-one-page"));
    return filled("site-pages", {{"count", number(count)}});
}

void Voice::mark(xml::XhtmlWriter& out) const {
    if (labels_.found()) return;
    out.attribute("lang", "en");
    out.attribute("dir", "ltr");
}

void Voice::tag(xml::XhtmlWriter& out) const {
    out.attribute("lang", locale_.tag);
    out.attribute("dir", direction());
}

const Voice& Voices::of(std::string_view language) {
    const auto known = made_.find(language);
    if (known != made_.end()) return *known->second;
    auto made = std::make_unique<const Voice>(language);
    return *made_.emplace(std::string(language), std::move(made)).first->second;
}

}  // namespace bifolium::site
