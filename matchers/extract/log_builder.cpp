#include "matchers/extract/log_builder.h"
#include "matchers/base/file_hash.h"
#include "matchers/extract/log_line_edits.h"
#include "matchers/extract/log_macro_text.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include <tuple>

namespace seam {

using namespace clang;

namespace {

std::uint64_t idOf(const Decl *decl) {
  llvm::SmallString<128> usr;
  index::generateUSRForDecl(decl, usr);
  return hashOf(usr.str().str());
}

/// usage(), printHelp(), dump(), operator<<: what they write is what they are for.
bool isForShow(const FunctionDecl *function) {
  if (function->getOverloadedOperator() == OO_LessLess)
    return true;
  const std::string lower = llvm::StringRef(function->getNameAsString()).lower();
  return llvm::any_of(std::initializer_list<llvm::StringRef>{"usage", "help", "version", "print", "dump", "show", "display", "report"},
                      [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

std::uint32_t flagsOf(const FunctionDecl *function) {
  std::uint32_t flags = 0;
  if (function->isMain())
    flags |= logging_function::Main;
  if (isa<CXXDestructorDecl>(function))
    flags |= logging_function::Destructor;
  if (isForShow(function))
    flags |= logging_function::Shows;
  if (function->hasAttr<HotAttr>())
    flags |= logging_function::Hot;
  if (const auto *type = function->getType()->getAs<FunctionProtoType>(); type && type->isNothrow())
    flags |= logging_function::Noexcept;
  if (function->isExternC())
    flags |= logging_function::ExternC;
  const std::string name = llvm::StringRef(function->getNameAsString()).lower();
  if (llvm::StringRef(name).contains("signal") || llvm::StringRef(name).contains("sigint") || llvm::StringRef(name).contains("sigterm"))
    flags |= logging_function::SignalHandler;
  // Pool::testPeers() tests peers.
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  const bool isInTest = !method || StringRef(method->getParent()->getNameAsString()).contains_insensitive("test");
  if (name == "testbody" || (isInTest && llvm::StringRef(name).starts_with("test")) || name == "llvmfuzzertestoneinput")
    flags |= logging_function::Test;
  if (anyOf(function->getBody(), [](const Stmt *node) {
        const auto *call = dyn_cast<CallExpr>(node);
        const NamedDecl *decl = call ? namedBy(call) : nullptr;
        return decl && decl->getIdentifier() && (decl->getName() == "fork" || decl->getName() == "vfork");
      }))
    flags |= logging_function::ChildProcess;
  return flags;
}

/// True for a test that the macro writes: it may keep its arguments from being computed.
bool isTestOf(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  return isa<IfStmt, ConditionalOperator, ForStmt, WhileStmt, SwitchStmt>(node) && node->getBeginLoc().isMacroID() &&
         sources.getFileLoc(node->getBeginLoc()) == macro;
}

} // namespace

std::uint32_t LogBuilder::file(FileIndex index) {
  const auto [slot, isNew] = files.try_emplace(index, facts.files.size());
  if (isNew)
    facts.files.push_back(unit.result().files[index].path);
  return slot->second;
}

std::uint32_t LogBuilder::function(const FunctionDecl *decl) {
  if (!decl)
    return NoLogFact;
  const auto [slot, isNew] = functions.try_emplace(decl, facts.functions.size());
  if (!isNew)
    return slot->second;
  LoggingFunction result{.id = idOf(decl), .name = decl->getQualifiedNameAsString()};
  if (const auto at = unit.place(decl->getLocation()); at && unit.isFirstParty(at->file)) {
    result.file = file(at->file);
    result.line = at->line;
  }
  result.flags = flagsOf(decl);
  facts.functions.push_back(std::move(result));
  return functions[decl];
}

bool LogBuilder::start(LogFact &fact, SourceLocation place, const Position &at) {
  const auto found = unit.place(place);
  if (!found || !unit.isFirstParty(found->file))
    return false;
  fact.file = file(found->file);
  fact.function = function(at.function);
  fact.line = found->line;
  fact.column = found->column;
  const SourceLocation inFile = sources().getFileLoc(place);
  fact.endColumn = found->column + Lexer::MeasureTokenLength(inFile, sources(), context.getLangOpts());
  return true;
}

void LogBuilder::add(const FoundLog &found, const Position &at) {
  LogFact fact;
  const SourceLocation place = found.macro.isValid() ? found.macro : found.root->getBeginLoc();
  if (!start(fact, place, at))
    return;
  const LogLibrary *library = found.use && found.use->library ? found.use->library : found.known.library;
  fact.library = library->name;
  const SourceLocation inFile = sources().getFileLoc(place);
  if (found.macro.isValid()) {
    fact.name = tokenAt(inFile, context);
    fact.flags |= logged::FromMacro;
    if (found.use && found.use->name != fact.name)
      fact.macro = found.use->name;
  } else {
    fact.name = found.known.callee->name;
  }
  const auto *direct = found.use ? found.use->macro : nullptr;
  fact.flags |= (direct ? direct->flags : 0) | (found.known ? found.known.callee->flags : 0);
  // #define MDEBUG(x) if (isOn(DEBUG)) { LOG(DEBUG) << x; }
  if (found.macro.isValid() && llvm::any_of(at.path, [&](const Stmt *each) { return isTestOf(each, found.macro, sources()); }))
    fact.flags |= logged::Lazy;
  surroundings.read({at.path, found.root, found.macro, at.function}, fact);
  statements.read(found, at.isInLambda ? nullptr : at.function, at.parent(), fact);
  if (at.isInLambda)
    fact.flags &= ~(logged::AlwaysReached | logged::ForwardsLevel);
  facts.statements.push_back(std::move(fact));
}

void LogBuilder::addStripped(const LogMacroUse &use, const Stmt *statement, const Position &at) {
  LogFact fact;
  if (!start(fact, use.inFile, at))
    return;
  fact.library = use.library->name;
  fact.name = tokenAt(use.inFile, context);
  fact.flags |= logged::FromMacro;
  if (use.name != fact.name)
    fact.macro = use.name;
  if (statement)
    surroundings.read({at.path, statement, use.inFile, at.function}, fact);
  readText(use, fact);
  facts.statements.push_back(std::move(fact));
}

void LogBuilder::addCandidate(const FoundLog &found, const Position &at) {
  LogFact fact;
  const LogMacroUse *use = found.use;
  if (!start(fact, found.macro.isValid() ? found.macro : found.record->getBeginLoc(), at))
    return;
  fact.flags |= logged::Candidate;
  fact.name = use ? use->name : nameInTables(namedBy(found.record));
  const auto isTest = [&](const Stmt *each) { return isTestOf(each, found.macro, sources()); };
  if (use)
    fact.flags |= logged::FromMacro | (found.root && anyOf(found.root, isTest) ? logged::Lazy : 0u);
  if (const auto *call = use ? found.writer : dyn_cast<CallExpr>(found.record))
    fact.callee = idOf(namedBy(call));
  const bool isStream = found.isStream || (found.root && found.root != found.record && isShift(unwrapped(found.root)));
  fact.style = isStream ? MessageStyle::Stream : MessageStyle::Plain;
  if (found.root)
    surroundings.read({at.path, found.root, found.macro, at.function}, fact);
  if (found.isEmpty)
    readText(*use, fact);
  else
    statements.read(found, at.isInLambda ? nullptr : at.function, at.parent(), fact);
  if (found.family) {
    fact.family = {found.family->fact};
    fact.level = found.family->level;
  }
  // How its values are named is not known; a format shows itself.
  if (!fact.arguments.empty() && fact.style == MessageStyle::Plain && !fact.message.empty()) {
    const llvm::StringRef message = fact.message;
    fact.style = message.contains("{}") ? MessageStyle::Braces : message.contains('%') ? MessageStyle::Printf : MessageStyle::Plain;
    if (fact.style != MessageStyle::Plain)
      std::erase(fact.message, ValueMark);
  }
  constexpr std::uint32_t empty = logged::Strippable | logged::Stripped | logged::Lazy;
  fact.flags = found.isEmpty ? fact.flags | empty : fact.flags & ~(logged::Strippable | logged::Stripped);
  facts.statements.push_back(std::move(fact));
}

void LogBuilder::addSetting(const CallExpr *call, const LogThreshold &threshold, const LogLibrary &library, const Position &at) {
  LogFact place;
  if (!start(place, call->getBeginLoc(), at))
    return;
  LevelSetting setting{.file = place.file, .line = place.line, .column = place.column, .endColumn = place.endColumn};
  setting.kind = LevelSettingKind::RunTime;
  setting.library = library.name;
  setting.name = threshold.name;
  for (const Expr *argument : call->arguments())
    if (const NamedLevel named = recogniser.level(library, argument); named.at) {
      setting.level = named.level;
      break;
    }
  setting.isGuarded = llvm::any_of(at.path, [](const Stmt *each) { return isa<IfStmt, SwitchStmt, ConditionalOperator>(each); });
  facts.settings.push_back(std::move(setting));
}

void LogBuilder::addThresholds(const LogMacroUses &uses) {
  for (const LogThresholdUse &use : uses.thresholds) {
    LevelSetting setting{.library = use.library->name.str(), .name = use.name, .isLate = use.isLate};
    // The command line's count for the unit's main file.
    const auto at = use.at.isValid() ? unit.place(use.at) : std::nullopt;
    const auto main = unit.place(sources().getLocForStartOfFile(sources().getMainFileID()));
    if ((use.at.isValid() && !at) || (!use.at.isValid() && (!main || unit.isList())))
      continue;
    setting.file = file(at ? at->file : main->file);
    if (at) {
      setting.line = at->line;
      setting.column = at->column;
      setting.endColumn = at->endColumn;
      setting.edits = use.isLate ? movedUp(use.at, sources()) : std::vector<LogEdit>();
    }
    for (const LogLevelName &word : use.library->words)
      if (use.value == word.name)
        setting.level = word.level;
    facts.settings.push_back(std::move(setting));
  }
}

void LogBuilder::finish() {
  const auto order = [&](const auto &fact) { return std::tie(facts.files[fact.file], fact.line, fact.column, fact.name); };
  const auto before = [&](const auto &a, const auto &b) { return order(a) < order(b); };
  // Behind a log that is known at the same place, one that only looks like it says nothing; behind a print it may be what is meant.
  llvm::DenseSet<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> known;
  for (const LogFact &fact : facts.statements)
    if (!(fact.flags & (logged::Candidate | logged::Print)))
      known.insert({fact.file, fact.line, fact.column});
  llvm::erase_if(facts.statements, [&](const LogFact &fact) {
    return (fact.flags & logged::Candidate) && known.contains({fact.file, fact.line, fact.column});
  });
  // Statements that clang could not make sense of are missing: what follows on a log is not known.
  if (context.getDiagnostics().hasUncompilableErrorOccurred())
    for (LogFact &fact : facts.statements)
      fact.isAdjacent = false;
  llvm::sort(facts.statements, before);
  llvm::sort(facts.terminations, before);
  llvm::sort(facts.settings, before);
  unit.result().logs = writeLogFacts(facts);
}

} // namespace seam
