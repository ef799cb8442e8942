#include "matchers/extract/function_bodies.h"
#include "matchers/facts/unit_facts.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

namespace seam {
namespace {

using namespace clang;

class BodyFinder {
public:
  BodyFinder(const SourceManager &sources, const UnitFacts &facts) : sources(sources), facts(facts) {}

  void visit(const Decl *decl) {
    if (const auto *function = dyn_cast<FunctionDecl>(decl))
      return take(function);
    const auto *record = dyn_cast<CXXRecordDecl>(decl);
    const bool isClass = record && record->isThisDeclarationADefinition() && !record->isDependentContext();
    if (isClass || isa<NamespaceDecl, LinkageSpecDecl>(decl))
      for (const Decl *each : cast<DeclContext>(decl)->decls())
        visit(each);
  }

  std::vector<FunctionBody> found;

private:
  std::optional<std::uint32_t> offsetOf(SourceLocation location) const {
    if (!location.isFileID())
      return std::nullopt;
    const auto [file, offset] = sources.getDecomposedLoc(location);
    return file == sources.getMainFileID() ? std::optional<std::uint32_t>(offset) : std::nullopt;
  }

  void take(const FunctionDecl *function) {
    if (function->isImplicit() || !function->doesThisDeclarationHaveABody() || function->isConstexpr() || function->isTemplated() ||
        function->getReturnType()->getContainedDeducedType())
      return;
    const auto *body = dyn_cast_or_null<CompoundStmt>(function->getBody()); // A function's try block stays.
    if (!body)
      return;
    const auto name = offsetOf(function->getLocation());
    const auto begin = offsetOf(body->getLBracLoc());
    const auto end = offsetOf(body->getRBracLoc());
    if (name && begin && end && *name < *begin && *begin < *end)
      found.push_back({.name = *name, .begin = *begin, .end = *end, .isBroken = hasError(body)});
  }

  bool hasError(const CompoundStmt *body) const {
    const unsigned first = sources.getSpellingLineNumber(body->getLBracLoc());
    const unsigned last = sources.getSpellingLineNumber(body->getRBracLoc());
    return llvm::any_of(facts.errors, [&](const ParseError &each) { return each.place.line >= first && each.place.line <= last; });
  }

  const SourceManager &sources;
  const UnitFacts &facts;
};

} // namespace

std::vector<FunctionBody> functionBodies(llvm::ArrayRef<Decl *> own, const SourceManager &sources, const UnitFacts &facts) {
  // A mistake in a header shows where some body uses it: nobody knows which.
  const auto isHere = [&](const ParseError &each) { return each.place.line != 0 && facts.files[each.place.file].path == facts.unit; };
  if (!llvm::all_of(facts.errors, isHere))
    return {};
  BodyFinder finder(sources, facts);
  for (const Decl *decl : own)
    finder.visit(decl);
  return std::move(finder.found);
}

} // namespace seam
