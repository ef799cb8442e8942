// Which functions are boundaries, and which types say nothing? What the rules about exceptions share.
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

/// "app::net::on_*" over a qualified name; "::" in front changes nothing, all names are whole.
bool namesWord(const PolicyWord &word, std::string_view name);

/// Which exceptions that callers can rule out are told of?
enum class Misuse : std::uint8_t { ThrownHere, Anywhere };

/// What the policy says, and what the program tells where it says nothing.
class ExceptionRoles {
public:
  explicit ExceptionRoles(const ProgramGraph &graph);

  /// std::exception, what the policy lists, and classes of the project that many thrown types derive from.
  bool isRoot(ThrownTypeIndex type) const { return type < roots.size() && roots[type]; }
  /// `catch (...)`, or a root.
  bool isBroad(const HandlerFact &handler) const {
    return handler.form == CatchForm::All || (handler.type != NoFact && isRoot(handler.type));
  }
  /// Of allocation, or listed as ignored: its escape is no finding.
  bool isIgnored(ThrownTypeIndex type) const { return type < ignored.size() && ignored[type]; }
  /// Listed as expected: swallowing it loses nothing.
  bool isExpected(ThrownTypeIndex type) const { return type < expected.size() && expected[type]; }
  /// Those escapes that are not ignored, what the world brings and the shortest ways first.
  std::vector<Escape> relevant(const std::vector<Escape> &escapes) const;

  /// No caller could have ruled it out: what may be missing is asked for by those who know whether it is there.
  bool isFromWorld(const Escape &escape) const { return escape.reason == ThrowReason::World && !isExpected(escape.type); }
  /// What a rule claims of these: those that the world can bring; where there are none, those that callers could rule out, if the throw
  /// stands in the function itself, or if somebody asks for them. The shortest way is first.
  std::vector<Escape> claims(const std::vector<Escape> &escapes, Misuse misuse) const;

  /// A function where everything may be caught: main, a thread's or callback's start, extern "C", noexcept, a destructor, a test, or one
  /// that the policy lists.
  bool isBoundary(FunctionId function) const;
  /// In a test, by its framework, its file's name or its module's role, or in a copy of somebody else's library: nobody mends what is
  /// there.
  bool isTest(FunctionId function) const;
  /// The role of the function's module: "library"; empty: not said.
  const std::string &roleOf(FunctionId function) const;

private:
  void findRoots();
  void findTypes(const std::vector<PolicyWord> &words, std::vector<bool> &types) const;
  void findPassed();

  const ProgramGraph &graph;
  const ExceptionProgram &program;
  std::vector<bool> roots;
  std::vector<bool> ignored;
  std::vector<bool> expected;
  std::vector<bool> isPassed; ///< Per function: given to somebody else's code.
  std::vector<bool> isInTest; ///< Per file; copies of other people's libraries, too.
};

} // namespace seam
