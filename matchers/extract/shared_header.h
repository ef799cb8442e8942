// How are headers parsed once for many units?
//
//   units of the same flags ──► <string>, "app/session.h", … ──► one precompiled header ──► each unit parses its main file only
//                                                         └────► facts of each own header, once for the program
//
// What is in the shared header must not change what a unit means: see SharedGuard. A unit for which that is not certain is read without it.
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/extract/macro_trace.h"
#include "matchers/facts/unit_inputs.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// A header that names something it does not include: one of `providers` must have come before.
struct SharedLean {
  std::uint32_t file = 0;
  std::string name;
  std::vector<std::uint32_t> providers;
};

/// A precompiled header and what a unit must know of it. Files have numbers: places in the lists named "per file".
struct SharedHeader {
  SharedHeader() = default;
  SharedHeader(SharedHeader &&) = default;
  SharedHeader &operator=(SharedHeader &&) = default;

  std::string file;                                 ///< The precompiled header.
  std::uint64_t fileHash = 0;                       ///< Of its bytes.
  std::vector<std::string> leftOut;                 ///< Lines that did not compile, with the reason.
  std::vector<std::string> lines;                   ///< What it includes, as it is written: <vector>.
  std::vector<std::string> paths;                   ///< Per file: real path.
  std::vector<std::vector<std::uint32_t>> includes; ///< Per file.
  std::vector<std::uint32_t> isGuarded;             ///< Per file: included once, however often it is asked for.
  std::vector<std::uint32_t> isOwn;                 ///< Per file: the project's.
  std::vector<std::uint32_t> isUnfit;               ///< Per file: it lacks something.
  std::vector<std::uint32_t> fitFrom;         ///< Per file: who must include it first, `extern "C" { #include "x.h" }`; NoIndex: anybody.
  std::vector<std::uint32_t> firstTrace;      ///< Per file: what it did when it was entered first; NoIndex: nothing.
  std::vector<std::vector<TraceStep>> traces; ///< See MacroTrace.
  std::vector<std::string> macros;            ///< Those that some file defines or undefines.
  std::vector<DefinitionId> before;           ///< Per macro: before the first file.
  std::vector<MacroTwin> twins;
  std::vector<std::uint64_t> words; ///< Hashes of all identifiers in these files, sorted.
  std::vector<SharedLean> leans;
  UnitInputs inputs;                                ///< What making it depended on.
  std::vector<std::vector<std::uint32_t>> inputsOf; ///< Per file: the inputs that are its contents.
  std::vector<std::string> facts;                   ///< Per file: writeFacts() of what stands in it; empty: not the project's own.
  std::vector<std::uint64_t> factsIds;              ///< Per file: hash of its facts.

  /// Not written: what stands in `file`, see loadSharedHeader …
  std::shared_ptr<const llvm::MemoryBuffer> bytes;
  /// … and numbers by name.
  llvm::StringMap<std::uint32_t> pathNumbers;
  llvm::StringMap<std::uint32_t> macroNumbers;
  llvm::DenseMap<DefinitionId, DefinitionId> firstTwin;
  std::vector<std::vector<std::uint32_t>> leansOf; ///< Per file: its leans; empty: there are none at all.
  std::vector<std::uint32_t> commonInputs;         ///< Those that are no file's contents: names that were looked for.
  void index();
};

/// What shall be in a shared header: each is what follows `#include`, with its quotes or angles.
struct SharedLines {
  std::vector<std::string> lines; ///< Those that do not compile come last, and are left out if they still do not.
  std::vector<std::string> more;  ///< Behind them, and left out at once: nobody promised that they compile.
};

/// Precompiles them with the flags of `like` into `file`. Nothing: none compiles.
std::optional<SharedHeader> buildSharedHeader(const ExtractRequest &like, const SharedLines &wanted, const std::string &file);

/// Reads the precompiled header into memory, for all units that are read afterwards. False: it is not as it was written; clang would trust
/// it.
bool loadSharedHeader(SharedHeader &header);

std::string writeSharedHeader(const SharedHeader &header);
std::optional<SharedHeader> readSharedHeader(std::string_view bytes);

} // namespace seam
