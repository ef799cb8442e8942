// Which file should whoever uses a symbol include?
#include "matchers/program/link_tables.h"
#include <algorithm>
#include <tuple>

namespace seam {
namespace {

/// Picks the owner of one symbol from its declarations.
class OwnerChoice {
public:
  OwnerChoice(const ProgramGraph &graph, std::span<const LinkedDeclaration> declarations) : graph(graph), declarations(declarations) {}

  /// A class, enum, alias, concept or macro: where it is defined; an opaque one (`struct Handle;` in the header, defined in its source):
  /// the header, since that is all that others can see.
  const LinkedDeclaration *ofType() const {
    if (const LinkedDeclaration *inHeader = first([&](const LinkedDeclaration &each) { return each.isDefinition && isHeader(each); }))
      return inHeader;
    const LinkedDeclaration *definition = only([](const LinkedDeclaration &each) { return each.isDefinition; });
    const LinkedDeclaration *opaque = definition ? first([&](const LinkedDeclaration &each) {
      return !each.isFriend && isHeader(each) && graph.files[each.file].component == graph.files[definition->file].component;
    })
                                                 : nullptr;
    return opaque ? opaque : definition;
  }

  /// A function or variable: the header of the component that defines it, else a header that declares it in earnest, else its only
  /// definition.
  const LinkedDeclaration *ofFunction() const {
    for (const LinkedDeclaration &definition : declarations)
      if (definition.isDefinition)
        if (const LinkedDeclaration *own = first([&](const LinkedDeclaration &each) {
              return !each.isFriend && isHeader(each) && graph.files[each.file].component == graph.files[definition.file].component;
            }))
          return own;
    if (const LinkedDeclaration *declared =
            first([&](const LinkedDeclaration &each) { return !each.isFriend && !each.isForward && isHeader(each); }))
      return declared;
    if (const LinkedDeclaration *external =
            first([&](const LinkedDeclaration &each) { return graph.files[each.file].origin == FileOrigin::External; }))
      return external;
    if (const LinkedDeclaration *repeated = first([&](const LinkedDeclaration &each) { return !each.isFriend && isHeader(each); }))
      return repeated;
    return only([](const LinkedDeclaration &each) { return each.isDefinition; });
  }

private:
  bool isHeader(const LinkedDeclaration &each) const { return graph.files[each.file].isHeader; }

  template <typename Condition> const LinkedDeclaration *first(Condition condition) const {
    auto at = std::find_if(declarations.begin(), declarations.end(), condition);
    return at == declarations.end() ? nullptr : &*at;
  }

  /// The one declaration that meets the condition; null when files contradict each other (two programs that define the same name).
  template <typename Condition> const LinkedDeclaration *only(Condition condition) const {
    const LinkedDeclaration *found = first(condition);
    for (const LinkedDeclaration &each : declarations)
      if (condition(each) && each.file != found->file)
        return nullptr;
    return found;
  }

  const ProgramGraph &graph;
  std::span<const LinkedDeclaration> declarations;
};

bool isFunctionLike(SymbolKind kind) {
  return kind == SymbolKind::Function || kind == SymbolKind::Method || kind == SymbolKind::Variable;
}

/// Whether several components of the project define it. Two packages of others may: nobody here can change that.
bool isDefinedTwice(const ProgramGraph &graph, std::span<const LinkedDeclaration> declarations) {
  ComponentId definer = NoIndex;
  for (const LinkedDeclaration &each : declarations) {
    const ComponentId component = graph.files[each.file].component;
    if (!each.isDefinition || component == NoIndex)
      continue;
    if (definer != NoIndex && definer != component)
      return true;
    definer = component;
  }
  return false;
}

bool isMember(const SymbolNode &node) {
  return node.parent != NoIndex && node.kind != SymbolKind::Class;
}

/// The symbol itself or the nearest class around it for which the condition holds, or NoIndex.
template <typename Condition> SymbolId nearestAround(const ProgramGraph &graph, SymbolId symbol, Condition condition) {
  // Classes are not nested deeper; contradicting facts might go in a circle.
  for (unsigned depth = 0; depth < 64 && symbol != NoIndex; ++depth, symbol = graph.symbols[symbol].parent)
    if (condition(symbol))
      return symbol;
  return NoIndex;
}

void markContested(const ProgramGraph &graph, LinkTables &tables) {
  std::vector<bool> isTwice(graph.symbols.size());
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol)
    isTwice[symbol] = !isMember(graph.symbols[symbol]) && isDefinedTwice(graph, tables.declarationsOf(symbol));
  tables.isContested.resize(graph.symbols.size());
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol)
    tables.isContested[symbol] = nearestAround(graph, symbol, [&](SymbolId each) { return isTwice[each]; }) != NoIndex;
}

