#include "generators/fake_shape.h"
#include "generators/double_names.h"
#include "generators/fake_recognition.h"
#include <algorithm>
#include <cctype>

namespace seam {

Recognition::Recognition(const DoublePlan &plan) : plan(plan) {
  taken.insert(plan.interface.members.begin(), plan.interface.members.end());
  for (const PlannedMethod &each : plan.methods) {
    taken.insert({each.fact.name, each.alias});
    methods.push_back(readMethod(each));
  }
  shape.steps.resize(methods.size());
}

FakeShape Recognition::run() {
  findFiles();
  findTables();
  findSets();
  findListeners();
  findQueues();
  findTasks();
  findClock();
  findProperties();
  findCounter();
  findContainerMethods();
  findTransactions();
  return std::move(shape);
}

std::size_t Recognition::addState(FakeState state, std::string name) {
  name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  state.name = uniqueName(std::move(name), taken);
  shape.states.push_back(std::move(state));
  return shape.states.size() - 1;
}

std::string pluralName(const std::string &type) {
  HeldType held = heldType(type);
  std::string name = lastName(held.inner);
  const bool isTelling = !name.empty() && std::isupper(static_cast<unsigned char>(name[0])) && name.size() > 1;
  return isTelling ? name + (name.ends_with('s') ? "es" : "s") : "entries";
}

void Recognition::findQueues() {
  const bool isStack = plan.interface.name.find("Stack") != std::string::npos;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const ReadMethod &push = methods[i];
    if (!isOpen(i, FakeRole::Push) || push.out || push.in.size() != 1 || !isOutcome(result(push)) ||
        hasWord(push, {"front", "first", "head"}))
      continue;
    const std::string value = keptText(push.in[0]->type);
    const std::set<std::string> nouns = nounsAround(push, value);
    const auto isTaken = [&](const ReadMethod &method) {
      const TypeFact &type = result(method);
      // Of a queue with two ends each would have to be told.
      if (!method.in.empty() || !isAbout(method, nouns) || hasWord(method, {"back", "tail"}))
        return false;
      if (method.out)
        return isOutcome(type) && resultText(*method.out) == value;
      const HeldType held = heldType(type);
      const bool isShownOnly = isCString(type) || isTextView(valueText(type)); // Of a text that is gone then.
      return !type.isLvalueReference && !isShownOnly && (keptText(type) == value || (isOptional(held.holder) && held.inner == value));
    };
    const auto isShown = [&](const ReadMethod &method) {
      return method.in.empty() && isAbout(method, nouns) && (isTaken(method) || givesKept(method, value));
    };
    const bool hasPeek = hasAny(FakeRole::Peek, isShown);
    const auto isPopped = [&](const ReadMethod &method) {
      return isTaken(method) || (hasPeek && takesNothing(method) && isOutcome(result(method)) && isAbout(method, nouns));
    };
    if (!hasAny(FakeRole::Pop, isPopped))
      continue;
    const std::size_t queue =
        addState({.kind = FakeStateKind::Queue, .name = {}, .key = {}, .value = value, .keyNames = {}, .nouns = nouns, .isStack = isStack},
                 pluralName(value));
    take(i, FakeRole::Push, queue);
    takeAll(FakeRole::Pop, queue, isPopped);
    takeAll(FakeRole::Peek, queue, isShown);
  }
}

void Recognition::findContainerMethods() {
  std::vector<std::size_t> containers;
  for (std::size_t i = 0; i < shape.states.size(); ++i)
    if (shape.states[i].kind == FakeStateKind::Table || shape.states[i].kind == FakeStateKind::Queue ||
        shape.states[i].kind == FakeStateKind::Listeners)
      containers.push_back(i);
  const auto containerOf = [&](const ReadMethod &method) {
    for (std::size_t each : containers)
      if (std::ranges::find(method.words, shape.states[each].name) != method.words.end())
        return each;
    return containers.size() == 1 ? containers.front() : NoState;
  };
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const TypeFact &type = result(methods[i]);
    if (!takesNothing(methods[i]) || containers.empty() || containerOf(methods[i]) == NoState)
      continue;
    const bool asksEmpty = methods[i].words.back() == "empty" && isBool(type);
    if (isOpen(i, FakeRole::IsEmpty) && asksEmpty)
      take(i, FakeRole::IsEmpty, containerOf(methods[i]));
    else if (isOpen(i, FakeRole::Count) && isNumber(type))
      take(i, FakeRole::Count, containerOf(methods[i]));
    else if (isOpen(i, FakeRole::Clear) && (isOutcome(type) || isNumber(type)))
      take(i, FakeRole::Clear, containerOf(methods[i]));
  }
}

