#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/include_facts.h"
#include "matchers/extract/log_macro_uses.h"
#include "matchers/extract/macro_facts.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/extract/wrapped_includes.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace seam {

void addPreprocessorFacts(UnitBuilder &builder, clang::Preprocessor &preprocessor) {
  preprocessor.addPPCallbacks(includeFacts(builder, preprocessor));
  preprocessor.addPPCallbacks(wrappedIncludes(builder, preprocessor));
  preprocessor.addPPCallbacks(macroFacts(builder, preprocessor));
  preprocessor.addPPCallbacks(logMacroUses(builder.logMacros(), builder, preprocessor));
}

} // namespace seam
