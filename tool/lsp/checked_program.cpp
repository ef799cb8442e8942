#include "tool/lsp/checked_program.h"
#include "tool/pipeline/pipeline.h"
#include "tool/store/kept_report.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"

namespace seam {

ReadFile CheckedProgram::readFile() const {
  return fileReader(root, texts);
}

EditorText CheckedProgram::editorText() const {
  return EditorText(root, readFile());
}

std::optional<std::string> CheckedProgram::relative(const std::string &path) const {
  llvm::StringRef rest(path);
  if (!rest.consume_front(root) || !rest.consume_front("/"))
    return std::nullopt;
  return rest.str();
}

std::optional<CheckedProgram> checkedProgram(const EngineRequest &request, const EngineAnswer &answer) {
  std::optional<KeptReport> report = readReport(answer.report);
  if (!report)
    return std::nullopt;
  CheckedProgram program{.root = answer.root, .findings = std::move(report->findings), .coverage = std::move(report->coverage)};
  program.interfaces = answer.interfaces;
  for (const OpenText &open : request.open)
    program.texts[open.path] = open.text;
  return program;
}

static llvm::lsp::DiagnosticSeverity severityOf(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return llvm::lsp::DiagnosticSeverity::Error;
  case Severity::Warning:
    return llvm::lsp::DiagnosticSeverity::Warning;
  case Severity::Note:
  case Severity::Off:
    break;
  }
  return llvm::lsp::DiagnosticSeverity::Information;
}

llvm::json::Object diagnostic(const Finding &finding, EditorText &text) {
  llvm::json::Object result{{"range", toJSON(text.range(finding.place))},
                            {"severity", static_cast<int>(severityOf(finding.severity))},
                            {"code", finding.rule},
                            {"source", "seam"},
                            {"message", finding.help.empty() ? finding.message : finding.message + "\n" + finding.help}};
  llvm::json::Array related;
  for (const Evidence &step : finding.evidence)
    related.push_back(
        llvm::json::Object{{"location", llvm::json::Object{{"uri", text.uri(step.place.file)}, {"range", toJSON(text.range(step.place))}}},
                           {"message", step.message}});
  if (!related.empty())
    result["relatedInformation"] = std::move(related);
  return result;
}

/// "src/x.cpp:3:1: error: unknown type name": the place of an error in that file; line 0: there is none.
static FindingPlace placeOf(const FailedUnit &unit) {
  FindingPlace place{.file = unit.path};
  llvm::StringRef reason(unit.reason);
  if (!reason.consume_front(unit.path) || !reason.consume_front(":") || reason.consumeInteger(10, place.line))
    return {.file = unit.path};
  if (!reason.consume_front(":") || reason.consumeInteger(10, place.column))
    place.column = 0;
  return place;
}

static llvm::json::Object diagnostic(const FailedUnit &unit, EditorText &text) {
  return llvm::json::Object{{"range", toJSON(text.range(placeOf(unit)))},
                            {"severity", static_cast<int>(llvm::lsp::DiagnosticSeverity::Information)},
                            {"code", "not-checked"},
                            {"source", "seam"},
                            {"message", "this unit was not read completely: " + unit.reason}};
}

llvm::json::Array diagnosticsOf(const CheckedProgram &program, const std::string &file) {
  EditorText text = program.editorText();
  llvm::json::Array result;
  for (const Finding &finding : program.findings)
    if (finding.place.file == file)
      result.push_back(diagnostic(finding, text));
  for (const FailedUnit &unit : program.coverage.failed)
    if (unit.path == file)
      result.push_back(diagnostic(unit, text));
  return result;
}

std::map<std::string, llvm::json::Array> diagnosticsByFile(const CheckedProgram &program) {
  EditorText text = program.editorText();
  std::map<std::string, llvm::json::Array> result;
  const auto ofFile = [&](const std::string &file) -> llvm::json::Array & {
    llvm::SmallString<256> path(file);
    llvm::sys::path::make_absolute(program.root, path);
    return result[path.str().str()];
  };
  for (const Finding &finding : program.findings)
    if (!finding.place.file.empty())
      ofFile(finding.place.file).push_back(diagnostic(finding, text));
  for (const FailedUnit &unit : program.coverage.failed)
    ofFile(unit.path).push_back(diagnostic(unit, text));
  return result;
}

} // namespace seam
