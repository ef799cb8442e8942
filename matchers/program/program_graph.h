// What is the whole program? Every unit's facts linked into one read-only graph of files, symbols and edges.
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/policy/policy.h"
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace seam {

using FileId = std::uint32_t;
using SymbolId = std::uint32_t;
using EdgeId = std::uint32_t;
using ComponentId = std::uint32_t;
using ModuleId = std::uint32_t;

/// A file of the program, one node for all its spellings and all units that met it.
struct FileNode {
  std::string path;       ///< First-party: relative to the root. External: absolute.
  std::string includedAs; ///< External only, see FileFact.
  std::string spelled;    ///< First-party: how most files include it that do not lie beside it, with quotes or angles; empty: none does.
  FileOrigin origin = FileOrigin::FirstParty;
  bool isHeader = false;                 ///< Included by some file, or has a header's extension.
  bool isGuarded = false;                ///< See FileFact.
  bool isReentered = false;              ///< Textual by design in some unit.
  bool isImplementation = false;         ///< A header that defines what another one declares: -inl.h, .ipp.
  ComponentId component = NoIndex;       ///< NoIndex for external files.
  ModuleId module = NoIndex;             ///< NoIndex: unassigned.
  std::vector<std::string> dormantNames; ///< See DormantName; of all units. Sorted, unique.
};

/// A symbol of the program; declarations of many units unified by id.
struct SymbolNode {
  std::string id;
  std::string name;
  SymbolKind kind = SymbolKind::Class;
  SymbolId parent = NoIndex;
  bool isAbstract = false;
  FileId owner = NoIndex;      ///< The file that whoever uses it should include.
  std::uint32_t ownerLine = 0; ///< Where it is declared there.
};

enum class EdgeKind : std::uint8_t {
  Include, ///< #include or import
  Symbol,  ///< A use of an entity, to the file that owns it
  Forward  ///< A declaration of another component's entity without its header, and the uses that live on it
};

/// A dependency of one file on another, with the place that shows it.
struct Edge {
  FileId from = 0;
  FileId to = 0;
  EdgeKind kind = EdgeKind::Include;
  UseKind use = UseKind::Name;            ///< Symbol and Forward edges.
  IncludeForm form = IncludeForm::Quoted; ///< Include edges.
  bool isImplicit = false;
  bool isConditional = false; ///< Only in a branch that was off in every unit seen.
  bool isTextual = false;     ///< The target is re-entered by design.
  bool isExported = false;
  bool isKept = false;
  SymbolId symbol = NoIndex; ///< NoIndex for Include edges.
  std::uint32_t line = 0;    ///< Place in `from`.
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::uint32_t count = 1;     ///< Number of places (of the unit that saw most).
  std::uint32_t witness = 0;   ///< Index into ProgramGraph::units: the first unit that showed it.
  std::uint32_t condition = 0; ///< Index into ProgramGraph::conditions; 0: none.
};

/// A header with its source (Lakos): the least thing that can be reused. Paired by the first own include and declared symbols, never by
/// name alone.
struct ComponentNode {
  std::string name; ///< Path without extension of its header, or of its only file.
  std::vector<FileId> files;
  ModuleId module = NoIndex; ///< Of its first file.
};

/// A module: a set of files that the policy names, or a folder where there is no policy.
struct ModuleNode {
  std::string name;
  bool isExternal = false;      ///< Somebody else's library, found on the system or kept in the project's tree.
  bool isGenerated = false;     ///< A program writes its files.
  std::uint32_t rule = NoIndex; ///< Index into Policy::modules; NoIndex: made from a folder or an external package.
  std::vector<FileId> files;
};

/// An include that no unit could resolve.
struct UnresolvedNode {
  FileId from = 0;
  UnresolvedInclude include;
  std::uint32_t witness = 0;
};

struct UnitNode {
  std::string path;
  std::string configuration;
  bool isHeaderUnit = false;
};

/// A class of the program that a test double can stand in for.
struct InterfaceNode {
  std::string name;          ///< Qualified.
  FileId file = 0;           ///< Where it is defined …
  std::uint32_t line = 0;    ///< … and the line.
  std::string bytes;         ///< readInterface() of matchers/facts/interface_facts.h tells what it declares.
  std::uint32_t witness = 0; ///< Index into ProgramGraph::units.
};

/// A mock that a test makes and nobody deletes.
struct LeakedMockNode {
  FileId file = 0;
  LeakedMock mock; ///< Its place's file counts in its unit only.
};

/// A unit whose facts are missing or incomplete, and why.
struct FailedUnit {
  std::string path;
  std::string reason; ///< "src/x.cpp:3:1: error: unknown type name 'Foo'" or "clang crashed (signal 11)".
};

/// What was checked, and what was not. Silence is never success.
struct Coverage {
  std::uint32_t units = 0; ///< Units parsed, failed ones not counted.
  std::vector<FailedUnit> failed;
  std::uint32_t headers = 0;           ///< First-party headers reached by some unit.
  std::uint32_t unresolved = 0;        ///< Includes that no unit could resolve, those in inactive branches not counted.
  std::vector<std::string> unreached;  ///< First-party headers that no unit includes and that could not be parsed alone.
  std::vector<std::string> unassigned; ///< First-party files in no module.
  std::vector<std::string> notes;      ///< Flags dropped, duplicate entries, skipped languages: sentences for the user.
};

/// A file that two module rules claim.
struct AmbiguousFile {
  FileId file = 0;
  std::uint32_t firstRule = 0; ///< Indices into Policy::modules.
  std::uint32_t secondRule = 0;
};

/// Metric values by contract id and metric name.
using MetricValues = std::map<std::string, std::map<std::string, double>>;

struct ExceptionProgram;
struct LogProgram;

/// The linked program. Beyond linkUnits() it does not change.
struct ProgramGraph {
  std::vector<FileNode> files;           ///< Sorted by path.
  std::vector<SymbolNode> symbols;       ///< Sorted by name, then id.
  std::vector<Edge> edges;               ///< Sorted by (from, to, kind, line, column, symbol). No self edges.
  std::vector<Edge> selfIncludes;        ///< Includes of a file in itself, sorted by place; none of the edges above.
  std::vector<EdgeId> firstEdge;         ///< Edges of file f: [firstEdge[f], firstEdge[f + 1]).
  std::vector<ComponentNode> components; ///< Sorted by name.
  std::vector<ModuleNode> modules;       ///< Sorted by name, first-party before external.
  std::vector<UnitNode> units;           ///< Sorted by path, then configuration.
  std::vector<std::string> conditions;   ///< [0] is empty.
  std::vector<UnresolvedNode> unresolved;
  std::vector<InterfaceNode> interfaces;   ///< Sorted by (name, file, line); the same in several configurations more than once.
  std::vector<LeakedMockNode> leakedMocks; ///< Sorted, unique.
  std::vector<AmbiguousFile> ambiguous;
  Coverage coverage;
  Policy policy;
  MetricValues metricBaseline;                        ///< What the baseline holds; empty: there is none.
  std::shared_ptr<const ExceptionProgram> exceptions; ///< What throws and what catches, see exception_program.h; null: not linked.
  std::shared_ptr<const LogProgram> logs;             ///< What is logged, see log_program.h; null: not linked.

  std::span<const Edge> edgesFrom(FileId file) const {
    return std::span(edges).subspan(firstEdge[file], firstEdge[file + 1] - firstEdge[file]);
  }
};

/// The file with this path, or NoIndex.
FileId findFile(const ProgramGraph &graph, const std::string &path);

/// The module with this name, or NoIndex.
ModuleId findModule(const ProgramGraph &graph, const std::string &name);

} // namespace seam
