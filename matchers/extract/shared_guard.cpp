#include "matchers/extract/shared_guard.h"
#include "matchers/base/file_hash.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace seam {

/// Files that include each other without guards end somewhere: clang itself enters no more.
constexpr unsigned DeepestInclude = 200;

SharedGuard::SharedGuard(const SharedHeader *shared) : shared(shared) {
  if (!shared)
    return;
  included.resize(shared->paths.size());
  turnByFile.resize(shared->paths.size());
  state = shared->before;
}

void SharedGuard::mark(std::uint32_t file) {
  if (included[file])
    return;
  included.set(file);
  turnByFile[file] = ++turns;
}

std::optional<std::uint32_t> SharedGuard::numberOf(llvm::StringRef realPath) const {
  if (!shared)
    return std::nullopt;
  const auto number = shared->pathNumbers.find(realPath);
  return number == shared->pathNumbers.end() ? std::nullopt : std::optional(number->second);
}

void SharedGuard::include(std::uint32_t file) {
  if (isTextual(file)) {
    checkLeans(file);
    mark(file);
    return;
  }
  if (shared->isGuarded[file] && included[file])
    return;
  for (const std::string &name : ownMacros)
    if (std::binary_search(shared->words.begin(), shared->words.end(), hashOf(name)))
      doubt("it defines the macro '" + name + "'");
  enter({.kind = TraceKind::Include, .subject = file, .value = 0}, NoIndex);
}

void SharedGuard::enterMain(std::uint32_t file) {
  enter({.kind = TraceKind::Include, .subject = file, .value = 0}, NoIndex);
}

/// Goes through a file as the preprocessor would, with the macros of this unit. `from`: its includer; NoIndex: the unit itself.
void SharedGuard::enter(const TraceStep &include, std::uint32_t from) {
  const std::uint32_t file = include.subject;
  if (shared->isGuarded[file] && included[file])
    return;
  // Of a file without guard each entry is another: this one, or what it does at the first.
  const bool isFirst = !included[file] && (!isOwn(file) || include.value == 0 || !holds(static_cast<std::uint32_t>(include.value - 1)));
  checkLeans(file);
  mark(file);
  if (shared->isUnfit[file] || (shared->fitFrom[file] != NoIndex && shared->fitFrom[file] != from))
    doubt("'" + shared->paths[file] + "' means something else elsewhere");
  const bool isFirstTrace = shared->isGuarded[file] || isFirst || include.value == 0;
  const std::uint32_t trace = isFirstTrace ? shared->firstTrace[file] : static_cast<std::uint32_t>(include.value - 1);
  if (trace != NoIndex && depth < DeepestInclude) {
    ++depth;
    replay(trace, file);
    --depth;
  }
}

/// What a header needs of its includers must be there before it.
void SharedGuard::checkLeans(std::uint32_t file) {
  if (included[file] || shared->leansOf.empty())
    return;
  for (std::uint32_t each : shared->leansOf[file]) {
    const SharedLean &lean = shared->leans[each];
    if (llvm::none_of(lean.providers, [&](std::uint32_t provider) { return included[provider]; }))
      doubt("'" + shared->paths[file] + "' needs '" + lean.name + "' of '" +
            (lean.providers.empty() ? std::string() : shared->paths[lean.providers.front()]) + "', which it does not include");
  }
}

/// Whether the steps of one file alone would find the macros as they were.
bool SharedGuard::holds(std::uint32_t trace) const {
  llvm::DenseMap<std::uint32_t, DefinitionId> changed;
  for (const TraceStep &step : shared->traces[trace]) {
    if (step.kind == TraceKind::Include)
      continue;
    const auto known = changed.find(step.subject);
    if (step.kind == TraceKind::Define || step.kind == TraceKind::Undefine)
      changed[step.subject] = step.value;
    else if (!meansTheSame(step.kind, known == changed.end() ? state[step.subject] : known->second, step.value))
      return false;
  }
  return true;
}

/// A file of the project.
bool SharedGuard::isOwn(std::uint32_t file) const {
  return shared->isOwn[file] != 0;
}

bool SharedGuard::isOwnDefinition(DefinitionId definition) const {
  return isInFile(definition) ? isOwn(fileOfDefinition(definition)) : (definition & ~HasParameters) == DefinedByUnit;
}

/// How headers of others share their work among each other (`#ifndef _SIZE_T`) is their own affair: together they mean the same in any
/// order, unless the project has a hand in it.
void SharedGuard::replay(std::uint32_t trace, std::uint32_t file) {
  for (const TraceStep &step : shared->traces[trace]) {
    switch (step.kind) {
    case TraceKind::Include:
      enter(step, file);
      break;
    case TraceKind::Define:
    case TraceKind::Undefine:
      state[step.subject] = step.value;
      break;
    case TraceKind::Ask:
    case TraceKind::Name:
      if (!meansTheSame(step.kind, state[step.subject], step.value) &&
          (isOwn(file) || isOwnDefinition(state[step.subject]) || isOwnDefinition(step.value)))
        doubt("the macro '" + shared->macros[step.subject] + "' is " + (state[step.subject] == NotDefined ? "not defined" : "another") +
              " for '" + shared->paths[file] + "'");
      break;
    }
  }
}

bool SharedGuard::reaches(std::uint32_t from, std::uint32_t to) {
  closures.resize(shared->paths.size());
  llvm::BitVector &closure = closures[from];
  if (closure.empty()) {
    closure.resize(shared->paths.size());
    std::vector<std::uint32_t> open = {from};
    while (!open.empty()) {
      const std::uint32_t file = open.back();
      open.pop_back();
      if (closure[file])
        continue;
      closure.set(file);
      open.insert(open.end(), shared->includes[file].begin(), shared->includes[file].end());
    }
  }
  return closure[to];
}

DefinitionId SharedGuard::firstTwin(DefinitionId definition) const {
  const auto twin = shared->firstTwin.find(definition);
  return twin == shared->firstTwin.end() ? definition : twin->second;
}

void SharedGuard::changeMacro(llvm::StringRef name, DefinitionId definition) {
  if (!shared)
    return;
  if (const auto macro = shared->macroNumbers.find(name); macro != shared->macroNumbers.end())
    state[macro->second] = firstTwin(definition);
  else
    ownMacros.push_back(name.str());
}

void SharedGuard::askMacro(llvm::StringRef name, DefinitionId found) {
  if (!shared)
    return;
  const auto macro = shared->macroNumbers.find(name);
  if (macro != shared->macroNumbers.end() && state[macro->second] != firstTwin(found))
    doubt("it sees the macro '" + name.str() + "' through it");
}

} // namespace seam
