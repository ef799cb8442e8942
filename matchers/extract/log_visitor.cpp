#include "matchers/extract/log_visitor.h"
#include "matchers/extract/log_builder.h"
#include "matchers/extract/log_candidates.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace seam {

using namespace clang;
using llvm::SaveAndRestore;

namespace {

class LogVisitor {
public:
  LogVisitor(ASTContext &context, UnitBuilder &unit) : context(context), unit(unit), builder(unit, context), uses(unit.logMacros()) {}

  void visit(const Decl *decl) {
    if (!decl || decl->isImplicit())
      return;
    if (const auto *pattern = dyn_cast<TemplateDecl>(decl))
      return visit(pattern->getTemplatedDecl());
    if (const auto *allowed = dyn_cast<FriendDecl>(decl))
      return visit(allowed->getFriendDecl());
    if (const auto *function = dyn_cast<FunctionDecl>(decl)) {
      if (function->doesThisDeclarationHaveABody() && !function->isDefaulted() && !function->isInvalidDecl() && isOwn(function))
        walkFunction(function);
      return;
    }
    if (const auto *variable = dyn_cast<VarDecl>(decl)) {
      if (variable->getInit() && isOwn(variable))
        walk(variable->getInit());
      return;
    }
    if (const auto *record = dyn_cast<CXXRecordDecl>(decl)) {
      if (record->isThisDeclarationADefinition() && isOwn(record))
        visitAll(record);
      return;
    }
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(decl))
      visitAll(cast<DeclContext>(decl));
  }

  void finish() {
    // In a template the record may be unknown: the first that holds something of the text is taken for it.
    for (const Unrecorded &each : unrecorded)
      if (!each.use->isJoined && holdsText(each.found.root, *each.use)) {
        each.use->isJoined = true;
        builder.add(each.found, {each.path, each.function, each.isInLambda});
      }
    // Macros of which nothing is left in the AST.
    for (LogMacroUse &use : uses.uses)
      if (!use.isJoined && (use.library ? (use.macro->flags & logged::Strippable) && !isWithinAnother(uses, use) : use.isEmpty))
        addAlone(use);
    builder.addThresholds(uses);
    builder.finish();
  }

private:
  void visitAll(const DeclContext *all) {
    for (const Decl *each : all->decls())
      visit(each);
  }

  bool isOwn(const Decl *decl) {
    const SourceLocation place = sources().getFileLoc(decl->getLocation());
    return place.isValid() && unit.isFirstParty(sources().getFileID(place));
  }

  const SourceManager &sources() const { return context.getSourceManager(); }

