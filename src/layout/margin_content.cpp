#include "layout/margin_content.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "layout/generated.h"
#include "layout/inline_builder.h"

namespace bifolium::layout {

namespace {

/// A picture of `content: url(…)`, as a replaced box in the line.
Box picture(const Context& context, const std::string& path, style::StyleId style) {
    Box box;
    box.kind = BoxKind::replaced;
    box.style = style;
    box.anonymous = true;
    box.image = context.images.find(path);
    if (box.image.valid()) {
        const image::Info& info = context.images.info(box.image);
        const double scale = info.pixels_per_inch > 0 ? 72 / info.pixels_per_inch : 0.75;
        box.intrinsic_width = Length::pt(info.width * scale);
        box.intrinsic_height = Length::pt(info.height * scale);
    }
    return box;
}

class ContentWriter {
public:
    ContentWriter(const Context& context, const Pages& pages, std::size_t page)
        : context_(context), pages_(pages), page_(page) {}

    Box paragraph(const style::MarginBoxStyle& margin) const {
        const auto& document = context_.document.document();
        const std::string_view language =
            context_.document.atoms().text(document[document.root()].language);
        Box box;
        box.kind = BoxKind::paragraph;
        box.style = margin.style;
        box.anonymous = true;
        InlineBuilder builder(context_.document, margin.style, language);
        const InlineSource source{{}, margin.style, language};
        std::size_t quotes = 0;  // open ones
        for (const style::ContentItem& item : margin.content) {
            if (const auto* image = std::get_if<style::ContentImage>(&item)) {
                Box child = picture(context_, image->path, margin.style);
                if (!child.image.valid()) continue;
                builder.atom(source, static_cast<std::uint32_t>(box.children.size()));
                box.children.push_back(std::move(child));
            } else if (const auto* leader = std::get_if<style::Leader>(&item)) {
                builder.leader(source, leader->pattern);
            } else {
                builder.generated(source, words(item, margin.style, quotes));
            }
        }
        box.inlines = builder.finish();
        return box;
    }

private:
    std::string words(const style::ContentItem& item, style::StyleId style,
                      std::size_t& quotes) const {
        if (const auto* literal = std::get_if<style::LiteralText>(&item)) return literal->text;
        if (const auto* text = std::get_if<style::StringText>(&item)) {
            return std::string(string_on_page(context_, *pages_.facts, page_, *text));
        }
        if (const auto* counter = std::get_if<style::CounterText>(&item)) return count(*counter);
        if (const auto* mark = std::get_if<style::QuoteMark>(&item)) {
            return quote(*mark, context_.document.text(style).quotes, quotes);
        }
        if (const auto* target = std::get_if<style::TargetText>(&item)) return page_of(*target);
        return {};  // an element's words have no meaning here
    }

    using Quotes = std::vector<std::pair<std::string, std::string>>;
    static std::string quote(style::QuoteMark mark, const Quotes& marks, std::size_t& open) {
        const bool opens = mark == style::QuoteMark::open || mark == style::QuoteMark::no_open;
        const bool shown = mark == style::QuoteMark::open || mark == style::QuoteMark::close;
        if (!opens && open == 0) return {};
        const std::size_t depth = opens ? open++ : --open;
        if (!shown || marks.empty()) return {};
        const auto& pair = marks[std::min(depth, marks.size() - 1)];
        return opens ? pair.first : pair.second;
    }

    /// target-counter(…, page) of what some text refers to as well; else nothing.
    std::string page_of(const style::TargetText& target) const {
        if (!target.counter.valid()) return {};
        if (context_.document.atoms().text(target.counter) != "page") return {};
        const auto found = pages_.references.find(target.identifier);
        return found == pages_.references.end() ? std::string() : found->second;
    }

    std::string count(const style::CounterText& counter) const {
        const AtomTable& atoms = context_.document.atoms();
        const std::string_view name = atoms.text(counter.counter);
        const std::string_view list_style = atoms.text(counter.list_style);
        const auto shown = [&](int value) {
            return context_.document.counter_styles().text(value, list_style);
        };
        if (name == "page") return shown(pages_.facts->numbers[page_]);
        if (name == "pages") return shown(static_cast<int>(pages_.plans.size()));
        const std::vector<int>* values =
            counter_on_page(context_, *pages_.facts, page_, counter.counter);
        if (values == nullptr || values->empty()) return shown(0);
        if (!counter.nested) return shown(values->back());
        std::string out;
        for (const int value : *values) {
            if (!out.empty()) out += counter.separator;
            out += shown(value);
        }
        return out;
    }

    const Context& context_;
    const Pages& pages_;
    std::size_t page_;
};

bool has_words(const Box& paragraph) {
    return paragraph.inlines->text.text().find_first_not_of(" \t\n") != std::string::npos;
}

}  // namespace

Box margin_content(const Context& context, const Pages& pages, std::size_t page,
                   const style::MarginBoxStyle& margin) {
    return ContentWriter(context, pages, page).paragraph(margin);
}

void report_margins(const Context& context, const Pages& pages) {
    const PageFacts& facts = *pages.facts;
    std::set<std::pair<std::size_t, std::size_t>> left;  // kind of page, box
    for (std::size_t kind = 0; kind < facts.boxes.size(); ++kind) {
        for (std::size_t i = 0; i < style::margin_boxes; ++i) {
            if (facts.boxes[kind].margins[i].low_contrast) left.emplace(kind, i);
        }
    }
    std::set<std::string> told;
    for (std::size_t page = 0; page < facts.box_of.size() && !left.empty(); ++page) {
        const std::size_t kind = facts.box_of[page];
        for (auto at = left.lower_bound({kind, 0}); at != left.end() && at->first == kind;) {
            const style::MarginBoxStyle& margin = facts.boxes[kind].margins[at->second];
            if (!has_words(margin_content(context, pages, page, margin))) {
                ++at;
                continue;
            }
            const Diagnostic& finding = *margin.low_contrast;
            if (told.insert(finding.message).second) context.diagnostics.report(finding);
            at = left.erase(at);
        }
    }
}

}  // namespace bifolium::layout
