// How is `contracts:` read?
#include "tool/config/policy_reader.h"
#include "tool/config/suggestion.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// A kind of contract: the key that names it, the keys that only it has, and how it is read.
struct KindReader {
  std::string key;
  ContractKind kind;
  std::vector<std::string> ownKeys;
  void (*read)(MappingReader &, Contract &);
};

void readAcyclic(MappingReader &reader, Contract &contract) {
  static const Names levels = {"files", "components", "modules", "layers"};
  for (const PolicyWord &word : reader.words("acyclic"))
    if (!readName(word, levels, fmt::format("'acyclic' in {}", reader.owner()), reader.errorList()).empty())
      contract.levels.push_back(word);
  contract.depth = reader.number("depth", 16);
  const bool hasModules = llvm::any_of(contract.levels, [](const PolicyWord &level) { return level.text == "modules"; });
  if (contract.depth > 0 && !hasModules)
    reader.fail(reader.find("depth")->place, "'depth' groups modules by their names; add 'modules' to 'acyclic'");
}

void readIndependent(MappingReader &reader, Contract &contract) {
  contract.modules = reader.words("independent");
  contract.exceptThrough = reader.words("except_through");
  if (contract.modules.size() == 1 && contract.modules[0].text.find_first_of("*?[{") == std::string::npos)
    reader.fail(contract.modules[0].place,
                fmt::format("one module alone is always independent; list two, or use a pattern: '{}/*'", contract.modules[0].text));
}

void readForbid(MappingReader &reader, Contract &contract) {
  const YamlNode *node = reader.find("forbid");
  if (!node)
    return;
  MappingReader forbid(*node, fmt::format("'forbid' of {}", reader.owner()), reader.errorList());
  forbid.require("from", "the modules that must not");
  contract.from = forbid.words("from");
  contract.to = forbid.words("to");
  contract.symbols = forbid.words("symbols");
  if (node->kind == YamlNode::Kind::Mapping && !forbid.has("to") && !forbid.has("symbols"))
    forbid.fail(node->place, fmt::format("{} needs 'to' (modules) or 'symbols' (qualified names)", forbid.owner()));
  forbid.finish();
  contract.isTransitive = reader.flag("transitive");
}

void readProtect(MappingReader &reader, Contract &contract) {
  contract.protectedModules = reader.words("protect");
  reader.require("allow", "the modules that may use what is protected");
  contract.allowed = reader.words("allow");
}

void readOnly(MappingReader &reader, Contract &contract) {
  contract.users = reader.words("only");
  reader.require("may_use", "the module that only these may use, \"boost\" or \"boost:<boost/asio/**>\"");
  contract.mayUse = reader.words("may_use");
}

void readMetrics(MappingReader &reader, Contract &contract) {
  static const Names names = {"ccd", "acd", "nccd", "propagation_cost", "levels"};
  for (const YamlEntry &entry : reader.entries("metrics")) {
    if (readName(entry.key, names, fmt::format("a metric of {}", reader.owner()), reader.errorList()).empty())
      continue;
    const std::string label = fmt::format("'{}' in {}", entry.key.text, reader.owner());
    const PolicyWord limit = readWord(entry.value, label, reader.errorList());
    double number = 0;
    const bool isNumber = !entry.value.isQuoted && !llvm::StringRef(limit.text).getAsDouble(number) && number >= 0 && number < 1e300;
    if (limit.text.empty())
      continue;
    if (limit.text != "no_growth" && !isNumber)
      reader.fail(limit.place, fmt::format("{} must be 'no_growth' or a number, its limit, not '{}'", label, limit.text),
                  didYouMean(limit.text, {"no_growth"}));
    contract.metrics.emplace_back(entry.key, limit);
  }
}

const std::vector<KindReader> &kindReaders() {
  static const std::vector<KindReader> readers = {
      {"acyclic", ContractKind::Acyclic, {"depth"}, readAcyclic},
      {"independent", ContractKind::Independent, {"except_through"}, readIndependent},
      {"forbid", ContractKind::Forbid, {"transitive"}, readForbid},
      {"protect", ContractKind::Protect, {"allow"}, readProtect},
      {"only", ContractKind::Only, {"may_use"}, readOnly},
      {"metrics", ContractKind::Metrics, {}, readMetrics},
  };
  return readers;
}

Names kindKeys() {
  Names keys;
  for (const KindReader &kind : kindReaders())
    keys.push_back(kind.key);
  return keys;
}

/// The kind that the mapping's keys name, or null and an error: none, a misspelt one, or two.
const KindReader *kindOf(const YamlNode &node, const MappingReader &reader) {
  std::vector<const KindReader *> found;
  for (const KindReader &kind : kindReaders())
    if (reader.has(kind.key))
      found.push_back(&kind);
  if (found.size() == 1)
    return found[0];
  if (found.size() > 1) {
    reader.fail(node.place,
                fmt::format("{} is both '{}' and '{}'; make two contracts of it", reader.owner(), found[0]->key, found[1]->key));
    return nullptr;
  }
  const std::size_t before = reader.errorList().size();
  for (const YamlEntry &entry : node.entries)
    if (const std::string suggestion = didYouMean(entry.key.text, kindKeys()); !suggestion.empty())
      reader.fail(entry.key.place, fmt::format("unknown key '{}' in {}", entry.key.text, reader.owner()), suggestion);
  if (node.kind == YamlNode::Kind::Mapping && reader.errorList().size() == before)
    reader.fail(node.place, fmt::format("{} demands nothing; give it one of {}", reader.owner(), listWords(kindKeys())));
  return nullptr;
}

/// Keys of other kinds get a message that says whose they are.
void refuseForeignKeys(const YamlNode &node, const KindReader &kind, MappingReader &reader) {
  for (const KindReader &other : kindReaders())
    for (const std::string &key : other.ownKeys)
      for (const YamlEntry &entry : node.entries)
        if (&other != &kind && entry.key.text == key && reader.find(key))
          reader.fail(entry.key.place, fmt::format("'{}' belongs to '{}' contracts; {} is '{}'", key, other.key, reader.owner(), kind.key));
}

Contract readContract(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, ownerOf(node, "contract", index), errors);
  Contract contract;
  contract.place = node.place;
  reader.require("id", "the name that messages and 'allow' use");
  contract.id = reader.word("id");
  contract.because = reader.word("because");
  contract.baselinePolicy = reader.oneOf("policy", {"ratchet", "strict"}) == "strict" ? BaselinePolicy::Strict : BaselinePolicy::Ratchet;
  contract.kinds = readEdgeKinds(reader);
  const KindReader *kind = kindOf(node, reader);
  if (!kind)
    return contract; // Which of its other keys are right depends on the kind.
  contract.kind = kind->kind;
  kind->read(reader, contract);
  refuseForeignKeys(node, *kind, reader);
  reader.finish();
  return contract;
}

} // namespace

std::vector<std::string> readEdgeKinds(MappingReader &reader) {
  return reader.someOf("kinds", {"include", "symbol", "forward"});
}

std::string ownerOf(const YamlNode &item, std::string_view kind, std::size_t index) {
  for (const YamlEntry &entry : item.entries)
    if (entry.key.text == "id" && entry.value.kind == YamlNode::Kind::Word)
      return fmt::format("{} '{}'", kind, entry.value.text);
  return fmt::format("{} {}", kind, index);
}

void readContracts(MappingReader &file, Policy &policy) {
  for (const YamlNode *node : file.items("contracts"))
    policy.contracts.push_back(readContract(*node, policy.contracts.size() + 1, file.errorList()));
}

} // namespace seam
