// What does a fake's method do with files, and with work beside the caller?
#include "generators/fake_body.h"
#include "generators/fake_types.h"
#include <algorithm>

namespace seam {

/// "new FileInMemory(file)" as the method gives it.
std::string FakeBody::givenAs(const std::string &made) const {
  const std::string type = read.out ? resultText(*read.out) : result();
  return heldType(type).holder == "*" ? made : fmt::format("{}({})", type, made);
}

void FakeBody::give(const std::string &opened, const std::string &argument) {
  const std::string made = givenAs(fmt::format("new {}({})", handle->className, argument));
  const std::string none = read.out ? resultText(*read.out) : result();
  const std::string given =
      opened.empty() ? made : fmt::format("{} ? {} : {}", opened, made, heldType(none).holder == "*" ? "nullptr" : none + "()");
  if (!read.out)
    return out.line("return {};", given);
  out.line("{}{} = {};", read.out->type.isLvalueReference ? "" : "*", read.out->name, given);
  done(opened.empty() ? "true" : opened);
}

void FakeBody::open() {
  if (step.role == FakeRole::OpenFolder) {
    out.line("static_cast<void>({});", read.in[0]->name);
    return give("", "");
  }
  if (step.role == FakeRole::OpenToWrite || step.role == FakeRole::OpenToAppend)
    return give("", fmt::format("{}.{}({})", member, step.role == FakeRole::OpenToWrite ? "make" : "openOrMake", key(0)));
  if (step.role == FakeRole::Lock) {
    const std::string path = local("path");
    const std::string isNew = local("isNew");
    out.line("const std::string {} = {};", path, key(0));
    out.line("const bool {} = {}.lock({});", isNew, member, path);
    return give(isNew, path);
  }
  const std::string file = local("file");
  out.line("const std::shared_ptr<seam_doubles::FileText> {} = {}.open({});", file, member, key(0));
  give(file + " != nullptr", file);
}

void FakeBody::unlock() {
  const FileHandle &handle = *this->handle;
  const std::string name = saying(method)[0]->name;
  const std::string lock = local("held");
  out.line("auto *const {} = static_cast<{} *>({});", lock, handle.className, name);
  const std::string isDone = local("isDone");
  out.line("const bool {} = {} && {}.unlock({}->path);", isDone, lock, member, lock);
  out.line("delete {};", lock);
  if (isVoid(method.returns))
    return out.line("static_cast<void>({});", isDone);
  done(isDone);
}

void FakeBody::fileSize() {
  if (!read.out)
    return out.line("return static_cast<{}>({}.sizeOf({}));", result(), member, key(0));
  const std::string target = (read.out->type.isLvalueReference ? "" : "*") + read.out->name;
  const std::string path = local("path");
  out.line("const std::string {} = {};", path, key(0));
  out.line("{} = static_cast<{}>({}.sizeOf({}));", target, resultText(*read.out), member, path);
  done(fmt::format("{}.open({}) != nullptr", member, path));
}

void FakeBody::children() {
  const std::string type = read.out ? resultText(*read.out) : valueText(method.returns);
  const std::string path = local("path");
  out.line("const std::string {} = {};", path, key(0));
  const std::string all = fmt::format("{}.template children<{}>({})", member, type, path);
  if (!read.out)
    return out.line("return {};", all);
  out.line("{}{} = {};", read.out->type.isLvalueReference ? "" : "*", read.out->name, all);
  done(fmt::format("{}.isFolder({})", member, path));
}

/// A path that needs no asking.
void FakeBody::pathOf() {
  const std::string path = step.role == FakeRole::FolderForTests ? "\"/test\"" : key(0);
  if (!read.out)
    return out.line("return {};", path);
  out.line("{}{} = {};", read.out->type.isLvalueReference ? "" : "*", read.out->name, path);
  done("true");
}

void FakeBody::makeFolder() {
  // createDirIfMissing, ensureFolderExists: that it is there is no failure.
  const bool mayExist = std::ranges::any_of(read.words, [](const std::string &each) {
    return each == "missing" || each == "ensure" || each == "needed" || each == "recursively" || each.starts_with("exist");
  });
  if (!mayExist)
    return done(fmt::format("{}.makeFolder({})", member, key(0)));
  out.line("{}.makeFolder({});", member, key(0));
  done("true");
}

void FakeBody::run() {
  const std::vector<const PlannedParameter *> said = saying(method);
  const std::string &function = said[0]->name;
  if (said.size() == 1)
    return out.line("{}.run({});", member, passedOn(*said[0]));
  for (std::size_t i = 2; i < said.size(); ++i)
    out.line("static_cast<void>({});", said[i]->name);
  out.line("{}.run([{}, {}] {{ {}({}); }});", member, function, said[1]->name, function, said[1]->name);
}

} // namespace seam
