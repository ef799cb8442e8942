// What do the methods of an interface do together? Told by their names, types and const-ness; what is not told for sure stays open.
#pragma once
#include "generators/double_plan.h"
#include "generators/open_file.h"
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What a method does in a fake.
enum class FakeRole : std::uint8_t {
  None, ///< Not recognised.
  // A table of values by key.
  Save,
  Find,
  Contains,
  Remove,
  Values,
  Keys,
  Rename,
  // A queue.
  Push,
  Pop,
  Peek,
  // A table or a queue.
  Count,
  IsEmpty,
  Clear,
  // A counter.
  Next,
  Current,
  // A property.
  Set,
  Get,
  // Who wants to be told.
  Subscribe,
  Unsubscribe,
  Notify,
  // A clock.
  Now,
  Sleep,
  SleepUntil,
  // All of the state.
  Begin,
  Commit,
  Rollback,
  // A file system.
  OpenToRead,
  OpenToWrite, ///< Empties the file.
  OpenToAppend,
  OpenFolder,
  FileExists,
  RemoveFile,
  RenameFile,
  FileSize,
  Children,
  IsFolder,
  MakeFolder,
  RemoveFolder,
  Lock,
  Unlock,
  FolderForTests,
  AbsolutePath,
  // Work beside the caller.
  Run,
  Join
};

enum class FakeStateKind : std::uint8_t { Table, Queue, Counter, Property, Listeners, Clock, Files, Tasks };

/// One thing that the fake remembers.
struct FakeState {
  FakeStateKind kind = FakeStateKind::Table;
  std::string name;                  ///< Of its member: "orders".
  std::string key;                   ///< Table: the type of keys.
  std::string value;                 ///< The type that is kept.
  std::vector<std::string> keyNames; ///< Table: what the members of a value may be called that give its key; empty: it needs none.
  std::set<std::string> nouns;       ///< What its methods may be about: order, customer.
  bool makesKeys = false;            ///< Table: saving gives the key.
  bool isSet = false;                ///< Table: the values are the keys.
  bool isStack = false;              ///< Queue: the last comes first.
};

inline constexpr std::size_t NoState = static_cast<std::size_t>(-1);

struct FakeStep {
  FakeRole role = FakeRole::None;
  std::size_t state = NoState;  ///< Into FakeShape::states; NoState: all of them.
  std::size_t handle = NoState; ///< Into FakeShape::handles: of what the method gives.
};

struct FakeShape {
  std::vector<FakeState> states;
  std::vector<FileHandle> handles;
  std::vector<FakeStep> steps; ///< Per method of the plan.
};

FakeShape recognizeShape(const DoublePlan &plan);

/// A method as the recognition reads it.
struct ReadMethod {
  const PlannedMethod *method = nullptr;
  std::vector<std::string> words;           ///< Of its name, lower case: find, by, id.
  std::vector<const PlannedParameter *> in; ///< Without those that only say how: options, contexts.
  const PlannedParameter *out = nullptr;    ///< The last one, where it is for a result.
};

ReadMethod readMethod(const PlannedMethod &method);

/// What a name is about, without verbs and fillers: {"order"} of findOrdersById.
std::set<std::string> nounsOf(const std::string &name);

/// Whether the table of words says that a method of this name may have the role.
bool mayBe(FakeRole role, const ReadMethod &method);

/// The parameters without those that only say how: options, contexts.
std::vector<const PlannedParameter *> saying(const PlannedMethod &method);

/// How the parameter's type is kept: a pointer or a reference to a result as what it refers to.
std::string resultText(const PlannedParameter &out);

} // namespace seam
