#include "generators/fake_text.h"
#include "generators/double_names.h"
#include <cctype>
#include <set>

namespace seam {

FakeNames fakeNames(const DoublePlan &plan, const FakeShape &shape) {
  std::set<std::string> taken(plan.interface.members.begin(), plan.interface.members.end());
  for (const PlannedMethod &each : plan.methods) {
    taken.insert({each.fact.name, each.alias});
    for (const PlannedParameter &parameter : each.parameters)
      taken.insert(parameter.name);
  }
  for (const FakeState &each : shape.states)
    taken.insert(each.name);
  return {.state = uniqueName("state", taken),
          .stateType = uniqueName("State", taken),
          .snapshots = uniqueName("snapshots", taken),
          .advance = uniqueName("advance", taken),
          .mutex = uniqueName("mutex", taken)};
}

std::vector<std::string> keyMembers(const FakeState &table) {
  std::vector<std::string> members;
  for (const std::string &name : table.keyNames) {
    members.push_back(name);
    members.push_back(name + "()");
    if (name == table.keyNames.front()) {
      members.push_back("get" + name + "()");
      members.back()[3] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    }
  }
  return members;
}

std::string stateType(const FakeState &state) {
  switch (state.kind) {
  case FakeStateKind::Table:
    return fmt::format("seam_doubles::Table<{}, {}>", state.key, state.value);
  case FakeStateKind::Queue:
    return fmt::format("std::deque<{}>", state.value);
  case FakeStateKind::Property:
    return fmt::format("seam_doubles::Property<{}>", state.value);
  case FakeStateKind::Listeners:
    return fmt::format("seam_doubles::Table<{}, {}>", state.key.empty() ? "std::size_t" : state.key, state.value);
  case FakeStateKind::Counter:
  case FakeStateKind::Clock:
  case FakeStateKind::Files:
  case FakeStateKind::Tasks:
    break;
  }
  return state.value;
}

} // namespace seam
