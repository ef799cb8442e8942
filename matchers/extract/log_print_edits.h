// How can a statement go to another logger: a print to a log, a record of the root logger to a category?
#pragma once
#include "matchers/extract/log_edits.h"

namespace seam {

/// Adds the edits LogEditKind::Whole and ::Category.
void addDestinationEdits(const EditedLog &log, const clang::ASTContext &context, LogFact &fact);

} // namespace seam
