// What facts would a program of this size give?
#include "tests/bench/generated_facts.h"
#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <unordered_map>

namespace seam {
namespace {

constexpr std::uint32_t EdgesPerKind = 10;
constexpr std::uint32_t ComponentsPerModule = 50;
constexpr std::uint32_t ModulesPerTangle = 10;
constexpr std::uint32_t HeadersPerUnit = 3; ///< Whose facts a unit repeats, its own included.

/// Which components a file depends on; the same whoever asks.
class Plan {
public:
  explicit Plan(std::uint32_t components) : components(components) {}

  std::vector<std::uint32_t> dependencies(std::uint32_t component, bool isHeader) const {
    std::minstd_rand random(component * 2 + isHeader + 1);
    std::vector<std::uint32_t> result;
    const std::uint32_t span = ComponentsPerModule * ModulesPerTangle;
    const std::uint32_t tangleEnd = std::min(components, (component / span + 1) * span);
    for (std::uint32_t i = 0; i < EdgesPerKind; ++i) {
      const bool isUpward = random() % 400 == 0;
      const std::uint32_t target = isUpward ? component + random() % (tangleEnd - component) : random() % (component + 1);
      if (target != component)
        result.push_back(target);
    }
    return result;
  }

private:
  std::uint32_t components;
};

/// One unit on its way.
class UnitWriter {
public:
  UnitWriter(const Plan &plan, std::uint32_t component) : plan(plan) {
    facts.unit = pathOf(component, false);
    facts.configuration = "build";
    writeFile(component, false);
    writeFile(component, true);
    for (std::uint32_t other : plan.dependencies(component, false))
      if (written++ + 1 < HeadersPerUnit)
        writeFile(other, true);
  }

  UnitFacts facts;

private:
  static std::string pathOf(std::uint32_t component, bool isHeader) {
    return fmt::format("src/module{:04}/part{:06}.{}", component / ComponentsPerModule, component, isHeader ? "h" : "cpp");
  }

  FileIndex file(std::uint32_t component, bool isHeader) {
    auto [slot, isNew] = files.try_emplace(component * 2 + isHeader, facts.files.size());
    if (isNew)
      facts.files.push_back({.path = pathOf(component, isHeader), .isGuarded = isHeader});
    return slot->second;
  }

  SymbolIndex symbol(std::uint32_t component) {
    auto [slot, isNew] = symbols.try_emplace(component, facts.symbols.size());
    if (isNew) {
      facts.symbols.push_back({.id = fmt::format("c:@N@module{}@F@run{}#", component / ComponentsPerModule, component),
                               .name = fmt::format("module{}::run{}", component / ComponentsPerModule, component),
                               .kind = SymbolKind::Function});
      facts.declarations.push_back({.symbol = slot->second, .place = {.file = file(component, true), .line = 30, .column = 6}});
    }
    return slot->second;
  }

  void writeFile(std::uint32_t component, bool isHeader) {
    const FileIndex from = file(component, isHeader);
    std::uint32_t line = 1;
    auto include = [&](std::uint32_t target) {
      IncludeFact fact{.place = {.file = from, .line = line++, .column = 10, .endColumn = 40}, .to = file(target, true)};
      fact.spelled = facts.files[fact.to].path;
      facts.includes.push_back(std::move(fact));
    };
    if (!isHeader) {
      include(component);
      facts.declarations.push_back({.symbol = symbol(component), .place = {.file = from, .line = 9, .column = 6}, .isDefinition = true});
    }
    for (std::uint32_t target : plan.dependencies(component, isHeader)) {
      include(target);
      const UseKind kind = target % 3 == 0 ? UseKind::Name : target % 3 == 1 ? UseKind::Body : UseKind::Value;
      facts.uses.push_back({.symbol = symbol(target), .place = {.file = from, .line = line + 100, .column = 5}, .kind = kind});
    }
  }

  const Plan &plan;
  std::unordered_map<std::uint32_t, FileIndex> files;
  std::unordered_map<std::uint32_t, SymbolIndex> symbols;
  std::uint32_t written = 0;
};

} // namespace

std::vector<UnitFacts> generateFacts(std::uint32_t files) {
  const std::uint32_t components = files / 2;
  const Plan plan(components);
  std::vector<UnitFacts> units;
  units.reserve(components);
  for (std::uint32_t component = 0; component < components; ++component)
    units.push_back(std::move(UnitWriter(plan, component).facts));
  return units;
}

} // namespace seam
