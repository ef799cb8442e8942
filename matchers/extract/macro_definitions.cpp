#include "matchers/extract/macro_definitions.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

void MacroDefinitions::add(std::uint32_t number, const MacroInfo &macro) {
  const DefinitionId id = idOf(macro);
  if (!isInFile(id) || builder.isFirstParty(fileOfDefinition(id)))
    return;
  std::vector<const MacroInfo *> &others = definitions[number];
  const auto twin =
      llvm::find_if(others, [&](const MacroInfo *other) { return macro.isIdenticalTo(*other, preprocessor, /*Syntactically=*/false); });
  if (twin == others.end())
    others.push_back(&macro);
  else if (firstOf.try_emplace(id, idOf(**twin)).second)
    twinList.push_back({.definition = id, .first = idOf(**twin)});
}

DefinitionId MacroDefinitions::idOf(const MacroInfo &macro) {
  const SourceManager &sources = preprocessor.getSourceManager();
  const auto [id, offset] = sources.getDecomposedLoc(sources.getFileLoc(macro.getDefinitionLoc()));
  const FileIndex file = builder.file(id);
  const DefinitionId own = (file == NoIndex ? DefinedByCommand : definitionIn(file, offset)) | (macro.isFunctionLike() ? HasParameters : 0);
  const auto first = firstOf.find(own);
  return first == firstOf.end() ? own : first->second;
}

} // namespace seam
