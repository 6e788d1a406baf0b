// Which languages may stand in for one: BCP 47 look-up over CLDR's parents. Text in another script
// never stands in (traditional Chinese for simplified), and neither does a country's choice of
// script get lost: zh-TW is zh-Hant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifolium::text {

/// Best first, the tag itself among them: "es-MX", "es-419", "es". What is no tag has none. A
/// language alone is also asked for with its usual script: "zh-SG", "zh", "zh-Hans".
/// https://www.rfc-editor.org/rfc/rfc4647#section-3.4
/// https://www.unicode.org/reports/tr35/#Parent_Locales
std::vector<std::string> lookup(std::string_view tag);

/// What the language calls itself: "Deutsch", "简体中文"; the tag where CLDR does not know.
std::string own_name(std::string_view tag);

}  // namespace bifolium::text
