// How does a test write a policy without a file?
#pragma once
#include "matchers/policy/policy.h"
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace seam {

/// A word of the policy that stands nowhere.
inline PolicyWord word(std::string text) {
  return {std::move(text), {}};
}

/// Several words.
inline std::vector<PolicyWord> words(std::initializer_list<std::string> texts) {
  std::vector<PolicyWord> result;
  for (const std::string &text : texts)
    result.push_back(word(text));
  return result;
}

/// `- {id: main, order: […]}`: rows from top to bottom, the modules of one row independent of one another.
inline LayerOrder layerOrder(std::string id, std::initializer_list<std::vector<PolicyWord>> rows) {
  LayerOrder order;
  order.id = word(std::move(id));
  for (const std::vector<PolicyWord> &row : rows)
    order.rows.push_back({.modules = row, .kind = RowKind::Independent});
  return order;
}

/// A contract with its id and kind.
inline Contract contract(std::string id, ContractKind kind) {
  Contract result;
  result.id = word(std::move(id));
  result.kind = kind;
  return result;
}

/// `allow: - {contract: …, from: …, to: …}`
inline AllowEntry allowance(std::string contract, std::string from, std::string to) {
  AllowEntry entry;
  entry.contract = word(std::move(contract));
  entry.from = word(std::move(from));
  entry.to = word(std::move(to));
  entry.because = word("TEST-1");
  return entry;
}

} // namespace seam
