#include "matchers/rules/exception_finding.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_scopes.h"
#include "matchers/rules/rule_settings.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {

/// How deep the functions that a handler calls are followed.
static constexpr unsigned DeepestReport = 3;

Misuse misuseToTell(const ProgramGraph &graph, std::string_view rule, FileId file) {
  const bool isAsked = ruleOption(graph, rule, "misuse", graph.files[file].path).value_or("false") == "true";
  return isAsked ? Misuse::Anywhere : Misuse::ThrownHere;
}

/// It says by its type that no caller could know, or comes from the standard library. A project's own exception may be either.
static bool isSurelyOfWorld(const ExceptionProgram &program, FunctionId function, const Escape &escape) {
  return isRuntimeError(program.types, escape.type) || !originOf(program, function, escape);
}

unsigned mostCalls(const ProgramGraph &graph, std::string_view rule, FunctionId function, unsigned usual) {
  const std::string &file = graph.files[graph.exceptions->functions[function].file].path;
  unsigned most = usual;
  const std::string asked = ruleOption(graph, rule, "max-calls", file).value_or("");
  return llvm::StringRef(asked).getAsInteger(10, most) ? usual : most;
}

std::vector<Escape> nearbyEscapes(const ProgramGraph &graph, std::string_view rule, FunctionId function, Misuse misuse) {
  const unsigned most = mostCalls(graph, rule, function, /*usual=*/3);
  std::vector<Escape> escapes = graph.exceptions->leaves(function);
  llvm::erase_if(escapes, [&](const Escape &each) {
    const bool isThrownHere = each.thrown != NoIndex;
    return each.steps > most || (!isThrownHere && misuse == Misuse::ThrownHere && !isSurelyOfWorld(*graph.exceptions, function, each));
  });
  return escapes;
}

void forEachFunction(const ProgramGraph &graph, const std::function<void(FunctionId, const FunctionNode &)> &visit) {
  if (!graph.exceptions)
    return;
  const std::vector<FunctionNode> &functions = graph.exceptions->functions;
  for (FunctionId i = 0; i < functions.size(); ++i)
    if (!(functions[i].fact.flags & function::Instance) && !graph.exceptions->isInVendored[functions[i].file]) // Nobody mends a copy.
      visit(i, functions[i]);
}

void forEachHandler(const ProgramGraph &graph, const std::function<void(const HandlerSite &)> &visit) {
  forEachFunction(graph, [&](FunctionId id, const FunctionNode &function) {
    for (const TryFact &block : function.fact.tries)
      for (std::size_t i = 0; i < block.handlers.size(); ++i)
        visit({.id = id, .function = function, .block = block, .handler = block.handlers[i], .number = i});
  });
}

FindingPlace placeOf(const ProgramGraph &graph, const HandlerSite &site) {
  return placeIn(graph, site.function, site.handler.line, site.handler.column, site.handler.endColumn);
}

std::string describeHandler(const HandlerFact &handler) {
  return fmt::format("catch ({})", handler.form == CatchForm::All ? "..." : handler.written);
}

std::string keyOf(const HandlerSite &site) {
  std::string key = fmt::format("{} in {}", describeHandler(site.handler), site.function.fact.name);
  // The second of its kind in one function.
  std::size_t before = 0;
  for (const TryFact &block : site.function.fact.tries)
    for (const HandlerFact &other : block.handlers)
      before += other.scope < site.handler.scope && describeHandler(other) == describeHandler(site.handler);
  return before == 0 ? key : fmt::format("{} #{}", key, before + 1);
}

void addFix(Finding &finding, const ProgramGraph &graph, FileId file, const std::vector<EditFact> &edits, std::string title, bool isSafe) {
  if (edits.empty())
    return;
  Fix fix{.title = std::move(title), .isSafe = isSafe, .edits = {}};
  for (const EditFact &edit : edits)
    fix.edits.push_back({.file = graph.files[file].path, .offset = edit.offset, .length = edit.length, .text = edit.text});
  finding.fixes.push_back(std::move(fix));
}

