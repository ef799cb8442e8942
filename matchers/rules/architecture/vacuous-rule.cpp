// Which words of the policy check nothing, because they match nothing?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/program/log_program.h"
#include "matchers/program/modules.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/vacuous_exceptions.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// How sure it is that the word is a mistake, as a shift of the rule's severity.
enum class Doubt { None = 0, Some = -1, Much = -2 };

class VacuousSearch {
public:
  VacuousSearch(const ProgramGraph &program, FindingSink &sink) : program(program), sink(sink) {}

  void run() {
    for (const ModuleRule &module : program.policy.modules)
      checkModule(module);
    for (const LayerOrder &order : program.policy.layers)
      checkOrder(order);
    for (const Contract &contract : program.policy.contracts)
      checkContract(contract);
    checkLogging(program.policy.logging);
    for (const RuleSetting &setting : program.policy.rules)
      for (const PolicyWord &glob : setting.paths)
        if (!matchesFile(glob.text))
          report(glob, fmt::format("path '{}' in 'paths' matches no file", glob.text));
    for (const VacuousWord &each : vacuousExceptionWords(program))
      report(each.word, each.message, isOwnName(each.word.text) ? Doubt::None : each.isForbidden ? Doubt::Much : Doubt::Some);
  }

private:
  void checkModule(const ModuleRule &module) {
    if (!hasFiles(module)) {
      emptyModules.push_back(module.name.text);
      report(module.name, fmt::format("module '{}' has no files: {}", module.name.text, triedGlobs(module)),
             module.isExternal ? Doubt::Some : Doubt::None);
      return;
    }
    const std::string owner = fmt::format("of module '{}'", module.name.text);
    for (const PolicyWord &glob : module.paths)
      if (!matchesFile(glob.text))
        report(glob, fmt::format("path '{}' {} matches no file", glob.text, owner));
    for (const PolicyWord &glob : module.publicPaths)
      if (!matchesFile(glob.text))
        report(glob, fmt::format("public path '{}' {} matches no file, so nothing of it is public", glob.text, owner));
    for (const PolicyWord &glob : module.includes)
      if (!matchesIncluded(glob.text))
        report(glob, fmt::format("include '{}' {} matches nothing that is included", glob.text, owner), Doubt::Some);
    for (const PolicyWord &glob : module.namespaces)
      if (!matchesNamespace(glob.text))
        report(glob, fmt::format("namespace '{}' {} matches no namespace", glob.text, owner));
    for (const ModuleInterface &interface : module.interfaces) {
      const std::string of = fmt::format("of interface '{}' {}", interface.name.text, owner);
      for (const PolicyWord &glob : interface.headers)
        if (!matchesFile(glob.text))
          report(glob, fmt::format("header '{}' {} matches no file", glob.text, of));
      checkModuleWords(interface.to, of);
    }
  }

  void checkOrder(const LayerOrder &order) {
    const std::string of = fmt::format("of layer order '{}'", order.id.text);
    for (const LayerRow &row : order.rows)
      checkModuleWords(row.modules, of);
    for (const PolicyWord &closed : order.closed) {
      std::vector<ModuleId> modules = resolve(closed);
      if (modules.empty())
        checkModuleWords({closed}, of);
      else if (std::size_t row = rowOf(order, modules); row == 0 || row + 1 == order.rows.size())
        report(closed,
               fmt::format("closed layer '{}' {} closes nothing: no layer is {} it", closed.text, of, row == 0 ? "above" : "below"));
    }
    if (order.rows.size() < 2)
      report(order.id, fmt::format("layer order '{}' has fewer than two layers, so it forbids nothing", order.id.text));
  }

  void checkContract(const Contract &contract) {
    const std::string of = fmt::format("of contract '{}'", contract.id.text);
    for (const std::vector<PolicyWord> *words : {&contract.modules, &contract.exceptThrough, &contract.from, &contract.to,
                                                 &contract.protectedModules, &contract.allowed, &contract.users})
      checkModuleWords(*words, of);
    for (const PolicyWord &word : contract.mayUse)
      checkUsable(word, of);
    for (const PolicyWord &symbol : contract.symbols)
      checkSymbol(symbol, of);
    if (contract.kind == ContractKind::Independent)
      checkIndependent(contract);
    for (const PolicyWord &level : contract.levels)
      if (level.text == "layers" && program.policy.layers.empty())
        report(level, fmt::format("contract '{}' forbids cycles of layers, but the policy has no layers", contract.id.text));
  }

