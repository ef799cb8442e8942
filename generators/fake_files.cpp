// Which methods open, list and remove files, and which run something beside the caller?
#include "generators/double_names.h"
#include "generators/fake_recognition.h"
#include <algorithm>

namespace seam {

static bool isPath(const PlannedParameter &parameter) {
  return keptText(parameter.type) == "std::string";
}

static bool takesPath(const ReadMethod &method) {
  return method.in.size() == 1 && isPath(*method.in[0]);
}

/// The class of what a method gives by pointer: as its result, or where its last parameter points to.
static std::string givenClass(const ReadMethod &method) {
  const HeldType held = method.out ? heldType(resultText(*method.out)) : heldType(result(method));
  const bool isGiven = held.holder == "*" || isSmartPointer(held.holder);
  return isGiven && (!method.out || isOutcome(result(method))) ? held.inner : "";
}

std::size_t Recognition::handleOf(const ReadMethod &method) {
  const std::string name = givenClass(method);
  if (name.empty())
    return NoState;
  for (std::size_t i = 0; i < shape.handles.size(); ++i)
    if (shape.handles[i].plan.interface.text == name)
      return i;
  const auto known = std::ranges::find(plan.related, name, &InterfaceFact::text);
  if (known == plan.related.end())
    return NoState;
  FileHandle handle = readHandle(*known);
  if (!isComplete(handle))
    return NoState;
  shape.handles.push_back(std::move(handle));
  return shape.handles.size() - 1;
}

static bool isAboutFolders(const ReadMethod &method) {
  for (const char *each : {"dir", "dirs", "directory", "directories", "folder", "folders", "mkdir", "rmdir"})
    if (std::ranges::find(method.words, each) != method.words.end())
      return true;
  return false;
}

FakeRole Recognition::openingRole(const ReadMethod &method, const FileHandle &handle) const {
  if (!takesPath(method))
    return FakeRole::None;
  if (handle.isReader())
    return FakeRole::OpenToRead;
  if (handle.isWriter())
    return hasWord(method, {"append", "appendable", "appending", "reopen"}) ? FakeRole::OpenToAppend : FakeRole::OpenToWrite;
  if (handle.isFolder())
    return isAboutFolders(method) ? FakeRole::OpenFolder : FakeRole::None;
  return handle.isLock() && hasWord(method, {"lock"}) ? FakeRole::Lock : FakeRole::None;
}

/// What is done with a path, besides opening a file.
FakeRole Recognition::pathRole(const ReadMethod &method) const {
  const TypeFact &type = result(method);
  const std::string out = method.out ? resultText(*method.out) : "";
  const std::string &verb = method.words.front();
  const auto isVerb = [&](std::initializer_list<const char *> words) { return std::ranges::find(words, verb) != words.end(); };
  const bool isFolders = isAboutFolders(method);
  if (method.in.size() == 2 && !method.out && isPath(*method.in[0]) && isPath(*method.in[1]) && isOutcome(type) &&
      isVerb({"rename", "move"}))
    return FakeRole::RenameFile;
  if (!takesPath(method)) {
    const bool givesText = out == "std::string" ? isOutcome(type) : !method.out && keptText(type) == "std::string";
    return method.in.empty() && givesText && isFolders && hasWord(method, {"test", "tests", "temp", "tmp", "temporary"})
               ? FakeRole::FolderForTests
               : FakeRole::None;
  }
  if (isFolders && isVerb({"is"}) && (method.out ? out == "bool" && isOutcome(type) : isBool(type)))
    return FakeRole::IsFolder;
  if (!method.out && isOutcome(type)) {
    if (hasWord(method, {"exist", "exists"}) && !isVerb({"create", "make", "remove", "delete"}))
      return isBool(type) || isStatus(type) ? FakeRole::FileExists : FakeRole::None;
    if (isVerb({"remove", "delete", "unlink", "rmdir"}) && !hasWord(method, {"all", "recursive", "recursively", "tree"}))
      return isFolders ? FakeRole::RemoveFolder : FakeRole::RemoveFile;
    return isFolders && isVerb({"create", "make", "mkdir"}) ? FakeRole::MakeFolder : FakeRole::None;
  }
  const bool givesNumber = method.out ? isOutcome(type) && isNumber({.text = out}) : isNumber(type);
  if (hasWord(method, {"size", "length"}) && givesNumber)
    return FakeRole::FileSize;
  if (hasWord(method, {"absolute"}) && out == "std::string" && isOutcome(type))
    return FakeRole::AbsolutePath;
  const HeldType list = method.out ? heldType(out) : heldType(type);
  const bool lists = isList(list.holder) && list.inner == "std::string" && (!method.out || isOutcome(type));
  return lists && hasWord(method, {"children", "list", "entries", "files", "names"}) ? FakeRole::Children : FakeRole::None;
}

void Recognition::findFiles() {
  bool reads = false;
  bool writes = false;
  std::vector<FakeStep> steps(methods.size());
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (!isUsable(methods[i]))
      continue;
    const std::size_t handle = handleOf(methods[i]);
    if (handle != NoState)
      steps[i] = {.role = openingRole(methods[i], shape.handles[handle]), .handle = handle};
    if (steps[i].role == FakeRole::None)
      steps[i] = {.role = pathRole(methods[i])};
    reads |= steps[i].role == FakeRole::OpenToRead;
    writes |= steps[i].role == FakeRole::OpenToWrite;
  }
  if (!reads || !writes) {
    shape.handles.clear();
    return;
  }
  const std::size_t files =
      addState({.kind = FakeStateKind::Files, .name = {}, .key = "std::string", .value = "seam_doubles::Files", .keyNames = {}}, "files");
  for (std::size_t i = 0; i < methods.size(); ++i)
    if (steps[i].role != FakeRole::None)
      shape.steps[i] = {.role = steps[i].role, .state = files, .handle = steps[i].handle};
  findUnlock(files);
  for (FileHandle &each : shape.handles)
    each.className = uniqueName(each.className, taken);
}

