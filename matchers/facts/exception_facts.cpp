#include "matchers/facts/exception_facts.h"
#include "matchers/base/file_hash.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/exception_fields.h"
#include <algorithm>
#include <unordered_map>

namespace seam {
namespace {

bool areIndicesValid(const ExceptionFacts &facts) {
  bool areValid = true;
  const auto isFile = [&](std::uint32_t index) { areValid &= index < facts.files.size(); };
  const auto isType = [&](ThrownTypeIndex index) { areValid &= index < facts.types.size(); };
  const auto isCallee = [&](CalleeIndex index) { areValid &= index < facts.callees.size(); };
  for (ThrownTypeIndex i = 0; i < facts.types.size(); ++i) {
    const ThrownTypeFact &type = facts.types[i];
    if (type.file != NoFact)
      isFile(type.file);
    areValid &= type.pointee == NoFact || type.pointee < i;
    for (const BaseFact &base : type.bases)
      areValid &= base.type < i;
  }
  for (const FunctionFact &function : facts.functions) {
    isFile(function.file);
    visitIndices(function, isType, isCallee);
  }
  for (const FunctionFor &owner : facts.functionsFor) {
    isFile(owner.file);
    areValid &= owner.function < facts.functions.size();
  }
  return areValid;
}

/// The facts of one file on their way; files, types and callees get numbers when they are first named.
class Part {
public:
  explicit Part(const ExceptionFacts &whole) : whole(whole) {}

  std::uint32_t fileOf(std::uint32_t index) {
    const auto [slot, isNew] = files.try_emplace(index, part.files.size());
    if (isNew)
      part.files.push_back(whole.files[index]);
    return slot->second;
  }

  ThrownTypeIndex typeOf(ThrownTypeIndex index) {
    if (const auto known = types.find(index); known != types.end())
      return known->second;
    ThrownTypeFact type = whole.types[index];
    if (type.pointee != NoFact)
      type.pointee = typeOf(type.pointee);
    for (BaseFact &base : type.bases)
      base.type = typeOf(base.type);
    if (type.file != NoFact)
      type.file = fileOf(type.file);
    const auto result = static_cast<ThrownTypeIndex>(part.types.size());
    types[index] = result;
    part.types.push_back(std::move(type));
    return result;
  }

  CalleeIndex calleeOf(CalleeIndex index) {
    const auto [slot, isNew] = callees.try_emplace(index, part.callees.size());
    if (isNew)
      part.callees.push_back(whole.callees[index]);
    return slot->second;
  }

  void add(const FunctionFact &fact, std::uint32_t owner) {
    FunctionFact function = fact;
    function.file = fileOf(function.file);
    visitIndices(function, [&](ThrownTypeIndex &type) { type = typeOf(type); }, [&](CalleeIndex &callee) { callee = calleeOf(callee); });
    part.functionsFor.push_back({.file = owner, .function = static_cast<std::uint32_t>(part.functions.size())});
    part.functions.push_back(std::move(function));
  }

  ExceptionFacts part;

private:
  const ExceptionFacts &whole;
  std::unordered_map<std::uint32_t, std::uint32_t> files;
  std::unordered_map<ThrownTypeIndex, ThrownTypeIndex> types;
  std::unordered_map<CalleeIndex, CalleeIndex> callees;
};

/// Behind the facts stands their hash: whether they are whole can be told without reading them.
constexpr std::size_t HashSize = 8;

std::string hashBytes(std::string_view facts) {
  const std::uint64_t hash = hashOf(facts);
  std::string bytes;
  for (std::size_t i = 0; i < HashSize; ++i)
    bytes.push_back(static_cast<char>(hash >> (8 * i)));
  return bytes;
}

} // namespace

std::string writeExceptionFacts(const ExceptionFacts &facts) {
  if (facts.functions.empty() && facts.types.empty())
    return {};
  BinaryWriter writer;
  describe(writer, const_cast<ExceptionFacts &>(facts)); // Serves readers too; a writer does not change them.
  writer.bytes += hashBytes(writer.bytes);
  return std::move(writer.bytes);
}

bool areExceptionFactsWhole(std::string_view bytes) {
  if (bytes.empty())
    return true;
  return bytes.size() > HashSize && hashBytes(bytes.substr(0, bytes.size() - HashSize)) == bytes.substr(bytes.size() - HashSize);
}

bool readExceptionFacts(std::string_view bytes, ExceptionFacts &facts) {
  facts = {};
  if (bytes.empty())
    return true;
  if (!areExceptionFactsWhole(bytes))
    return false;
  BinaryReader reader(bytes.substr(0, bytes.size() - HashSize));
  describe(reader, facts);
  return !reader.isBroken && reader.isAtEnd() && areIndicesValid(facts);
}

ExceptionFacts exceptionFactsFor(const ExceptionFacts &facts, const std::string &file) {
  Part builder(facts);
  const auto found = std::find(facts.files.begin(), facts.files.end(), file);
  if (found == facts.files.end())
    return {};
  const auto index = static_cast<std::uint32_t>(found - facts.files.begin());
  const std::uint32_t owner = builder.fileOf(index);
  for (const FunctionFor &each : facts.functionsFor)
    if (each.file == index)
      builder.add(facts.functions[each.function], owner);
  for (ThrownTypeIndex type = 0; type < facts.types.size(); ++type)
    if (facts.types[type].file == index)
      builder.typeOf(type);
  return std::move(builder.part);
}

} // namespace seam
