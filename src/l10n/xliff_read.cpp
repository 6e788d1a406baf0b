#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "l10n/xliff.h"
#include "xml/reader.h"

namespace bifolium::l10n {

namespace {

constexpr std::size_t longest_excerpt = 60;  // bytes of a source text in a finding
constexpr std::string_view name_space = "urn:oasis:names:tc:xliff:document:";

/// What a translator's tool gave back of one unit.
struct Delivered {
    std::string id, source, target, state;
    std::vector<std::string> notes;  // the translator's
    bool approved = false, has_target = false, has_markup = false;
    Span span;
};

struct Delivery {
    std::string version, target_language;
    Span language_span;
    std::vector<Delivered> units;
};

std::string attribute(const xml::Opened& element, std::string_view name) {
    for (const auto& [known, value] : element.attributes) {
        if (known == name) return std::string(value);
    }
    return {};
}

/// Collects units from the events of the XML reader.
class Collector {
public:
    explicit Collector(SourceId source) : last{source, 0, 0}, source_(source) {}

    void operator()(const xml::Event& event) {
        std::visit([this](const auto& e) { take(e); }, event);
    }
    Delivery delivery;
    Span last;  ///< The latest element, for what has no better place.

private:
    enum class Where : std::uint8_t { outside, unit, source, target, note, skipped };
    struct Open {
        Where where;
        bool inside;  // an element within a text
    };

    void take(const xml::Opened& element) {
        last = {source_, element.offset, element.offset + 1};
        const Where around = open_.empty() ? Where::outside : open_.back().where;
        const bool is_ours =
            element.name_space.empty() || element.name_space.starts_with(name_space);
        const std::string_view name = is_ours ? element.name : std::string_view("other");
        Where where = around;
        bool inside = false;
        if (around == Where::outside) {
            if (open_.empty()) begin_document(element);
            if (name == "file") begin_file(element);
            if (name == "trans-unit") {
                where = Where::unit;
                begin_unit(element);
            }
        } else if (around == Where::unit) {
            where = in_unit(name, element);
        } else if (around == Where::source || around == Where::target) {
            inside = true;
            // <mrk> marks words for the tool's own sake; all else stands for markup.
            if (name != "mrk") unit().has_markup = true;
        }
        open_.push_back({where, inside});
    }
    void take(const xml::Characters& characters) {
        if (open_.empty()) return;
        switch (open_.back().where) {
            case Where::source:
                unit().source.append(characters.text);
                break;
            case Where::target:
                unit().target.append(characters.text);
                break;
            case Where::note:
                unit().notes.back().append(characters.text);
                break;
            case Where::outside:
            case Where::unit:
            case Where::skipped:
                break;
        }
    }
    void take(const xml::Closed&) { open_.pop_back(); }

    void begin_document(const xml::Opened& element) {
        delivery.version = element.name == "xliff" ? attribute(element, "version") : "none";
    }
    void begin_file(const xml::Opened& element) {
        delivery.target_language = attribute(element, "target-language");
        delivery.language_span = last;
    }
    void begin_unit(const xml::Opened& element) {
        Delivered unit;
        unit.id = attribute(element, "id");
        unit.approved = attribute(element, "approved") == "yes";
        unit.span = last;
        delivery.units.push_back(std::move(unit));
    }
    Where in_unit(std::string_view name, const xml::Opened& element) {
        if (name == "source") return Where::source;
        if (name == "target") {
            unit().has_target = true;
            unit().state = attribute(element, "state");
            unit().span = last;
            return Where::target;
        }
        if (name == "note" && attribute(element, "from") != "developer") {
            unit().notes.emplace_back();
            return Where::note;
        }
        return Where::skipped;  // contexts, other translations, what tools add
    }
    Delivered& unit() { return delivery.units.back(); }

