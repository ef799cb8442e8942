// Can an exception leave main, or a thread?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_sets.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/rule_settings.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace seam {
namespace {

bool isStandard(const ExceptionProgram &program, ThrownTypeIndex type) {
  const ThrownTypeIndex root = program.types.find("std::exception");
  return root != NoFact && (type == root || program.types.isPublicBase(root, type));
}

/// All of the body in a try block, and what comes out of it printed.
void addHandler(const ProgramGraph &program, const FunctionNode &function, Finding &finding) {
  if (function.fact.body.empty() || (function.fact.flags & function::Instance))
    return;
  const BodyFact &body = function.fact.body.front();
  const bool isMain = function.fact.kind == FunctionKind::Main;
  const std::string headers = fmt::format("{}{}", function.fact.flags & function::LacksStdio ? "#include <cstdio>\n" : "",
                                          function.fact.flags & function::LacksException ? "#include <exception>\n" : "");
  std::vector<EditFact> edits;
  if (!headers.empty())
    edits.push_back({.offset = body.includes, .length = 0, .text = headers});
  edits.push_back({.offset = body.begin, .length = 0, .text = isMain ? "\n  try {" : " try {"});
  edits.push_back({.offset = body.end,
                   .length = 0,
                   .text = isMain ? "  } catch (const std::exception &error) {\n    std::fputs(error.what(), stderr);\n    return 1;\n  }\n"
                                  : "} catch (const std::exception &error) { std::fputs(error.what(), stderr); } "});
  addFix(finding, program, function.file, edits, "catch it there and print it", /*isSafe=*/false);
}

std::vector<Escape> claimsOf(const ProgramGraph &program, FunctionId id, const ExceptionRoles &roles) {
  const FileId file = program.exceptions->functions[id].file;
  std::vector<Escape> escapes = program.exceptions->leaves(id);
  // Through a dozen calls and more some other way than the one that is shown mostly rules it out.
  const unsigned most = mostCalls(program, "uncaught-at-entry-point", id, /*usual=*/10);
  llvm::erase_if(escapes, [&](const Escape &each) { return each.steps > most; });
  for (Escape &each : escapes)
    if (each.reason == ThrowReason::Once) // Here the first call may be made.
      each.reason = ThrowReason::World;
  return roles.claims(escapes, misuseToTell(program, "uncaught-at-entry-point", file));
}

/// `start`: where the thread is started; nothing for main.
void report(const ProgramGraph &program, FunctionId id, const FindingPlace &place, const std::vector<Evidence> &start,
            const ExceptionRoles &roles, FindingSink &sink) {
  const FunctionNode &function = program.exceptions->functions[id];
  const std::vector<Escape> escapes = claimsOf(program, id, roles);
  if (escapes.empty())
    return;
  const bool isMain = function.fact.kind == FunctionKind::Main;
  Finding finding;
  finding.place = place;
  finding.message = fmt::format("{} can leave {}: the program ends without saying why", namesOf(*program.exceptions, escapes),
                                isMain ? "'main'" : fmt::format("{}, which runs in a thread of its own", functionName(function)));
  finding.evidence = start;
  for (Evidence &each : throwPath(program, id, escapes.front()))
    finding.evidence.push_back(std::move(each));
  finding.help = "catch it there, say what happened, and end in an orderly way";
  finding.keys = {function.fact.name};
  finding.severityShift = roles.isFromWorld(escapes.front()) ? 0 : shiftOfMisuse;
  if (llvm::all_of(escapes, [&](const Escape &each) { return isStandard(*program.exceptions, each.type); }))
    addHandler(program, function, finding);
  sink.report(std::move(finding));
}

using Places = std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>>;

/// `told`: a template's start is told once, not for each instantiation.
void checkThread(const ProgramGraph &program, FunctionId caller, const CallFact &call, const ExceptionRoles &roles, Places &told,
                 FindingSink &sink) {
  const ExceptionProgram &exceptions = *program.exceptions;
  const FunctionNode &function = exceptions.functions[caller];
  if (!(call.flags & called::Passed) || call.to == NoFact || roles.isTest(caller))
    return;
  const ModelEntry *model = exceptions.callees[call.to].model;
  const FunctionId started = definitionOf(exceptions, exceptions.callees[call.callee], function.file);
  if (!model || !model->startsThread || started == NoIndex || holdsBack(exceptions.functions[started].fact))
    return;
  if (claimsOf(program, started, roles).empty() || !told.insert({function.file, call.line, call.column}).second)
    return;
  report(program, started, placeIn(program, function, call.line, call.column), {}, roles, sink);
}

/// What nobody catches has somebody who says why: std::set_terminate(sayWhy).
bool hasTerminateHandler(const ExceptionProgram &program, const ExceptionRoles &roles) {
  for (FunctionId id = 0; id < program.functions.size(); ++id)
    for (const CallFact &call : program.functions[id].fact.calls)
      if ((call.flags & called::Passed) && call.to != NoFact && program.callees[call.to].name == "std::set_terminate" && !roles.isTest(id))
        return true;
  return false;
}

class UncaughtAtEntryPoint final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    if (hasTerminateHandler(*program.exceptions, roles))
      return;
    const std::vector<FunctionNode> &functions = program.exceptions->functions;
    Places told;
    for (FunctionId id = 0; id < functions.size(); ++id) {
      const FunctionNode &function = functions[id];
      const std::string &file = program.files[function.file].path;
      if (function.fact.kind == FunctionKind::Main && !roles.isTest(id) && !holdsBack(function.fact) &&
          ruleOption(program, "uncaught-at-entry-point", "allow-main", file).value_or("false") != "true")
        report(program, id, placeOf(program, function), {}, roles, sink);
      if (function.fact.flags & function::Pattern)
        continue;
      for (const CallFact &call : function.fact.calls)
        checkThread(program, id, call, roles, told, sink);
    }
  }
};

const RegisterRule<UncaughtAtEntryPoint> registered{
    {.id = "uncaught-at-entry-point",
     .category = "exceptions",
     .summary = "an exception can leave main or the function that a thread runs, which ends the program",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
