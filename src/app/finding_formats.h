// A run's findings as other programs read them, each standard in a file of its own. All begin from
// the same list in the same order; lines and columns count from 1, columns code points (but for
// rdjsonl, whose standard wants bytes).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace bifolium::app {

struct FindingList {
    std::vector<const Diagnostic*> findings;  ///< In source order, each once.
    const Sources& sources;
    std::string folder;  ///< Before paths of the project: where it is, seen from here.
    Severity fail_on = Severity::error;
    int exit_code = 0;
};

struct Location {
    std::string file;
    bool of_project = true;  ///< Not one of bifolium's own files, which no reader can open.
    LineColumn begin, end;   ///< `end` is behind the last character.
};
/// Nothing where a finding has no place.
std::optional<Location> location_of(const Diagnostic&, const FindingList&);

/// 1 for the first finding of a fingerprint, 2 for the next: together they name one finding.
class Occurrences {
public:
    std::string next(const Diagnostic&, const Sources&);

private:
    std::map<std::string, std::size_t> seen_;
};

/// Every byte of a path that a URI's segment may not hold as it is.
/// https://www.rfc-editor.org/rfc/rfc3986#section-3.3
std::string as_uri(std::string_view path);

/// As bifolium's own report: `findings` and what the caller adds beside them, as JSON text.
std::string findings_json(const FindingList&);

/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
std::string sarif(const FindingList&);

/// GitHub's workflow commands; only what stands.
/// https://docs.github.com/en/actions/using-workflows/workflow-commands-for-github-actions
std::string github_annotations(const FindingList&);

/// A test case for each; what does not stand is skipped, what fails nothing passes.
std::string junit(const FindingList&);

/// reviewdog's; only what stands. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
std::string rdjsonl(const FindingList&);

}  // namespace bifolium::app
