// What does the project want of its own structure? The contents of .seam.yaml as plain data.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// Where a word stands in a policy file, for messages. Line 0: not from a file.
struct PolicyPlace {
  std::string file; ///< Relative to the root.
  unsigned line = 0;
  unsigned column = 0;
  unsigned endColumn = 0;
};

/// A word of the policy file (a module name, a glob, a symbol) with its place.
struct PolicyWord {
  std::string text;
  PolicyPlace place;
};

/// A named interface of a module: headers that only some modules may include.
struct ModuleInterface {
  PolicyWord name;
  std::vector<PolicyWord> headers; ///< Globs.
  std::vector<PolicyWord> to;      ///< Module names or globs; empty: every module.
};

/// `name: {path: …}`: which files are a module, and what of it others may use. `{1}` in the paths is what the first `*` of the name
/// matched.
struct ModuleRule {
  PolicyWord name;                     ///< May hold `*`: one module per match.
  std::vector<PolicyWord> paths;       ///< Globs over first-party paths.
  std::vector<PolicyWord> publicPaths; ///< Globs; empty: everything is public.
  std::vector<ModuleInterface> interfaces;
  std::vector<PolicyWord> includes;     ///< External: globs over the included name, `<boost/**>` with its angles.
  std::vector<PolicyWord> targets;      ///< CMake targets.
  std::vector<PolicyWord> namespaces;   ///< Globs over namespaces: app::net::**.
  std::string role;                     ///< library, service, tool or test; empty: not said.
  bool limitsThrows = false;            ///< `throws:` is there, even if it is an empty list.
  std::vector<PolicyWord> throws;       ///< Exception types that its public functions may let out, and what derives from them.
  std::vector<PolicyWord> mustNotCatch; ///< Exception types that none of its handlers may name.
  bool isExternal = false;
  bool isGenerated = false;
};

/// How the modules of one row of a layer order may use one another.
enum class RowKind : std::uint8_t {
  Free,       ///< `a : b`: they may.
  Independent ///< `a | b`: they may not.
};

/// One layer: a row of the order.
struct LayerRow {
  std::vector<PolicyWord> modules; ///< Names or globs.
  RowKind kind = RowKind::Independent;
};

/// An ordered list of layers, top first: a layer may use those below it, never those above.
struct LayerOrder {
  PolicyWord id;
  std::vector<LayerRow> rows;
  std::vector<PolicyWord> closed; ///< Modules whose layer must not be jumped over.
  PolicyWord because;
  std::vector<std::string> kinds; ///< Edge kinds that count: include, symbol, forward; empty: include and symbol.
};

enum class ContractKind : std::uint8_t { Acyclic, Independent, Forbid, Protect, Only, Metrics };

/// What happens to a finding that the baseline holds, and to a baseline entry that matches nothing.
enum class BaselinePolicy : std::uint8_t {
  Ratchet, ///< Old findings are quiet, new ones count, stale entries are shown in the delta.
  Strict   ///< As Ratchet, and a stale entry is an error.
};

/// One contract. Fields that its kind does not use stay empty.
struct Contract {
  PolicyWord id;
  ContractKind kind = ContractKind::Acyclic;
  PolicyPlace place;
  PolicyWord because;
  BaselinePolicy baselinePolicy = BaselinePolicy::Ratchet;
  std::vector<std::string> kinds;        ///< Edge kinds that count; empty: include and symbol.
  std::vector<PolicyWord> levels;        ///< Acyclic: files, components, modules, layers.
  unsigned depth = 0;                    ///< Acyclic: also the groups of modules that share the first 1…depth path segments of their names.
  std::vector<PolicyWord> modules;       ///< Independent: names or globs.
  std::vector<PolicyWord> exceptThrough; ///< Independent: a path through one of these is fine.
  std::vector<PolicyWord> from;          ///< Forbid: modules or globs of modules.
  std::vector<PolicyWord> to;            ///< Forbid.
  std::vector<PolicyWord> symbols;       ///< Forbid: qualified names or globs.
  bool isTransitive = false;             ///< Forbid: also over other modules.
  std::vector<PolicyWord> protectedModules;               ///< Protect.
  std::vector<PolicyWord> allowed;                        ///< Protect: the modules that may use them.
  std::vector<PolicyWord> users;                          ///< Only: the modules that may …
  std::vector<PolicyWord> mayUse;                         ///< … use this: `boost` or `boost:<boost/asio/**>` or a first-party module.
  std::vector<std::pair<PolicyWord, PolicyWord>> metrics; ///< Metrics: name -> no_growth or a number that is the limit.
};