  void checkLogging(const LoggingPolicy &policy) {
    for (const LevelRule &rule : policy.levels)
      if (rule.scope == LevelScope::Module)
        checkModuleWords({rule.where}, "of 'levels'");
      else if (rule.scope == LevelScope::Path && !matchesFile(rule.where.text))
        report(rule.where, fmt::format("path '{}' of 'levels' matches no file", rule.where.text));
      else if (rule.scope == LevelScope::Logger &&
               !isLogged([&](const LogNode &node) { return globMatches(rule.where.text, node.fact.logger); }))
        report(rule.where, fmt::format("nothing is logged to a logger '{}' of 'levels'", rule.where.text), Doubt::Some);
    for (const LoggerRule &rule : policy.loggers)
      if (!isLogged([&](const LogNode &node) { return globMatches(rule.name.text, node.fact.name, ':'); }))
        report(rule.name, fmt::format("nothing is logged with '{}' of 'loggers'", rule.name.text), Doubt::Some);
    for (const PolicyWord &glob : policy.facade)
      if (!matchesFile(glob.text))
        report(glob, fmt::format("path '{}' of 'facade' matches no file", glob.text));
    checkModuleWords(policy.noPrint, "of 'no_print'");
  }

  template <typename Accepts> bool isLogged(Accepts accepts) const {
    return program.logs && std::any_of(program.logs->statements.begin(), program.logs->statements.end(), accepts);
  }

  void checkIndependent(const Contract &contract) {
    std::set<ModuleId> members;
    bool isExplained = false; // Some word matches nothing: reported already.
    for (const PolicyWord &word : contract.modules) {
      std::vector<ModuleId> modules = resolve(word);
      members.insert(modules.begin(), modules.end());
      isExplained |= modules.empty();
    }
    if (members.size() < 2 && !isExplained)
      report(contract.id, fmt::format("contract '{}' forbids nothing: fewer than two modules match it", contract.id.text));
  }

  void checkModuleWords(const std::vector<PolicyWord> &words, const std::string &of) {
    for (const PolicyWord &word : words)
      if (resolve(word).empty() && !isEmptyModule(word.text))
        report(word, fmt::format("'{}' {} matches no module", word.text, of));
  }

  /// "boost" or "boost:<boost/asio/**>".
  void checkUsable(const PolicyWord &word, const std::string &of) {
    auto [name, glob] = llvm::StringRef(word.text).split(":<");
    PolicyWord module{name.str(), word.place};
    if (resolve(module).empty()) {
      if (!isEmptyModule(module.text))
        report(word, fmt::format("'{}' {} matches no module", module.text, of), Doubt::Some);
    } else if (!glob.empty() && !matchesIncluded("<" + glob.str())) {
      report(word, fmt::format("'<{}' {} matches nothing that is included", glob.str(), of), Doubt::Some);
    }
  }

  /// Of the project's own symbols all are known; of others only those that are used: nobody uses a forbidden function, as it should be.
  void checkSymbol(const PolicyWord &word, const std::string &of) {
    llvm::StringRef name = word.text;
    name.consume_front("::");
    const std::string pattern = name.str();
    auto matches = [&](const SymbolNode &symbol) { return globMatches(pattern, symbol.name, ':'); };
    if (std::any_of(program.symbols.begin(), program.symbols.end(), matches))
      return;
    report(word, fmt::format("no unit declares or uses '{}' {}", word.text, of), isOwnName(name) ? Doubt::None : Doubt::Much);
  }

  /// It begins with a namespace of the project.
  bool isOwnName(llvm::StringRef name) const {
    name.consume_front("::");
    return name.contains("::") && matchesNamespace(name.split("::").first.str());
  }

  std::vector<ModuleId> resolve(const PolicyWord &word) const { return modulesMatching(program, word); }

  /// The word names a module that has no files: reported there.
  bool isEmptyModule(const std::string &word) const {
    return std::any_of(emptyModules.begin(), emptyModules.end(),
                       [&](const std::string &name) { return globMatches(word, name) || globMatches(name, word); });
  }

