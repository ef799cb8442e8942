// Which test of a level stands around a log statement?
#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

std::optional<GuardFact> SurroundingsReader::guardIn(const Expr *condition) {
  if (!condition)
    return std::nullopt;
  std::optional<GuardFact> found;
  const Expr *whole = bare(condition);
  anyOf(condition, [&](const Stmt *node) {
    const auto *call = dyn_cast<CallExpr>(node);
    const std::optional<LogLevel> level = call ? recogniser.guard(call) : std::nullopt;
    if (!level)
      return false;
    found.emplace();
    found->level = *level;
    found->isDirect = call == whole;
    if (const auto at = builder.place(call->getBeginLoc())) {
      found->line = at->line;
      found->column = at->column;
    }
    if (const auto *method = dyn_cast<CXXMemberCallExpr>(call))
      found->logger = StringRef(text(method->getImplicitObjectArgument()->getSourceRange(), 60)).rtrim("->.").str();
    // What names the level, so that it can be exchanged: the argument, or the method.
    const SourceManager &sources = context.getSourceManager();
    SourceLocation name;
    if (call->getNumArgs() > 0 && isa<DeclRefExpr>(bare(call->getArg(call->getNumArgs() - 1))))
      name = cast<DeclRefExpr>(bare(call->getArg(call->getNumArgs() - 1)))->getLocation();
    else if (const auto *member = dyn_cast<MemberExpr>(call->getCallee()->IgnoreParenImpCasts()))
      name = member->getMemberLoc();
    if (name.isFileID()) {
      found->offset = sources.getFileOffset(name);
      found->length = Lexer::MeasureTokenLength(name, sources, context.getLangOpts());
      found->levelName = tokenAt(name, context);
    }
    return true;
  });
  if (found)
    return found;
  // VLOG_IS_ON(2) is a macro.
  const std::string written = text(condition->getSourceRange(), 40);
  const StringRef shown = StringRef(written).ltrim("(");
  if (const std::size_t at = shown.find("VLOG_IS_ON("); at != StringRef::npos) {
    unsigned number = 0;
    shown.drop_front(at + 11).take_while([](char c) { return c >= '0' && c <= '9'; }).getAsInteger(10, number);
    found.emplace();
    found->level = number >= 3 ? level::Trace : level::Debug;
    if (const auto place = builder.place(condition->getBeginLoc()))
      found->line = place->line;
  }
  return found;
}

void SurroundingsReader::readGuard(const LogSurroundings &around, LogFact &fact) {
  for (std::size_t i = around.path.size(); i-- > 0;) {
    const Stmt *each = around.path[i];
    const Stmt *next = i + 1 < around.path.size() ? around.path[i + 1] : around.statement;
    if (const auto *branch = dyn_cast<IfStmt>(each); branch && !isOfMacro(branch, around) && next == branch->getThen()) {
      std::optional<GuardFact> guard = guardIn(branch->getCond());
      if (!guard)
        continue;
      const auto *block = dyn_cast<CompoundStmt>(branch->getThen());
      guard->isDirect =
          guard->isDirect && (unwrapped(next) == unwrapped(around.statement) || (block && block->size() == 1)) && !branch->getElse();
      fact.guard.push_back(std::move(*guard));
      return;
    }
    // if (!should_log(debug)) return;
    if (const auto *block = dyn_cast<CompoundStmt>(each))
      for (const Stmt *before : block->body()) {
        if (before == next)
          break;
        const auto *branch = dyn_cast<IfStmt>(before);
        if (!branch || !holdsJump(branch->getThen()))
          continue;
        if (std::optional<GuardFact> guard = guardIn(branch->getCond())) {
          guard->isDirect = false;
          fact.guard.push_back(std::move(*guard));
          return;
        }
      }
  }
}

} // namespace seam