/// A member belongs to its class, and stands where it is declared in the class's file.
void giveMembersToTheirClass(ProgramGraph &graph, const LinkTables &tables) {
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol) {
    SymbolNode &node = graph.symbols[symbol];
    const SymbolId outer = nearestAround(graph, symbol, [&](SymbolId each) { return graph.symbols[each].owner != NoIndex; });
    if (outer == symbol || outer == NoIndex)
      continue;
    node.owner = graph.symbols[outer].owner;
    node.ownerLine = graph.symbols[outer].ownerLine;
    const auto declarations = tables.declarationsOf(symbol);
    const auto there = std::ranges::find(declarations, node.owner, &LinkedDeclaration::file);
    if (there != declarations.end())
      node.ownerLine = there->line;
  }
}

} // namespace

const LinkedDeclaration *ownerAmong(const ProgramGraph &graph, SymbolKind kind, std::span<const LinkedDeclaration> declarations) {
  const OwnerChoice choice(graph, declarations);
  const LinkedDeclaration *owner = isFunctionLike(kind) ? choice.ofFunction() : choice.ofType();
  const bool isExternal = !declarations.empty() && graph.files[declarations.front().file].origin == FileOrigin::External;
  return owner || !isExternal ? owner : &declarations.front();
}

/// Headers with definitions of functions that another header owns.
static void markImplementations(ProgramGraph &graph, const LinkTables &tables) {
  for (const LinkedDeclaration &each : tables.declarations) {
    const SymbolNode &symbol = graph.symbols[each.symbol];
    FileNode &file = graph.files[each.file];
    file.isImplementation |=
        each.isDefinition && isFunctionLike(symbol.kind) && file.isHeader && symbol.owner != NoIndex && symbol.owner != each.file;
  }
}

void assignOwners(ProgramGraph &graph, LinkTables &tables) {
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol) {
    SymbolNode &node = graph.symbols[symbol];
    if (isMember(node))
      continue;
    if (const LinkedDeclaration *owner = ownerAmong(graph, node.kind, tables.declarationsOf(symbol))) {
      node.owner = owner->file;
      node.ownerLine = owner->line;
    }
  }
  giveMembersToTheirClass(graph, tables);
  markImplementations(graph, tables);
  markContested(graph, tables);
}

void LocalOwners::addContested(const UnitFacts &facts, std::size_t index, std::uint32_t witness) {
  for (const DeclarationFact &fact : facts.declarations) {
    const SymbolId symbol = tables.symbolOfUnit[index][fact.symbol];
    const FileId file = tables.fileOfUnit[index][fact.place.file];
    if (file == NoIndex || !tables.isContested[symbol])
      continue;
    LinkedDeclaration declaration{.symbol = symbol, .file = file, .line = fact.place.line, .column = fact.place.column};
    declaration.endColumn = fact.place.endColumn;
    declaration.isDefinition = fact.isDefinition;
    declaration.isForward = fact.isForward;
    declaration.isFriend = fact.isFriend;
    declaration.witness = witness;
    contested.push_back(declaration);
  }
}

LocalOwners::LocalOwners(const ProgramGraph &graph, const LinkTables &tables, const std::vector<UnitFacts> &units, std::size_t unit)
    : graph(graph), tables(tables) {
  addContested(units[unit], unit, tables.nodeOfUnit[unit]);
  for (std::uint32_t header : tables.headersOf[unit])
    addContested(units[header], header, tables.nodeOfUnit[unit]);
  std::ranges::sort(contested, {},
                    [](const LinkedDeclaration &each) { return std::tuple(each.symbol, each.file, each.line, each.column); });
  for (auto first = contested.begin(); first != contested.end();) {
    const auto last = std::find_if(first, contested.end(), [&](const LinkedDeclaration &each) { return each.symbol != first->symbol; });
    const SymbolNode &node = graph.symbols[first->symbol];
    if (!isMember(node))
      if (const LinkedDeclaration *owner = ownerAmong(graph, node.kind, {first, last}))
        owners.emplace_back(first->symbol, owner->file);
    first = last;
  }
}

FileId LocalOwners::ownerOf(SymbolId symbol) const {
  if (!tables.isContested[symbol])
    return graph.symbols[symbol].owner;
  auto found = owners.end();
  nearestAround(graph, symbol, [&](SymbolId each) {
    found = std::ranges::lower_bound(owners, each, {}, &std::pair<SymbolId, FileId>::first);
    return found != owners.end() && found->first == each;
  });
  return found != owners.end() ? found->second : NoIndex;
}

} // namespace seam
