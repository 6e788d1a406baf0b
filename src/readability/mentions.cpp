#include "readability/mentions.h"

#include <algorithm>
#include <array>

#include "text/matching.h"
#include "text/normalize.h"

namespace bifolium::readability {

namespace {

/// Known without an explanation, or no abbreviations: words that are shouted.
constexpr std::string_view known =
    " AD AIDS ALL AM AND BBC BC CALL CD CO2 DANGER DNA DO DVD EU FAQ GPS H2O HELP HIV ID IQ IT "
    "MUST NATO NEVER NHS NO NOT NOTE OK ONLY OR PC PDF PM QR RNA SMS STOP TV UFO UK UN URL US USA "
    "WC WHO ";

bool is_roman(std::string_view letters) {
    return letters.find_first_not_of("IVXL") == std::string_view::npos;
}

/// "MSC" of "MSCs"; empty for what needs no explanation or is none of them.
std::string key_of(std::string_view written) {
    std::string key(written);
    if (key.size() > 2 && key.back() == 's') key.pop_back();
    std::size_t capitals = 0, digits = 0;
    for (const char c : key) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool digit = c >= '0' && c <= '9';
        if (!capital && !digit && c != '-') return {};  // only Latin letters: others' words too
        capitals += capital ? 1 : 0;
        digits += digit ? 1 : 0;
    }
    if (capitals < 2 || capitals > 6 || digits > 2 || is_roman(key)) return {};
    return known.find(" " + key + " ") == std::string_view::npos ? key : std::string();
}

bool begins_with(std::string_view text, std::string_view words) {
    return text.starts_with(words);
}

/// What stands behind the word, from the first space on or the mark before it.
std::string_view behind(std::string_view text, Range word) {
    return text.substr(word.end);
}

/// Without quotation marks and articles at its end: what leads to the word.
std::string before(std::string_view text, Range word) {
    std::string out = text::folded(text::plain(text.substr(0, word.begin)));
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view end : {" ", "\"", "“", "'", " a", " an", " the"}) {
            if (!out.ends_with(end) || out.size() == end.size()) continue;
            out.resize(out.size() - end.size());
            again = true;
        }
    }
    return out;
}

/// "UA-1" of "PDF/UA-1": a part of a name.
bool goes_on(std::string_view text, Range word) {
    return word.begin > 1 && text[word.begin - 1] == '/' && text[word.begin - 2] >= 'A' &&
           text[word.begin - 2] <= 'Z';
}

void mention(AllMentions& all, std::string key, const ProsePassage& from, Range word,
             std::size_t at, bool explained) {
    Mentions& one = all[std::move(key)];
    if (one.count++ == 0) {
        one.first = from.passage.span(word);
        one.written = from.passage.text().substr(word.begin, word.size());
        one.first_at = at;
    }
    if (explained && at < one.explained_at) {
        one.explained_at = at;
        one.explanation = from.passage.span(word);
    }
}

// Beginnings and endings of words that medicine makes of Greek and Latin, parted by blanks.
// Left out are those that everyday words have too ("histo-ry", "hyper-link").
constexpr std::string_view beginnings =
    "adipoc allogen angiog angiop arthrop arthros atheros autolog broncho cardiom cardiop cerebro "
    "chemokin chondro comorbid contraindic cysto cytok cytop cytot dermato encephal endocard "
    "endocrin endometr endosc endothel enteroc erythro etiolog aetiolog exosom extracellul "
    "extracorpor fibrob fibroma fibros gastroe gastroi gastros glycem glycaem glycos haemato "
    "hemato "
    "haemod hemod haemog hemog hepatoc hepatom hepatot histoc histol histop hypergl hyperkal "
    "hyperlip "
    "hyperpl hypersens hypertens hyperth hypocal hypogly hypokal hypotens hypothyr hypox iatrogen "
    "idiopath immunod immunog immunom immunos immunot interleuk intraartic intracellul intracran "
    "intraderm intramusc intraocul intrathec intraven keratin keratos laparo leukoc leucoc leukop "
    "lipoprot lympho macrophag mesenchym metasta microvasc multipot myelo myocard myop nephro "
    "neurodeg neurop neurot oncog ophthalm osteob osteoc osteom osteon paracrin pathog pathol "
    "pericard periop peripher periton phagocyt pharmacok phlebo pluripot pneumoth prophyla pulmon "
    "sclero spondyl stromal subcutan sublingu thrombo transderm vasoc vasod viscer";
constexpr std::string_view endings =
    "aemia aemias algia algias blast blasts crine cyte cytes ectomies ectomy emia emias itises "
    "itis kine kines lytic megaly opathies opathy ostomy otomy penia plasia plasty rrhage rrhagia "
    "scopic scopies scopy stasis trophy uria";
/// Illnesses and words that everybody has heard of.
constexpr std::string_view everyday =
    " academia anemia anaemia appendicitis arthritis bohemia bronchitis hepatitis holoblast "
    "laryngitis leukaemia leukemia meningitis peripheral pharmacology nostalgia metastability "
    "tonsillitis microscopic microscopy telescopic homeostasis ";

