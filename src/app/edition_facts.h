// What is known of an edition when it is finished, for the manifest, the download page and the
// report: who wrote it and when, how far it is translated, what its text holds, what was found.
#pragma once

#include "app/project.h"
#include "app/publish.h"
#include "app/shared.h"
#include "base/diagnostic.h"
#include "document/document.h"
#include "site/facts.h"
#include "style/cascade.h"
#include "text/locale.h"

namespace bifolium::app {

/// From the Document in the edition's language.
void tell_document(const Edition&, const document::Document&, const text::Locale&, site::Edition&);

/// The publisher's colours, from the root's custom properties.
void tell_brand(const style::StyledDocument&, site::Edition&);

/// From the catalogue, if the edition has one.
void tell_translation(const Edition&, const Shared&, site::Edition&);

/// Its entry in the manifest.
site::File file_of(const Output&);

/// Adds the report on an edition whose verdict and findings are known: what is to be written to
/// `report`, and its entry to `facts`.
void add_report(const Edition&, const Sources&, Report& report, site::Edition& facts);

/// Counts the findings, and says why where they withhold the edition.
void tell_findings(const Diagnostics&, const Sources&, Severity fail_on, site::Edition&);

}  // namespace bifolium::app
