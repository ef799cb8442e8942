// Which file should whoever uses a symbol include?
#include "matchers/program/link_tables.h"
#include <algorithm>
#include <optional>

namespace seam {
namespace {

/// Picks the owner of one symbol from its declarations.
class OwnerChoice {
public:
  OwnerChoice(const ProgramGraph &graph, std::span<const LinkedDeclaration> declarations) : graph(graph), declarations(declarations) {}

  /// A class, enum, alias, concept or macro: where it is defined.
  const LinkedDeclaration *ofType() const {
    if (const LinkedDeclaration *inHeader = first([&](const LinkedDeclaration &each) { return each.isDefinition && isHeader(each); }))
      return inHeader;
    return only([](const LinkedDeclaration &each) { return each.isDefinition; });
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

} // namespace

void assignOwners(ProgramGraph &graph, const LinkTables &tables) {
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol) {
    SymbolNode &node = graph.symbols[symbol];
    if (node.parent != NoIndex && node.kind != SymbolKind::Class)
      continue;
    const auto declarations = tables.declarationsOf(symbol);
    const OwnerChoice choice(graph, declarations);
    const LinkedDeclaration *owner = isFunctionLike(node.kind) ? choice.ofFunction() : choice.ofType();
    if (!owner && !declarations.empty() && graph.files[declarations.front().file].origin == FileOrigin::External)
      owner = &declarations.front();
    if (owner) {
      node.owner = owner->file;
      node.ownerLine = owner->line;
    }
  }
  // A member belongs to its class, and stands where it is declared in the class's file.
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol) {
    SymbolNode &node = graph.symbols[symbol];
    SymbolId outer = symbol;
    for (unsigned depth = 0; depth < 64 && graph.symbols[outer].owner == NoIndex && graph.symbols[outer].parent != NoIndex; ++depth)
      outer = graph.symbols[outer].parent;
    if (outer == symbol)
      continue;
    node.owner = graph.symbols[outer].owner;
    node.ownerLine = graph.symbols[outer].ownerLine;
    for (const LinkedDeclaration &declaration : tables.declarationsOf(symbol))
      if (declaration.file == node.owner) {
        node.ownerLine = declaration.line;
        break;
      }
  }
}

} // namespace seam
