// Which definition of a macro is this, and did others say the same words before?
#pragma once
#include "matchers/extract/macro_trace.h"
#include "llvm/ADT/DenseMap.h"
#include <cstdint>
#include <map>
#include <vector>

namespace clang {
class MacroInfo;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Gives ids to definitions. Headers of others define a macro in many places with the same words (S_IRUSR) and mean the same: such
/// twins have the id of the first one.
class MacroDefinitions {
public:
  MacroDefinitions(UnitBuilder &builder, clang::Preprocessor &preprocessor) : builder(builder), preprocessor(preprocessor) {}

  /// One more definition of the macro that has this number.
  void add(std::uint32_t number, const clang::MacroInfo &macro);
  DefinitionId idOf(const clang::MacroInfo &macro);

  const std::vector<MacroTwin> &twins() const { return twinList; }

private:
  UnitBuilder &builder;
  clang::Preprocessor &preprocessor;
  std::map<std::uint32_t, std::vector<const clang::MacroInfo *>> definitions; ///< Of others, per macro; no two with the same words.
  std::vector<MacroTwin> twinList;
  llvm::DenseMap<DefinitionId, DefinitionId> firstOf;
};

} // namespace seam
