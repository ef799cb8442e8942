// What does a person do to remove a dependency? One concrete sentence, with files, declarations and methods.
#include "matchers/program/breakup_uses.h"
#include "matchers/program/symbol_names.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace seam {
namespace {

constexpr std::size_t NamesShown = 5;
constexpr std::size_t PlacesShown = 3;

/// "a, b and c"; "a, b and 3 more" beyond the limit.
std::string listed(const std::vector<std::string> &texts, std::size_t limit) {
  std::string list;
  const std::size_t shown = texts.size() > limit ? limit : texts.size();
  for (std::size_t i = 0; i < shown; ++i)
    list += (i == 0 ? "" : i + 1 == texts.size() ? " and " : ", ") + texts[i];
  return shown == texts.size() ? list : fmt::format("{} and {} more", list, texts.size() - shown);
}

/// Writes the advice for one level edge.
class Advice {
public:
  Advice(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge, const EdgeUses &uses)
      : graph(graph), levels(levels), edge(edge), uses(uses) {}

  std::string text(BreakKind kind) {
    switch (kind) {
    case BreakKind::DeleteInclude:
      break;
    case BreakKind::ForwardDeclare:
      addForwardDeclarations();
      break;
    case BreakKind::MoveToSource:
      addForwardDeclarations();
      addMoves();
      break;
    case BreakKind::Invert:
      addInversion();
      addTransfers();
      break;
    }
    addDeletions();
    return fmt::format("{}", fmt::join(parts, "; "));
  }

private:
  const std::string &pathOf(FileId file) const { return graph.files[file].path; }
  std::string quoted(FileId file) const { return fmt::format("'{}'", pathOf(file)); }
  const std::string &user() const { return levels.nodes[edge.from]; }

  std::vector<std::string> pathsFrom(const std::vector<EdgeId> &edges) const {
    std::set<FileId> files;
    for (EdgeId id : edges)
      files.insert(graph.edges[id].from);
    std::vector<std::string> paths;
    for (FileId file : files)
      paths.push_back(pathOf(file));
    return paths;
  }

  /// "namespace ui { class Dialog; class Frame; }", one text per namespace.
  std::vector<std::string> declarations() const {
    std::map<std::string_view, std::set<std::string>> byScope;
    for (EdgeId id : uses.named) {
      const SymbolNode &symbol = graph.symbols[graph.edges[id].symbol];
      const std::string_view name = shortName(symbol.name);
      std::string &&text = symbol.kind == SymbolKind::Class  ? fmt::format("class {};", name)
                           : symbol.kind == SymbolKind::Enum ? fmt::format("enum class {};", name)
                                                             : std::string(name);
      byScope[scopeOf(symbol.name)].insert(std::move(text));
    }
    std::vector<std::string> texts;
    for (const auto &[scope, names] : byScope) {
      const std::string all = listedDeclarations(names);
      texts.push_back(scope.empty() ? fmt::format("'{}'", all) : fmt::format("'namespace {} {{ {} }}'", scope, all));
    }
    return texts;
  }

  static std::string listedDeclarations(const std::set<std::string> &names) {
    std::string all;
    std::size_t shown = 0;
    for (const std::string &name : names) {
      if (++shown > NamesShown)
        return fmt::format("{} /* and {} more */", all, names.size() - NamesShown);
      all += (all.empty() ? "" : " ") + name;
    }
    return all;
  }

  void addForwardDeclarations() {
    if (uses.named.empty())
      return;
    std::string text =
        fmt::format("forward-declare {} in {}", listed(declarations(), PlacesShown), listed(pathsFrom(uses.named), PlacesShown));
    std::set<FileId> targets;
    for (EdgeId id : uses.includes)
      targets.insert(graph.edges[id].to);
    std::vector<std::string> headers;
    for (FileId target : targets)
      headers.push_back(quoted(target));
    const FileId source = levels.level == Level::File ? sourceBeside(graph, graph.edges[uses.named.front()].from) : NoIndex;
    if (!headers.empty() && source != NoIndex && usesNode(graph, levels, source, edge.to))
      text += fmt::format(" and include {} in {}", headers.front(), pathOf(source));
    else if (!headers.empty())
      text += fmt::format(" instead of including {}", listed(headers, PlacesShown));
    parts.push_back(std::move(text));
  }

