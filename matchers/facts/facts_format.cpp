// How do facts travel between processes and into files?
#include "matchers/facts/facts_format.h"
#include "matchers/base/errors.h"
#include "matchers/facts/facts_fields.h"
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace seam {
namespace {

/// Changes with every change of facts_fields.h.
constexpr std::uint32_t formatVersion = 3;

class Writer {
public:
  void field(const char *, std::uint32_t value) {
    while (value >= 0x80) {
      bytes.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    bytes.push_back(static_cast<char>(value));
  }
  void field(const char *, bool value) { bytes.push_back(value ? 1 : 0); }
  void field(const char *, const std::string &text) {
    field("", static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  template <typename Enum> void field(const char *, Enum value, Enum /*last*/) { bytes.push_back(static_cast<char>(value)); }
  template <typename Item> void field(const char *, std::vector<Item> &items) {
    field("", static_cast<std::uint32_t>(items.size()));
    for (Item &item : items)
      describe(*this, item);
  }
  void field(const char *, Place &place) { describe(*this, place); }

  std::string bytes;
};

class Reader {
public:
  explicit Reader(std::string_view bytes) : rest(bytes) {}

  void field(const char *, std::uint32_t &value) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const auto byte = static_cast<unsigned char>(next());
      number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) {
        if (number > std::numeric_limits<std::uint32_t>::max())
          isBroken = true;
        value = static_cast<std::uint32_t>(number);
        return;
      }
    }
    isBroken = true;
  }
  void field(const char *, bool &value) {
    const char byte = next();
    isBroken |= byte != 0 && byte != 1;
    value = byte == 1;
  }
  void field(const char *, std::string &text) {
    std::uint32_t size = 0;
    field("", size);
    if (isBroken || size > rest.size()) {
      isBroken = true;
      return;
    }
    text.assign(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  template <typename Enum> void field(const char *, Enum &value, Enum last) {
    const auto byte = static_cast<unsigned char>(next());
    isBroken |= byte > static_cast<unsigned char>(last);
    value = static_cast<Enum>(byte);
  }
  template <typename Item> void field(const char *, std::vector<Item> &items) {
    std::uint32_t size = 0;
    field("", size);
    // Each item takes at least one byte: a size beyond that is a lie, not a reason to allocate.
    if (isBroken || size > rest.size()) {
      isBroken = true;
      return;
    }
    items.resize(size);
    for (Item &item : items)
      if (!isBroken)
        describe(*this, item);
  }
  void field(const char *, Place &place) { describe(*this, place); }

  bool isBroken = false;
  bool isAtEnd() const { return rest.empty(); }

private:
  char next() {
    if (rest.empty()) {
      isBroken = true;
      return 0;
    }
    const char byte = rest.front();
    rest.remove_prefix(1);
    return byte;
  }

  std::string_view rest;
};

class JsonWriter {
public:
  using Json = nlohmann::ordered_json;

  void field(const char *name, std::uint32_t value) { json[name] = value == NoIndex ? Json() : Json(value); }
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
  template <typename Item> static Json toJson(Item &item) {
    JsonWriter inner;
    describe(inner, item);
    return std::move(inner.json);
  }
};

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
  Writer writer;
  writer.field("version", formatVersion);
  // describe() serves readers too and therefore takes the facts by reference; a writer does not change them.
  describe(writer, const_cast<UnitFacts &>(facts));
  return std::move(writer.bytes);
}

llvm::Expected<UnitFacts> readFacts(std::string_view bytes) {
  Reader reader(bytes);
  std::uint32_t version = 0;
  reader.field("version", version);
  if (reader.isBroken || version != formatVersion)
    return makeError("facts of format {}, this is a reader of format {}", version, formatVersion);
  UnitFacts facts;
  describe(reader, facts);
  if (reader.isBroken || !reader.isAtEnd() || !areIndicesValid(facts))
    return makeError("damaged facts ({} bytes)", bytes.size());
  return facts;
}

std::string factsAsJson(const UnitFacts &facts) {
  JsonWriter writer;
  describe(writer, const_cast<UnitFacts &>(facts));
  return writer.json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace seam
