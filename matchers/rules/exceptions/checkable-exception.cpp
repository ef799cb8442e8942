// Is an exception caught where a condition would tell beforehand?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct Check {
  std::string_view function;
  std::string_view instead;
};

constexpr Check checks[] = {{"std::vector::at", "size()"},
                            {"std::array::at", "size()"},
                            {"std::deque::at", "size()"},
                            {"std::basic_string::at", "size()"},
                            {"std::basic_string_view::at", "size()"},
                            {"std::map::at", "find()"},
                            {"std::unordered_map::at", "find()"},
                            {"std::optional::value", "has_value() or value_or()"},
                            {"std::get", "std::get_if"},
                            {"std::any_cast", "std::any_cast of a pointer"},
                            {"dynamic_cast", "dynamic_cast of a pointer"},
                            {"std::stoi", "std::from_chars"},
                            {"std::stol", "std::from_chars"},
                            {"std::stoll", "std::from_chars"},
                            {"std::stoul", "std::from_chars"},
                            {"std::stoull", "std::from_chars"},
                            {"std::stof", "std::from_chars"},
                            {"std::stod", "std::from_chars"},
                            {"std::stold", "std::from_chars"},
                            {"boost::lexical_cast", "boost::conversion::try_lexical_convert"}};

/// Empty: no condition would tell.
std::string_view checkFor(std::string_view function) {
  for (const Check &each : checks)
    if (each.function == function)
      return each.instead;
  if (function.starts_with("std::filesystem::") && function.ends_with("/throws"))
    return "the overload with a std::error_code";
  return {};
}

class CheckableException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const std::vector<Escape> &arrivals = exceptions.arrivesAt(site.id, handler.scope);
      const bool isBroad = roles.isBroad(handler);
      if (arrivals.empty() || !(handler.flags & (handler::OnlyDefault | handler::ElseBehind | handler::Empty)) || roles.isTest(site.id) ||
          (handler.flags & handler::FromMacro) || (isBroad && exceptions.throwSets.isOpen[site.id][site.block.scope]))
        return;
      const CallFact *first = nullptr;
      std::string_view check;
      for (const Escape &each : arrivals) {
        const CallFact *call = each.call == NoIndex || each.from != NoIndex ? nullptr : &site.function.fact.calls[each.call];
        const std::string_view known = call ? checkFor(exceptions.callees[call->callee].name) : std::string_view();
        if (known.empty())
          return; // Something else may throw that, too.
        if (!first) {
          first = call;
          check = known;
        }
      }
      const llvm::StringRef name = llvm::StringRef(exceptions.callees[first->callee].name).split('/').first;
      Finding finding;
      finding.place = placeIn(program, site.function, first->line, first->column);
      finding.message = fmt::format("what '{}' throws is caught below, where {} would tell beforehand", name.str(), check);
      finding.evidence = {{placeOf(program, site), "caught here"}};
      finding.help = fmt::format("use {}", check);
      finding.keys = {fmt::format("{} in {}", name.str(), site.function.fact.name)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CheckableException> registered{{.id = "checkable-exception",
                                                   .category = "exceptions",
                                                   .summary = "an exception is caught that a condition would have ruled out",
                                                   .severity = Severity::Warning,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