  void addMoves() {
    if (!uses.bodies.empty()) {
      const FileId header = graph.edges[uses.bodies.front()].from, target = graph.edges[uses.bodies.front()].to;
      const FileId source = sourceBeside(graph, header);
      parts.push_back(fmt::format("move the bodies that use {} from {} to {} and include {} there",
                                  listed(quotedNames(uses.bodies), NamesShown), pathOf(header),
                                  source == NoIndex ? "a source of its own" : pathOf(source), quoted(target)));
      return;
    }
    const Edge &include = graph.edges[uses.misplaced.front()];
    parts.push_back(fmt::format("move the include of {} from {} to {}: only the source needs it", quoted(include.to), pathOf(include.from),
                                pathOf(sourceBeside(graph, include.from))));
  }

  std::vector<std::string> quotedNames(const std::vector<EdgeId> &edges) const {
    std::set<std::string> names;
    for (EdgeId id : edges)
      if (graph.edges[id].symbol != NoIndex)
        names.insert(fmt::format("'{}'", graph.symbols[graph.edges[id].symbol].name));
    return {names.begin(), names.end()};
  }

  /// What an interface for one class would hold.
  struct Interface {
    std::set<std::string> members; ///< Quoted short names.
    std::set<std::string> users;   ///< Files.
    bool isOurs = false;           ///< Not somebody else's class.
    bool isCreated = false;        ///< A constructor is used.
  };

  bool isConstruction(const SymbolNode &symbol) const {
    const std::string_view owner = shortName(scopeOf(symbol.name));
    return shortName(symbol.name) == owner.substr(0, owner.find('<'));
  }

  void addToInterfaces(const Edge &use, std::map<std::string, Interface> &interfaces) const {
    const SymbolNode &symbol = graph.symbols[use.symbol];
    const SymbolNode &parent = graph.symbols[symbol.parent];
    Interface &of = interfaces[parent.name];
    of.isOurs = parent.owner != NoIndex && graph.files[parent.owner].origin == FileOrigin::FirstParty;
    of.users.insert(pathOf(use.from));
    const std::string_view name = shortName(symbol.name);
    if (isConstruction(symbol))
      of.isCreated = true;
    else if (!name.starts_with('~'))
      of.members.insert(fmt::format("'{}'", name));
  }

  /// Which command takes the interface out of its class.
  static std::string commandFor(const std::string &name, const Interface &of) {
    if (!of.isOurs || name.find('<') != std::string::npos)
      return "";
    std::string command = " (`seam double interface " + name;
    if (of.users.size() <= PlacesShown)
      for (const std::string &each : of.users)
        command += " --used-by " + each;
    return command + "`)";
  }

  void addInversion() {
    std::map<std::string, Interface> interfaces;
    std::set<std::string> functions;
    for (const std::vector<EdgeId> *edges : {&uses.bodies, &uses.values})
      for (EdgeId id : *edges) {
        if (graph.edges[id].symbol == NoIndex)
          continue;
        const SymbolNode &symbol = graph.symbols[graph.edges[id].symbol];
        if (symbol.parent != NoIndex && (symbol.kind == SymbolKind::Method || symbol.kind == SymbolKind::Field))
          addToInterfaces(graph.edges[id], interfaces);
        else if (symbol.kind == SymbolKind::Function)
          functions.insert(fmt::format("'{}'", symbol.name));
      }
    std::vector<std::string> needs, created;
    for (const auto &[name, of] : interfaces) {
      if (!of.members.empty())
        needs.push_back(fmt::format("an interface with {} that {} implements{}", listed({of.members.begin(), of.members.end()}, NamesShown),
                                    name, commandFor(name, of)));
      if (of.isCreated)
        created.push_back(name);
    }
    if (!functions.empty())
      needs.push_back(fmt::format("a callback for {}", listed({functions.begin(), functions.end()}, NamesShown)));
    if (!needs.empty())
      parts.push_back(fmt::format("invert it: {} needs {}", user(), listed(needs, PlacesShown)));
    if (!created.empty())
      parts.push_back(fmt::format("let the caller create {}", listed(created, PlacesShown)));
  }

