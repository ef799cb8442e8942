// How is `layers:` read?
#include "tool/config/policy_reader.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// The part [begin, end) of a word, without the blanks around it.
PolicyWord partOf(const YamlNode &word, std::size_t begin, std::size_t end) {
  while (begin < end && word.text[begin] == ' ')
    ++begin;
  while (begin < end && word.text[end - 1] == ' ')
    --end;
  const unsigned start = word.place.column + static_cast<unsigned>(begin) + (word.isQuoted ? 1 : 0);
  PolicyWord part{word.text.substr(begin, end - begin), word.place};
  if (part.text != word.text) {
    part.place.column = start;
    part.place.endColumn = start + static_cast<unsigned>(end - begin);
  }
  return part;
}

/// "ui | cli": independent siblings. "ui : cli": free ones. "net": alone.
LayerRow readRowText(const YamlNode &node, const MappingReader &order) {
  LayerRow row;
  const bool hasBar = node.text.find('|') != std::string::npos;
  const bool hasColon = node.text.find(':') != std::string::npos;
  if (hasBar && hasColon) {
    order.fail(node.place, fmt::format("row '{}' mixes '|' (independent) and ':' (free); use one of them", node.text));
    return row;
  }
  row.kind = hasColon ? RowKind::Free : RowKind::Independent;
  for (std::size_t begin = 0; begin <= node.text.size();) {
    const std::size_t end = std::min(node.text.find_first_of("|:", begin), node.text.size());
    row.modules.push_back(partOf(node, begin, end));
    const std::string &name = row.modules.back().text;
    if (name.empty())
      order.fail(node.place, fmt::format("row '{}' has an empty place", node.text));
    else if (name.find_first_of(" ,") != std::string::npos)
      order.fail(row.modules.back().place, fmt::format("'{}' is no module name; put '|' or ':' between the modules of a row", name));
    else {
      begin = end + 1;
      continue;
    }
    row.modules.pop_back();
    begin = end + 1;
  }
  return row;
}

LayerRow readRow(const YamlNode &node, const MappingReader &order) {
  if (node.kind == YamlNode::Kind::Mapping) {
    order.fail(node.place, "a row must be a word or a list of words; put \"ui : cli\" in quotes");
    return {};
  }
  if (node.kind == YamlNode::Kind::Word && !readWord(node, "a row of " + order.owner(), order.errorList()).text.empty())
    return readRowText(node, order);
  LayerRow row{.modules = {}, .kind = RowKind::Free};
  if (node.kind != YamlNode::Kind::Word)
    row.modules = readWords(node, "a row of " + order.owner(), order.errorList());
  return row;
}

LayerOrder readOrder(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, ownerOf(node, "layer order", index), errors);
  LayerOrder order;
  reader.require("id", "the name that messages and 'allow' use");
  order.id = reader.word("id");
  reader.require("order", "the layers from top to bottom");
  for (const YamlNode *row : reader.items("order"))
    order.rows.push_back(readRow(*row, reader));
  order.closed = reader.words("closed");
  order.because = reader.word("because");
  order.kinds = readEdgeKinds(reader);
  reader.finish();
  return order;
}

} // namespace

void readLayers(MappingReader &file, Policy &policy) {
  for (const YamlNode *node : file.items("layers"))
    policy.layers.push_back(readOrder(*node, policy.layers.size() + 1, file.errorList()));
}

} // namespace seam
