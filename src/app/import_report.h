// What an import of many documents says at its end: for people as Markdown, for programs as JSON.
#pragma once

#include <string>

#include "app/import.h"

namespace bifolium::app {

/// A table of all documents, and below it each one's findings.
std::string import_report(const ImportResult&);

std::string import_json(const ImportResult&);

/// One line of a document: "a.docx -> a.md: 1,234 words, none lost; builds".
std::string import_line(const ImportedFile&);

}  // namespace bifolium::app