/// The names of what a block calls itself, without their scopes.
static std::vector<llvm::StringRef> calledNames(const ExceptionProgram &program, const HandlerSite &site) {
  std::vector<llvm::StringRef> names;
  for (const CallFact &call : site.function.fact.calls) {
    if (call.scope != site.block.scope || (call.flags & (called::Passed | called::Implicit)))
      continue;
    const CalleeNode &callee = program.callees[call.callee];
    const std::vector<FunctionId> &bodies = callee.bodies.empty() ? callee.overriders : callee.bodies;
    const llvm::StringRef name = bodies.empty() ? llvm::StringRef(callee.name) : program.functions[bodies.front()].fact.name;
    names.push_back(name.contains("::") ? name.rsplit("::").second : name);
  }
  return names;
}

static bool holdsWord(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> words) {
  const std::string lower = name.lower();
  return llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

/// close(), remove(), stop(): what is left to do when nothing more can be done.
static bool cleansUp(llvm::StringRef name) {
  static constexpr llvm::StringLiteral words[] = {"close",   "shutdown", "disconnect", "remove",  "purge",      "stop",        "cancel",
                                                  "release", "logout",   "join",       "clean",   "dispose",    "unlink",      "delete",
                                                  "erase",   "rollback", "teardown",   "destroy", "unregister", "unsubscribe", "reset"};
  return holdsWord(name, words);
}

/// What tells of failures cannot tell of its own.
static bool tellsOfFailures(llvm::StringRef name) {
  static constexpr llvm::StringLiteral words[] = {"log", "exception", "report", "error", "warn", "print", "rethrow", "stdout", "stderr"};
  return holdsWord(name, words);
}

bool asksOfWhatKind(const ExceptionProgram &program, const HandlerSite &site) {
  const auto rethrows = [&](const ThrowFact &thrown) { return thrown.form == ThrowForm::Rethrow && thrown.scope == site.block.scope; };
  return llvm::any_of(calledNames(program, site), [](llvm::StringRef name) { return name.starts_with("rethrow_"); }) ||
         llvm::any_of(site.function.fact.throws, rethrows);
}

/// catch (const Error &e) { try { warn(e.what()); } catch (...) {} }: what tells of a failure fails itself.
static bool tellsOfCaught(const HandlerSite &site) {
  const ScopeNumber around = ScopeTree(site.function.fact).handlerAround(site.block.parent);
  const auto tells = [&](const EffectFact &effect) {
    return effect.line >= site.block.line && effect.line <= site.handler.line &&
           (effect.usesException || effect.kind == EffectKind::Log || effect.kind == EffectKind::Print);
  };
  return around != 0 && llvm::any_of(site.function.fact.tries, [&](const TryFact &block) {
           return llvm::any_of(block.handlers,
                               [&](const HandlerFact &outer) { return outer.scope == around && llvm::any_of(outer.effects, tells); });
         });
}

bool isLastResort(const ExceptionProgram &program, const HandlerSite &site) {
  if (tellsOfCaught(site) || (site.block.flags & tried::OnlyLogs))
    return true;
  constexpr std::size_t fewCalls = 5;
  const std::vector<llvm::StringRef> names = calledNames(program, site);
  const llvm::StringRef own = site.function.fact.name;
  const llvm::StringRef ownName = own.contains("::") ? own.rsplit("::").second : own;
  return cleansUp(ownName) || ownName.starts_with("print") || ownName.contains("stdout") || ownName.contains("stderr") ||
         (names.size() <= fewCalls && (llvm::any_of(names, cleansUp) || llvm::any_of(names, tellsOfFailures)));
}

bool isSilenceExcused(const ExceptionProgram &program, const HandlerSite &site, const ExceptionRoles &roles) {
  if (isLastResort(program, site))
    return true;
  const HandlerFact &handler = site.handler;
  // A type of its own without any data says all by its name.
  const bool saysAll = handler.type != NoFact && program.types[handler.type].isEmpty && program.types[handler.type].file != NoFact;
  const bool isSignal = !roles.isBroad(handler) && ((handler.flags & handler::OnlyDefault) || saysAll);
  return isSignal || site.function.fact.kind == FunctionKind::Destructor || handler.comment == HandlerComment::Words ||
         (handler.flags & (handler::MarkedUnused | handler::FromMacro | handler::RethrowsAtEnd)) ||
         (site.block.flags & (tried::AssignsOuter | tried::FromMacro)) || roles.isTest(site.id) ||
         (handler.type != NoFact && roles.isExpected(handler.type));
}

/// What would tell beforehand; empty: nothing.
static std::string_view checkFor(const CalleeNode &callee) {
  if (callee.model && !callee.model->check.empty())
    return callee.model->check;
  return llvm::StringRef(callee.name).ends_with("/throws") ? "the overload with a std::error_code" : std::string_view();
}

std::optional<Checkable> checkableOf(const ExceptionProgram &program, const HandlerSite &site, const ExceptionRoles &roles) {
  const HandlerFact &handler = site.handler;
  if (!(handler.flags & (handler::OnlyDefault | handler::ElseBehind | handler::Empty)) || (handler.flags & handler::FromMacro) ||
      roles.isTest(site.id) || (roles.isBroad(handler) && program.throwSets.isOpen[site.id][site.block.scope]))
    return std::nullopt;
  // What the exception says is needed: a new one, an error's text.
  if (llvm::any_of(handler.effects, [](const EffectFact &effect) { return effect.usesException; }))
    return std::nullopt;
  std::optional<Checkable> first;
  for (const Escape &each : program.arrivesAt(site.id, handler.scope)) {
    const CallFact *call = each.call == NoIndex || each.from != NoIndex ? nullptr : &site.function.fact.calls[each.call];
    const std::string_view known = call ? checkFor(program.callees[call->callee]) : std::string_view();
    if (known.empty())
      return std::nullopt; // Something else may throw that, too.
    if (!first)
      first = Checkable{.call = call, .check = known};
  }
  return first;
}

bool HandlerOutcome::reports(FunctionId function, unsigned depth) const {
  const FunctionNode &node = program.functions[function];
  if (node.fact.flags & (function::Logs | function::Prints | function::AsksCurrent | function::UnknownCalls))
    return true;
  if (!node.fact.throws.empty() || depth == 0)
    return true; // Beyond that nobody can tell.
  return llvm::any_of(node.fact.calls, [&](const CallFact &call) {
    const CalleeNode &callee = program.callees[call.callee];
    if ((call.flags & (called::Virtually | called::Passed)) || (callee.flags & callee::NoReturn) || (callee.model && callee.model->ends))
      return true;
    const FunctionId next = definitionOf(program, callee, node.file);
    return next == NoIndex ? !(callee.flags & callee::External) : reports(next, depth - 1);
  });
}

bool HandlerOutcome::tells(const EffectFact &effect, const FunctionNode &function) const {
  if (effect.kind != EffectKind::Call || effect.usesException)
    return true;
  const FunctionId called = definitionOf(program, program.callees[effect.value], function.file);
  return called == NoIndex || reports(called, DeepestReport);
}

HandlerOutcome::Silence HandlerOutcome::silenceOf(const HandlerSite &site) const {
  const HandlerFact &handler = site.handler;
  std::uint64_t telling = 0;
  for (std::size_t i = 0; i < handler.effects.size(); ++i)
    if (tells(handler.effects[i], site.function))
      telling |= std::uint64_t{1} << i;
  Silence silence{.silent = 0, .ways = handler.paths.size()};
  for (const PathFact &path : handler.paths) {
    const bool isResult = path.end == PathEnd::Returns && (handler.flags & handler::ElseBehind);
    silence.silent += (path.effects & telling) == 0 && path.end != PathEnd::Throws && path.end != PathEnd::Dies && !isResult;
  }
  return silence;
}

bool HandlerOutcome::alwaysFails(const HandlerFact &handler) {
  return !handler.paths.empty() &&
         llvm::all_of(handler.paths, [](const PathFact &path) { return path.end == PathEnd::Throws || path.end == PathEnd::Dies; });
}

bool HandlerOutcome::isLogged(const HandlerSite &site) const {
  return llvm::any_of(site.handler.effects, [&](const EffectFact &effect) {
    if (effect.kind == EffectKind::Log || effect.kind == EffectKind::Print || effect.kind == EffectKind::Opaque)
      return true;
    return effect.kind == EffectKind::Call && tells(effect, site.function);
  });
}

} // namespace seam
