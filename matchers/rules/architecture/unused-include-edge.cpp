// Which includes tie a module to another one without any use?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_graph.h"
#include "matchers/program/unused_includes.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class UnusedIncludeEdge final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (EdgeId id : unusedIncludes(program)) {
      const Edge &edge = program.edges[id];
      const FileNode &from = program.files[edge.from];
      const FileNode &to = program.files[edge.to];
      const std::string &fromModule = program.modules[from.module].name;
      const std::string &toModule = program.modules[to.module].name;
      Finding finding;
      finding.place = {.file = from.path, .line = edge.line, .column = edge.column, .endColumn = edge.endColumn};
      finding.message = fmt::format("nothing of '{}' is used: the include alone makes '{}' depend on '{}'", to.path, fromModule, toModule);
      finding.help = "delete the include; if it is there for a side effect, mark it `// IWYU pragma: keep`";
      finding.data = {{"from", fromModule}, {"to", toModule}, {"target", to.path}};
      finding.keys = {fmt::format("{} -> {}", from.path, to.path)};
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<UnusedIncludeEdge> registered{{.id = "unused-include-edge",
                                                  .category = "architecture",
                                                  .summary = "an include of another module that nothing needs",
                                                  .severity = Severity::Warning,
                                                  .since = "0.1",
                                                  .needsProgram = true}};

} // namespace
} // namespace seam
