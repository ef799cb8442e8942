// What throws, what catches, and what becomes of it? The exception facts of one unit: a section of UnitFacts that stands for itself, so
// that who asks nothing about exceptions need not read it.
#pragma once
#include "matchers/facts/handler_facts.h"
#include <string_view>

namespace seam {

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
  Dependent = 32,        ///< Its type depends on template arguments.
  Asserts = 64,          ///< A macro that asserts writes it, its message says so, or no value leads to it.
  ChecksState = 128,     ///< At the beginning of a method, for what its object is: whoever knows the object knows whether it throws.
  ChecksArguments = 256, ///< At a function's beginning, for a number, enumerator or pointer that it was given, or a static member.
  ChecksChoice = 512,    ///< Behind a case of a switch over an enumerator that it was given: callers choose it in their text.
  AfterAnswer = 1024,    ///< In a handler, behind a condition that asks somebody anew: it tells of what was answered.
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
  std::vector<EditFact> fix; ///< New: without `new`. Caught: `throw;`. Value, in a handler whose cause it forgets: std::throw_with_nested.
};

namespace called {
enum Flags : std::uint32_t {
  Virtually = 1, ///< Some overrider may run.
  Guarded = 2,   ///< A condition asked the same object before, or the arguments rule an error out.
  Implicit = 4,  ///< A destructor, conversion or default argument: nobody wrote it here.
  Passed = 8,    ///< Not called here: passed to `to`, as a function or a lambda.
  Once = 16,     ///< To make a function's static variable: only the first call of the function runs it.
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

namespace tried {
enum Flags : std::uint32_t {
  AssignsOuter = 1, ///< Sets what was there before, or returns a value: there is another one where it fails.
  Leaves = 2,       ///< Its end is not reached: what follows it is the handlers' alone.
  FromMacro = 4,
  OnlyLogs = 8, ///< It does nothing but log.
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
  std::vector<EditFact> check;  ///< Asks beforehand instead: m.find(k) for m.at(k).
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
  LacksStdio = 32768,      ///< Its file does not include <cstdio> itself …
  LacksException = 65536,  ///< … nor <exception>.
  ForCxxAlone = 131072     ///< ExternC, but its types or its header are none that C could use.
};
}
/// Where a body could be put into a try block. Offsets of its file.
struct BodyFact {
  std::uint32_t begin = 0;    ///< Behind its opening brace.
  std::uint32_t end = 0;      ///< Of its closing brace.
  std::uint32_t includes = 0; ///< Of the first #include; 0: there is none before.
};

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
  std::vector<EditFact> document;      ///< Adds another one, up to the type's name; empty: its comment stands in another file.
  std::vector<BodyFact> body;          ///< Of main, and of lambdas without a result; empty: another function's, or macros write it.
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

/// True if nothing has changed the bytes since they were written: then they can be read. Costs next to nothing.
bool areExceptionFactsWhole(std::string_view bytes);

/// The part that is there for the sake of one file, complete in itself.
ExceptionFacts exceptionFactsFor(const ExceptionFacts &facts, const std::string &file);

} // namespace seam
