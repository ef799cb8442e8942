// Which dependencies do the includes not show, because somebody declared the foreign name by hand?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/include_closure.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace seam {
namespace {

bool isLinkable(const SymbolNode &symbol) {
  return symbol.kind == SymbolKind::Function || symbol.kind == SymbolKind::Variable;
}

bool isType(const SymbolNode &symbol) {
  return symbol.kind == SymbolKind::Class || symbol.kind == SymbolKind::Enum;
}

/// What every program declares by itself.
bool isLanguageOwned(const SymbolNode &symbol) {
  llvm::StringRef name = symbol.name;
  return name == "main" || name.starts_with("operator new") || name.starts_with("operator delete");
}

/// net_fwd.h, net_fwd.hpp, NetFwd.h, iosfwd: a header made of forward declarations, on purpose.
bool isForwardHeader(llvm::StringRef path) {
  llvm::StringRef stem = path.rsplit('/').second.empty() ? path : path.rsplit('/').second;
  stem = stem.split('.').first;
  return stem.ends_with_insensitive("fwd") || stem.ends_with_insensitive("forward") || stem.ends_with_insensitive("forwards");
}

/// A declaration by hand may count only if a header of the project owns the name, and the two files have nothing to do with each other.
bool isCandidate(const ProgramGraph &program, const Edge &edge) {
  if (edge.symbol == NoIndex || edge.isConditional || edge.isTextual)
    return false;
  const FileNode &from = program.files[edge.from];
  const FileNode &owner = program.files[edge.to];
  // A table without a guard is made to be included in one place.
  return owner.origin == FileOrigin::FirstParty && owner.isHeader && owner.isGuarded && from.component != owner.component &&
         !isLanguageOwned(program.symbols[edge.symbol]);
}

/// First by place: the declaration stands before its uses.
using SmuggledNames = std::map<std::pair<FileId, SymbolId>, const Edge *>;

void keepFirst(SmuggledNames &names, const Edge &edge) {
  const Edge *&first = names.try_emplace({edge.from, edge.symbol}, &edge).first->second;
  if (std::tie(edge.line, edge.column) < std::tie(first->line, first->column))
    first = &edge;
}

std::string_view kindWord(SymbolKind kind) {
  switch (kind) {
  case SymbolKind::Class:
    return "class ";
  case SymbolKind::Enum:
    return "enum ";
  default:
    return "";
  }
}

Finding findingFor(const ProgramGraph &program, const Edge &edge) {
  const SymbolNode &symbol = program.symbols[edge.symbol];
  const FileNode &from = program.files[edge.from];
  const FileNode &owner = program.files[edge.to];
  Finding finding;
  finding.place = {.file = from.path, .line = edge.line, .column = edge.column, .endColumn = edge.endColumn};
  finding.evidence.push_back(
      {{.file = owner.path, .line = symbol.ownerLine}, fmt::format("'{}{}' is owned here", kindWord(symbol.kind), symbol.name)});
  finding.data = {{"symbol", symbol.name}, {"owner", owner.path}};
  finding.keys = {fmt::format("{} -> {}: {}", from.path, owner.path, symbol.name)};
  return finding;
}

class SmuggledDependency final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    reportRedeclared(program, sink);
    reportInvisibleModules(program, sink);
  }

