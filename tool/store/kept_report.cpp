#include "tool/store/kept_report.h"
#include "matchers/facts/binary_archive.h"
#include <bit>

namespace seam {

// Each function names every field of its struct, for the writer and the reader alike.

template <typename Archive> void describe(Archive &archive, FindingPlace &place) {
  archive.field("file", place.file);
  archive.field("line", place.line);
  archive.field("column", place.column);
  archive.field("endLine", place.endLine);
  archive.field("endColumn", place.endColumn);
}

template <typename Archive> void describe(Archive &archive, Evidence &evidence) {
  describe(archive, evidence.place);
  archive.field("message", evidence.message);
}

template <typename Archive> void describe(Archive &archive, TextEdit &edit) {
  archive.field("file", edit.file);
  archive.field("offset", edit.offset);
  archive.field("length", edit.length);
  archive.field("text", edit.text);
}

template <typename Archive> void describe(Archive &archive, Fix &fix) {
  archive.field("title", fix.title);
  archive.field("isSafe", fix.isSafe);
  archive.field("edits", fix.edits);
}

template <typename Archive> void describe(Archive &archive, DataValue &value);

template <typename Archive> void describe(Archive &archive, std::pair<std::string, DataValue> &member) {
  archive.field("name", member.first);
  describe(archive, member.second);
}

/// Numbers are written as their bits.
template <typename Number> void describeNumber(BinaryWriter &archive, Number &number) {
  archive.field("number", std::bit_cast<std::uint64_t>(number));
}
template <typename Number> void describeNumber(BinaryReader &archive, Number &number) {
  std::uint64_t bits = 0;
  archive.field("number", bits);
  number = std::bit_cast<Number>(bits);
}

template <std::size_t Kind> void become(DataValue &value) {
  if (value.value.index() != Kind)
    value.value.template emplace<Kind>();
}

enum class DataKind : std::uint8_t { Text, Integer, Real, Flag, List, Object };

template <typename Archive> void describe(Archive &archive, DataValue &value) {
  auto kind = static_cast<DataKind>(value.value.index());
  archive.field("kind", kind, DataKind::Object);
  switch (kind) {
  case DataKind::Text:
    become<0>(value);
    return archive.field("value", std::get<0>(value.value));
  case DataKind::Integer:
    become<1>(value);
    return describeNumber(archive, std::get<1>(value.value));
  case DataKind::Real:
    become<2>(value);
    return describeNumber(archive, std::get<2>(value.value));
  case DataKind::Flag:
    become<3>(value);
    return archive.field("value", std::get<3>(value.value));
  case DataKind::List:
    become<4>(value);
    return archive.field("value", std::get<4>(value.value));
  case DataKind::Object:
    become<5>(value);
    return archive.field("value", std::get<5>(value.value));
  }
}

template <typename Archive> void describe(Archive &archive, Finding &finding) {
  describe(archive, finding.place);
  archive.field("message", finding.message);
  archive.field("evidence", finding.evidence);
  archive.field("help", finding.help);
  archive.field("fixes", finding.fixes);
  archive.field("data", finding.data);
  archive.field("keys", finding.keys);
  archive.field("contract", finding.contract);
  std::int64_t shift = finding.severityShift;
  describeNumber(archive, shift);
  finding.severityShift = static_cast<int>(shift);
  archive.field("rule", finding.rule);
  archive.field("category", finding.category);
  archive.field("severity", finding.severity, Severity::Error);
  archive.field("fingerprint", finding.fingerprint);
}

template <typename Archive> void describe(Archive &archive, FailedUnit &unit) {
  archive.field("path", unit.path);
  archive.field("reason", unit.reason);
}

template <typename Archive> void describe(Archive &archive, KeptReport &report) {
  archive.field("findings", report.findings);
  archive.field("units", report.coverage.units);
  archive.field("failed", report.coverage.failed);
  archive.field("headers", report.coverage.headers);
  archive.field("unresolved", report.coverage.unresolved);
  archive.field("unreached", report.coverage.unreached);
  archive.field("unassigned", report.coverage.unassigned);
  archive.field("notes", report.coverage.notes);
  archive.field("files", report.files);
}

std::string writeReport(const KeptReport &report) {
  BinaryWriter writer;
  describe(writer, const_cast<KeptReport &>(report)); // A writer does not change it.
  return std::move(writer.bytes);
}

std::optional<KeptReport> readReport(std::string_view bytes) {
  BinaryReader reader(bytes);
  KeptReport report;
  describe(reader, report);
  return reader.isBroken || !reader.isAtEnd() ? std::nullopt : std::optional(std::move(report));
}

} // namespace seam