bool any_part(std::string_view list, std::string_view word, bool at_end) {
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        const std::string_view part = list.substr(0, end);
        if (at_end ? word.ends_with(part) : word.starts_with(part)) return true;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
    return false;
}

/// "chondrocyte" of "Chondrocytes"; empty for everyday words.
std::string medical_key(std::string_view written, int syllables) {
    if (syllables < 3) return {};
    std::string word = text::folded(text::plain(written));
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (everyday.find(" " + word + " ") != std::string_view::npos) return {};
    const std::size_t hyphen = word.rfind('-');
    const std::string_view last =
        std::string_view(word).substr(hyphen == std::string::npos ? 0 : hyphen + 1);
    if (!any_part(beginnings, last, false) && !any_part(endings, last, true)) return {};
    if (word.ends_with('s') && !word.ends_with("is") && !word.ends_with("us")) word.pop_back();
    return word;
}

}  // namespace

bool is_explained_by_brackets(std::string_view text, Range word) {
    const std::string_view after = behind(text, word);
    if (word.begin > 0 && text[word.begin - 1] == '(') {
        return after.starts_with(')') || after.starts_with(',') || after.starts_with(';');
    }
    if (!after.starts_with(" (")) return false;
    const std::string_view inside = after.substr(2, after.find(')') - 2);
    return std::count_if(inside.begin(), inside.end(),
                         [](char c) { return c >= 'a' && c <= 'z'; }) >= 2 ||
           (!inside.empty() && static_cast<unsigned char>(inside.front()) >= 0x80);
}

bool is_explained_in_english(std::string_view text, Range word) {
    const std::string lead = before(text, word);
    for (const std::string_view end : {"called", "known as", "named", "termed", "or", "means"}) {
        const bool is_last = lead.ends_with(std::string(" ") + std::string(end)) || lead == end;
        const bool aside = end != "or" || lead.ends_with(", or") || lead.ends_with("(or");
        if (is_last && aside) return true;
    }
    const std::string_view after = behind(text, word);
    static constexpr std::array<std::string_view, 14> follow = {
        " (",     ", or ",  ", which ", ", a ",       ", an ",     ", the ",       " means ",
        " mean ", " is a ", " is an ",  " are cells", " is when ", " stands for ", " – "};
    return std::any_of(follow.begin(), follow.end(),
                       [&](std::string_view words) { return begins_with(after, words); });
}

std::set<std::string> defined_words(const document::Document& document) {
    std::set<std::string> out;
    SyllableMemo memo("");
    const auto nodes = document.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const auto& content = nodes[i].content;
        const auto* abbreviation = std::get_if<document::Abbreviation>(&content);
        const bool expanded = abbreviation != nullptr && !abbreviation->expansion.empty();
        if (!expanded && !std::holds_alternative<document::Term>(content)) continue;
        const std::string words = document::text_of(document, document::NodeId(i));
        const Range all{0, static_cast<std::uint32_t>(words.size())};
        for (const Word& word : words_of(words, all, {}, memo)) {
            out.insert(text::folded(
                text::plain(std::string_view(words).substr(word.range.begin, word.range.size()))));
        }
    }
    return out;
}

AllMentions abbreviations_of(const std::vector<ReadPassage>& passages, std::string_view title) {
    AllMentions out;
    SyllableMemo memo("");
    const Range all{0, static_cast<std::uint32_t>(title.size())};
    for (const Word& word : words_of(title, all, {}, memo)) {
        const std::string key = key_of(title.substr(word.range.begin, word.range.size()));
        if (!key.empty() && is_explained_by_brackets(title, word.range)) {
            out[key].explained_at = 0;
        }
    }
    std::size_t at = 0;
    for (const ReadPassage& passage : passages) {
        const std::string_view text = passage.from->passage.text();
        for (const Word& word : passage.words) {
            ++at;
            if (word.kind != WordKind::abbreviation || goes_on(text, word.range)) continue;
            std::string key = key_of(text.substr(word.range.begin, word.range.size()));
            if (key.empty()) continue;
            mention(out, std::move(key), *passage.from, word.range, at,
                    is_explained_by_brackets(text, word.range) ||
                        begins_with(behind(text, word.range), " stands for "));
        }
    }
    return out;
}

AllMentions medical_words_of(const std::vector<ReadPassage>& passages) {
    AllMentions out;
    std::size_t at = 0;
    for (const ReadPassage& passage : passages) {
        const std::string_view text = passage.from->passage.text();
        for (const Word& word : passage.words) {
            ++at;
            if (word.kind != WordKind::word) continue;
            std::string key =
                medical_key(text.substr(word.range.begin, word.range.size()), word.syllables);
            if (key.empty()) continue;
            mention(out, std::move(key), *passage.from, word.range, at,
                    is_explained_by_brackets(text, word.range) ||
                        is_explained_in_english(text, word.range));
        }
    }
    return out;
}

}  // namespace bifolium::readability
