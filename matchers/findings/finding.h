// What did a rule find? One defect, with its evidence and, where there is one, its fix.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace seam {

enum class Severity : std::uint8_t { Off, Note, Warning, Error };

/// A stretch of text in a file of the project. Lines and columns count from 1; line 0 is the whole file.
struct FindingPlace {
  std::string file; ///< Relative to the root, with '/'.
  unsigned line = 0;
  unsigned column = 0;
  unsigned endLine = 0;   ///< 0: same line.
  unsigned endColumn = 0; ///< One past the last column; 0: unknown.

  friend bool operator==(const FindingPlace &, const FindingPlace &) = default;
};

/// One step of the proof: a place and what happens there.
struct Evidence {
  FindingPlace place;
  std::string message;
};

/// Replaces `length` bytes at `offset` of `file` by `text`.
struct TextEdit {
  std::string file;
  unsigned offset = 0;
  unsigned length = 0;
  std::string text;

  friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

/// An edit that removes the defect. Safe: the meaning of the program stays.
struct Fix {
  std::string title;
  bool isSafe = false;
  std::vector<TextEdit> edits;
};

/// A small tree of values for machine readers: what a rule's JSON `data` object holds. Keys keep their order.
struct DataValue {
  using List = std::vector<DataValue>;
  using Object = std::vector<std::pair<std::string, DataValue>>;
  std::variant<std::string, std::int64_t, double, bool, List, Object> value;

  DataValue() = default;
  DataValue(std::string text) : value(std::move(text)) {}
  DataValue(const char *text) : value(std::string(text)) {}
  DataValue(std::int64_t number) : value(number) {}
  DataValue(double number) : value(number) {}
  DataValue(bool flag) : value(flag) {}
  DataValue(List list) : value(std::move(list)) {}
  DataValue(Object object) : value(std::move(object)) {}
};

/// One defect. A rule fills the upper half; the runner the rest.
struct Finding {
  FindingPlace place;
  std::string message;            ///< Lower-case start, no final stop, names in 'quotes'.
  std::vector<Evidence> evidence; ///< In the order in which a reader follows it.
  std::string help;               ///< What to do, one sentence; empty: the rule's page only.
  std::vector<Fix> fixes;
  DataValue::Object data;
  std::vector<std::string> keys; ///< What the defect is made of, free of line numbers ("src/a.h -> src/b.h"): the baseline
                                 ///< holds these, and a finding is old when all its keys are. Empty: made from rule, file and line text.
  std::string contract;          ///< The policy's contract or layer order it breaks; empty: none.
  int severityShift = 0;         ///< -1: one step milder than the rule's severity (an edge under an inactive #if).

  std::string rule; ///< Set by the runner, as all below.
  std::string category;
  Severity severity = Severity::Warning;
  std::string fingerprint; ///< Hash of rule and keys: the same defect has the same one after lines moved.
};

} // namespace seam
