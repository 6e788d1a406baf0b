// Diagnostics: what we tell the author about the author's files.
//
// They are collected, never thrown: one run reports every mistake it can find. A stage that
// meets a mistake reports it and goes on with the best document it can make. Here they are only
// collected; app/ renders them, since an excerpt needs graphemes and so text/.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "base/source.h"

namespace bifolium {

enum class Severity : std::uint8_t { note, warning, error };

/// What the project says of a finding. Only what stands counts against an edition.
enum class Standing : std::uint8_t {
    stands,
    known,  ///< Listed in the project's baseline.
    waived  ///< Somebody took it upon themselves, and says why.
};

struct Diagnostic {
    Severity severity = Severity::error;
    std::string_view code;  ///< Stable name such as "css.unknown-property"; a string literal.
    Span span;
    std::string message;  ///< Says what is wrong, in the author's terms. No full stop.
    std::string hint;     ///< Says what to do about it; may be empty.
    Standing standing = Standing::stands;
    std::string excuse = {};  ///< Who waived it, until when and why.
};

/// An append-only list, one per edition, so that parallel editions never interleave.
/// A deque inside: references to what was reported stay good.
class Diagnostics {
public:
    void report(Diagnostic);
    /// Thirty editions find the same mistake: one of equal (code, span, message) stays, and of
    /// their severities and standings the gravest.
    void merge(const Diagnostics&);
    /// That stand.
    bool has_errors() const { return errors_ != 0; }
    const std::deque<Diagnostic>& all() const { return list_; }

private:
    std::deque<Diagnostic> list_;
    std::size_t errors_ = 0;
};

}  // namespace bifolium
