// How does a person look at a whole program? One HTML file that needs nothing else: no network, no files beside it.
#pragma once
#include "tool/report/graph_report.h"
#include "tool/report/logs_report.h"
#include "tool/report/run_report.h"
#include "tool/report/sarif_rules.h"
#include "llvm/Support/Error.h"

namespace seam {

/// Which of its views the page shows first.
enum class HtmlView : std::uint8_t { Graph, Findings, Logs };

/// What goes into the page. A part that is not there was not asked for; the page tells which command has it.
struct HtmlContent {
  std::string program; ///< Its name, for the title.
  HtmlView view = HtmlView::Graph;
  const ProgramGraph *structure = nullptr; ///< For the graph and the matrix.
  EdgeSelection selection;                 ///< The dependencies that count in it …
  Level level = Level::Module;             ///< … and where it starts: layers, modules or files …
  GraphView start;                         ///< … and with which of them.
  const RunReport *run = nullptr;          ///< For the findings.
  RulePage rulePage;                       ///< The pages of the rules that found something.
  const ProgramGraph *logs = nullptr;      ///< For the catalogue of log statements …
  LogsFilter logsFilter;                   ///< … and which of them.
  const Coverage *coverage = nullptr;      ///< What was not read.
};

/// The same content gives the same bytes.
std::string htmlReport(const HtmlContent &content);

/// Fails when this build of Seam lacks the page, because what bundles its script was missing.
llvm::Error requireHtmlPage();

} // namespace seam
