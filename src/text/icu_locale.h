// ICU's locales for BCP 47 tags and back. Internal to text.
#pragma once

#include <unicode/locid.h>

#include <string>
#include <string_view>

namespace bifolium::text {

/// Where it has no data, ICU takes the environment's language: from here on the root. Called before
/// ICU is asked for anything that depends on a language; once is enough.
void leave_environment();

/// The root locale for what is no BCP 47 tag.
icu::Locale icu_locale(std::string_view tag);
std::string language_tag(const icu::Locale&);
std::string utf8(const icu::UnicodeString&);

}  // namespace bifolium::text