  void walkFunction(const FunctionDecl *function) {
    SaveAndRestore afresh(path, StatementPath());
    SaveAndRestore current(around, function);
    SaveAndRestore outside(isInLambda, false);
    if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function))
      for (const CXXCtorInitializer *each : constructor->inits())
        if (each->isWritten())
          walk(each->getInit());
    walk(function->getBody());
    rememberFunction(function);
  }

  /// Where a macro of which nothing is left may stand.
  void rememberFunction(const FunctionDecl *function) {
    const auto [file, begin] = sources().getDecomposedLoc(sources().getFileLoc(function->getBody()->getBeginLoc()));
    const unsigned end = sources().getFileOffset(sources().getFileLoc(function->getBody()->getEndLoc()));
    bodies.push_back({file, begin, end, function});
  }

  LogBuilder::Position position() const { return {path, around, isInLambda}; }

  void walk(const Stmt *node) {
    if (!node)
      return;
    if (const auto *lambda = dyn_cast<LambdaExpr>(node)) {
      SaveAndRestore afresh(path, StatementPath());
      SaveAndRestore inside(isInLambda, true);
      walk(lambda->getBody());
      return;
    }
    if (const auto *declaration = dyn_cast<DeclStmt>(node))
      for (const Decl *each : declaration->decls())
        if (const auto *record = dyn_cast<CXXRecordDecl>(each))
          visit(record);
    recognise(node);
    path.push_back(node);
    for (const Stmt *child : node->children())
      walk(child);
    path.pop_back();
  }

  void recognise(const Stmt *node) {
    if (LogMacroUse *use = useBehind(uses, node->getBeginLoc(), sources()); use && !use->isJoined)
      join(*use, node);
    if (const auto *expression = dyn_cast<Expr>(node)) {
      recogniseRecord(expression);
      if (const auto *object = dyn_cast<CXXBindTemporaryExpr>(expression))
        if (const auto *construct = dyn_cast<CXXTemporaryObjectExpr>(object->getSubExpr()); construct && !records.contains(construct))
          candidates.addObject(construct, position());
      if (isShift(expression) && !records.contains(expression))
        candidates.addStream(expression, position());
      if (const auto *call = dyn_cast<CallExpr>(expression))
        recogniseCall(call);
    }
    // An empty statement behind a macro that is empty.
    if (const auto *block = dyn_cast<CompoundStmt>(node))
      joinEmpty(block);
  }

  void join(LogMacroUse &use, const Stmt *node) {
    if (!use.library) {
      candidates.addMacro(use, node, position());
      return;
    }
    FoundLog found{.root = node, .use = &use, .macro = use.inFile};
    anyOf(found.root, [&](const Stmt *each) {
      const auto *expression = dyn_cast<Expr>(each);
      const KnownCallee known = expression ? builder.known().callee(expression) : KnownCallee();
      if (!known || known.library != use.library)
        return false;
      found.record = expression;
      found.known = known;
      return true;
    });
    const bool isEmpty = !found.record && (use.macro->flags & logged::Strippable) && !holdsText(node, use);
    // LOG_EVERY_N counts in statements of its own, before the one that logs.
    if (!found.record && !isEmpty && !use.library->callees.empty()) {
      unrecorded.push_back({&use, found, path, around, isInLambda});
      return;
    }
    use.isJoined = true;
    anyOf(found.root, [&](const Stmt *each) {
      records.insert(each);
      return false;
    });
    if (isEmpty)
      builder.addStripped(use, node, position());
    else
      builder.add(found, position());
  }

  /// True if something that somebody wrote is left of the macro's arguments.
  bool holdsText(const Stmt *node, const LogMacroUse &use) {
    return anyOf(node, [&](const Stmt *each) {
      const SourceLocation begin = each->getBeginLoc();
      return isa<Expr>(each) && begin.isValid() && sources().getFileLoc(begin) != use.inFile;
    });
  }

  void recogniseRecord(const Expr *expression) {
    if (records.contains(expression))
      return;
    const Expr *record = expression;
    if (isShift(expression) || isa<CallExpr>(expression))
      record = leftmost(expression);
    KnownCallee known = builder.known().callee(record);
    // logger.stream() << …, but not log.error("…").at(0)
    if (!known && record != expression) {
      record = expression;
      known = builder.known().callee(record);
    }
    if (!known || records.contains(record))
      return;
    const bool isStream = isa<DeclRefExpr>(record) || (known.callee->style == MessageStyle::Stream && !known.callee->level);
    // std::cerr alone prints nothing: it is passed on, or asked.
    if (isStream && !isShift(expression))
      return;
    if (known.callee->flags & logged::Print && !isStream && !printsToStandard(record, builder.known()))
      return;
    records.insert(record);
    const SourceLocation begin = record->getBeginLoc();
    const bool isWritten = begin.isFileID() || sources().isMacroArgExpansion(begin);
    const SourceLocation macro = isWritten ? SourceLocation() : sources().getFileLoc(begin);
    FoundLog found{.root = expression, .record = record, .known = known, .macro = macro};
    for (const Stmt *each : llvm::reverse(path))
      if (!isWritten && each->getBeginLoc().isMacroID() && sources().getFileLoc(each->getBeginLoc()) == macro)
        found.whole = each;
    builder.add(found, position());
  }

  void recogniseCall(const CallExpr *call) {
    const LogLibrary *library = nullptr;
    if (const LogThreshold *threshold = builder.known().threshold(call, library))
      builder.addSetting(call, *threshold, *library, position());
    if (endsProcess(call, context))
      builder.addTermination(call, position());
    if (!records.contains(call) && !builder.known().callee(call))
      candidates.addCall(call, position());
  }

  void joinEmpty(const CompoundStmt *block) {
    if (uses.uses.empty())
      return;
    path.push_back(block);
    for (const Stmt *each : block->body())
      if (const auto *empty = dyn_cast<NullStmt>(each))
        if (const SourceLocation semicolon = empty->getSemiLoc(); semicolon.isFileID())
          for (LogMacroUse &use : uses.uses)
            if (!use.isJoined && (use.library || use.isEmpty) && use.endOffset != 0 &&
                sources().getFileID(use.inFile) == sources().getFileID(semicolon) && use.endOffset <= sources().getFileOffset(semicolon) &&
                sources().getFileOffset(semicolon) <= use.endOffset + 2) {
              addEmpty(use, each, position());
            }
    path.pop_back();
  }

  void addEmpty(LogMacroUse &use, const Stmt *statement, const LogBuilder::Position &at) {
    use.isJoined = true;
    if (use.library)
      builder.addStripped(use, statement, at);
    else
      candidates.addEmptyMacro(use, statement, at);
  }

  void addAlone(LogMacroUse &use) {
    const auto [file, offset] = sources().getDecomposedLoc(use.inFile);
    const Body *innermost = nullptr;
    for (const Body &each : bodies)
      if (each.file == file && each.begin <= offset && offset < each.end && (!innermost || each.begin > innermost->begin))
        innermost = &each;
    if (innermost)
      addEmpty(use, nullptr, {path, innermost->function, false});
    use.isJoined = true;
  }

  struct Unrecorded {
    LogMacroUse *use;
    FoundLog found;
    StatementPath path;
    const FunctionDecl *function;
    bool isInLambda;
  };

  struct Body {
    FileID file;
    unsigned begin;
    unsigned end;
    const FunctionDecl *function;
  };

  ASTContext &context;
  UnitBuilder &unit;
  LogBuilder builder;
  LogMacroUses &uses;
  LogCandidates candidates{builder, unit};
  StatementPath path;
  const FunctionDecl *around = nullptr;
  bool isInLambda = false;
  llvm::DenseSet<const Stmt *> records; ///< Read already, with the statement around them.
  std::vector<Body> bodies;
  std::vector<Unrecorded> unrecorded; ///< Come from a macro, but write no record.
};

} // namespace

void extractLogs(const std::vector<Decl *> &declarations, ASTContext &context, UnitBuilder &builder) {
  LogVisitor visitor(context, builder);
  for (const Decl *decl : declarations)
    visitor.visit(decl);
  visitor.finish();
}

} // namespace seam
