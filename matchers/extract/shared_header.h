// How are the headers of others parsed once for many units?
//
//   units of the same flags ──► <string>, <vector>, <boost/asio.hpp> … ──► one precompiled header ──► each unit parses its own files only
//
// Facts are about the project's own files, so what is in the shared header tells none; it only must not change what the own files mean. A
// unit for which that is not certain is read without it, see SharedGuard.
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/facts/unit_inputs.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seam {

/// A precompiled header and what a unit must know of it.
struct SharedHeader {
  std::string file;                                 ///< The precompiled header.
  std::vector<std::string> names;                   ///< What it includes, as it is written: "vector".
  std::vector<std::string> paths;                   ///< Real paths of the files in it.
  std::vector<std::vector<std::uint32_t>> includes; ///< Per path: the paths that it includes.
  std::vector<std::uint64_t> words;                 ///< Hashes of all identifiers in these files, sorted.
  UnitInputs inputs;

  std::unordered_map<std::string_view, std::uint32_t> pathNumbers() const;
};

/// Precompiles `#include <name>` for each of `names` with the flags of `like` into `file`. Names that do not compile are left out. Nothing:
/// none does.
std::optional<SharedHeader> buildSharedHeader(const ExtractRequest &like, std::vector<std::string> names, const std::string &file);

std::string writeSharedHeader(const SharedHeader &header);
std::optional<SharedHeader> readSharedHeader(std::string_view bytes);

} // namespace seam
