// Which edits put a line where logs need it?
#pragma once
#include "matchers/facts/log_facts.h"
#include "clang/Basic/SourceManager.h"

namespace seam {

/// The place for a log before a statement: the text is what stands between them.
LogEdit announcementBefore(clang::SourceLocation statement, const clang::SourceManager &sources);

/// A #define, moved before the first include; nothing if it has several lines, or stands in a macro.
std::vector<LogEdit> movedUp(clang::SourceLocation definition, const clang::SourceManager &sources);

} // namespace seam
