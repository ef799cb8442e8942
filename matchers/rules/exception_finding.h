// What do the findings of the rules about exceptions share?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/exception_program.h"
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace seam {

class ExceptionRoles;
enum class Misuse : std::uint8_t;

/// What the rule's option `misuse` asks for, in this file.
Misuse misuseToTell(const ProgramGraph &graph, std::string_view rule, FileId file);

/// The rule's option `max-calls`, for this function; `usual`: nobody set it.
unsigned mostCalls(const ProgramGraph &graph, std::string_view rule, FunctionId function, unsigned usual);

/// What leaves the function from not more calls away than the rule's option `max-calls` allows: on longer ways some condition that nobody
/// sees mostly rules the throw out. What is thrown elsewhere has to say by its type that no caller could know, unless misuse is asked for.
std::vector<Escape> nearbyEscapes(const ProgramGraph &graph, std::string_view rule, FunctionId function, Misuse misuse);

/// The severityShift of a finding whose exceptions callers can rule out: a note, however bad the end.
inline constexpr int shiftOfMisuse = -2;

/// A handler with everything around it.
struct HandlerSite {
  FunctionId id = 0;
  const FunctionNode &function;
  const TryFact &block;
  const HandlerFact &handler;
  std::size_t number = 0; ///< In its try block, from 0.
};

/// Every handler that somebody wrote: those of instantiations stand in their templates.
void forEachHandler(const ProgramGraph &graph, const std::function<void(const HandlerSite &)> &visit);

/// Every function that somebody wrote.
void forEachFunction(const ProgramGraph &graph, const std::function<void(FunctionId, const FunctionNode &)> &visit);

FindingPlace placeOf(const ProgramGraph &graph, const HandlerSite &site);

/// "catch (...)", "catch (DbError)".
std::string describeHandler(const HandlerFact &handler);

/// "catch (DbError) in 'app::load'": what a finding is about, free of line numbers.
std::string keyOf(const HandlerSite &site);

/// A fix that makes these edits in the function's file; nothing if there are none.
void addFix(Finding &finding, const ProgramGraph &graph, FileId file, const std::vector<EditFact> &edits, std::string title, bool isSafe);

/// try { std::rethrow_exception(e); } catch …: asks of what kind an exception is that somebody caught before.
bool asksOfWhatKind(const ExceptionProgram &program, const HandlerSite &site);

/// What is tried is to clean up, or to tell of a failure: when that fails nothing more can be done.
bool isLastResort(const ExceptionProgram &program, const HandlerSite &site);

/// Silence is no defect: what is tried is to clean up or to tell somebody, a destructor cannot do much, a comment gives the reason, a test
/// wants it, what the try block sets keeps its old value, or the type is a signal that only directs the flow.
bool isSilenceExcused(const ExceptionProgram &program, const HandlerSite &site, const ExceptionRoles &roles);

/// A call whose failure a condition would have told beforehand, and that condition.
struct Checkable {
  const CallFact *call = nullptr;
  std::string_view check;
};
/// Nothing else arrives at the handler, and it does not ask what: checkable-exception tells of it.
std::optional<Checkable> checkableOf(const ExceptionProgram &program, const HandlerSite &site, const ExceptionRoles &roles);

/// Whether anything that a way through a handler does tells somebody, over the functions that it calls.
class HandlerOutcome {
public:
  explicit HandlerOutcome(const ExceptionProgram &program) : program(program) {}

  /// On how many of the handler's ways nobody learns of the exception. All 0: it cannot be told.
  struct Silence {
    std::size_t silent = 0;
    std::size_t ways = 0;
  };
  Silence silenceOf(const HandlerSite &site) const;
  bool isSilent(const HandlerSite &site) const {
    const Silence silence = silenceOf(site);
    return silence.ways > 0 && silence.silent == silence.ways;
  }
  /// True if each way ends in a throw or the end of the program.
  static bool alwaysFails(const HandlerFact &handler);
  /// True if some way logs or prints, itself or through what it calls.
  bool isLogged(const HandlerSite &site) const;

private:
  bool tells(const EffectFact &effect, const FunctionNode &function) const;
  bool reports(FunctionId function, unsigned depth) const;

  const ExceptionProgram &program;
};

} // namespace seam
