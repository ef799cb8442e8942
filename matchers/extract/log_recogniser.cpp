#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace seam {

using namespace clang;

namespace {

/// All entries of all tables by their names, and the last parts of these, so that most declarations are turned away at once.
struct Tables {
  Tables() {
    for (const LogLibrary *library : logLibraries()) {
      for (const LogCallee &each : library->callees)
        add(callees, each.name, {library, &each});
      for (const LogLevelName &each : library->guards)
        add(guards, each.name, {library, &each});
      for (const LogLevelName &each : library->levels)
        add(levels, each.name, {library, &each});
      for (const LogThreshold &each : library->thresholds)
        add(thresholds, each.name, {library, &each});
    }
  }
  template <typename Entry> void add(llvm::StringMap<Entry> &map, llvm::StringRef name, Entry entry) {
    map.try_emplace(name, entry);
    const std::size_t last = name.rfind(':');
    lastParts.insert(last == llvm::StringRef::npos ? name : name.drop_front(last + 1));
  }

  llvm::StringSet<> lastParts;
  llvm::StringMap<std::pair<const LogLibrary *, const LogCallee *>> callees;
  llvm::StringMap<std::pair<const LogLibrary *, const LogLevelName *>> guards;
  llvm::StringMap<std::pair<const LogLibrary *, const LogLevelName *>> levels;
  llvm::StringMap<std::pair<const LogLibrary *, const LogThreshold *>> thresholds;
};

const Tables &tables() {
  static const Tables all;
  return all;
}

} // namespace

std::string nameInTables(const NamedDecl *decl) {
  std::string name = decl->getNameAsString();
  for (const DeclContext *context = decl->getDeclContext(); context; context = context->getParent()) {
    if (const auto *space = dyn_cast<NamespaceDecl>(context); space && (space->isInline() || space->isAnonymousNamespace()))
      continue;
    // An enumerator of an enum without its own scope is found beside it.
    if (const auto *list = dyn_cast<EnumDecl>(context); list && !list->isScoped())
      continue;
    if (isa<NamespaceDecl, TagDecl>(context))
      if (const auto *named = cast<NamedDecl>(context); named->getIdentifier())
        name.insert(0, named->getName().str() + "::");
  }
  return name;
}

const Expr *bare(const Expr *expression) {
  for (const Expr *last = nullptr; expression && expression != last;) {
    last = expression;
    expression = expression->IgnoreImplicit()->IgnoreParenCasts();
    if (const auto *construct = dyn_cast<CXXConstructExpr>(expression);
        construct && !isa<CXXTemporaryObjectExpr>(construct) && construct->getNumArgs() > 0 && !construct->isListInitialization()) {
      bool isAlone = true;
      for (unsigned i = 1; i < construct->getNumArgs(); ++i)
        isAlone &= isa<CXXDefaultArgExpr>(construct->getArg(i));
      if (isAlone)
        expression = construct->getArg(0);
    }
    if (const auto *functional = dyn_cast<CXXBindTemporaryExpr>(expression))
      expression = functional->getSubExpr();
  }
  return expression;
}

const NamedDecl *namedBy(const Expr *expression) {
  if (const auto *call = dyn_cast<CallExpr>(expression)) {
    if (const Decl *decl = call->getCalleeDecl())
      return dyn_cast<NamedDecl>(decl);
    return call->getCallee() ? namedBy(call->getCallee()->IgnoreParenImpCasts()) : nullptr;
  }
  if (const auto *construct = dyn_cast<CXXConstructExpr>(expression))
    return construct->getConstructor()->getParent();
  // Writer(__func__): in a template the constructor is not chosen yet, the class is.
  if (const auto *construct = dyn_cast<CXXUnresolvedConstructExpr>(expression))
    return construct->getTypeAsWritten()->getAsCXXRecordDecl();
  if (const auto *reference = dyn_cast<DeclRefExpr>(expression))
    return reference->getDecl();
  if (const auto *member = dyn_cast<MemberExpr>(expression))
    return member->getMemberDecl();
  if (const auto *overloads = dyn_cast<OverloadExpr>(expression); overloads && overloads->getNumDecls() > 0)
    return (*overloads->decls_begin())->getUnderlyingDecl();
  return nullptr;
}

