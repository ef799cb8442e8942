// How does an editor talk to Seam?
#pragma once
#include "tool/lsp/server.h"

namespace seam {

/// Serves the language server protocol on standard input and output until the editor is gone; gives the exit code.
int serveEditor(RulePages rulePages);

} // namespace seam
