#include "matchers/program/exception_roles.h"
#include "matchers/policy/glob.h"
#include "matchers/program/test_files.h"
#include "matchers/program/vendored_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <tuple>

namespace seam {
namespace {

/// So many types must derive from a class that nobody listed before it counts as the root of a project's exceptions.
constexpr unsigned FewestDerived = 3;

/// Names that say that all is as it should be, or that somebody wanted it: FileExists, NotFound, Cancelled.
bool isExpectedByName(llvm::StringRef name) {
  static constexpr llvm::StringLiteral words[] = {"Exists", "exists",     "NotFound",    "not_found", "Cancel",
                                                  "cancel", "Interrupt",  "interrupt",   "Stopped",   "EndOf",
                                                  "end_of", "WouldBlock", "would_block", "Silent",    "silent"};
  const llvm::StringRef own = name.contains("::") ? name.rsplit("::").second : name;
  return llvm::any_of(words, [&](llvm::StringRef word) { return own.contains(word); });
}

} // namespace

bool namesWord(const PolicyWord &word, std::string_view name) {
  std::string_view glob = word.text;
  if (glob.starts_with("::"))
    glob.remove_prefix(2);
  return globMatches(glob, name, ':');
}

ExceptionRoles::ExceptionRoles(const ProgramGraph &graph) : graph(graph), program(*graph.exceptions) {
  roots.resize(program.types.size());
  ignored.resize(program.types.size());
  expected.resize(program.types.size());
  findRoots();
  findTypes(graph.policy.exceptions.expected, expected);
  for (ThrownTypeIndex type = 0; type < program.types.size(); ++type)
    expected[type] =
        expected[type] || (program.types[type].shape == TypeShape::Class && isExpectedByName(displayName(program.types[type])));
  findTypes(graph.policy.exceptions.ignored, ignored);
  if (const ThrownTypeIndex allocation = program.types.find("std::bad_alloc"); allocation != NoFact)
    for (ThrownTypeIndex type = 0; type < program.types.size(); ++type)
      ignored[type] = ignored[type] || program.types.isPublicBase(allocation, type) || program.types[type].name == "std::length_error";
  findPassed();
  for (FileId file = 0; file < graph.files.size(); ++file)
    isInTest.push_back(isTestFile(graph.files[file].path) || isVendored(graph, file));
}

void ExceptionRoles::findTypes(const std::vector<PolicyWord> &words, std::vector<bool> &types) const {
  if (words.empty())
    return;
  for (ThrownTypeIndex type = 0; type < program.types.size(); ++type)
    if (llvm::any_of(words, [&](const PolicyWord &word) { return namesWord(word, displayName(program.types[type])); }))
      for (ThrownTypeIndex derived = 0; derived < program.types.size(); ++derived)
        if (derived == type || program.types.isPublicBase(type, derived))
          types[derived] = true;
}

void ExceptionRoles::findRoots() {
  for (ThrownTypeIndex type = 0; type < program.types.size(); ++type) {
    const ThrownTypeFact &fact = program.types[type];
    const bool isListed =
        llvm::any_of(graph.policy.exceptions.roots, [&](const PolicyWord &word) { return namesWord(word, displayName(fact)); });
    roots[type] = fact.name == "std::exception" || isListed;
    if (roots[type] || fact.shape != TypeShape::Class || fact.file == NoFact)
      continue;
    const bool isTop = llvm::all_of(fact.bases, [&](const BaseFact &base) {
      const std::string &name = program.types[base.type].name;
      return name == "std::exception" || name == "std::runtime_error" || name == "std::logic_error" || name == "std::nested_exception";
    });
    unsigned derived = 0;
    for (ThrownTypeIndex other = 0; isTop && other < program.types.size() && derived < FewestDerived; ++other)
      derived += other != type && program.types[other].shape == TypeShape::Class && !program.types[other].bases.empty() &&
                 program.types.isPublicBase(type, other);
    roots[type] = derived >= FewestDerived;
  }
}

std::vector<Escape> ExceptionRoles::relevant(const std::vector<Escape> &escapes) const {
  std::vector<Escape> kept;
  llvm::copy_if(escapes, std::back_inserter(kept), [&](const Escape &each) {
    return each.type != CurrentException && each.reason != ThrowReason::Routine && !isIgnored(each.type);
  });
  llvm::sort(kept, [](const Escape &left, const Escape &right) {
    return std::tie(left.reason, left.steps, left.thrown, left.call, left.type) <
           std::tie(right.reason, right.steps, right.thrown, right.call, right.type);
  });
  return kept;
}

std::vector<Escape> ExceptionRoles::claims(const std::vector<Escape> &escapes, Misuse misuse) const {
  std::vector<Escape> kept = relevant(escapes);
  const auto isOfWorld = [this](const Escape &each) { return isFromWorld(each); };
  if (llvm::any_of(kept, isOfWorld))
    llvm::erase_if(kept, [&](const Escape &each) { return !isOfWorld(each); });
  else if (misuse == Misuse::ThrownHere)
    llvm::erase_if(kept, [](const Escape &each) { return each.thrown == NoIndex; });
  const auto shortest =
      std::min_element(kept.begin(), kept.end(), [](const Escape &left, const Escape &right) { return left.steps < right.steps; });
  if (shortest != kept.end())
    std::iter_swap(kept.begin(), shortest);
  return kept;
}

void ExceptionRoles::findPassed() {
  isPassed.resize(program.functions.size());
  for (const FunctionNode &function : program.functions)
    for (const CallFact &call : function.fact.calls) {
      if (!(call.flags & called::Passed))
        continue;
      for (FunctionId body : program.callees[call.callee].bodies)
        isPassed[body] = true;
    }
}

bool ExceptionRoles::isTest(FunctionId function) const {
  const FunctionNode &node = program.functions[function];
  return (node.fact.flags & function::Test) || isInTest[node.file] || roleOf(function) == "test";
}

const std::string &ExceptionRoles::roleOf(FunctionId function) const {
  static const std::string none;
  const ModuleId module = graph.files[program.functions[function].file].module;
  if (module == NoIndex || graph.modules[module].rule == NoIndex)
    return none;
  return graph.policy.modules[graph.modules[module].rule].role;
}

bool ExceptionRoles::isBoundary(FunctionId function) const {
  const FunctionFact &fact = program.functions[function].fact;
  const bool isKind = fact.kind == FunctionKind::Main || fact.kind == FunctionKind::Destructor || fact.kind == FunctionKind::Deallocation ||
                      fact.kind == FunctionKind::UnhandledException;
  if (isKind || (fact.flags & (function::Noexcept | function::ExternC | function::Coroutine)) || isPassed[function] || isTest(function))
    return true;
  return llvm::any_of(graph.policy.exceptions.boundaries, [&](const PolicyWord &word) { return namesWord(word, fact.name); });
}

} // namespace seam