void Recognition::findCounter() {
  for (std::size_t i = 0; i < methods.size(); ++i) {
    // The next() of an iterator gives what is there.
    const std::set<std::string> words = nounsOf(plan.interface.name + "_" + methods[i].method->fact.name);
    const bool counts = hasWord(methods[i], {"id", "increment"}) || std::ranges::any_of(words, [](const std::string &each) {
                          return each == "number" || each == "sequence" || each == "counter" || each == "ticket" || each == "serial";
                        });
    if (!counts || !isOpen(i, FakeRole::Next) || !takesNothing(methods[i]) || !isNumber(result(methods[i])))
      continue;
    const std::size_t counter = addState(
        {.kind = FakeStateKind::Counter, .name = {}, .key = {}, .value = valueText(result(methods[i])), .keyNames = {}}, "lastNumber");
    take(i, FakeRole::Next, counter);
    takeAll(FakeRole::Current, counter,
            [&](const ReadMethod &method) { return takesNothing(method) && isNumber(result(method)) && method.method->fact.isConst; });
    takeAll(FakeRole::Clear, counter, [&](const ReadMethod &method) { return takesNothing(method) && isVoid(result(method)); });
    return;
  }
}

static std::string propertyOf(const ReadMethod &method) {
  std::vector<std::string> words = method.words;
  if (words.size() > 1 && (words.front() == "set" || words.front() == "get" || words.front() == "is" || words.front() == "has"))
    words.erase(words.begin());
  std::string name;
  for (const std::string &each : words)
    name += each;
  return name;
}

void Recognition::findProperties() {
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const ReadMethod &set = methods[i];
    if (!isOpen(i, FakeRole::Set) || set.out || set.in.size() != 1 || !isOutcome(result(set)) || set.words.size() < 2)
      continue;
    const std::string value = keptText(set.in[0]->type);
    for (std::size_t k = 0; k < methods.size(); ++k) {
      const ReadMethod &get = methods[k];
      const TypeFact &type = result(get);
      const bool isGet = k != i && shape.steps[k].role == FakeRole::None && isUsable(get) && takesNothing(get) &&
                         propertyOf(get) == propertyOf(set) && keptText(type) == value && (!type.isLvalueReference || type.isConst) &&
                         !type.isRvalueReference && (type.copy != TypeCopy::NotCopied || type.isLvalueReference);
      if (!isGet)
        continue;
      const std::size_t property =
          addState({.kind = FakeStateKind::Property, .name = {}, .key = {}, .value = value, .keyNames = {}}, propertyOf(set));
      take(i, FakeRole::Set, property);
      take(k, FakeRole::Get, property);
      break;
    }
  }
}

static bool isListener(const PlannedParameter &parameter) {
  const std::string name = lastName(heldType(parameter.type).inner);
  for (const char *word : {"Listener", "Observer", "Handler", "Callback", "Subscriber", "Delegate"})
    if (name.ends_with(word))
      return true;
  return valueText(parameter.type).starts_with("std::function<");
}