    SourceId source_;
    std::vector<Open> open_;
};

std::string normal_tag(std::string_view tag) {
    std::string out(tag);
    for (char& c : out) {
        if (c == '_') c = '-';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Puts what was delivered into a copy of the catalogue.
class Import {
public:
    Import(const PoFile& catalogue, Diagnostics& diagnostics)
        : result_(catalogue), diagnostics_(diagnostics) {
        places_.reserve(result_.entries.size());
        for (std::size_t i = 0; i < result_.entries.size(); ++i) {
            const PoEntry& entry = result_.entries[i];
            if (entry.obsolete) continue;
            const std::string id = xliff_id(entry);
            if (!entry.id_plural) {
                places_.try_emplace(id, Place{i, 0});
                continue;
            }
            for (std::size_t form = 0; form < entry.texts.size(); ++form) {
                places_.try_emplace(id + "[" + std::to_string(form) + "]", Place{i, form});
            }
        }
    }

    void take(const Delivered& unit) {
        const auto found = places_.find(unit.id);
        if (found == places_.end()) {
            return report(Severity::warning, "xliff.unknown-unit", unit,
                          "the catalogue has no unit '" + unit.id + "' (" +
                              beginning_of(unit.source, longest_excerpt) + "); it is left out",
                          "the manuscript changed since the export: export again, and let the "
                          "translator's tool take over what is still the same");
        }
        Place& place = found->second;
        PoEntry& entry = result_.entries[place.entry];
        if (place.taken) {
            return report(Severity::error, "xliff.duplicate", unit,
                          "the unit '" + unit.id + "' stands here again; only its first is taken",
                          "delete one of the two");
        }
        place.taken = true;
        ++taken_;
        if (unit.source != (place.form == 0 ? entry.id : *entry.id_plural)) {
            return report(Severity::error, "xliff.changed-source", unit,
                          "the source of the unit '" + unit.id +
                              "' is not what it was; its translation is left out",
                          "the source is changed in the manuscript, not here; it is: " +
                              beginning_of(entry.id, longest_excerpt));
        }
        if (unit.has_markup) {
            return report(
                Severity::error, "xliff.inline-element", unit,
                "the unit '" + unit.id + "' holds elements, where Markdown is text; it is left out",
                "let the tool treat the file as plain text");
        }
        if (!unit.has_target || unit.target.empty()) return keep(entry, place.form, unit);
        put(entry, place.form, unit);
    }

    void finish(Span end) {
        if (taken_ == places_.size()) return;
        diagnostics_.report({Severity::note, "xliff.missing-units", end,
                             std::to_string(places_.size() - taken_) +
                                 " units of the catalogue are not in this file; they stay as they "
                                 "are",
                             "export again if the translator is to have them"});
    }

    PoFile result() && { return std::move(result_); }

private:
    struct Place {
        std::size_t entry = 0, form = 0;
        bool taken = false;
    };

    void keep(const PoEntry& entry, std::size_t form, const Delivered& unit) {
        if (entry.texts[form].empty()) return;
        report(Severity::warning, "xliff.no-target", unit,
               "the unit '" + unit.id + "' has no translation here; the catalogue keeps its own",
               "to take a translation back, empty its msgstr in the PO file");
    }

    void put(PoEntry& entry, std::size_t form, const Delivered& unit) {
        const std::array<std::string_view, 4> done{"", "translated", "final", "signed-off"};
        const bool is_done =
            unit.approved || std::find(done.begin(), done.end(), unit.state) != done.end();
        entry.texts[form] = unit.target;
        if (is_done) {
            std::erase(entry.flags, "fuzzy");
            entry.previous_context.reset();
            entry.previous_id.clear();
            entry.previous_id_plural.reset();
        } else if (!entry.fuzzy()) {
            entry.flags.insert(entry.flags.begin(), "fuzzy");
        }
        for (const std::string& note : unit.notes) add_comment_lines(entry, note);
    }

    static void add_comment_lines(PoEntry& entry, std::string_view note) {
        while (!note.empty()) {
            const std::size_t end = std::min(note.find('\n'), note.size());
            const std::string_view line = note.substr(0, end);
            note.remove_prefix(std::min(end + 1, note.size()));
            const bool known = std::find(entry.comments.begin(), entry.comments.end(), line) !=
                               entry.comments.end();
            if (!known && !line.empty()) entry.comments.emplace_back(line);
        }
    }

    void report(Severity severity, std::string_view code, const Delivered& unit,
                std::string message, std::string hint) {
        diagnostics_.report({severity, code, unit.span, std::move(message), std::move(hint)});
    }

    PoFile result_;
    Diagnostics& diagnostics_;
    std::unordered_map<std::string, Place> places_;  // by unit id; looked up, never iterated
    std::size_t taken_ = 0;
};

/// The XML reader says "line 12: …": there, else at the latest element.
Span place_of(const Failure& failure, const Sources& sources, SourceId source, Span last) {
    constexpr std::string_view name = "line ";
    const std::string_view text = sources.text(source);
    const std::string_view what = failure.what;
    std::uint32_t line = 0;
    if (!what.starts_with(name)) return last;
    std::from_chars(what.data() + name.size(), what.data() + what.size(), line);
    if (line == 0 || text.empty()) return last;
    const auto begin = static_cast<std::uint32_t>(sources.line(source, line).data() - text.data());
    return {source, begin, begin + 1};
}

}  // namespace

PoFile read_xliff(const Sources& sources, SourceId source, const PoFile& catalogue,
                  Diagnostics& diagnostics) {
    Collector collector(source);
    const auto read = xml::read(sources.text(source), {}, std::ref(collector));
    const Delivery& delivery = collector.delivery;
    if (!read) {
        const Span place = place_of(read.failure(), sources, source, collector.last);
        diagnostics.report({Severity::error, "xliff.syntax", place,
                            "this is no XLIFF that can be read: " + read.failure().what,
                            "let the translator's tool write the file again"});
        return catalogue;
    }
    if (!delivery.version.starts_with("1.")) {
        diagnostics.report(
            {Severity::error, "xliff.version", Span{source, 0, 1},
             "this is not XLIFF 1.2, but " +
                 (delivery.version == "none" ? "something else" : "version " + delivery.version),
             "let the translator's tool write XLIFF 1.2"});
        return catalogue;
    }
    const std::string wanted = normal_tag(header_field(catalogue, "Language"));
    const std::string given = normal_tag(delivery.target_language);
    if (!wanted.empty() && wanted != given) {
        diagnostics.report({Severity::error, "xliff.language", delivery.language_span,
                            "this file's target-language is '" + delivery.target_language +
                                "', the catalogue's is '" + wanted + "'; nothing is taken",
                            "import it into the catalogue of its language"});
        return catalogue;
    }
    Import import(catalogue, diagnostics);
    for (const Delivered& unit : delivery.units) import.take(unit);
    import.finish(collector.last);
    return std::move(import).result();
}

}  // namespace bifolium::l10n
