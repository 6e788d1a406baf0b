// An edition's facts as JSON, and back: what the manifest, the cache and shards keep of it. Private
// to site.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "site/facts.h"

namespace bifolium::site {

using Json = nlohmann::ordered_json;

Json to_json(const Edition&);  ///< Without its details.
Edition edition_of(const Json&);
Json to_json(const Details&);
Details details_of(const Json&);

/// What is missing or of another type is as if it had not been said: a manifest may be older.
const Json& at(const Json& object, const char* key);
std::string text_at(const Json& object, const char* key);
std::vector<std::string> texts_at(const Json& object, const char* key);

/// Text that may hold any bytes becomes valid JSON: damage is replaced, never thrown about.
std::string dump(const Json&);

}  // namespace bifolium::site
