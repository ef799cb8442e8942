#include "matchers/extract/facts_consumer.h"
#include "matchers/extract/exception_visitor.h"
#include "matchers/extract/function_bodies.h"
#include "matchers/extract/interface_extraction.h"
#include "matchers/extract/log_visitor.h"
#include "matchers/extract/mock_leaks.h"
#include "matchers/extract/reference_visitor.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

/// Clang makes instantiations known as if somebody had written them at the top level.
static bool isImplicitInstantiation(const Decl *decl) {
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    return function->getTemplateSpecializationKind() == TSK_ImplicitInstantiation;
  if (const auto *variable = dyn_cast<VarDecl>(decl))
    return variable->getTemplateSpecializationKind() == TSK_ImplicitInstantiation;
  return false;
}

bool FactsConsumer::HandleTopLevelDecl(DeclGroupRef group) {
  for (Decl *decl : group)
    if (!isImplicitInstantiation(decl) && isa<TranslationUnitDecl>(decl->getLexicalDeclContext()))
      own.push_back(decl);
  return true;
}

void FactsConsumer::HandleTranslationUnit(ASTContext &context) {
  if (isWanted && !isWanted())
    return;
  extractReferences(own, builder);
  if (context.getLangOpts().CXXExceptions)
    extractExceptions(own, context, builder);
  extractInterfaces(own, builder, context);
  extractMockLeaks(own, builder, context);
  extractLogs(own, context, builder);
  if (bodies)
    *bodies = functionBodies(own, sources, builder.result());
}

bool FactsConsumer::shouldSkipFunctionBody(Decl *decl) {
  const SourceLocation location = sources.getFileLoc(decl->getLocation());
  if (location.isInvalid())
    return false;
  const auto [file, offset] = sources.getDecomposedLoc(location);
  if (!builder.isFirstParty(file))
    return true;
  if (!unchanged)
    return false;
  if (file == sources.getMainFileID())
    return decl->getLocation().isFileID() && llvm::is_contained(*unchanged, offset);
  return !decl->isTemplated(); // A header is as it was.
}

} // namespace seam
