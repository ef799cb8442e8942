#include "matchers/extract/detached_interface.h"
#include "matchers/extract/default_arguments.h"
#include "matchers/extract/missing_types.h"
#include "matchers/extract/named_types.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static std::vector<NamedType> namedBy(const CXXMethodDecl *method) {
  std::vector<NamedType> all = namedTypes(method->getReturnType());
  for (const ParmVarDecl *each : method->parameters())
    llvm::append_range(all, namedTypes(each->getType()));
  return all;
}

static AheadFact ahead(const CXXRecordDecl *record) {
  AheadFact fact{.namespaces = {}, .text = record->getKindName().str() + " " + record->getNameAsString()};
  for (const DeclContext *each = record->getDeclContext(); !each->isTranslationUnit(); each = each->getParent())
    if (const auto *space = dyn_cast<NamespaceDecl>(each))
      fact.namespaces.insert(fact.namespaces.begin(), {.name = space->getNameAsString(), .isInline = space->isInline()});
  return fact;
}

void detachFromHeader(const CXXRecordDecl *record, const std::vector<const CXXMethodDecl *> &methods, UnitBuilder &builder, TypeText &text,
                      InterfaceFact &fact) {
  const FileIndex own = builder.fileOf(record->getLocation());
  fact.missing.clear();
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (!methods[i] || !fact.methods[i].leftOut.empty())
      continue;
    const std::vector<NamedType> named = namedBy(methods[i]);
    const auto isOwn = [&](const NamedType &each) {
      return each.decl->getLocation().isValid() && builder.fileOf(each.decl->getLocation()) == own;
    };
    const auto blocker = llvm::find_if(named, [&](const NamedType &each) {
      return isOwn(each) && (each.isWhole || !isa<CXXRecordDecl>(each.decl) || !each.decl->getDeclContext()->isFileContext());
    });
    if (blocker != named.end()) {
      fact.methods[i].leftOut = "it needs '" + blocker->decl->getQualifiedNameAsString() +
                                "', which the class's own header defines; move that to a header of its own";
      continue;
    }
    for (const NamedType &each : named)
      if (!isOwn(each))
        noteMissing(each.decl, !each.isWhole, fact);
      else if (const AheadFact one = ahead(cast<CXXRecordDecl>(each.decl)); !llvm::is_contained(fact.ahead, one))
        fact.ahead.push_back(one);
    // Behind one that cannot be written none before it can have one.
    for (std::size_t last = methods[i]->getNumParams(); last-- > 0;) {
      const ParmVarDecl *parameter = methods[i]->getParamDecl(last);
      std::string &argument = fact.methods[i].parameters[last].defaultArgument;
      // What the class's own header defines is only declared.
      argument = llvm::any_of(namedTypes(parameter->getType()), isOwn) ? "" : defaultArgumentOf(parameter, text);
      if (argument.empty())
        break;
    }
  }
}

} // namespace seam
