#include "generators/open_file.h"
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include <algorithm>
#include <initializer_list>

namespace seam {

static bool isWord(const std::string &word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool FileHandle::has(HandleRole role) const {
  return std::ranges::find(roles, role) != roles.end();
}

bool FileHandle::isLock() const {
  return std::ranges::none_of(plan.methods, [](const PlannedMethod &each) { return each.fact.isPure; }) && !isReader() && !isWriter();
}

bool isComplete(const FileHandle &handle) {
  for (std::size_t i = 0; i < handle.roles.size(); ++i)
    if (handle.plan.methods[i].fact.isPure && handle.roles[i] == HandleRole::None)
      return false;
  const std::vector<PlannedConstructor> &constructors = handle.plan.constructors;
  const bool isMade = handle.plan.interface.constructors.empty() ||
                      std::ranges::any_of(constructors, [](const PlannedConstructor &each) { return each.parameters.empty(); });
  return handle.plan.interface.refusal.empty() && !handle.plan.isTemplate() && handle.plan.interface.virtualBases.empty() && isMade;
}

static bool isBytes(const TypeFact &type) {
  const HeldType held = heldType(type);
  return held.holder == "*" && isWord(held.inner, {"char", "void", "unsigned char", "uint8_t", "std::uint8_t", "std::byte"});
}

/// A view of text, as a value, or where one is to be put.
static bool isView(const TypeFact &type) {
  const HeldType held = heldType(type);
  const std::string text = held.holder == "*" || held.holder == "&" ? held.inner : keptText(type);
  return isTextView(text) || isTextView(valueText(type)) || text == "std::string";
}

FileParameters readFileParameters(const PlannedMethod &method) {
  FileParameters result;
  for (const PlannedParameter *each : saying(method)) {
    if (isNumber(each->type) && !result.count)
      result.count = each;
    else if (isNumber(each->type) && !result.offset) {
      // The offset comes first.
      result.offset = result.count;
      result.count = each;
    } else if (isBytes(each->type) && !result.bytes)
      result.bytes = each;
    else if (isView(each->type) && !result.view)
      result.view = each;
    else
      result.isWhole = false;
  }
  return result;
}

static bool isTold(const TypeFact &type) {
  return isVoid(type) || isBool(type) || isStatus(type);
}

static bool isReading(const PlannedMethod &method, const FileParameters &parameters) {
  if (!parameters.isWhole || !parameters.count)
    return false;
  const bool fills = parameters.bytes && !parameters.bytes->type.isConst;
  if (!parameters.view)
    return fills && isNumber(method.returns);
  const bool isResult = !parameters.view->type.isConst && heldType(parameters.view->type).holder.size() == 1;
  const bool isText = resultText(*parameters.view) == "std::string";
  return isResult && isTold(method.returns) && (isText ? !parameters.bytes : fills && heldType(parameters.bytes->type).inner == "char");
}

static bool isWriting(const PlannedMethod &method, const FileParameters &parameters) {
  if (!parameters.isWhole || parameters.offset || (!isTold(method.returns) && !isNumber(method.returns)))
    return false;
  if (parameters.view)
    return !parameters.bytes && !parameters.count && (parameters.view->type.isConst || !parameters.view->type.isLvalueReference) &&
           heldType(parameters.view->type).holder != "*";
  return parameters.bytes && parameters.bytes->type.isConst && parameters.count;
}

static HandleRole roleOf(const PlannedMethod &method) {
  if (method.fact.kind != MethodKind::Named || method.fact.isVariadic || method.fact.isVolatile ||
      method.fact.reference == RefQualifier::Rvalue)
    return HandleRole::None;
  const std::string verb = readMethod(method).words.front();
  const FileParameters parameters = readFileParameters(method);
  const bool isNumberOnly = parameters.isWhole && parameters.count && !parameters.offset && !parameters.bytes && !parameters.view;
  const std::vector<const PlannedParameter *> said = saying(method);
  if (isWord(verb, {"read", "pread"}) && isReading(method, parameters))
    return parameters.offset ? HandleRole::ReadAt : HandleRole::Read;
  if (isWord(verb, {"append", "write"}) && isWriting(method, parameters))
    return HandleRole::Append;
  if (isNumberOnly && isTold(method.returns)) {
    if (isWord(verb, {"skip", "advance"}))
      return HandleRole::Skip;
    if (verb == "seek")
      return HandleRole::Seek;
    if (isWord(verb, {"truncate", "resize"}))
      return HandleRole::Resize;
  }
  if (said.empty() && isTold(method.returns) && isWord(verb, {"flush", "sync", "fsync", "fdatasync", "close"}))
    return HandleRole::Flush;
  const std::string last = readMethod(method).words.back();
  if (said.empty() && isNumber(method.returns) && isWord(last, {"size", "length"}))
    return HandleRole::Size;
  const bool isFormat = said.size() == 2 && isBytes(said[0]->type) && said[0]->type.isConst &&
                        said[1]->type.text.find("va_list") != std::string::npos && isVoid(method.returns);
  return isFormat ? HandleRole::Print : HandleRole::None;
}

FileHandle readHandle(const InterfaceFact &interface) {
  FileHandle handle{.plan = planDouble(interface, {.kind = DoubleKind::Fake}), .className = interface.name + "InMemory", .roles = {}};
  for (const PlannedMethod &each : handle.plan.methods)
    handle.roles.push_back(roleOf(each));
  return handle;
}

} // namespace seam
