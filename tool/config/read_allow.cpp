// How is `allow:` read?
#include "tool/config/policy_reader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// True for a day that exists, written as 2027-01-31.
bool isDate(llvm::StringRef text) {
  unsigned year = 0, month = 0, day = 0;
  const bool isShaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && llvm::to_integer(text.substr(0, 4), year, 10) &&
                        llvm::to_integer(text.substr(5, 2), month, 10) && llvm::to_integer(text.substr(8, 2), day, 10);
  if (!isShaped || year < 1 || month < 1 || month > 12 || day < 1)
    return false;
  const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const unsigned shortMonth = isLeap ? 29 : 28;
  const unsigned days = month == 2 ? shortMonth : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
  return day <= days;
}

AllowEntry readAllowance(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, fmt::format("'allow' {}", index), errors);
  AllowEntry entry;
  entry.place = node.place;
  reader.require("contract", "the id of the contract or layer order that it is an exception from");
  entry.contract = reader.word("contract");
  reader.require("from", "the file pattern or module that may");
  entry.from = reader.word("from");
  reader.require("to", "the file pattern or module that it may use");
  entry.to = reader.word("to");
  reader.require("because", "who reads it later wants to know why");
  entry.because = reader.word("because");
  entry.until = reader.word("until");
  if (!entry.until.text.empty() && !isDate(entry.until.text))
    reader.fail(entry.until.place, fmt::format("'{}' is no date; write it as 2027-01-31", entry.until.text));
  reader.finish();
  return entry;
}

} // namespace

void readAllowances(MappingReader &file, Policy &policy) {
  for (const YamlNode *node : file.items("allow"))
    policy.allow.push_back(readAllowance(*node, policy.allow.size() + 1, file.errorList()));
}

} // namespace seam
