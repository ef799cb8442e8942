// What do other people's functions throw, and what do they do with the functions that are passed to them? Their bodies are not read.
#pragma once
#include "matchers/facts/exception_facts.h"
#include "llvm/ADT/StringMap.h"
#include <string_view>
#include <vector>

namespace seam {

/// What the model says of one function.
struct ModelEntry {
  std::vector<std::string_view> throws;   ///< Types, for a reason that a caller can meet with ordinary data.
  std::vector<std::string_view> possible; ///< Types, for a reason that callers rule out as a matter of course: an index in range.
  std::string_view check;                 ///< What would tell beforehand: "find()"; empty: nothing.
  bool isQuiet = false;                   ///< Throws nothing beside what allocation does.
  bool invokes = false;                   ///< Calls what is passed to it, before it returns.
  bool startsThread = false;              ///< Calls what is passed to it, where nobody catches.
  bool runsAtExit = false;                ///< Calls it when the program ends, or when a signal comes.
  bool stores = false;                    ///< Catches what comes out of it, and hands it on: std::async.
  bool ends = false;                      ///< Ends the program.
};

/// The model of the standard library and of a few others: library_model.txt.
class LibraryModel {
public:
  /// Reads the text; a line that means nothing is a bug of ours, and left out.
  explicit LibraryModel(std::string_view text);

  /// "std::vector::at"; its own entry, else that of its class ("std::vector::*"); null: nothing is known.
  const ModelEntry *find(std::string_view function) const;

  /// Base classes of the library's exceptions: derived, base.
  const std::vector<std::pair<std::string_view, std::string_view>> &classes() const { return bases; }

  std::vector<std::string> mistakes; ///< Lines that mean nothing.

private:
  llvm::StringMap<ModelEntry> entries;
  std::vector<std::pair<std::string_view, std::string_view>> bases;
};

/// The model that is built in.
const LibraryModel &libraryModel();

} // namespace seam
