#include "matchers/extract/log_print_edits.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

/// std::hex, std::setw(3); std::endl and std::flush change nothing.
static bool isManipulator(const Expr *part) {
  const Expr *plain = bare(part);
  if (const NamedDecl *decl = namedBy(plain); decl && isa<DeclRefExpr, OverloadExpr>(plain)) {
    const std::string name = decl->getNameAsString();
    return isa<FunctionDecl, FunctionTemplateDecl>(decl->getUnderlyingDecl()) && name != "endl" && name != "flush";
  }
  const auto *record = plain->getType().isNull() ? nullptr : plain->getType()->getAsCXXRecordDecl();
  return record && record->getIdentifier() && record->getName().starts_with("_Set");
}

/// std::cerr << "retry " << n << '\n'
static void addWhole(const EditedLog &log, const ASTContext &context, LogFact &fact) {
  const SourceManager &sources = context.getSourceManager();
  const SourceLocation begin = log.found.root->getBeginLoc();
  const SourceLocation end = log.found.root->getEndLoc();
  const bool isStatement = isa_and_present<CompoundStmt, IfStmt, ForStmt, WhileStmt, CXXForRangeStmt>(log.parent);
  if (!isStatement || begin.isMacroID() || end.isMacroID() || fact.style != MessageStyle::Stream || llvm::any_of(log.parts, isManipulator))
    return;
  const llvm::StringRef text = Lexer::getSourceText(CharSourceRange::getTokenRange(begin, end), sources, context.getLangOpts());
  if (!text.empty())
    fact.edits.push_back({.kind = LogEditKind::Whole,
                          .offset = sources.getFileOffset(begin),
                          .length = static_cast<std::uint32_t>(text.size()),
                          .text = {}});
}

/// qWarning(…) -> qCWarning(category, …)
static void addCategory(const EditedLog &log, const ASTContext &context, LogFact &fact) {
  const SourceManager &sources = context.getSourceManager();
  const LogMacroUse *use = log.found.use;
  if (!use || fact.library != "Qt" || !use->at.isFileID() || fact.name != use->name || !llvm::StringRef(use->name).starts_with("q"))
    return;
  const unsigned begin = sources.getFileOffset(use->at);
  const llvm::StringRef text = sources.getBufferData(sources.getFileID(use->at));
  const llvm::StringRef behind = text.drop_front(begin + use->name.size());
  if (!behind.starts_with("("))
    return;
  const bool isEmpty = behind.drop_front().ltrim().starts_with(")");
  const auto length = static_cast<std::uint32_t>(use->name.size() + 1);
  fact.edits.push_back({.kind = LogEditKind::Category, .offset = begin, .length = length, .text = "qC" + use->name.substr(1) + "("});
  fact.edits.push_back({.kind = LogEditKind::Category, .offset = begin + length, .length = 0, .text = isEmpty ? "" : ", "});
}

void addDestinationEdits(const EditedLog &log, const ASTContext &context, LogFact &fact) {
  if (fact.flags & logged::Print)
    addWhole(log, context, fact);
  if (fact.flags & logged::DefaultLogger)
    addCategory(log, context, fact);
}

} // namespace seam
