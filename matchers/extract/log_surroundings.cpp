#include "matchers/extract/log_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

bool isLoop(const Stmt *each) {
  return isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(each);
}

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

/// Leaves the block it stands in.
bool leaves(const Stmt *each) {
  return isa<ReturnStmt, ContinueStmt, BreakStmt, GotoStmt, CXXThrowExpr, CoreturnStmt>(each);
}

bool holdsJump(const Stmt *each) {
  return anyOf(each, leaves);
}

bool isBetween(const Stmt *each) {
  return isa<IfStmt, SwitchStmt, CXXCatchStmt, ConditionalOperator>(each) ||
         (isa<BinaryOperator>(each) && cast<BinaryOperator>(each)->isLogicalOp());
}

/// The statement as it stands in its block: without what wraps it.
const Stmt *plain(const Stmt *each) {
  while (true) {
    if (const auto *wrapped = dyn_cast<ExprWithCleanups>(each))
      each = wrapped->getSubExpr();
    else if (const auto *labelled = dyn_cast<LabelStmt>(each))
      each = labelled->getSubStmt();
    else if (const auto *attributed = dyn_cast<AttributedStmt>(each))
      each = attributed->getSubStmt();
    else
      return each;
  }
}

bool isNoReturnCall(const Stmt *each) {
  const auto *call = dyn_cast<CallExpr>(each);
  const auto *function = call ? dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl()) : nullptr;
  return function && function->isNoReturn();
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
      if (asked.cause)
        result.cause = asked.cause->getNameAsString();
      else if (asked.asksErrno)
        result.cause = "errno";
    }
    fact.branch.push_back(result);
    return;
  }
}

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
      guard->isDirect = guard->isDirect && (plain(next) == plain(around.statement) || (block && block->size() == 1)) && !branch->getElse();
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

void SurroundingsReader::readExit(const LogSurroundings &around, LogFact &fact) {
  if (fact.flags & logged::Terminates && !(fact.flags & logged::Assertion)) {
    fact.exit = LogExit::Terminates;
    return;
  }
  const CompoundStmt *block = nullptr;
  const Stmt *inBlock = around.statement;
  for (const Stmt *each : llvm::reverse(around.path)) {
    block = dyn_cast<CompoundStmt>(each);
    if (block && !isOfMacro(block, around))
      break;
    block = nullptr;
    if (isa<IfStmt, SwitchStmt, LambdaExpr>(each) && !isOfMacro(each, around))
      return; // A branch without braces ends here.
    if (isLoop(each) && !isOfMacro(each, around))
      return;
    inBlock = each;
  }
  if (!block)
    return;
  bool isBehind = false;
  bool isAdjacent = true;
  for (const Stmt *each : block->body()) {
    if (each == inBlock) {
      isBehind = true;
      continue;
    }
    // `LOG(x);` may leave an empty statement behind.
    if (!isBehind || isa<NullStmt>(each))
      continue;
    const Stmt *statement = plain(each);
    const auto set = [&](LogExit exit) {
      fact.exit = exit;
      fact.isAdjacent = isAdjacent;
      if (const auto at = builder.place(statement->getBeginLoc()))
        fact.exitLine = at->line;
    };
    if (const auto *result = dyn_cast<ReturnStmt>(statement))
      return set(exitOfReturn(result->getRetValue()));
    if (const auto *thrown = dyn_cast<CXXThrowExpr>(statement)) {
      set(LogExit::Throws);
      if (thrown->getSubExpr())
        fact.exitText = text(thrown->getSubExpr()->getSourceRange(), 200);
      return;
    }
    if (isa<ContinueStmt>(statement))
      return set(LogExit::Continues);
    if (isa<BreakStmt>(statement))
      return set(LogExit::Breaks);
    if (isNoReturnCall(statement))
      return set(LogExit::Terminates);
    isAdjacent = false;
  }
}

bool SurroundingsReader::isReachedAlways(const LogSurroundings &around) const {
  for (std::size_t i = 0; i < around.path.size(); ++i) {
    const Stmt *each = around.path[i];
    if (isOfMacro(each, around))
      continue;
    const Stmt *next = i + 1 < around.path.size() ? around.path[i + 1] : around.statement;
    const auto *block = dyn_cast<CompoundStmt>(each);
    if (const auto *branch = dyn_cast<IfStmt>(each); branch && !branch->getElse() && next == branch->getThen()) {
      // Only the level decides.
      if (anyOf(branch->getCond(), [&](const Stmt *node) { return isa<CallExpr>(node) && recogniser.guard(cast<CallExpr>(node)); }))
        continue;
      return false;
    }
    if (!block && !isa<ExprWithCleanups>(each))
      return false;
    if (block)
      for (const Stmt *before : block->body()) {
        if (before == next)
          break;
        if (holdsJump(before))
          return false;
      }
  }
  return true;
}

} // namespace seam