/// An exception from a contract. One that matches nothing, has no effect or is past its date is an error of its own.
struct AllowEntry {
  PolicyWord contract;
  PolicyWord from; ///< File glob or module.
  PolicyWord to;
  PolicyWord because;
  PolicyWord until; ///< 2027-01-31; empty: for ever.
  PolicyPlace place;
};

/// `rules: {glob: {severity: …, options: {…}}}`.
struct RuleSetting {
  PolicyWord rule;               ///< Rule id, category glob or `*`.
  std::string severity;          ///< off, note, warning, error; empty: unchanged.
  std::vector<PolicyWord> paths; ///< Only findings in files that match; empty: all.
  std::map<std::string, std::string> options;
};

/// `exceptions:`: what the project throws, and where it may be caught.
struct ExceptionPolicy {
  std::vector<PolicyWord> roots;      ///< Base classes of the project's own exceptions, beside std::exception.
  std::vector<PolicyWord> boundaries; ///< Functions, as globs, in which everything may be caught.
  std::vector<PolicyWord> expected;   ///< Exception types that may be swallowed: they say nothing new.
  std::vector<PolicyWord> ignored;    ///< Exception types whose escape is no finding, beside those of allocation.
};

/// `doubles: [{interfaces: "app::*Repository", kind: mock, out: tests/doubles}]`: test doubles that `seam double --all` keeps up to date.
struct DoubleSetting {
  std::vector<PolicyWord> interfaces; ///< Names or globs.
  std::vector<std::string> kinds;     ///< dummy, stub, spy, mock, fake.
  PolicyWord folder;                  ///< Where they lie, relative to the root.
  PolicyWord name;                    ///< Pattern of class names; empty: the kind's.
  PolicyWord nameSpace;               ///< Empty: the interface's.
  std::string mockStyle;              ///< "gmock", "trompeloeil"; empty: the usual one.
  bool isSplit = false;               ///< Mocks: a header and a source.
  bool isDeep = false;                ///< Stubs and spies: with the doubles of what is returned.
  bool printsArguments = false;       ///< Mocks: with PrintTo and == for the classes of arguments that have none.
};

/// `logging: loggers:`: a function or macro of the project that writes logs, where Seam does not see it by itself.
struct LoggerRule {
  PolicyWord name;  ///< A macro's name, or a glob over qualified functions: app::Log::error.
  PolicyWord level; ///< "error"; empty: not known.
  bool isMacro = false;
  bool terminates = false;
  bool isLazy = false;
};

enum class LevelScope : std::uint8_t { Module, Path, Logger };

/// `logging: levels:`: which levels a module, path or logger may use.
struct LevelRule {
  PolicyWord where; ///< A module's name, a glob over paths, or one over loggers as they are written: "*audit*".
  LevelScope scope = LevelScope::Module;
  PolicyWord least; ///< Empty: any.
  PolicyWord most;
  std::vector<PolicyWord> forbidden;
};

/// `logging: environments:`: what `prod` is built from, and what it says.
struct LogEnvironment {
  PolicyWord name;
  std::vector<PolicyWord> builds; ///< Globs over the folders of its databases; empty: all.
  PolicyWord compiled;            ///< From this level on statements are compiled in; empty: not said.
  PolicyWord runs;                ///< From this level on they are written; empty: not said.
};

/// `logging:`: what the levels mean.
struct LoggingPolicy {
  std::vector<LoggerRule> loggers;
  std::vector<LevelRule> levels;
  std::vector<LogEnvironment> environments;
  std::vector<PolicyWord> facade;   ///< Globs over paths: the only files that may use a backend.
  std::vector<PolicyWord> backends; ///< Libraries: spdlog, glog …
  std::vector<PolicyWord> noPrint;  ///< Modules that must not print.
};

/// What `unassigned:` says of a first-party file that is in no module.
enum class UnassignedPolicy : std::uint8_t { Ignore, Warning, Error };

/// The policy file. `isDefault` when the project has none: then every folder is a module and `acyclic: [modules]` holds.
struct Policy {
  bool isDefault = true;
  PolicyPlace place;             ///< The file itself.
  std::vector<PolicyWord> build; ///< Folders with a compile_commands.json.
  std::vector<ModuleRule> modules;
  UnassignedPolicy unassigned = UnassignedPolicy::Error;
  std::vector<LayerOrder> layers;
  std::vector<Contract> contracts;
  std::vector<AllowEntry> allow;
  std::vector<RuleSetting> rules;
  ExceptionPolicy exceptions;
  std::vector<DoubleSetting> doubles;
  LoggingPolicy logging;
  std::string baseline;               ///< Path relative to the root; empty: .seam-baseline.json.
  bool directIncludeRequired = false; ///< `direct_include: required`.
};

} // namespace seam
