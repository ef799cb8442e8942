// What does a handler catch, and what becomes of it?
#pragma once
#include "matchers/facts/thrown_type_facts.h"

namespace seam {

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
  MarkedUnused = 8,  ///< [[maybe_unused]], or macros that are empty in this build: somebody thought of it.
  HasNested = 16,    ///< Holds a try block.
  Empty = 32,
  OnlyDefault = 64, ///< Only gives a value, continues or breaks; empty at a loop's end.
  ElseBehind = 128, ///< What follows the try block is done only when a handler ran.
};
}
/// Where a handler asks what it caught.
struct TestFact {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool asksText = false; ///< Compares what what() says; otherwise dynamic_cast or typeid.
};
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
  std::vector<TestFact> tests;
  std::vector<EffectFact> effects; ///< At most 64.
  std::vector<PathFact> paths;     ///< Each way once; empty: too many to tell.
  std::vector<EditFact> fix;       ///< Value: by const reference.
  std::vector<EditFact> narrow;    ///< Others: the place for another type, to be filled in; empty: there is none.
  std::vector<EditFact> removal;   ///< Leaves it out; empty: it is the only one of its try block.
  std::vector<EditFact> opening;   ///< Where a first statement goes: behind its brace, with the space before it.
  std::string variable;            ///< The name of what it caught; empty: it has none.
};

} // namespace seam