/// Gives back what a method that locks gave.
void Recognition::findUnlock(std::size_t files) {
  for (std::size_t handle = 0; handle < shape.handles.size(); ++handle)
    for (std::size_t i = 0; i < methods.size(); ++i) {
      const std::vector<const PlannedParameter *> said = saying(*methods[i].method);
      const bool isOurs = said.size() == 1 && heldType(said[0]->type).holder == "*" &&
                          heldType(said[0]->type).inner == shape.handles[handle].plan.interface.text;
      if (isOurs && shape.handles[handle].isLock() && hasWord(methods[i], {"unlock"}) && isOutcome(result(methods[i])))
        shape.steps[i] = {.role = FakeRole::Unlock, .state = files, .handle = handle};
    }
}

/// A function and what to call it with, as C has it, or a std::function; what follows says how and when.
bool isTask(const PlannedMethod &method) {
  const std::vector<const PlannedParameter *> said = saying(method);
  if (said.empty() || !isVoid(method.returns))
    return false;
  const auto textOf = [&](std::size_t i) {
    std::string text = valueText(said[i]->type);
    std::erase(text, ' ');
    return text;
  };
  if (textOf(0) == "std::function<void()>")
    return said.size() == 1;
  return said.size() > 1 && textOf(0) == std::string("void(*") + NamePlace + ")(void*)" && textOf(1) == "void*";
}

void Recognition::findTasks() {
  std::size_t tasks = NoState;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (!isOpen(i, FakeRole::Run) || !isTask(*methods[i].method))
      continue;
    if (tasks == NoState)
      tasks = addState({.kind = FakeStateKind::Tasks, .name = {}, .key = {}, .value = "seam_doubles::Tasks", .keyNames = {}}, "tasks");
    take(i, FakeRole::Run, tasks);
  }
  if (tasks != NoState)
    takeAll(FakeRole::Join, tasks, [](const ReadMethod &method) { return takesNothing(method) && isVoid(result(method)); });
}

} // namespace seam