  /// Types, constants and macros, for which no interface helps.
  void addTransfers() {
    std::vector<EdgeId> moved;
    auto isTransfer = [&](EdgeId id) {
      const SymbolKind kind = graph.edges[id].symbol == NoIndex ? SymbolKind::Class : graph.symbols[graph.edges[id].symbol].kind;
      return kind != SymbolKind::Method && kind != SymbolKind::Field && kind != SymbolKind::Function;
    };
    std::copy_if(uses.values.begin(), uses.values.end(), std::back_inserter(moved), isTransfer);
    if (moved.empty() && parts.empty())
      std::copy_if(uses.bodies.begin(), uses.bodies.end(), std::back_inserter(moved), isTransfer);
    if (moved.empty() && parts.empty())
      moved = uses.smuggled;
    if (moved.empty())
      return;
    parts.push_back(fmt::format("move {} to {} or below both: {}", listed(quotedNames(moved), NamesShown), user(), reasonToMove(moved)));
  }

  std::string_view reasonToMove(const std::vector<EdgeId> &edges) const {
    UseKind dearest = UseKind::Name;
    for (EdgeId id : edges)
      dearest = std::max(dearest, graph.edges[id].use);
    switch (dearest) {
    case UseKind::Name:
      return "it is declared again where it is used";
    case UseKind::Body:
      return "function bodies need its definition";
    case UseKind::Value:
      return "it is used by value";
    case UseKind::TemplateArgument:
      return "it is a template's argument";
    case UseKind::Base:
      return "classes derive from it";
    case UseKind::Macro:
      return "macros know no interface";
    }
    return "";
  }

  std::string placeOfInclude(EdgeId id) const {
    const Edge &include = graph.edges[id];
    return fmt::format("{} at {}:{}", quoted(include.to), pathOf(include.from), include.line);
  }

  void addDeletions() {
    if (!uses.unused.empty()) {
      std::vector<std::string> places;
      for (EdgeId id : uses.unused)
        places.push_back(placeOfInclude(id));
      parts.push_back(fmt::format("delete the unused include of {}", listed(places, PlacesShown)));
    }
    for (std::size_t i = 0; i < uses.held.size() && i < PlacesShown; ++i)
      parts.push_back(fmt::format("nothing that was seen needs {}, but {}", placeOfInclude(uses.held[i]), reasonToHold(uses.held[i])));
    if (uses.held.size() > PlacesShown)
      parts.push_back(fmt::format("{} more includes are held like that", uses.held.size() - PlacesShown));
  }

  std::string reasonToHold(EdgeId id) const {
    const Edge &include = graph.edges[id];
    if (include.isConditional && include.condition != 0)
      return fmt::format("no unit turned '{}' on: look what needs it there", graph.conditions[include.condition]);
    if (include.isConditional)
      return "no unit turned its #if on: look what needs it there";
    if (include.form == IncludeForm::Forced)
      return "the compiler's flags force it: take it out of them";
    if (include.isExported)
      return "it is passed on: let who needs it include it";
    if (include.isKept)
      return "a pragma keeps it: delete both";
    return "it is text to be included many times: move it to where it is used";
  }

  const ProgramGraph &graph;
  const LevelGraph &levels;
  const LevelEdge &edge;
  const EdgeUses &uses;
  std::vector<std::string> parts;
};

} // namespace

std::string adviceFor(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge, const EdgeUses &uses, BreakKind kind) {
  return Advice(graph, levels, edge, uses).text(kind);
}

} // namespace seam
