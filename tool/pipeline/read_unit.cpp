#include "tool/pipeline/read_unit.h"
#include "tool/pipeline/extract_units.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <utility>

namespace seam {

/// "src/x.cpp:3:1: unknown type name 'Foo' (and 4 more errors)".
static std::string describe(const UnitFacts &facts) {
  const ParseError &first = facts.errors.front();
  std::string text = first.message;
  if (first.place.line != 0)
    text = fmt::format("{}:{}:{}: {}", facts.files[first.place.file].path, first.place.line, first.place.column, text);
  if (facts.errors.size() > 1)
    text += fmt::format(" (and {} more)", facts.errors.size() - 1);
  return text;
}

static std::string describe(const UnresolvedInclude &include, const UnitFacts &facts) {
  return fmt::format("{}:{}:{}: '{}' file not found", facts.files[include.place.file].path, include.place.line, include.place.column,
                     include.spelled);
}

/// Why the facts of a unit are not complete; empty: they are.
static std::string whyIncomplete(const UnitFacts &facts) {
  for (const UnresolvedInclude &include : facts.unresolved)
    if (!include.isConditional)
      return describe(include, facts);
  return facts.errors.empty() ? "" : describe(facts);
}

void addUnit(ExtractedUnits &units, const CompileJob &job, const std::string &root, ReadUnit unit) {
  llvm::StringRef name(job.file);
  if (name.consume_front(root))
    name.consume_front("/");
  std::string reason = unit.facts ? whyIncomplete(unit.facts->facts) : std::move(unit.reason);
  units.seconds.push_back({name.str(), unit.seconds});
  // Nobody promised that a header compiles alone; that clang survives it was.
  if (!reason.empty() && job.isHeaderJob && unit.facts)
    units.unreached.push_back(name.str());
  else if (!reason.empty())
    units.failed.push_back({.path = name.str(), .reason = reason});
  // A header that cannot be parsed alone would tell half of its dependencies.
  if (unit.facts && (reason.empty() || !job.isHeaderJob)) {
    units.facts.push_back(std::move(unit.facts->facts));
    units.headers.push_back(std::move(unit.facts->headers));
  }
}

} // namespace seam