private:
  /// Functions and variables that a file declares, or uses over a declaration inside a function body, without the header that owns them.
  void reportRedeclared(const ProgramGraph &program, FindingSink &sink) const {
    const IncludeOrder order = orderIncludes(program);
    SmuggledNames names;
    std::set<SymbolId> redeclared;
    collectForwards(program, order, names, redeclared);
    collectUses(program, order, names, redeclared);
    for (const auto &[at, edge] : names) {
      Finding finding = findingFor(program, *edge);
      const std::string &name = program.symbols[edge->symbol].name;
      const std::string &owner = program.files[edge->to].path;
      finding.message = edge->kind == EdgeKind::Forward ? fmt::format("'{}' of '{}' is declared by hand; include its header", name, owner)
                                                        : fmt::format("'{}' of '{}' is used without its header; include it", name, owner);
      finding.help = "the compiler cannot compare the two declarations, and no include shows the dependency";
      sink.report(std::move(finding));
    }
  }

  void collectForwards(const ProgramGraph &program, const IncludeOrder &order, SmuggledNames &names, std::set<SymbolId> &redeclared) const {
    std::vector<const Edge *> candidates;
    std::vector<IncludeQuestion> questions;
    for (const Edge &edge : program.edges) {
      if (edge.kind != EdgeKind::Forward || edge.symbol == NoIndex)
        continue;
      redeclared.insert(edge.symbol);
      if (!isCandidate(program, edge) || !isLinkable(program.symbols[edge.symbol]))
        continue;
      candidates.push_back(&edge);
      questions.push_back({edge.from, edge.to});
    }
    std::vector<bool> sees = seesFiles(order, questions, Includer::Itself);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (!sees[i])
        keepFirst(names, *candidates[i]);
  }

  /// A use with no include path, across modules. Names that are redeclared somewhere are left out: that place is the defect, not its users.
  void collectUses(const ProgramGraph &program, const IncludeOrder &order, SmuggledNames &names,
                   const std::set<SymbolId> &redeclared) const {
    std::vector<const Edge *> candidates;
    std::vector<IncludeQuestion> questions;
    const Edge *include = nullptr; // The edges of two files stand together, the includes first.
    for (const Edge &edge : program.edges) {
      if (edge.kind == EdgeKind::Include)
        include = &edge;
      const bool isIncluded = include && include->from == edge.from && include->to == edge.to;
      if (edge.kind != EdgeKind::Symbol || edge.isImplicit || isIncluded || !isCandidate(program, edge) ||
          !isLinkable(program.symbols[edge.symbol]) || !isAcrossModules(program, edge) || redeclared.contains(edge.symbol))
        continue;
      candidates.push_back(&edge);
      questions.push_back({edge.from, edge.to});
    }
    std::vector<bool> sees = seesFiles(order, questions, Includer::AnyOfItsUsers);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (!sees[i])
        keepFirst(names, *candidates[i]);
  }

  /// Classes of a module that the declaring module never includes anything of: the includes do not show that one knows the other.
  void reportInvisibleModules(const ProgramGraph &program, FindingSink &sink) const {
    // A folder is only a guess at a module: that a public header names the classes of its implementation is what forward declarations are
    // for.
    if (program.policy.isDefault)
      return;
    std::set<std::pair<ModuleId, ModuleId>> visible;
    for (const Edge &edge : program.edges)
      if (edge.kind == EdgeKind::Include && isAcrossModules(program, edge))
        visible.emplace(program.files[edge.from].module, program.files[edge.to].module);
    SmuggledNames names;
    for (const Edge &edge : program.edges)
      if (edge.kind == EdgeKind::Forward && isCandidate(program, edge) && isType(program.symbols[edge.symbol]) &&
          isAcrossModules(program, edge) && !isForwardHeader(program.files[edge.from].path) &&
          !visible.contains({program.files[edge.from].module, program.files[edge.to].module}))
        keepFirst(names, edge);
    for (const auto &[at, edge] : names) {
      const SymbolNode &symbol = program.symbols[edge->symbol];
      const std::string &from = program.modules[program.files[edge->from].module].name;
      const std::string &to = program.modules[program.files[edge->to].module].name;
      Finding finding = findingFor(program, *edge);
      finding.message = fmt::format(
          "'{}{}' of module '{}' is forward-declared, but module '{}' includes nothing of '{}': no include shows this dependency",
          kindWord(symbol.kind), symbol.name, to, from, to);
      finding.help = fmt::format("include a header of '{}' that declares it, or take the name out of '{}'", to, from);
      finding.data.emplace_back("from", from);
      finding.data.emplace_back("to", to);
      sink.report(std::move(finding));
    }
  }

  static bool isAcrossModules(const ProgramGraph &program, const Edge &edge) {
    const ModuleId from = program.files[edge.from].module;
    const ModuleId to = program.files[edge.to].module;
    return from != NoIndex && to != NoIndex && from != to && !program.modules[to].isExternal;
  }
};

const RegisterRule<SmuggledDependency> registered{{.id = "smuggled-dependency",
                                                   .category = "architecture",
                                                   .summary = "a foreign name is declared by hand instead of included",
                                                   .severity = Severity::Warning,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
