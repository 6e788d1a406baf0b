#include "app/edition_key.h"

#include <bit>
#include <concepts>
#include <string>
#include <string_view>

namespace bifolium::app {

namespace {

/// Writes values one after another, so that no two different settings write the same. Each struct
/// is taken apart whole: one that gets a member does not compile until somebody has said here what
/// the member means for the cache.
class KeyText {
public:
    void add(std::string_view text) { (out_ += std::to_string(text.size()) + ":") += text; }
    template <std::integral T>
    void add(T number) {
        out_ += std::to_string(number) + ";";
    }
    template <class T>
    requires std::is_enum_v<T>
    void add(T value) { add(static_cast<unsigned>(value)); }
    void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
    template <class T>
    void add(const std::vector<T>& list) {
        add(list.size());
        for (const T& item : list) add(item);
    }
    template <class K, class V, class C>
    void add(const std::map<K, V, C>& table) {
        add(table.size());
        for (const auto& [key, value] : table) add(key), add(value);
    }
    template <class T>
    void add(const std::optional<T>& value) {
        add(value.has_value());
        if (value) add(*value);
    }

    // Places (spans) are left out: they are in findings only, and a record with a finding in the
    // project file holds for that text of it only.
    void add(const Lever& lever) {
        const auto& [property, least, most, unit, span] = lever;
        add(property), add(least), add(most), add(unit);
    }
    void add(const Fit& fit) {
        const auto& [kind, count, levers, span] = fit;
        add(kind), add(count), add(levers);
    }
    void add(const l10n::Policy& policy) {
        const auto& [on_incomplete, critical, least_coverage_percent] = policy;
        add(on_incomplete), add(critical), add(least_coverage_percent);
    }
    void add(const Localization& localization) {
        const auto& [folder, glossary, policy] = localization;
        add(folder), add(glossary), add(policy);
    }
    /// Not its list of languages: a language more changes no other.
    void add(const Publication& publication) {
        const auto& [id, files, languages, styles, styles_of_variants, contents_levels, span] =
            publication;
        add(id), add(files), add(styles), add(styles_of_variants), add(contents_levels);
    }
    void add(const Variant& variant) {
        const auto& [name, forms, styles, fit] = variant;
        add(name), add(forms), add(styles), add(fit);
    }
    /// Not its other publications and variants, and nothing that a judge rules by: findings are
    /// remembered as they were found. Its address is an input of those that link to others.
    void add(const Project& project) {
        const auto& [source_language, url, publications, variants, variables, fail_on, localization,
                     rulings] = project;
        add(source_language), add(variables), add(localization);
    }
    void add(const Edition& edition) {
        const auto& [publication, variant, language, language_style] = edition;
        add(publication), add(variant), add(language), add(language_style);
    }
    void add(const PlainLanguage& asked) {
        const auto& [records, advice] = asked;
        add(records), add(advice);
    }
    void add(const EditionSettings& settings) {
        const auto& [edition, project, po, source_date_epoch, download_page, plain_language] =
            settings;
        add(edition), add(project), add(po), add(source_date_epoch), add(download_page);
        add(plain_language);
    }

    const std::string& text() const { return out_; }

private:
    std::string out_;
};

}  // namespace

Digest edition_key(const Digest& program, const EditionSettings& settings) {
    KeyText key;
    key.add("edition");
    key.add(hexadecimal(program));
    key.add(settings);
    return sha256(key.text());
}

}  // namespace bifolium::app
