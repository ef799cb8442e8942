// What throws, what catches, and what becomes of it? The exception facts of one unit: a section of UnitFacts that stands for itself, so
// that who asks nothing about exceptions need not read it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Index into ExceptionFacts::types, ::callees, ::files; NoFact: none.
using ThrownTypeIndex = std::uint32_t;
using CalleeIndex = std::uint32_t;
inline constexpr std::uint32_t NoFact = 0xffffffff;
using ScopeNumber = std::uint32_t; ///< A try block or handler of a function; 0: the function itself.

/// Replaces `length` bytes at `offset` of the file in which the fact stands.
struct EditFact {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

enum class TypeShape : std::uint8_t { Class, Pointer, MemberPointer, NullPointer, Function, Other };

struct BaseFact {
  ThrownTypeIndex type = 0;
  bool isPublic = false;
  bool isVirtual = false;
};
/// A type that is thrown or caught, or that such a type points to or derives from.
struct ThrownTypeFact {
  std::string name; ///< Canonical, without its own const and volatile; "@file" behind it where only one file knows the type.
  TypeShape shape = TypeShape::Other;
  bool isConst = false; ///< Of what a pointer points to; what is thrown or caught has none.
  bool isVolatile = false;
  bool isNoexcept = false;          ///< A function that cannot throw.
  ThrownTypeIndex pointee = NoFact; ///< Pointers.
  std::vector<BaseFact> bases;      ///< Direct ones.
  bool isPlain = false;             ///< Final or without virtual functions, and trivially copyable: a copy loses nothing.
  bool isEmpty = false;             ///< A class without any data, its own or inherited.
  bool hasDetails = false;          ///< Has public fields or getters beyond what(): whoever drops it drops them.
  std::uint32_t file = NoFact;      ///< Where an own class is defined.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::vector<EditFact> publicBase; ///< Makes the base that leads to std::exception public; empty: it is, or there is none.
};

namespace callee {
enum Flags : std::uint32_t {
  External = 1,  ///< Somebody else's: known by its name.
  Noexcept = 2,  ///< Declared so that it cannot throw.
  ExternC = 4,   ///< Declared extern "C".
  NoReturn = 8,  ///< [[noreturn]]
  Virtual = 16,  ///< A virtual method, whoever calls it.
  Builtin = 32,  ///< Of the language: dynamic_cast<T &>, typeid.
  Invented = 64, ///< No function: a thread's start, a pointer that is called.
};
}
/// A function that somebody calls, or passes on.
struct CalleeFact {
  std::uint64_t id = 0; ///< Hash of its USR: the same in every unit.
  std::string name;     ///< External ones only: std::vector::at, qsort.
  std::uint32_t flags = 0;
};

enum class ThrowForm : std::uint8_t {
  Value,       ///< throw X();
  New,         ///< throw new X();
  Rethrow,     ///< throw;
  Caught,      ///< throw e; of the innermost handler's variable
  OuterCaught, ///< throw e; of another handler's variable, or of one that was changed
  WithNested,  ///< std::throw_with_nested(X())
  Forwarded    ///< boost::throw_exception(X()): a function that throws its argument
};

namespace thrown {
enum Flags : std::uint32_t {
  KeepsCause = 1,         ///< What was caught goes into it, or is kept by something beside it.
  HasConstantMessage = 2, ///< All its arguments are literals.
  IsDefault = 4,          ///< It has no arguments at all.
  HasUnusedCondition = 8, ///< The branch that leads here reads variables that do not go into it.
  FromMacro = 16,
  Dependent = 32, ///< Its type depends on template arguments.
  Asserts = 64,   ///< A macro that asserts writes it.
};
}
struct ThrowFact {
  ThrownTypeIndex type = NoFact; ///< NoFact: a rethrow, or dependent.
  ThrowForm form = ThrowForm::Value;
  ScopeNumber scope = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::uint32_t flags = 0;
  std::vector<EditFact> fix; ///< New: without `new`. Caught: `throw;`.
};

namespace called {
enum Flags : std::uint32_t {
  Virtually = 1, ///< Some overrider may run.
  Guarded = 2,   ///< A condition asked the same object before, or the arguments rule an error out.
  Implicit = 4,  ///< A destructor, conversion or default argument: nobody wrote it here.
  Passed = 8,    ///< Not called here: passed to `to`, as a function or a lambda.
};
}
/// A call, or a function that is passed on. Each callee once for each scope.
struct CallFact {
  CalleeIndex callee = 0;
  ScopeNumber scope = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t flags = 0;
  CalleeIndex to = NoFact; ///< Passed: to whom.
};

enum class EffectKind : std::uint8_t {
  Log,       ///< `value`: level, 5 trace … 50 critical; 0: not known.
  Print,     ///< To standard output or error.
  Call,      ///< `value`: callee, whose own effects are this handler's too.
  Opaque,    ///< A call that may do anything: through a pointer, a callback, with the exception.
  Terminate, ///< Does not come back.
  Rethrow,
  Throw,  ///< Translates. `value`: index into FunctionFact::throws, or NoFact.
  Store,  ///< std::current_exception, a promise, an error object.
  Return, ///< return value;
  Assign, ///< To something that lives longer than the handler.
  Uses    ///< Reads the exception in another way.
};

/// Something that a handler does.
struct EffectFact {
  EffectKind kind = EffectKind::Uses;
  std::uint32_t value = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool usesException = false;
};

/// How a path through a handler ends.
enum class PathEnd : std::uint8_t { Falls, Returns, Jumps, Throws, Dies };

/// One way through a handler: bit n is set when effect n is on it.
struct PathFact {
  std::uint64_t effects = 0;
  PathEnd end = PathEnd::Falls;
};

enum class CatchForm : std::uint8_t { All, Value, Reference, ConstReference, Dependent };

/// What a comment in a handler says.
enum class HandlerComment : std::uint8_t {
  None,
  Words, ///< Two or more: a reason.
  Unfinished
};

namespace handler {
enum Flags : std::uint32_t {
  OnlyRethrows = 1,
  FromMacro = 2,
  RethrowsAtEnd = 4, ///< Of a constructor's or destructor's function try block.
  TestsType = 8,     ///< dynamic_cast or typeid of the caught object.
  TestsText = 16,    ///< Compares what what() says.
  MarkedUnused = 32, ///< [[maybe_unused]]: somebody thought of it.
  HasNested = 64,    ///< Holds a try block.
  Empty = 128,
  OnlyDefault = 256, ///< Only gives a value, continues or breaks; empty at a loop's end.
  ElseBehind = 512,  ///< What follows the try block is done only when a handler ran.
};
}
struct HandlerFact {
  ScopeNumber scope = 0;
  ThrownTypeIndex type = NoFact; ///< NoFact: catch (...), or dependent.
  CatchForm form = CatchForm::All;
  std::string written; ///< The type as it is written; empty: ...
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::uint32_t flags = 0;
  HandlerComment comment = HandlerComment::None;
  std::uint32_t commentLine = 0;
  std::uint32_t testLine = 0; ///< Of TestsType and TestsText.
  std::uint32_t testColumn = 0;
  std::vector<EffectFact> effects; ///< At most 64.
  std::vector<PathFact> paths;     ///< Each way once; empty: too many to tell.
  std::vector<EditFact> fix;       ///< Value: by const reference.
};

namespace tried {
enum Flags : std::uint32_t {
  AssignsOuter = 1, ///< Sets what was there before, or returns a value: there is another one where it fails.
  Leaves = 2,       ///< Its end is not reached: what follows it is the handlers' alone.
  FromMacro = 4,
};
}
/// A try block.
struct TryFact {
  ScopeNumber scope = 0;
  ScopeNumber parent = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t flags = 0;
  std::uint32_t unknownCalls = 0; ///< Calls whose callee cannot be told: pointers, dependent names.
  std::vector<HandlerFact> handlers;
  std::vector<EditFact> unwrap; ///< Leaves only the block's contents.
};

/// A local future that nobody asks for its result.
struct FutureFact {
  std::string name;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool isWaited = false;         ///< For its end, not for its result.
  CalleeIndex producer = NoFact; ///< Passed to std::async; NoFact: cannot be told.
  std::vector<EditFact> fix;     ///< wait() -> get()
};

enum class FunctionKind : std::uint8_t {
  Function,
  Method,
  Constructor,
  Destructor,
  Move, ///< Constructor or assignment.
  Swap,
  Deallocation,
  Lambda,
  Initialiser, ///< Of a variable that lives as long as the program.
  Main,
  UnhandledException ///< Of a coroutine's promise.
};

/// What a function can say of a failure beside throwing.
enum class ErrorReturn : std::uint8_t { None, Status, Optional };

namespace function {
enum Flags : std::uint32_t {
  Noexcept = 1,
  Pattern = 2,  ///< A template that is not instantiated: what depends on its arguments is not told.
  Instance = 4, ///< An instantiation, or made by the compiler: somebody else wrote its text.
  ExternC = 8,  ///< With external linkage.
  Public = 16,  ///< Declared in a header, not private.
  Coroutine = 32,
  Test = 64, ///< Of a test framework, a fuzz target.
  FromMacro = 128,
  Logs = 256,
  Prints = 512,
  AsksCurrent = 1024,  ///< std::current_exception
  UnknownCalls = 2048, ///< Through pointers, or of dependent names.
  ThreadLocal = 4096,
  BodyDoesNothing = 8192,  ///< No call and no throw.
  WrittenNoexcept = 16384, ///< Somebody wrote noexcept.
};
}
/// A function with a body, or an initialiser.
struct FunctionFact {
  std::uint64_t id = 0;
  std::string name; ///< Qualified.
  std::uint32_t file = 0;
  std::uint32_t line = 0; ///< Of its name; what stands in it has its own lines.
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  FunctionKind kind = FunctionKind::Function;
  ErrorReturn errorReturn = ErrorReturn::None;
  std::uint32_t flags = 0;
  std::vector<std::uint64_t> overrides; ///< The methods that it overrides, directly or not.
  std::vector<ThrowFact> throws;
  std::vector<CallFact> calls;
  std::vector<TryFact> tries; ///< A nested one behind the one that it is in.
  std::vector<FutureFact> futures;
  std::vector<std::string> documented; ///< Types of @throws; empty: none is named.
};

/// A function is there for the sake of a file: the one that holds it, or one that asks for this instantiation.
struct FunctionFor {
  std::uint32_t file = 0;
  std::uint32_t function = 0;
};

struct ExceptionFacts {
  std::vector<std::string> files;    ///< First-party, relative to the root.
  std::vector<ThrownTypeFact> types; ///< A type behind those that it needs.
  std::vector<CalleeFact> callees;
  std::vector<FunctionFact> functions;
  std::vector<FunctionFor> functionsFor;
};

/// As bytes; nothing for no facts. Reading gives false for damaged ones.
std::string writeExceptionFacts(const ExceptionFacts &facts);
bool readExceptionFacts(std::string_view bytes, ExceptionFacts &facts);

/// The part that is there for the sake of one file, complete in itself.
ExceptionFacts exceptionFactsFor(const ExceptionFacts &facts, const std::string &file);

} // namespace seam
