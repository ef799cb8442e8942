#include "tool/pipeline/worker_answer.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/facts_format.h"
#include <chrono>

namespace seam {

template <typename Archive> void describe(Archive &archive, WorkerAnswer &answer) {
  archive.field("microseconds", answer.microseconds);
  archive.field("usedShared", answer.usedShared);
  archive.field("isProvisional", answer.isProvisional);
  archive.field("doubt", answer.doubt);
  archive.field("inputs", answer.inputs);
  archive.field("shared", answer.shared);
  archive.field("headers", answer.headers);
  archive.field("bodies", answer.bodies);
  archive.field("factBytes", answer.factBytes);
}

std::string workerAnswer(const ExtractRequest &request) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  ExtractedUnit unit = extractUnit(request);
  WorkerAnswer answer{
      .usedShared = unit.usedShared, .isProvisional = unit.isProvisional, .doubt = std::move(unit.doubt), .inputs = std::move(unit.inputs)};
  answer.shared = std::move(unit.shared);
  answer.headers = std::move(unit.headers);
  answer.bodies = std::move(unit.bodies);
  answer.factBytes = writeFacts(unit.facts);
  answer.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
  BinaryWriter writer;
  describe(writer, answer);
  return std::move(writer.bytes);
}

std::optional<ReadWorkerAnswer> readWorkerAnswer(const std::string &bytes) {
  BinaryReader reader(bytes);
  ReadWorkerAnswer read;
  describe(reader, read.answer);
  llvm::Expected<UnitFacts> unit = readFacts(read.answer.factBytes);
  if (!unit || reader.isBroken) {
    llvm::consumeError(unit.takeError());
    return std::nullopt;
  }
  read.facts = std::move(*unit);
  return read;
}

} // namespace seam
