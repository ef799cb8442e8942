// How does a run look on a terminal? As compilers print it, so that editors link it.
#include "matchers/findings/finding_order.h"
#include "matchers/findings/printable_text.h"
#include "matchers/findings/source_lines.h"
#include "matchers/rules/rule.h"
#include "tool/report/failed_units.h"
#include "tool/report/run_report.h"
#include "llvm/Support/Unicode.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

/// How many names a summary line lists before it only counts.
constexpr std::size_t shownNames = 5;
/// Longer source lines are cut around the place.
constexpr std::size_t longestLine = 160;

struct Colors {
  std::string bold, error, warning, note, caret, end;
};

const Colors noColors;
const Colors allColors{"\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;36m", "\033[1;32m", "\033[0m"};

std::string counted(std::uint64_t number, std::string_view noun) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(at, ",");
  return fmt::format("{} {}{}", digits, noun, number == 1 ? "" : "s");
}

std::string placeText(const FindingPlace &place) {
  std::string text = printable(place.file);
  if (place.line != 0)
    text += fmt::format(":{}", place.line);
  if (place.line != 0 && place.column != 0)
    text += fmt::format(":{}", place.column);
  return text;
}

/// The place of the character that the byte at `place` is part of.
std::size_t startOfCharacter(std::string_view line, std::size_t place) {
  for (std::size_t back = 0; back < 4 && back <= place; ++back)
    if (const TextPiece piece = firstPiece(line.substr(place - back)); piece.isValid)
      return place - back;
  return place; // No UTF-8 at all.
}

/// How many columns of a terminal a text takes: two for an ideograph, none for an accent that joins the letter before it.
std::size_t columnsOf(const std::string &text) {
  const int columns = llvm::sys::unicode::columnWidthUTF8(text);
  return columns < 0 ? 1 : static_cast<std::size_t>(columns);
}

class TextWriter {
public:
  TextWriter(const RunReport &report, const TextStyle &style)
      : report(report), colors(style.color ? allColors : noColors),
        lines(report.readFile ? report.readFile : [](const std::string &) { return std::nullopt; }) {}

  void finding(const Finding &finding) {
    const std::string_view color = finding.severity == Severity::Error  ? colors.error
                                   : finding.severity == Severity::Note ? colors.note
                                                                        : colors.warning;
    add("{}{}: {}{}: {}{}{} [{}]\n", colors.bold, placeText(finding.place), color, severityName(finding.severity), colors.end + colors.bold,
        printable(finding.message), colors.end, finding.rule);
    source(finding.place);
    for (const Evidence &step : finding.evidence)
      add("      = {}{}\n", printable(step.message), step.place.file.empty() ? "" : " at " + placeText(step.place));
    if (!finding.help.empty())
      add("      = help: {}; `seam explain {}`\n", printable(finding.help), finding.rule);
  }

  void statistics() {
    std::map<std::string, std::pair<unsigned, Severity>> rules;
    for (const Finding &finding : report.findings) {
      auto &[count, severity] = rules[finding.rule];
      ++count;
      severity = std::max(severity, finding.severity);
    }
    for (const auto &[rule, entry] : rules)
      add("{:6}  {:8} {}\n", entry.first, severityName(entry.second), rule);
  }

  void coverage() {
    const Coverage &coverage = report.coverage;
    for (const std::string &each : failedSentences(coverage.failed))
      add("{}error{}: {}\n", colors.error, colors.end, printable(each));
    names("note", coverage.unreached, "header", "in no unit that cannot be parsed alone, so not checked");
    names("note", coverage.unassigned, "file", "in no module");
    for (const std::string &note : coverage.notes)
      add("{}note{}: {}\n", colors.note, colors.end, printable(note));
    for (const std::string &stale : report.baseline.stale)
      add("{}note{}: stale in baseline: {}; `seam baseline --update` removes it\n", colors.note, colors.end, printable(stale));
  }

