#include "matchers/extract/log_surroundings.h"
#include "matchers/extract/log_causes.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

const Stmt *bodyOf(const Stmt *loop) {
  if (const auto *counting = dyn_cast<ForStmt>(loop))
    return counting->getBody();
  if (const auto *range = dyn_cast<CXXForRangeStmt>(loop))
    return range->getBody();
  if (const auto *plain = dyn_cast<WhileStmt>(loop))
    return plain->getBody();
  return cast<DoStmt>(loop)->getBody();
}

const Expr *conditionOfLoop(const Stmt *loop) {
  if (const auto *counting = dyn_cast<ForStmt>(loop))
    return counting->getCond();
  if (const auto *plain = dyn_cast<WhileStmt>(loop))
    return plain->getCond();
  if (const auto *late = dyn_cast<DoStmt>(loop))
    return late->getCond();
  return nullptr;
}

std::optional<std::int64_t> constant(const Expr *expression, const ASTContext &context) {
  Expr::EvalResult value;
  if (!expression || expression->isValueDependent() || !expression->EvaluateAsInt(value, context))
    return std::nullopt;
  return value.Val.getInt().getExtValue();
}

/// A literal number of turns; 0: not known.
std::uint32_t boundOf(const Stmt *loop, const ASTContext &context) {
  if (const auto *range = dyn_cast<CXXForRangeStmt>(loop)) {
    const Expr *whole = range->getRangeInit();
    if (!whole || whole->isTypeDependent())
      return 0;
    if (const auto *array = context.getAsConstantArrayType(whole->getType().getNonReferenceType()))
      return static_cast<std::uint32_t>(array->getSize().getLimitedValue(1000000));
    const auto *list = dyn_cast<InitListExpr>(bare(whole));
    return list ? list->getNumInits() : 0;
  }
  if (const auto *compare = dyn_cast_if_present<BinaryOperator>(conditionOfLoop(loop)); compare && compare->isComparisonOp())
    if (const auto value = constant(compare->getRHS(), context); value && *value > 0 && *value < 1000000)
      return static_cast<std::uint32_t>(*value);
  return 0;
}

bool isEndless(const Stmt *loop, const ASTContext &context) {
  if (isa<CXXForRangeStmt>(loop))
    return false;
  const Expr *condition = conditionOfLoop(loop);
  return !condition || constant(condition, context).value_or(0) != 0;
}

bool isBetween(const Stmt *each) {
  return isa<IfStmt, SwitchStmt, CXXCatchStmt, ConditionalOperator>(each) ||
         (isa<BinaryOperator>(each) && cast<BinaryOperator>(each)->isLogicalOp());
}

} // namespace

bool SurroundingsReader::isOfMacro(const Stmt *each, const LogSurroundings &around) const {
  return around.macro.isValid() && each->getBeginLoc().isMacroID() &&
         context.getSourceManager().getFileLoc(each->getBeginLoc()) == around.macro;
}

std::string tokenAt(SourceLocation place, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  return Lexer::getSourceText(CharSourceRange::getTokenRange(place, place), sources, context.getLangOpts()).str();
}

std::string SurroundingsReader::text(SourceRange range, std::size_t most) const {
  const SourceManager &sources = context.getSourceManager();
  const SourceLocation begin = sources.getFileLoc(range.getBegin());
  SourceLocation end = range.getEnd();
  while (end.isMacroID())
    end = sources.isMacroArgExpansion(end) ? sources.getImmediateSpellingLoc(end) : sources.getImmediateExpansionRange(end).getEnd();
  if (sources.getFileID(begin) != sources.getFileID(end))
    return {};
  const StringRef whole = Lexer::getSourceText(CharSourceRange::getTokenRange(begin, end), sources, context.getLangOpts());
  std::string result;
  for (char letter : whole) {
    const bool isSpace = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\\';
    if (isSpace && (result.empty() || result.back() == ' '))
      continue;
    result += letter == '\n' || letter == '\t' || letter == '\r' ? ' ' : letter;
  }
  if (result.size() <= most)
    return result;
  while (most > 0 && (static_cast<unsigned char>(result[most]) & 0xC0) == 0x80)
    --most; // Not within a letter of several bytes.
  result.resize(most);
  return result + "…";
}

