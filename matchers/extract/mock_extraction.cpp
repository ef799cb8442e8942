#include "matchers/extract/mock_extraction.h"
#include "matchers/extract/interface_methods.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

std::vector<const CXXMethodDecl *> mockedMethods(const CXXRecordDecl *record, const ASTContext &context) {
  std::vector<const CXXMethodDecl *> mocked;
  if (record->isDependentContext() || record->getDescribedClassTemplate())
    return mocked;
  for (const CXXMethodDecl *each : record->methods()) {
    if (!each->getBeginLoc().isMacroID() || !each->getIdentifier() || each->getName().starts_with("gmock_") || each->isInvalidDecl())
      continue;
    const DeclarationName helper(&context.Idents.get("gmock_" + each->getName().str()));
    if (!record->lookup(helper).empty())
      mocked.push_back(each);
  }
  return mocked;
}

bool isMockMood(const TemplateDecl *name) {
  const auto *space = dyn_cast<NamespaceDecl>(name->getDeclContext());
  return space && space->getIdentifier() && space->getName() == "testing" && name->getIdentifier() &&
         (name->getName() == "NiceMock" || name->getName() == "NaggyMock" || name->getName() == "StrictMock");
}

static bool haveSameTypes(const CXXMethodDecl *left, const CXXMethodDecl *right) {
  const auto plain = [](QualType type) { return type.getCanonicalType().getUnqualifiedType(); };
  if (left->getNumParams() != right->getNumParams() || left->isVariadic() != right->isVariadic() ||
      left->getReturnType().getCanonicalType() != right->getReturnType().getCanonicalType())
    return false;
  return llvm::all_of(llvm::seq(left->getNumParams()),
                      [&](unsigned i) { return plain(left->getParamDecl(i)->getType()) == plain(right->getParamDecl(i)->getType()); });
}

/// Which of `methods`, as the class has them in the end, the mocked one was to override.
static void findMissed(const CXXMethodDecl *mocked, const std::vector<const CXXMethodDecl *> &methods,
                       const std::vector<const CXXMethodDecl *> &allMocked, MockedMethod &fact) {
  for (unsigned i = 0; i < methods.size(); ++i) {
    const CXXMethodDecl *each = methods[i];
    if (each->getDeclName() != mocked->getDeclName())
      continue;
    if (each->getParent()->getCanonicalDecl() == mocked->getParent()->getCanonicalDecl()) {
      // Overridden by hand: its calls go on to what is mocked.
      if (!llvm::is_contained(allMocked, each)) {
        fact.missed = NoMethod;
        return;
      }
      continue;
    }
    if (each->hasAttr<FinalAttr>() || each->isInvalidDecl())
      continue;
    const bool isSame = haveSameTypes(mocked, each);
    const bool isBetter = fact.missed == NoMethod || (isSame && !fact.hasSameTypes);
    fact.isOneOfSeveral = fact.isOneOfSeveral ? !isBetter : !isBetter && fact.hasSameTypes == isSame;
    if (!isBetter)
      continue;
    fact.missed = i;
    fact.hasSameTypes = isSame;
  }
}

/// Where the macro's line goes on with something else: behind its semicolon, and a comment if nothing else follows.
static std::uint32_t endOfLine(StringRef text, std::uint32_t end) {
  const std::size_t semicolon = text.find_first_not_of(" \t", end);
  if (semicolon != StringRef::npos && text[semicolon] == ';')
    end = semicolon + 1;
  const StringRef rest = text.substr(end).split('\n').first.rtrim('\r');
  return rest.ltrim().empty() || rest.ltrim().starts_with("//") ? end + rest.size() : end;
}

void describeMocks(const CXXRecordDecl *record, const std::vector<const CXXMethodDecl *> &mocked, FileIndex file, UnitBuilder &builder,
                   const ASTContext &context, InterfaceFact &fact) {
  if (mocked.empty())
    return;
  const SourceManager &sources = context.getSourceManager();
  const std::vector<const CXXMethodDecl *> methods = finalMethods(record);
  for (const CXXMethodDecl *each : mocked) {
    const CharSourceRange macro = sources.getExpansionRange(each->getBeginLoc());
    const std::optional<Place> place = builder.place(macro.getBegin());
    const StringRef text = Lexer::getSourceText(macro, sources, context.getLangOpts());
    if (!place || place->file != file || !text.starts_with("MOCK_"))
      continue;
    const auto [id, offset] = sources.getDecomposedLoc(macro.getBegin());
    fact.mocks.push_back({.name = each->getNameAsString(),
                          .macro = text.take_while([](char c) { return clang::isAsciiIdentifierContinue(c); }).str(),
                          .declaration = each->getType().getCanonicalType().getAsString(context.getPrintingPolicy()),
                          .text = text.str(),
                          .line = place->line,
                          .column = place->column,
                          .endColumn = place->endColumn,
                          .offset = offset,
                          .end = endOfLine(sources.getBufferData(id), offset + static_cast<std::uint32_t>(text.size())),
                          .isOverriding = each->size_overridden_methods() > 0});
    if (!fact.mocks.back().isOverriding)
      findMissed(each, methods, mocked, fact.mocks.back());
  }
}

} // namespace seam
