// How do facts travel between processes and into files?
#include "matchers/facts/facts_format.h"
#include "matchers/base/errors.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/exception_fields.h"
#include "matchers/facts/facts_fields.h"
#include "matchers/facts/interface_fields.h"
#include "matchers/facts/log_fields.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

/// Changes with every change of facts_fields.h.
constexpr std::uint32_t formatVersion = 12;

class JsonWriter {
public:
  using Json = nlohmann::ordered_json;

  void field(const char *name, std::uint32_t value) { json[name] = value == NoIndex ? Json() : Json(value); }
  void field(const char *name, std::uint64_t value) { json[name] = value; }
  void field(const char *name, bool value) { json[name] = value; }
  void field(const char *name, const std::string &text) { json[name] = text; }
  template <typename Enum> void field(const char *name, Enum value, Enum /*last*/) { json[name] = static_cast<unsigned>(value); }
  template <typename Item> void field(const char *name, std::vector<Item> &items) {
    Json list = Json::array();
    for (Item &item : items)
      list.push_back(toJson(item));
    json[name] = std::move(list);
  }
  void field(const char *name, Place &place) { json[name] = toJson(place); }

  Json json = Json::object();

private:
  static Json toJson(std::string &text) { return text; }
  static Json toJson(std::uint64_t &number) { return number; }
  template <typename Item> static Json toJson(Item &item) {
    JsonWriter inner;
    describe(inner, item);
    return std::move(inner.json);
  }
};

nlohmann::ordered_json interfaceAsJson(const std::string &bytes) {
  llvm::Expected<InterfaceFact> fact = readInterface(bytes);
  if (!fact)
    return llvm::toString(fact.takeError());
  // Where a type wraps around a name, the name's place is shown: void (*@)(int).
  for (TypeFact &each : fact->types)
    for (std::string *text : {&each.text, &each.value})
      std::ranges::replace(*text, NamePlace, '@');
  JsonWriter writer;
  describe(writer, *fact);
  return std::move(writer.json);
}

bool areIndicesValid(const UnitFacts &facts) {
  auto isSymbol = [&](SymbolIndex index) { return index < facts.symbols.size(); };
  bool areValid = true;
  visitFileIndices(facts, [&](FileIndex index) { areValid &= index < facts.files.size(); });
  for (const SymbolFact &symbol : facts.symbols)
    areValid &= symbol.parent == NoIndex || isSymbol(symbol.parent);
  for (const DeclarationFact &declaration : facts.declarations)
    areValid &= isSymbol(declaration.symbol);
  for (const UseFact &use : facts.uses)
    areValid &= isSymbol(use.symbol);
  return areValid;
}

} // namespace

std::string writeFacts(const UnitFacts &facts) {
  BinaryWriter writer;
  writer.field("version", formatVersion);
  // describe() serves readers too and therefore takes the facts by reference; a writer does not change them.
  describe(writer, const_cast<UnitFacts &>(facts));
  return std::move(writer.bytes);
}

llvm::Expected<UnitFacts> readFacts(std::string_view bytes) {
  BinaryReader reader(bytes);
  std::uint32_t version = 0;
  reader.field("version", version);
  if (reader.isBroken || version != formatVersion)
    return makeError("facts of format {}, this is a reader of format {}", version, formatVersion);
  UnitFacts facts;
  describe(reader, facts);
  if (reader.isBroken || !reader.isAtEnd() || !areIndicesValid(facts) || !areExceptionFactsWhole(facts.exceptions))
    return makeError("damaged facts ({} bytes)", bytes.size());
  return facts;
}

std::string writeInputs(const UnitInputs &inputs) {
  BinaryWriter writer;
  writer.field("version", formatVersion);
  writer.field("inputs", const_cast<UnitInputs &>(inputs));
  return std::move(writer.bytes);
}

llvm::Expected<UnitInputs> readInputs(std::string_view bytes) {
  BinaryReader reader(bytes);
  std::uint32_t version = 0;
  UnitInputs inputs;
  reader.field("version", version);
  reader.field("inputs", inputs);
  if (reader.isBroken || !reader.isAtEnd() || version != formatVersion)
    return makeError("damaged inputs ({} bytes)", bytes.size());
  return inputs;
}

std::string factsAsJson(const UnitFacts &facts) {
  JsonWriter writer;
  describe(writer, const_cast<UnitFacts &>(facts));
  // Within the facts they are bytes.
  for (std::size_t i = 0; i < facts.interfaces.size(); ++i) {
    nlohmann::ordered_json &record = writer.json["interfaces"][i];
    record.erase("bytes");
    record["declares"] = interfaceAsJson(facts.interfaces[i].bytes);
  }
  JsonWriter exceptions;
  if (ExceptionFacts decoded; readExceptionFacts(facts.exceptions, decoded))
    describe(exceptions, decoded);
  writer.json["exceptions"] = std::move(exceptions.json);
  JsonWriter logs;
  if (LogFacts decoded; readLogFacts(facts.logs, decoded))
    describe(logs, decoded);
  writer.json["logs"] = std::move(logs.json);
  return writer.json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace seam
