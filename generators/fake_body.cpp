#include "generators/fake_body.h"
#include "generators/double_names.h"
#include "generators/double_text.h"
#include "generators/fake_types.h"
#include <algorithm>

namespace seam {

FakeBody::FakeBody(const DoublePlan &plan, const FakeShape &shape, std::size_t number, const FakeNames &names, CodeWriter &out)
    : method(plan.methods[number]), read(readMethod(method)), step(shape.steps[number]), out(out), message(messageName(plan, method)),
      names(names) {
  for (const PlannedParameter &each : method.parameters)
    taken.insert(each.name);
  taken.insert(names.state);
  if (step.state != NoState) {
    state = &shape.states[step.state];
    member = "this->" + names.state + "." + state->name;
  }
  if (step.handle != NoState)
    handle = &shape.handles[step.handle];
}

void FakeBody::write() {
  // Who waits for the others must not hold them up.
  if (step.role != FakeRole::Join)
    out.line("const std::lock_guard<std::recursive_mutex> {}(this->{});", local("lock"), names.mutex);
  for (const PlannedParameter &each : method.parameters)
    if (std::ranges::find(read.in, &each) == read.in.end() && read.out != &each)
      out.line("static_cast<void>({});", each.name);
  switch (step.role) {
  case FakeRole::Save:
    return save();
  case FakeRole::Find:
    return find();
  case FakeRole::Contains:
    return done(fmt::format("{}.find({}) != nullptr", member, key(0)));
  case FakeRole::Remove:
    return remove();
  case FakeRole::Rename:
    return done(fmt::format("{}.rename({}, {})", member, key(0), key(1)));
  case FakeRole::Keys:
  case FakeRole::Values:
    return list();
  case FakeRole::Count:
    return out.line("return static_cast<{}>({}.size());", result(), member);
  case FakeRole::IsEmpty:
    return out.line("return {}.size() == 0;", member);
  case FakeRole::Clear:
    return clear();
  case FakeRole::Push:
    out.line("{}.push_back({});", member, keptValue(*read.in[0]));
    return done("true");
  case FakeRole::Pop:
  case FakeRole::Peek:
    return next();
  case FakeRole::Next:
    return out.line("return ++{};", member);
  case FakeRole::Current:
    return out.line("return static_cast<{}>({});", result(), member);
  case FakeRole::Set:
    out.line("{}.set({});", member, keptValue(*read.in[0]));
    return done("true");
  case FakeRole::Get:
    return out.line("return {};", givenText(method.returns, fmt::format("{}.get(\"{}\")", member, message)));
  case FakeRole::Subscribe:
    return subscribe();
  case FakeRole::Unsubscribe:
    return unsubscribe();
  case FakeRole::Notify:
    return notify();
  case FakeRole::Now:
    return now();
  case FakeRole::Sleep:
  case FakeRole::SleepUntil:
    return sleep();
  case FakeRole::Begin:
    out.line("this->{}.push_back(this->{});", names.snapshots, names.state);
    return done("true");
  case FakeRole::Commit:
  case FakeRole::Rollback:
    return endTransaction();
  case FakeRole::OpenToRead:
  case FakeRole::OpenToWrite:
  case FakeRole::OpenToAppend:
  case FakeRole::OpenFolder:
  case FakeRole::Lock:
    return open();
  case FakeRole::Unlock:
    return unlock();
  case FakeRole::FileExists:
    return done(fmt::format("{}.contains({})", member, key(0)));
  case FakeRole::RemoveFile:
    return done(fmt::format("{}.remove({})", member, key(0)));
  case FakeRole::RenameFile:
    return done(fmt::format("{}.rename({}, {})", member, key(0), key(1)));
  case FakeRole::FileSize:
    return fileSize();
  case FakeRole::Children:
    return children();
  case FakeRole::IsFolder:
    if (!read.out)
      return out.line("return {}.isFolder({});", member, key(0));
    out.line("{}{} = {}.isFolder({});", read.out->type.isLvalueReference ? "" : "*", read.out->name, member, key(0));
    return done("true");
  case FakeRole::MakeFolder:
    return makeFolder();
  case FakeRole::RemoveFolder:
    return done(fmt::format("{}.removeFolder({})", member, key(0)));
  case FakeRole::FolderForTests:
  case FakeRole::AbsolutePath:
    return pathOf();
  case FakeRole::Run:
    return run();
  case FakeRole::Join:
    return out.line("{}.wait();", member);
  case FakeRole::None:
    break;
  }
}

std::string FakeBody::result() const {
  return declared(method.returns, "");
}

std::string FakeBody::local(const std::string &wanted) {
  return uniqueName(wanted, taken);
}

std::string FakeBody::key(std::size_t parameter) const {
  return keptValue(*read.in[parameter]);
}

bool FakeBody::isOutcome() const {
  return isVoid(method.returns) || isStatus(method.returns) || (isBool(method.returns) && state->value != "bool");
}

std::string FakeBody::keyOf(const PlannedParameter &value) const {
  const std::string object = isSmartPointer(heldType(state->value).holder) ? "*" + value.name : value.name;
  return fmt::format("this->{}Key ? this->{}Key({}) : {}KeyOf({}, seam_doubles::Rank<{}>())", state->name, state->name, value.name,
                     state->name, object, keyMembers(*state).size());
}

void FakeBody::done(const std::string &isDone) {
  if (isVoid(method.returns))
    return isDone == "true" ? void() : out.line("{};", isDone);
  if (isBool(method.returns))
    return out.line("return {};", isDone);
  if (isNumber(method.returns))
    return out.line("return {} ? 1 : 0;", isDone);
  if (isDone == "true")
    return out.line("return {}();", result());
  out.line("return {} ? {}() : seam_doubles::Missing<{}>::get(this->{}Missing, \"{}\");", isDone, result(), result(), method.alias,
           message);
}

void FakeBody::give(const std::string &found) {
  const TypeFact &type = method.returns;
  const HeldType held = heldType(type);
  const HeldType inside = heldType(state->value);
  const bool isShared = isSmartPointer(inside.holder) && held.inner == inside.inner;
  const bool isKept = keptText(type) == state->value && !type.isLvalueReference;
  const std::string object = isShared && !isKept ? "**" + found : "*" + found;
  if (isKept && isCString(type))
    out.line("return {} ? {}->c_str() : nullptr;", found, found);
  else if (isKept)
    out.line("return {} ? {}({}) : seam_doubles::DefaultValue<{}>::get(\"{}\");", found, result(), object, result(), message);
  else if (held.holder == "*")
    out.line("return {} ? {} : nullptr;", found, isShared ? found + "->get()" : found);
  else if (held.holder == "&") {
    out.line("if (!{})", found);
    out.line("seam_doubles::fail(\"{}\", \"there is nothing with this key\");", message);
    out.line("return {};", object);
  } else if (isSmartPointer(held.holder)) {
    out.line("return {} ? {}(new {}({})) : {}();", found, result(), held.inner, object, result());
  } else if (isOptional(held.holder)) {
    out.line("return {} ? {}({}) : {}();", found, result(), object, result());
  } else {
    out.line("if ({})", found);
    out.line("return {}({});", result(), object);
    out.line("return seam_doubles::Missing<{}>::get(this->{}Missing, \"{}\");", result(), method.alias, message);
  }
}

void FakeBody::save() {
  const PlannedParameter &value = *read.in.back();
  const std::string name = local("key");
  if (state->makesKeys)
    out.line("const {} {} = {}.newKey();", state->key, name, member);
  else
    out.line("const {} {} = {};", state->key, name, state->keyNames.empty() ? key(0) : keyOf(value));
  const std::string kept = state->isSet ? name : keptValue(value);
  const std::string &verb = read.words.front();
  const bool isOnlyNew = isBool(method.returns) && (verb == "insert" || verb == "add" || verb == "create" || verb == "register");
  if (verb == "update" && isBool(method.returns)) {
    out.line("return {}.find({}) && ({}.put({}, {}), true);", member, name, member, name, kept);
  } else if (isOnlyNew) {
    out.line("return !{}.find({}) && ({}.put({}, {}), true);", member, name, member, name, kept);
  } else if (state->makesKeys) {
    out.line("{}.put({}, {});", member, name, kept);
    out.line("return {};", name);
  } else if (isVoid(method.returns) || isBool(method.returns) || isStatus(method.returns)) {
    out.line("{}.put({}, {});", member, name, kept);
    done("true");
  } else {
    out.line("{} *const found = &{}.put({}, {});", state->value, member, name, kept);
    give("found");
  }
}

void FakeBody::find() {
  const std::string found = local("found");
  out.line("{} *const {} = {}.find({});", state->value, found, member, key(0));
  if (read.out) {
    out.line("if ({})", found);
    out.line("{}{} = *{};", read.out->type.isLvalueReference ? "" : "*", read.out->name, found);
    return done(found + " != nullptr");
  }
  give(found);
}

void FakeBody::remove() {
  const bool isByValue = !state->keyNames.empty() && keptText(read.in[0]->type) == state->value;
  done(fmt::format("{}.erase({})", member, isByValue ? keyOf(*read.in[0]) : key(0)));
}

void FakeBody::list() {
  const std::string type = read.out ? resultText(*read.out) : valueText(method.returns);
  const std::string all = fmt::format("{}.template {}<{}>()", member, step.role == FakeRole::Keys ? "keys" : "values", type);
  if (!read.out)
    return out.line("return {};", all);
  out.line("{}{} = {};", read.out->type.isLvalueReference ? "" : "*", read.out->name, all);
  done("true");
}

void FakeBody::clear() {
  if (state->kind == FakeStateKind::Counter)
    return out.line("{} = {}();", member, state->value);
  if (isNumber(method.returns)) {
    const std::string count = local("count");
    out.line("const auto {} = static_cast<{}>({}.size());", count, result(), member);
    out.line("{}.clear();", member);
    return out.line("return {};", count);
  }
  out.line("{}.clear();", member);
  done("true");
}

void writeFakeBody(const DoublePlan &plan, const FakeShape &shape, std::size_t method, const FakeNames &names, CodeWriter &out) {
  FakeBody(plan, shape, method, names, out).write();
}

} // namespace seam
