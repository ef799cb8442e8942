// One recognition of a fake's shape on its way. Shared by the files that each find some shapes.
#pragma once
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include <algorithm>
#include <initializer_list>
#include <set>

namespace seam {

inline const TypeFact &result(const ReadMethod &method) {
  return method.method->returns;
}
/// What only says whether something was done.
inline bool isOutcome(const TypeFact &type) {
  return isVoid(type) || isBool(type) || isStatus(type);
}
inline bool takesNothing(const ReadMethod &method) {
  return method.in.empty() && !method.out;
}

/// Each step takes only methods that no step before it took.
class Recognition {
public:
  explicit Recognition(const DoublePlan &plan);
  FakeShape run();

private:
  static bool isUsable(const ReadMethod &method) {
    const MethodFact &fact = method.method->fact;
    return fact.kind == MethodKind::Named && !fact.isVariadic && !fact.isVolatile && fact.reference != RefQualifier::Rvalue &&
           std::ranges::none_of(method.method->parameters, &PlannedParameter::isPack);
  }

  bool isOpen(std::size_t i, FakeRole role) const {
    return shape.steps[i].role == FakeRole::None && isUsable(methods[i]) && mayBe(role, methods[i]);
  }

  void take(std::size_t i, FakeRole role, std::size_t state) { shape.steps[i] = {.role = role, .state = state}; }

  /// Calls `matches(method)` for the open methods of these roles' names, and takes those for which it is true.
  template <typename Matches> void takeAll(FakeRole role, std::size_t state, Matches matches) {
    for (std::size_t i = 0; i < methods.size(); ++i)
      if (isOpen(i, role) && matches(methods[i]))
        take(i, role, state);
  }

  template <typename Matches> bool hasAny(FakeRole role, Matches matches) const {
    for (std::size_t i = 0; i < methods.size(); ++i)
      if (isOpen(i, role) && matches(methods[i]))
        return true;
    return false;
  }

  /// What the interface, the values and `method` are about.
  std::set<std::string> nounsAround(const ReadMethod &method, const std::string &value) const;
  /// Whether the method is about nothing else than the state: FileExists is not about what CreateDir makes.
  static bool isAbout(const ReadMethod &method, const std::set<std::string> &nouns) {
    return std::ranges::includes(nouns, nounsOf(method.method->fact.name));
  }
  static bool hasWord(const ReadMethod &method, std::initializer_list<const char *> words) {
    return std::ranges::any_of(words, [&](const char *each) { return std::ranges::find(method.words, each) != method.words.end(); });
  }

  /// A file system: what is opened to write, and what to read.
  void findFiles();
  std::size_t handleOf(const ReadMethod &method);
  FakeRole openingRole(const ReadMethod &method, const FileHandle &handle) const;
  FakeRole pathRole(const ReadMethod &method) const;
  void findUnlock(std::size_t files);
  /// What is run beside the caller.
  void findTasks();
  void findTables();
  /// Sets have no values: add, contains, remove of the key itself.
  void findSets();
  std::size_t tableOf(const std::string &key, const std::string &value, bool hasKeys, const PlannedParameter &asked,
                      std::set<std::string> nouns);
  void completeTable(std::size_t table);
  /// A queue: what is pushed comes out again without a key.
  void findQueues();
  /// Who subscribes is told.
  void findListeners();
  /// A clock stands still until the test, or who sleeps, moves it.
  void findClock();
  /// A property: what was set is what one gets.
  void findProperties();
  /// A counter: each call gives the next number.
  void findCounter();
  /// How many, is there any, away with all: of the only container, or of the one that the name says.
  void findContainerMethods();
  /// Begin, commit and rollback keep and bring back all the state, if it can be copied.
  void findTransactions();
  std::size_t addState(FakeState state, std::string name);

  const DoublePlan &plan;
  std::vector<ReadMethod> methods;
  std::set<std::string> taken;
  FakeShape shape;
};

/// A member's name for many of the type: "orders" for app::Order, "entries" for what has no telling name.
std::string pluralName(const std::string &type);

/// Whether the method takes what is to be run.
bool isTask(const PlannedMethod &method);

/// Whether what a method gives can be made of what is kept.
bool givesKept(const ReadMethod &method, const std::string &kept);

} // namespace seam