void SurroundingsReader::read(const LogSurroundings &around, LogFact &fact) {
  caught = nullptr;
  asked = {};
  readHandler(around, fact);
  readLoop(around, fact);
  readBranch(around, fact);
  readGuard(around, fact);
  readExit(around, fact);
  if (isReachedAlways(around))
    fact.flags |= logged::AlwaysReached;
}

void SurroundingsReader::readHandler(const LogSurroundings &around, LogFact &fact) {
  for (const Stmt *each : llvm::reverse(around.path))
    if (const auto *handler = dyn_cast<CXXCatchStmt>(each)) {
      caught = handler->getExceptionDecl();
      fact.flags |= logged::InHandler;
      if (const auto at = builder.place(handler->getBeginLoc())) {
        fact.handlerLine = at->line;
        fact.handlerColumn = at->column;
      }
      return;
    }
}

void SurroundingsReader::readLoop(const LogSurroundings &around, LogFact &fact) {
  std::vector<const Stmt *> loops;
  std::size_t innermost = 0;
  for (std::size_t i = 0; i < around.path.size(); ++i) {
    const Stmt *each = around.path[i];
    if (!isLoop(each) || isOfMacro(each, around))
      continue;
    // do { … } while (0) is no loop; what stands in the head of a loop runs before or between.
    const auto *once = dyn_cast<DoStmt>(each);
    if (once && constant(once->getCond(), context).value_or(1) == 0)
      continue;
    if (i + 1 < around.path.size() ? around.path[i + 1] != bodyOf(each) : around.statement != bodyOf(each))
      continue;
    loops.push_back(each);
    innermost = i;
  }
  if (loops.empty())
    return;
  LoopFact loop;
  if (const auto at = builder.place(loops.back()->getBeginLoc()))
    loop.line = at->line;
  loop.depth = static_cast<std::uint32_t>(loops.size());
  loop.bound = boundOf(loops.back(), context);
  loop.isEndless = isEndless(loops.back(), context);
  loop.isEveryTurn = true;
  for (std::size_t i = innermost + 1; i < around.path.size(); ++i) {
    const Stmt *each = around.path[i];
    const Stmt *next = i + 1 < around.path.size() ? around.path[i + 1] : around.statement;
    if (isBetween(each) && !isOfMacro(each, around))
      loop.isEveryTurn = false;
    if (const auto *block = dyn_cast<CompoundStmt>(each))
      for (const Stmt *before : block->body()) {
        if (before == next)
          break;
        const auto *branch = dyn_cast<IfStmt>(before);
        const bool jumps = holdsJump(before);
        loop.isEveryTurn &= !jumps;
        // if (connect()) return true;
        loop.isRetry |= branch && jumps && conditionOf(branch->getCond(), false).isSuccess;
      }
  }
  fact.loop.push_back(loop);
}

void SurroundingsReader::readBranch(const LogSurroundings &around, LogFact &fact) {
  for (std::size_t i = around.path.size(); i-- > 0;) {
    const auto *branch = dyn_cast<IfStmt>(around.path[i]);
    if (isa<CXXCatchStmt>(around.path[i]) || (isLoop(around.path[i]) && !isOfMacro(around.path[i], around)))
      return; // What stands around these did not lead here.
    if (!branch || isOfMacro(branch, around))
      continue;
    const Stmt *next = i + 1 < around.path.size() ? around.path[i + 1] : around.statement;
    if (next != branch->getThen() && next != branch->getElse())
      continue;
    // The test of a level is no branch.
    if (guardIn(branch->getCond()))
      continue;
    const bool isElse = next == branch->getElse();
    BranchFact result;
    if (const auto at = builder.place(branch->getBeginLoc()))
      result.line = at->line;
    result.condition = text(branch->getCond()->getSourceRange(), 80);
    if (isElse)
      result.condition = "!(" + result.condition + ")";
    if (branch->getCond()->getBeginLoc().isValid()) {
      asked = conditionOf(branch->getCond(), isElse);
      result.isErrorBranch = asked.isError;
      result.isSuccessBranch = asked.isSuccess;
      // throw system_error(ec), return rc: who gets it can say why.
      if ((asked.cause || asked.asksErrno) && !isGivenOn(next, asked.cause, around.statement))
        result.cause = asked.cause ? asked.cause->getNameAsString() : "errno";
    }
    fact.branch.push_back(result);
    return;
  }
}

} // namespace seam