  void summary() {
    unsigned errors = 0, warnings = 0, notes = 0;
    for (const Finding &finding : report.findings)
      ++(finding.severity == Severity::Error ? errors : finding.severity == Severity::Warning ? warnings : notes);
    add("checked {}, {} in {:.1f} s", counted(report.coverage.units, "unit"), counted(report.coverage.headers, "header"), report.seconds);
    if (report.fromCache != 0)
      add(" ({} from cache)", report.fromCache);
    add(": {}, {}", counted(errors, "error"), counted(warnings, "warning"));
    if (notes)
      add(", {}", counted(notes, "note"));
    if (report.baseline.isUsed)
      add(", {} in baseline (+{} / -{})", report.baseline.held, report.baseline.added, report.baseline.stale.size());
    if (!report.coverage.failed.empty())
      add("; {} not read completely", counted(report.coverage.failed.size(), "unit"));
    if (report.coverage.unresolved != 0)
      add("; {} not found", counted(report.coverage.unresolved, "include"));
    add("\n");
    if (report.isDefaultPolicy)
      add("no .seam.yaml: every folder counts as a module; `seam init` proposes a policy with modules and layers\n");
  }

  std::string text;

private:
  template <typename... Arguments> void add(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    text += fmt::format(format, std::forward<Arguments>(arguments)...);
  }

  /// The line of the place, with carets under it. Tabs stay tabs under the line, so that the caret stands right.
  void source(const FindingPlace &place) {
    const auto line = place.line == 0 ? std::nullopt : lines.line(place.file, place.line);
    if (!line)
      return;
    const std::size_t first = place.column == 0 ? 0 : std::min<std::size_t>(place.column - 1, line->size());
    const bool isOneLine = place.endLine == 0 || place.endLine == place.line;
    const std::size_t last =
        isOneLine && place.endColumn > place.column ? std::min<std::size_t>(place.endColumn - 1, line->size()) : first + 1;
    const std::size_t from = line->size() <= longestLine || first < longestLine / 2 ? 0 : startOfCharacter(*line, first - longestLine / 2);
    std::string shown = from > 0 ? "…" : "";
    std::string carets = from > 0 ? " " : "";
    std::size_t at = from;
    while (at < line->size() && at < from + longestLine) {
      const TextPiece piece = firstPiece(line->substr(at));
      const bool isTab = piece.bytes == "\t";
      const std::string printed = isTab ? "\t" : printable(piece);
      shown += printed;
      const std::size_t width = columnsOf(printed);
      carets += isTab ? "\t" : std::string(width, at >= first && at < last ? (at == first ? '^' : '~') : ' ');
      at += piece.bytes.size();
    }
    if (at < line->size())
      shown += "…";
    if (first >= at)
      carets += "^";
    carets.erase(carets.find_last_not_of(" \t") + 1);
    add("{:>5} | {}\n", place.line, shown);
    if (place.column != 0)
      add("      | {}{}{}\n", colors.caret, carets, colors.end);
  }

  void names(std::string_view level, const std::vector<std::string> &files, std::string_view noun, std::string_view what) {
    if (files.empty())
      return;
    std::string listed;
    for (std::size_t i = 0; i < files.size() && i < shownNames; ++i)
      listed += (i ? ", " : "") + printable(files[i]);
    add("{}{}{}: {} {}: {}{}\n", colors.note, level, colors.end, counted(files.size(), noun), what, listed,
        files.size() > shownNames ? " …" : "");
  }

  const RunReport &report;
  Colors colors;
  SourceLines lines;
};

} // namespace

std::string textReport(const RunReport &report, const TextStyle &style) {
  TextWriter writer(report, style);
  if (style.statistics)
    writer.statistics();
  else
    for (const Finding &finding : report.findings)
      writer.finding(finding);
  writer.coverage();
  writer.summary();
  return std::move(writer.text);
}

int exitCode(const RunReport &report, Severity failOn) {
  auto isPolicyMistake = [](const Finding &finding) {
    const RuleEntry *rule = findRule(finding.rule);
    return finding.severity == Severity::Error && rule && rule->info.isPolicyMistake;
  };
  if (!report.coverage.failed.empty() || std::any_of(report.findings.begin(), report.findings.end(), isPolicyMistake))
    return 2;
  if (failOn != Severity::Off)
    for (const Finding &finding : report.findings)
      if (finding.severity >= failOn)
        return 1;
  return 0;
}

} // namespace seam
