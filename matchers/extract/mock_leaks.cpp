#include "matchers/extract/mock_leaks.h"
#include "matchers/extract/mock_extraction.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"

namespace seam {
namespace {

using namespace clang;

class LeakVisitor : public RecursiveASTVisitor<LeakVisitor> {
public:
  LeakVisitor(UnitBuilder &builder, const ASTContext &context) : builder(builder), context(context) {}

  bool VisitDeclStmt(const DeclStmt *statement) {
    for (const Decl *each : statement->decls())
      if (const auto *variable = dyn_cast<VarDecl>(each); variable && !variable->isStaticLocal() && variable->getType()->isPointerType())
        if (const CXXNewExpr *made = madeFor(*variable))
          candidates[variable] = {.made = made, .isAlone = statement->isSingleDecl()};
    return true;
  }

  bool VisitDeclRefExpr(const DeclRefExpr *name) {
    if (const auto found = candidates.find(name->getDecl()); found != candidates.end())
      ++found->second.uses;
    return true;
  }

  bool VisitMemberExpr(const MemberExpr *member) {
    if (member->isArrow())
      addHarmless(member->getBase());
    return true;
  }

  bool VisitUnaryOperator(const UnaryOperator *operation) {
    if (operation->getOpcode() == UO_Deref)
      addHarmless(operation->getSubExpr());
    return true;
  }

  void finish() {
    for (const auto &[variable, candidate] : candidates) {
      const std::optional<Place> place = builder.place(variable->getLocation());
      if (candidate.uses == 0 || candidate.uses != candidate.harmless || !place)
        continue;
      LeakedMock mock{.variable = variable->getNameAsString(),
                      .type = candidate.made->getAllocatedType().getAsString(context.getPrintingPolicy()),
                      .place = *place};
      if (candidate.isAlone)
        describeFix(*variable, *candidate.made, mock);
      builder.result().leakedMocks.push_back(std::move(mock));
    }
  }

private:
  /// The `new` mock that the variable gets; nullptr: it gets something else.
  const CXXNewExpr *madeFor(const VarDecl &variable) const {
    const auto *made = variable.getInit() ? dyn_cast<CXXNewExpr>(variable.getInit()->IgnoreParenImpCasts()) : nullptr;
    const bool isOne = made && !made->isArray() && made->getNumPlacementArgs() == 0;
    return isOne && isMock(made->getAllocatedType()->getAsCXXRecordDecl()) ? made : nullptr;
  }

  /// `auto *store = new MockStore(1)` becomes `const auto store = std::make_unique<MockStore>(1)`, if no macro and no braces are in it.
  void describeFix(const ValueDecl &variable, const CXXNewExpr &made, LeakedMock &mock) const {
    const SourceManager &sources = context.getSourceManager();
    const SourceRange range = variable.getSourceRange();
    if (range.getBegin().isMacroID() || range.getEnd().isMacroID() || made.getInitializationStyle() == CXXNewInitializationStyle::Braces)
      return;
    const auto text = [&](SourceRange part) {
      return Lexer::getSourceText(CharSourceRange::getTokenRange(part), sources, context.getLangOpts());
    };
    const SourceRange arguments = made.getDirectInitRange();
    const llvm::StringRef type = text(made.getAllocatedTypeSourceInfo()->getTypeLoc().getSourceRange());
    mock.offset = sources.getFileOffset(range.getBegin());
    mock.length = static_cast<std::uint32_t>(text(range).size());
    mock.replacement = ("const auto " + variable.getName() + " = std::make_unique<" + type + ">" +
                        (arguments.isValid() ? text(arguments) : llvm::StringRef("()")))
                           .str();
  }

  struct Candidate {
    const CXXNewExpr *made = nullptr;
    bool isAlone = false; ///< In its declaration.
    unsigned uses = 0;
    unsigned harmless = 0; ///< Those that pass it on to nobody.
  };

  void addHarmless(const Expr *used) {
    if (const auto *name = dyn_cast<DeclRefExpr>(used->IgnoreParenImpCasts()))
      if (const auto found = candidates.find(name->getDecl()); found != candidates.end())
        ++found->second.harmless;
  }

  bool isMock(const CXXRecordDecl *record) const {
    if (!record || !record->hasDefinition())
      return false;
    bool isFound = !mockedMethods(record->getDefinition(), context).empty();
    record->getDefinition()->forallBases([&](const CXXRecordDecl *base) {
      isFound |= base->hasDefinition() && !mockedMethods(base, context).empty();
      return true;
    });
    return isFound;
  }

  UnitBuilder &builder;
  const ASTContext &context;
  llvm::MapVector<const ValueDecl *, Candidate> candidates;
};

} // namespace

void extractMockLeaks(const std::vector<Decl *> &declarations, UnitBuilder &builder, const ASTContext &context) {
  if (!context.Idents.get("EXPECT_CALL").hadMacroDefinition())
    return;
  LeakVisitor visitor(builder, context);
  for (Decl *each : declarations)
    visitor.TraverseDecl(each);
  visitor.finish();
}

} // namespace seam