void Recognition::findListeners() {
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const ReadMethod &add = methods[i];
    // A listener by reference or pointer looks like a result.
    const PlannedParameter *listener = add.method->parameters.size() == 1 ? &add.method->parameters[0] : nullptr;
    if (!isOpen(i, FakeRole::Subscribe) || !listener || !isListener(*listener))
      continue;
    const bool givesId = isNumber(result(add));
    if (!givesId && !isOutcome(result(add)))
      continue;
    const HeldType held = heldType(listener->type);
    const bool isFunction = valueText(listener->type).starts_with("std::function<");
    if (!isFunction && held.holder != "*" && held.holder != "&" && !isSmartPointer(held.holder))
      continue;
    const std::string kept = isFunction || isSmartPointer(held.holder) ? keptText(listener->type) : declared(held.inner, "*");
    const std::size_t listeners = addState(
        {.kind = FakeStateKind::Listeners, .name = {}, .key = givesId ? valueText(result(add)) : "", .value = kept, .keyNames = {}},
        "listeners");
    take(i, FakeRole::Subscribe, listeners);
    takeAll(FakeRole::Unsubscribe, listeners, [&](const ReadMethod &method) {
      if (method.method->parameters.size() != 1 || !isOutcome(result(method)))
        return false;
      const TypeFact &type = method.method->parameters[0].type;
      return givesId ? keptText(type) == valueText(result(add)) : !isFunction && valueText(type) == valueText(listener->type);
    });
    if (isFunction)
      takeAll(FakeRole::Notify, listeners, [&](const ReadMethod &method) {
        std::string types;
        for (const PlannedParameter &each : method.method->parameters)
          types += (types.empty() ? "" : ", ") + each.type.text;
        return isVoid(result(method)) && kept == "std::function<void (" + types + ")>";
      });
    return;
  }
}

static bool isClockWord(const std::string &word) {
  for (const char *each : {"now", "time", "current", "get", "clock", "system", "steady", "monotonic", "wall", "utc", "unix", "epoch",
                           "stamp", "ms", "us", "ns", "in", "since"})
    if (word == each)
      return true;
  return word.starts_with("micro") || word.starts_with("nano") || word.starts_with("milli") || word.starts_with("second");
}

void Recognition::findClock() {
  std::size_t clock = NoState;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const TypeFact &type = result(methods[i]);
    const bool isTime = isChrono(type) || (isNumber(type) && type.form == TypeForm::Scalar);
    // lastWriteTime() is none.
    const bool saysTime = isOpen(i, FakeRole::Now) && std::ranges::all_of(methods[i].words, isClockWord) &&
                          std::ranges::any_of(methods[i].words, [](const std::string &each) { return each != "get" && each != "current"; });
    // getCurrentTime(int64_t *unixTime)
    const PlannedParameter *out = methods[i].in.empty() ? methods[i].out : nullptr;
    const bool isGiven = out && isOutcome(type) && isNumber({.text = resultText(*out)});
    if (!isOpen(i, FakeRole::Now) || !(isGiven || (takesNothing(methods[i]) && isTime)) || !saysTime)
      continue;
    if (clock == NoState)
      clock = addState({.kind = FakeStateKind::Clock, .name = {}, .key = {}, .value = "std::int64_t", .keyNames = {}}, "nanoseconds");
    take(i, FakeRole::Now, clock);
  }
  if (clock == NoState)
    return;
  const auto isDuration = [](const ReadMethod &method, bool isPoint) {
    if (method.in.size() != 1 || method.out || !isOutcome(result(method)))
      return false;
    const TypeFact &type = method.in[0]->type;
    return isChrono(type) ? (valueText(type).find("time_point") != std::string::npos) == isPoint : !isPoint && isNumber(type);
  };
  takeAll(FakeRole::SleepUntil, clock, [&](const ReadMethod &method) { return isDuration(method, true); });
  takeAll(FakeRole::Sleep, clock, [&](const ReadMethod &method) { return isDuration(method, false); });
}

void Recognition::findTransactions() {
  const auto isStep = [](const ReadMethod &method) { return takesNothing(method) && isOutcome(result(method)); };
  const bool isCopied = std::ranges::none_of(shape.states, [](const FakeState &each) {
    return each.value.starts_with("std::unique_ptr<") || each.kind == FakeStateKind::Files || each.kind == FakeStateKind::Tasks;
  });
  if (shape.states.empty() || !isCopied || !hasAny(FakeRole::Begin, isStep) || !hasAny(FakeRole::Rollback, isStep))
    return;
  for (FakeRole role : {FakeRole::Begin, FakeRole::Commit, FakeRole::Rollback})
    takeAll(role, NoState, isStep);
}

FakeShape recognizeShape(const DoublePlan &plan) {
  return Recognition(plan).run();
}

} // namespace seam