const LogRecogniser::Known &LogRecogniser::lookUp(const NamedDecl *decl) {
  const auto [slot, isNew] = known.try_emplace(decl);
  if (!isNew)
    return slot->second;
  if (const auto *shadow = dyn_cast<UsingShadowDecl>(decl))
    decl = shadow->getTargetDecl();
  if (!decl->getIdentifier() || !tables().lastParts.contains(decl->getName()))
    return slot->second;
  const std::string name = nameInTables(decl);
  Known found;
  if (const auto callee = tables().callees.find(name); callee != tables().callees.end())
    found.callee = {callee->second.first, callee->second.second};
  std::tie(found.guardOf, found.guard) = tables().guards.lookup(name);
  std::tie(found.levelOf, found.level) = tables().levels.lookup(name);
  std::tie(found.thresholdOf, found.threshold) = tables().thresholds.lookup(name);
  return slot->second = found;
}

KnownCallee LogRecogniser::callee(const Expr *expression) {
  if (!isa<CallExpr, CXXConstructExpr, CXXUnresolvedConstructExpr, DeclRefExpr>(expression))
    return {};
  const NamedDecl *decl = namedBy(expression);
  if (!decl || (isa<DeclRefExpr>(expression) && !isa<VarDecl>(decl)))
    return {};
  const KnownCallee found = lookUp(decl).callee;
  const auto *call = dyn_cast<CallExpr>(expression);
  // A method of the same name without arguments asks: poco's logger.error().
  if (found && call && call->getNumArgs() == 0 && lookUp(decl).guard)
    return {};
  // A copy is no new record.
  if (const auto *construct = dyn_cast<CXXConstructExpr>(expression); found && construct)
    if (construct->getConstructor()->isCopyOrMoveConstructor() || construct->getNumArgs() == 0)
      return {};
  return found;
}

std::optional<LogLevel> LogRecogniser::guard(const CallExpr *call) {
  const NamedDecl *decl = namedBy(call);
  if (!decl)
    return std::nullopt;
  const Known &found = lookUp(decl);
  if (!found.guard || (found.callee && call->getNumArgs() > 0))
    return std::nullopt;
  if (found.guard->level != LevelInArgument)
    return found.guard->level;
  for (const Expr *argument : call->arguments())
    if (const NamedLevel named = level(*found.guardOf, argument); named.at)
      return named.level;
  return level::Unknown;
}

NamedLevel LogRecogniser::level(const LogLibrary &library, const Expr *expression) {
  const Expr *plain = bare(expression);
  if (const NamedDecl *decl = namedBy(plain)) {
    if (const Known &found = lookUp(decl); found.level && found.levelOf == &library)
      return {.level = found.level->level, .at = plain};
    if (isa<ParmVarDecl>(decl) && !library.levels.empty()) {
      const auto *list = cast<ParmVarDecl>(decl)->getType().getNonReferenceType()->getAs<EnumType>();
      for (const LogLevelName &each : library.levels)
        if (list && StringRef(each.name).starts_with(nameInTables(list->getDecl()).substr(0, each.name.rfind(':'))))
          return {.level = level::Unknown, .at = plain, .isParameter = true};
    }
  }
  // syslog: the level is in the lowest three bits.
  if (!library.levels.empty() && library.levels.front().name == "0" && !plain->isValueDependent() && plain->getType()->isIntegerType()) {
    Expr::EvalResult value;
    if (plain->EvaluateAsInt(value, context)) {
      const std::string digit = std::to_string(value.Val.getInt().getExtValue() & 7);
      for (const LogLevelName &each : library.levels)
        if (each.name == digit)
          return {.level = each.level, .at = plain};
    }
    if (const auto *reference = dyn_cast<DeclRefExpr>(plain))
      return {.level = level::Unknown, .at = plain, .isParameter = isa<ParmVarDecl>(reference->getDecl())};
  }
  return {};
}

const LogThreshold *LogRecogniser::threshold(const CallExpr *call, const LogLibrary *&library) {
  const NamedDecl *decl = namedBy(call);
  if (!decl)
    return nullptr;
  const Known &found = lookUp(decl);
  library = found.thresholdOf;
  return found.threshold && found.threshold->kind == LevelSettingKind::RunTime ? found.threshold : nullptr;
}

} // namespace seam
