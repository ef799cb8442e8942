#include "matchers/facts/split_facts.h"
#include "matchers/facts/exception_facts.h"
#include "matchers/facts/log_facts.h"
#include <unordered_map>

namespace seam {
namespace {

/// The facts of one file on their way; files and symbols get numbers when they are first named.
class FilePart {
public:
  FilePart(const UnitFacts &whole, FileIndex file) : whole(whole) {
    part.unit = whole.files[file].path;
    fileOf(file);
  }

  FileIndex fileOf(FileIndex index) {
    const auto [slot, isNew] = files.try_emplace(index, part.files.size());
    if (isNew)
      part.files.push_back(whole.files[index]);
    return slot->second;
  }

  SymbolIndex symbolOf(SymbolIndex index) {
    const auto [slot, isNew] = symbols.try_emplace(index, part.symbols.size());
    const SymbolIndex result = slot->second;
    if (isNew) {
      part.symbols.push_back(whole.symbols[index]);
      if (const SymbolIndex parent = whole.symbols[index].parent; parent != NoIndex) {
        const SymbolIndex own = symbolOf(parent);
        part.symbols[result].parent = own;
      }
    }
    return result;
  }

  Place placeOf(Place place) {
    place.file = fileOf(place.file);
    return place;
  }

  void addDeclaration(std::uint32_t index) {
    if (!declarations.try_emplace(index, true).second)
      return;
    DeclarationFact fact = whole.declarations[index];
    fact.symbol = symbolOf(fact.symbol);
    fact.place = placeOf(fact.place);
    part.declarations.push_back(fact);
  }

  const UnitFacts &whole;
  UnitFacts part;

private:
  std::unordered_map<FileIndex, FileIndex> files;
  std::unordered_map<SymbolIndex, SymbolIndex> symbols;
  std::unordered_map<std::uint32_t, bool> declarations;
};

/// The indices of facts, by the file in which they stand.
template <typename Facts, typename FileOf>
std::vector<std::vector<std::uint32_t>> byFile(const UnitFacts &whole, const Facts &facts, FileOf fileOf) {
  std::vector<std::vector<std::uint32_t>> lists(whole.files.size());
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    lists[fileOf(facts[i])].push_back(i);
  return lists;
}

} // namespace

std::vector<UnitFacts> splitFacts(const UnitFacts &facts, const std::vector<FileIndex> &files,
                                  const std::vector<DeclarationFor> &declarations) {
  const auto atPlace = [](const auto &fact) { return fact.place.file; };
  const auto includes = byFile(facts, facts.includes, atPlace);
  const auto unresolved = byFile(facts, facts.unresolved, atPlace);
  const auto dormant = byFile(facts, facts.dormant, [](const DormantName &fact) { return fact.file; });
  const auto declared = byFile(facts, declarations, [](const DeclarationFor &each) { return each.file; });
  const auto uses = byFile(facts, facts.uses, atPlace);
  ExceptionFacts exceptions;
  readExceptionFacts(facts.exceptions, exceptions); // Written in this process: never damaged.
  LogFacts logs;
  readLogFacts(facts.logs, logs);
  const auto interfaces = byFile(facts, facts.interfaces, atPlace);
  const auto leaks = byFile(facts, facts.leakedMocks, atPlace);
  std::vector<UnitFacts> parts;
  for (FileIndex file : files) {
    FilePart builder(facts, file);
    UnitFacts &part = builder.part;
    for (std::uint32_t i : includes[file]) {
      IncludeFact fact = facts.includes[i];
      fact.place = builder.placeOf(fact.place);
      fact.to = builder.fileOf(fact.to);
      part.includes.push_back(std::move(fact));
    }
    for (std::uint32_t i : unresolved[file]) {
      UnresolvedInclude fact = facts.unresolved[i];
      fact.place = builder.placeOf(fact.place);
      part.unresolved.push_back(std::move(fact));
    }
    for (std::uint32_t i : dormant[file])
      part.dormant.push_back({.file = builder.fileOf(file), .name = facts.dormant[i].name});
    for (std::uint32_t i : declared[file])
      builder.addDeclaration(declarations[i].declaration);
    for (std::uint32_t i : uses[file]) {
      UseFact fact = facts.uses[i];
      fact.symbol = builder.symbolOf(fact.symbol);
      fact.place = builder.placeOf(fact.place);
      part.uses.push_back(fact);
    }
    part.exceptions = writeExceptionFacts(exceptionFactsFor(exceptions, facts.files[file].path));
    part.logs = writeLogFacts(logFactsFor(logs, facts.files[file].path));
    for (std::uint32_t i : interfaces[file]) {
      InterfaceRecord record = facts.interfaces[i];
      record.place = builder.placeOf(record.place);
      part.interfaces.push_back(std::move(record));
    }
    for (std::uint32_t i : leaks[file]) {
      LeakedMock mock = facts.leakedMocks[i];
      mock.place = builder.placeOf(mock.place);
      part.leakedMocks.push_back(std::move(mock));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace seam
