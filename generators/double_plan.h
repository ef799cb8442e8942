// What must a test double of an interface contain? The same plan for every kind and every style.
#pragma once
#include "matchers/facts/interface_facts.h"
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

enum class DoubleKind : std::uint8_t {
  Dummy,
  Stub,
  Spy,
  Mock,
  Fake,
  Interface ///< No double: what a class needs to get some.
};

/// "dummy", "stub", …
const char *kindName(DoubleKind kind);

/// A double of another interface, which methods of this one return.
struct DeepDouble {
  std::string interface;                 ///< As a type: app::Connection.
  std::vector<NamespaceFact> namespaces; ///< Around the double.
  std::string className;                 ///< StubConnection.
  std::string header;                    ///< "stub_connection.h" with its quotes; empty: the double itself.
  bool isDeletable = false;              ///< Through the interface.
};

/// How a method gives away a deep double.
enum class DeepHolder : std::uint8_t { None, Reference, Pointer, Shared, Owned };

/// What the user wants of a double.
struct DoubleOptions {
  DoubleKind kind = DoubleKind::Mock;
  std::string name;                     ///< Pattern, '{}' is the interface: Mock{}. Empty: the kind's.
  std::string nameSpace;                ///< a::b; empty: the interface's.
  std::string header;                   ///< How the interface's header is included; with its quotes or angles.
  std::vector<std::string> moreHeaders; ///< What the interface's header lacks: definitions of types that it passes by value.
  std::vector<DeepDouble> deep;         ///< Doubles that this one may return.
  bool isSplit = false;                 ///< What is dear to compile goes into a source …
  std::string ownHeader;                ///< … which includes this, with its quotes.
  bool printsArguments = false;         ///< PrintTo and == for the classes of arguments that have none.
  std::string command;                  ///< That writes the double again, behind "seam double": "mock app::Store".
};

/// How a spy keeps an argument.
enum class Keeping : std::uint8_t {
  Copy,    ///< As a value.
  Move,    ///< As a value that is moved out of the argument, where the call does not need it any more.
  Address, ///< Where it was.
  Trait,   ///< The compiler decides: Copy if it can be copied.
  None     ///< Not at all: it is gone after the call and can be neither copied nor moved.
};

struct PlannedParameter {
  std::string name; ///< Unique within the method.
  TypeFact type;
  bool isPack = false;
  Keeping keeping = Keeping::Copy;
};

/// A method that the double overrides.
struct PlannedMethod {
  MethodFact fact;
  std::string alias; ///< For what the test calls: unique over all methods, a name even for operators: find, equals, findConst.
  TypeFact returns;
  std::vector<PlannedParameter> parameters;
  bool isCallable = false;   ///< From outside, by who has a real object.
  bool isOverloaded = false; ///< Another method has the same name.
  DeepHolder holder = DeepHolder::None;
  std::string deepText; ///< The double that it returns, unless the test says otherwise: app::StubConnection.
};

struct PlannedConstructor {
  std::vector<PlannedParameter> parameters;
  std::vector<std::pair<std::string, std::vector<PlannedParameter>>> bases; ///< What is passed on to whom: the class, virtual bases.
  bool isExplicit = false;
};

struct DoublePlan {
  DoubleKind kind = DoubleKind::Mock;
  DoubleOptions options;
  InterfaceFact interface;
  std::vector<InterfaceFact> related;     ///< Those of what the methods give, as far as they are known: the files of a file system.
  std::string className;                  ///< MockRepository.
  std::string classText;                  ///< As a type: MockCache<Key, Value>.
  std::vector<NamespaceFact> namespaces;  ///< Around it.
  std::vector<PlannedMethod> methods;     ///< To override.
  std::vector<std::string> notOverridden; ///< "close: it is final".
  std::vector<std::string> hiding;        ///< Names of methods some overloads of which are not overridden.
  std::vector<PlannedConstructor> constructors;
  std::vector<std::string> quieted; ///< Warnings that the interface earns, not the double: "-Wdeprecated-declarations".

  bool isTemplate() const { return !interface.templateParameters.empty(); }
  bool isDerived() const { return interface.shape == DoubleShape::Derived; }
  /// A template's members cannot stand in a source.
  bool isSplit() const { return options.isSplit && !isTemplate(); }
};

DoublePlan planDouble(const InterfaceFact &interface, const DoubleOptions &options);

/// The class name that the pattern gives.
std::string doubleName(const InterfaceFact &interface, const DoubleOptions &options);

// Texts of types and arguments.

/// "void (*callback)(int)", "const Order &order"; an empty name: the type alone.
std::string declared(const std::string &type, const std::string &name);
inline std::string declared(const TypeFact &type, const std::string &name) {
  return declared(type.text, name);
}
/// Its value's type: `Order` for `const Order &`.
const std::string &valueText(const TypeFact &type);
/// `const Order *order`: where a reference refers to.
std::string addressDeclared(const TypeFact &type, const std::string &name);
/// "std::move(order)", "id": how the argument goes on to somebody else, for the last time.
std::string passedOn(const PlannedParameter &parameter);
/// "real.find(id, std::move(order))": the call on an object of the interface; `object` ends in "." or "->" or is cast to the base that
/// declares the method, where its name is hidden or ambiguous.
std::string callOn(const DoublePlan &plan, const PlannedMethod &method, const std::string &object);
/// "int id, Order order".
std::string declarations(const std::vector<PlannedParameter> &parameters);
std::string passedOn(const std::vector<PlannedParameter> &parameters);

// Calls that go on to a real object.

/// A name for the real object that no parameter has.
std::string delegationTarget(const DoublePlan &plan);

/// Whether calls can go on to a real object.
bool isDelegated(const PlannedMethod &method);
/// Why a real object is not asked, in words for the user; empty: it is.
std::string whyNotDelegated(const PlannedMethod &method);

} // namespace seam
