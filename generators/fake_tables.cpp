// Which methods save values by key, find, list and remove them?
#include "generators/fake_recognition.h"
#include <algorithm>

namespace seam {

bool givesKept(const ReadMethod &method, const std::string &kept) {
  const TypeFact &returns = result(method);
  if (method.out)
    return isOutcome(returns) && resultText(*method.out) == kept;
  const HeldType held = heldType(returns);
  if (keptText(returns) == kept && !isBool(returns) && !returns.isRvalueReference)
    return returns.copy != TypeCopy::NotCopied || returns.isLvalueReference;
  const HeldType inside = heldType(kept);
  const std::string &value = isSmartPointer(inside.holder) ? inside.inner : kept;
  if (held.holder == "*" || held.holder == "&")
    return held.inner == value || held.inner == kept;
  if (isOptional(held.holder) || isSmartPointer(held.holder))
    return held.inner == kept;
  return held.holder.find("xpected") != std::string::npos || held.holder.ends_with("StatusOr") ? held.inner == kept : false;
}

static bool isKey(const TypeFact &type) {
  const std::string text = keptText(type);
  return !text.empty() && heldType(text).holder != "*" &&
         (type.form == TypeForm::Scalar || type.form == TypeForm::Class || text == "std::string" || type.form == TypeForm::Dependent);
}

std::size_t Recognition::tableOf(const std::string &key, const std::string &value, bool hasKeys, const PlannedParameter &asked,
                                 std::set<std::string> nouns) {
  for (std::size_t i = 0; i < shape.states.size(); ++i)
    if (shape.states[i].kind == FakeStateKind::Table && shape.states[i].key == key && shape.states[i].value == value &&
        shape.states[i].nouns == nouns)
      return i;
  FakeState table{.kind = FakeStateKind::Table, .name = {}, .key = key, .value = value, .keyNames = {}, .nouns = std::move(nouns)};
  const bool isNamed = asked.type.form != TypeForm::Scalar; // No number is called a name.
  if (!hasKeys)
    for (const std::string &each : {asked.name, std::string("id"), std::string("key"), std::string("name")})
      if (std::ranges::find(table.keyNames, each) == table.keyNames.end() && (isNamed || each != "name"))
        table.keyNames.push_back(each);
  return addState(std::move(table), pluralName(value));
}

std::set<std::string> Recognition::nounsAround(const ReadMethod &method, const std::string &value) const {
  std::set<std::string> nouns = nounsOf(method.method->fact.name);
  nouns.merge(nounsOf(plan.interface.name));
  nouns.merge(nounsOf(lastName(heldType(value).inner)));
  for (const PlannedParameter &each : method.method->parameters)
    nouns.merge(nounsOf(each.name));
  return nouns;
}

static bool isListOf(const ReadMethod &method, const std::string &value) {
  const HeldType held = method.out ? heldType(resultText(*method.out)) : heldType(result(method));
  const bool isGiven = method.out ? isOutcome(result(method)) : !result(method).isLvalueReference;
  return method.in.empty() && isGiven && isList(held.holder) && held.inner == value;
}

void Recognition::completeTable(std::size_t table) {
  const FakeState state = shape.states[table];
  const auto isOurs = [&](const ReadMethod &method) { return isAbout(method, state.nouns); };
  const auto isOfKey = [&](const PlannedParameter *each) { return keptText(each->type) == state.key; };
  const auto byKey = [&](const ReadMethod &method) { return method.in.size() == 1 && !method.out && isOfKey(method.in[0]); };
  takeAll(FakeRole::Save, table, [&](const ReadMethod &method) {
    const bool isSame = !method.out && !method.in.empty() && keptText(method.in.back()->type) == state.value &&
                        method.in.size() == (state.isSet || !state.keyNames.empty() || state.makesKeys ? 1 : 2) &&
                        (method.in.size() == 1 || isOfKey(method.in[0]));
    return isOurs(method) && isSame && !state.makesKeys && isOutcome(result(method));
  });
  takeAll(FakeRole::Find, table, [&](const ReadMethod &method) {
    return isOurs(method) && !state.isSet && method.in.size() == 1 && isOfKey(method.in[0]) && givesKept(method, state.value);
  });
  takeAll(FakeRole::Contains, table, [&](const ReadMethod &method) {
    return isOurs(method) && byKey(method) && (isBool(result(method)) || isStatus(result(method)));
  });
  takeAll(FakeRole::Remove, table, [&](const ReadMethod &method) {
    const bool isByValue = method.in.size() == 1 && !method.out && !state.keyNames.empty() && keptText(method.in[0]->type) == state.value;
    return isOurs(method) && (byKey(method) || isByValue) && (isOutcome(result(method)) || isNumber(result(method)));
  });
  takeAll(FakeRole::Rename, table, [&](const ReadMethod &method) {
    return isOurs(method) && method.in.size() == 2 && !method.out && isOfKey(method.in[0]) && isOfKey(method.in[1]) &&
           isOutcome(result(method));
  });
  takeAll(FakeRole::Keys, table, [&](const ReadMethod &method) { return isOurs(method) && isListOf(method, state.key); });
  takeAll(FakeRole::Values, table,
          [&](const ReadMethod &method) { return isOurs(method) && !state.isSet && isListOf(method, state.value); });
}

void Recognition::findTables() {
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const ReadMethod &save = methods[i];
    if (!isOpen(i, FakeRole::Save) || save.out || save.in.empty() || save.in.size() > 2)
      continue;
    const std::string value = keptText(save.in.back()->type);
    if (heldType(value).holder == "*")
      continue;
    const std::set<std::string> nouns = nounsAround(save, value);
    for (std::size_t k = 0; k < methods.size(); ++k) {
      const ReadMethod &find = methods[k];
      const bool isFind = k != i && isUsable(find) && mayBe(FakeRole::Find, find) && find.in.size() == 1 && isKey(find.in[0]->type) &&
                          isAbout(find, nouns) && givesKept(find, value) &&
                          (shape.steps[k].role == FakeRole::None || shape.steps[k].role == FakeRole::Find);
      if (!isFind)
        continue;
      const std::string key = keptText(find.in[0]->type);
      // A key has to be somewhere: a number or a text is its own.
      const TypeForm form = save.in.back()->type.form;
      const bool mayHoldKey = (form == TypeForm::Class || form == TypeForm::Dependent) &&
                              (!value.starts_with("std::") || isSmartPointer(heldType(value).holder));
      const bool isPair = save.in.size() == 2 && keptText(save.in[0]->type) == key;
      const bool makesKeys = save.in.size() == 1 && isNumber(result(save)) && keptText(result(save)) == key;
      const bool isKept =
          isOutcome(result(save)) || makesKeys || givesKept({.method = save.method, .words = {}, .in = {}, .out = nullptr}, value);
      if ((isPair || makesKeys || (save.in.size() == 1 && mayHoldKey && key != value)) && isKept) {
        const std::size_t table = tableOf(key, value, isPair || makesKeys, *find.in[0], nouns);
        shape.states[table].makesKeys |= makesKeys;
        take(i, FakeRole::Save, table);
        take(k, FakeRole::Find, table);
        completeTable(table);
        break;
      }
    }
  }
}

void Recognition::findSets() {
  for (std::size_t i = 0; i < methods.size(); ++i) {
    const ReadMethod &add = methods[i];
    if (!isOpen(i, FakeRole::Save) || add.out || add.in.size() != 1 || !isKey(add.in[0]->type) || !isOutcome(result(add)))
      continue;
    const std::string key = keptText(add.in[0]->type);
    const std::set<std::string> nouns = nounsAround(add, key);
    const auto asksFor = [&](const ReadMethod &method) {
      return isAbout(method, nouns) && method.in.size() == 1 && !method.out && isBool(result(method)) &&
             keptText(method.in[0]->type) == key;
    };
    if (!hasAny(FakeRole::Contains, asksFor))
      continue;
    const std::size_t table =
        addState({.kind = FakeStateKind::Table, .name = {}, .key = key, .value = key, .keyNames = {}, .nouns = nouns, .isSet = true},
                 pluralName(key));
    take(i, FakeRole::Save, table);
    completeTable(table);
  }
}

} // namespace seam