  bool hasFiles(const ModuleRule &module) const {
    const auto rule = static_cast<std::uint32_t>(&module - program.policy.modules.data());
    auto isOf = [&](const ModuleNode &node) { return node.rule == rule && !node.files.empty(); };
    return std::any_of(program.modules.begin(), program.modules.end(), isOf) ||
           std::any_of(module.paths.begin(), module.paths.end(), [&](const PolicyWord &glob) { return matchesFile(glob.text); });
  }

  static std::string triedGlobs(const ModuleRule &module) {
    std::string text;
    for (const std::vector<PolicyWord> *words : {&module.paths, &module.includes, &module.targets, &module.namespaces})
      for (const PolicyWord &word : *words)
        text += fmt::format("{}'{}'", text.empty() ? "" : ", ", word.text);
    return text.empty() ? "it names no path" : text + " matches nothing";
  }

  std::size_t rowOf(const LayerOrder &order, const std::vector<ModuleId> &modules) const {
    for (std::size_t row = 0; row < order.rows.size(); ++row)
      for (const PolicyWord &word : order.rows[row].modules)
        for (ModuleId module : resolve(word))
          if (std::find(modules.begin(), modules.end(), module) != modules.end())
            return row;
    return NoIndex;
  }

  /// Files are sorted by path: only those with the glob's literal beginning are looked at.
  bool matchesFile(const std::string &glob) const {
    const std::string prefix = glob.substr(0, glob.find_first_of("*?[{"));
    auto first = std::lower_bound(program.files.begin(), program.files.end(), prefix,
                                  [](const FileNode &file, const std::string &path) { return file.path < path; });
    for (; first != program.files.end() && first->path.starts_with(prefix); ++first)
      if (first->origin == FileOrigin::FirstParty && matchPlaceholders(glob, first->path))
        return true;
    return false;
  }

  bool matchesIncluded(const std::string &glob) const {
    auto isFile = [&](const FileNode &file) {
      return file.origin == FileOrigin::External && (globMatches(glob, "<" + file.includedAs + ">") || globMatches(glob, file.includedAs));
    };
    auto isMissing = [&](const UnresolvedNode &node) { return globMatches(glob, "<" + node.include.spelled + ">"); };
    return std::any_of(program.files.begin(), program.files.end(), isFile) ||
           std::any_of(program.unresolved.begin(), program.unresolved.end(), isMissing);
  }

  /// A namespace, or one that encloses it, of a symbol that the project owns.
  bool matchesNamespace(const std::string &glob) const {
    std::string_view last;
    for (const SymbolNode &symbol : program.symbols) {
      if (symbol.owner == NoIndex || program.files[symbol.owner].origin != FileOrigin::FirstParty)
        continue;
      const std::string_view name = symbol.name;
      for (std::size_t end = name.find("::"); end != std::string_view::npos; end = name.find("::", end + 2))
        if (std::string_view scope = name.substr(0, end); scope != last) {
          last = scope;
          if (globMatches(glob, scope, ':'))
            return true;
        }
    }
    return false;
  }

  void report(const PolicyWord &word, std::string message, Doubt doubt = Doubt::None) {
    Finding finding;
    finding.place = {.file = word.place.file, .line = word.place.line, .column = word.place.column, .endColumn = word.place.endColumn};
    finding.keys = {message};
    finding.message = std::move(message);
    finding.help = "correct it or delete it: a rule that matches nothing reports success and checks nothing";
    finding.data = {{"word", word.text}};
    finding.severityShift = static_cast<int>(doubt);
    sink.report(std::move(finding));
  }

  const ProgramGraph &program;
  FindingSink &sink;
  std::vector<std::string> emptyModules;
};

class VacuousRule final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.policy.isDefault)
      VacuousSearch(program, sink).run();
  }
};

const RegisterRule<VacuousRule> registered{{.id = "vacuous-rule",
                                            .category = "architecture",
                                            .summary = "a word of the policy matches nothing, so it checks nothing",
                                            .severity = Severity::Error,
                                            .since = "0.1",
                                            .needsProgram = true,
                                            .isPolicyMistake = true}};

} // namespace
} // namespace seam
