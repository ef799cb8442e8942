// Is something thrown that is no exception?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace seam {
namespace {

/// Derived from std::exception or a root; another library's type; a class without content, which is a signal between two places.
bool isException(const ExceptionProgram &program, const ExceptionRoles &roles, ThrownTypeIndex type) {
  const ThrownTypeFact &fact = program.types[type];
  if (fact.shape == TypeShape::Pointer && fact.pointee != NoFact && program.types[fact.pointee].shape == TypeShape::Class)
    return true; // throw-pointer tells of it.
  if (fact.shape != TypeShape::Class)
    return false;
  if (fact.name.starts_with("std::"))
    return program.types.isBase(program.types.find("std::exception"), type);
  if (fact.file == NoFact || fact.isEmpty)
    return true;
  for (ThrownTypeIndex root = 0; root < program.types.size(); ++root)
    if (roles.isRoot(root) && program.types.isBase(root, type))
      return true;
  return false;
}

/// A class or an enumeration, by its name: no int, no const char *.
bool isNamed(const ThrownTypeFact &type) {
  static constexpr llvm::StringLiteral builtin[] = {"int", "char", "long", "short", "bool", "float", "double", "unsigned"};
  return type.shape == TypeShape::Class ||
         (type.shape == TypeShape::Other && !llvm::is_contained(builtin, llvm::StringRef(type.name).rsplit(' ').second) &&
          !llvm::is_contained(builtin, llvm::StringRef(type.name)));
}

/// Types for which some handler of the project is made: their throwers know who catches them.
std::set<ThrownTypeIndex> expectedTypes(const ProgramGraph &program) {
  std::set<ThrownTypeIndex> caught;
  forEachHandler(program, [&](const HandlerSite &site) {
    if (site.handler.type != NoFact && isNamed(program.exceptions->types[site.handler.type]))
      caught.insert(site.handler.type);
  });
  return caught;
}

class ThrowNonException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    std::set<ThrownTypeIndex> told;                                    // Classes, and what macros throw: one decision each.
    std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> places; // A template's throw once, not for each instantiation.
    const std::set<ThrownTypeIndex> expected = expectedTypes(program);
    const std::vector<FunctionNode> &functions = program.exceptions->functions;
    for (FunctionId id = 0; id < functions.size(); ++id) {
      const FunctionNode &function = functions[id];
      for (const ThrowFact &thrown : function.fact.throws) {
        const bool isNew = thrown.form == ThrowForm::Value || thrown.form == ThrowForm::New || thrown.form == ThrowForm::Forwarded;
        // An assertion's is for nobody to catch.
        if (!isNew || thrown.type == NoFact || (thrown.flags & thrown::Asserts) || roles.isTest(id) ||
            isException(*program.exceptions, roles, thrown.type))
          continue;
        const bool isExpected = expected.contains(thrown.type);
        // An own type that a handler names is agreed on; a std::string is no agreement.
        if ((isExpected && !program.exceptions->types[thrown.type].name.starts_with("std::")) ||
            !places.insert({function.file, thrown.line, thrown.column}).second)
          continue;
        const bool isOneDecision = program.exceptions->types[thrown.type].shape == TypeShape::Class || (thrown.flags & thrown::FromMacro);
        if (isOneDecision && !told.insert(thrown.type).second)
          continue;
        const std::string type = typeName(*program.exceptions, thrown.type);
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message = fmt::format("'{}' is thrown, which is no std::exception: handlers for that do not catch it", type);
        finding.help = "throw a class that derives from std::exception, or name its root under 'exceptions: {roots: …}'";
        finding.severityShift = isExpected ? -1 : 0;
        finding.keys = {fmt::format("throw {} in {}", type, function.fact.name)};
        sink.report(std::move(finding));
      }
    }
  }
};

const RegisterRule<ThrowNonException> registered{
    {.id = "throw-non-exception",
     .category = "exceptions",
     .summary = "something is thrown that no handler for std::exception catches: a number, a text, a class of its own",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
