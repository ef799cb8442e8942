// Do the doubles compile, before anybody sees them?
#include "matchers/base/file_names.h"
#include "matchers/program/framework_headers.h"
#include "tool/pipeline/double_trials.h"
#include "tool/pipeline/leaning_headers.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace seam {
namespace {

/// How many doubles are compiled as one unit at most. Forty mocks of rocksdb needed 2 GB.
constexpr std::size_t BatchSize = 20;
/// From how many doubles on it pays to look first whether their framework compiles at all.
constexpr std::size_t FirstProbed = 8;

constexpr const char *HeaderAtFault = "its header does not compile by itself: ";

/// As which GoogleMock or its like a double includes: "<gmock/gmock.h>".
std::vector<std::string> frameworksOf(llvm::StringRef text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    auto [line, rest] = text.split('\n');
    if (line.consume_front("#include ") && line.starts_with("<") && isFrameworkHeader(line.drop_front().drop_back().str()))
      names.push_back(line.str());
    text = rest;
  }
  return names;
}

std::string includesOf(const std::vector<std::string> &names) {
  std::string lines;
  for (const std::string &each : names)
    lines += "#include " + each + "\n";
  return lines;
}

class Verification {
public:
  Verification(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project, const RunRequest &run)
      : files(files), graph(graph), project(project), run(run), trials(files, graph, project, run), problems(files.size()),
        preludes(files.size()) {
    for (const DoubleFile &each : files)
      texts.push_back(each.text);
  }

  std::vector<DoubleVerdict> result() {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!files[i].text.empty())
        all.push_back(i);
    if (all.size() >= FirstProbed)
      blameFrameworks(all);
    std::erase_if(all, [&](std::size_t i) { return !problems[i].empty(); });
    compileAll(all);
    blameFrameworks(failed(NotCompiled));
    blameHeaders(failed(NotCompiled));
    blameConditions(failed(NotCompiled));
    helpHeaders(failed(HeaderAtFault));
    const std::vector<std::string> reasons = problems; // What is said where nothing more helps.
    putFrameworksFirst(failed(NotCompiled));
    std::vector<DoubleVerdict> verdicts(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!problems[i].empty())
        verdicts[i].problem = reasons[i];
      else
        verdicts[i].prelude = std::move(preludes[i]);
    return verdicts;
  }

private:
  /// Together as far as that works, else in smaller batches.
  void compileAll(const std::vector<std::size_t> &numbers) {
    // No core is left idle for the sake of a full batch.
    const std::size_t share = numbers.size() / std::max(1U, run.workers) + 1;
    for (std::vector<TrialBatch> open = trials.batches(numbers, std::min(share, BatchSize)); !open.empty(); open = again(open))
      trials.compile(open, texts, problems);
  }

  /// What has to be compiled once more. One that fails among others may be good by itself: two headers that contradict each other, two
  /// classes of one name, a template's error that another double brings. And what was not to blame may fail without what was.
  std::vector<TrialBatch> again(const std::vector<TrialBatch> &tried) const {
    constexpr unsigned mostRetries = 3;
    std::vector<TrialBatch> open;
    for (const TrialBatch &batch : tried) {
      if (batch.files.size() == 1)
        continue;
      std::vector<std::size_t> failed;
      TrialBatch rest{.job = batch.job, .files = {}, .retries = batch.retries + 1};
      for (std::size_t file : batch.files)
        if (problems[file] == Unproven && batch.retries < mostRetries)
          rest.files.push_back(file);
        else if (problems[file] == Leaning)
          open.push_back({.job = batch.job, .files = {file}});
        else if (!problems[file].empty() && !problems[file].starts_with(LacksFramework))
          failed.push_back(file);
      if (!rest.files.empty())
        open.push_back(std::move(rest));
      // A few are tried alone; of many most are likely to be good.
      const std::size_t size = std::max<std::size_t>(1, failed.size() / 2);
      for (std::size_t i = 0; i < failed.size(); i += size)
        open.push_back({.job = batch.job, .files = {failed.begin() + i, failed.begin() + std::min(i + size, failed.size())}});
    }
    return open;
  }

  std::vector<std::size_t> failed(const char *why) const {
    std::vector<std::size_t> failed;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (problems[i].starts_with(why))
        failed.push_back(i);
    return failed;
  }

  /// A build that brings a GoogleTest of another version than the GoogleMock that is found: no mock compiles with its flags.
  void blameFrameworks(const std::vector<std::size_t> &numbers) {
    const std::vector<std::string> before = problems;
    std::vector<std::string> probes(files.size()); // The framework alone in place of the first double that includes it.
    std::vector<TrialBatch> groups = trials.batches(numbers, files.size());
    std::vector<TrialBatch> first;
    for (TrialBatch &group : groups) {
      std::erase_if(group.files, [&](std::size_t i) { return frameworksOf(texts[i]).empty(); });
      if (group.files.empty())
        continue;
      first.push_back({.job = group.job, .files = {group.files.front()}});
      probes[group.files.front()] = includesOf(frameworksOf(texts[group.files.front()]));
    }
    trials.compile(first, probes, problems);
    for (const TrialBatch &group : groups) {
      std::string found = group.files.empty() ? "" : problems[group.files.front()];
      if (llvm::StringRef error = found; error.consume_front(NotCompiled))
        found = "the test framework does not compile with the flags of its header's unit: " + error.str() +
                "; read a build that uses it, with -p";
      for (std::size_t i : group.files)
        problems[i] = found.empty() ? before[i] : found;
    }
  }

  /// A header that needs another one before it is at fault, and no double of what it declares.
  void blameHeaders(const std::vector<std::size_t> &numbers) {
    const std::vector<std::string> before = problems;
    std::vector<std::string> headers(files.size()); // Alone in place of the doubles.
    for (std::size_t i : numbers)
      headers[i] = includesOf({"\"" + headerOf(i) + "\""});
    trials.compile(trials.batches(numbers, 1), headers, problems);
    for (std::size_t i : numbers)
      if (llvm::StringRef error = problems[i]; error.consume_front(NotCompiled))
        problems[i] = HeaderAtFault + error.str() + "; let it include what it needs";
      else
        problems[i] = before[i];
  }

  /// `#ifdef APP_IMPLEMENTATION` around the class: the header compiles by itself, and has no such class then.
  void blameConditions(const std::vector<std::size_t> &numbers) {
    std::vector<std::string> answers(files.size());
    std::vector<std::string> probes(files.size());
    for (std::size_t i : numbers)
      probes[i] = includesOf({"\"" + headerOf(i) + "\""}) + "namespace seam_probe {\nusing ::" + files[i].interface + ";\n}\n";
    trials.compile(trials.batches(numbers, 1), probes, answers);
    for (std::size_t i : numbers)
      if (answers[i].find("no member named") != std::string::npos)
        problems[i] = "its header has it only where a macro is defined before, as its source does; a double does not: define the macro for "
                      "the whole program, or give the class a header of its own";
  }

  /// Where the program includes such a header, something stands before it: that may stand in the double, too.
  void helpHeaders(const std::vector<std::size_t> &numbers) {
    std::vector<LeaningHeader> leaning;
    for (std::size_t i : numbers)
      leaning.push_back({.file = i, .header = headerOf(i), .folder = llvm::sys::path::parent_path(files[i].path).str()});
    retry(findPreludes(leaning, trials, project.root));
  }

  /// Macros of the interface's header may hit the framework, as X11's `#define Bool int` does: not where the framework comes first.
  void putFrameworksFirst(const std::vector<std::size_t> &numbers) {
    std::map<std::size_t, std::vector<std::string>> first;
    for (std::size_t i : numbers) {
      std::vector<std::string> lines = frameworksOf(files[i].text);
      if (lines.empty() && !isSource(i))
        continue;
      lines.insert(lines.end(), preludes[i].begin(), preludes[i].end());
      first[i] = std::move(lines);
    }
    retry(first);
  }

  /// Compiles doubles that begin with other includes now.
  void retry(const std::map<std::size_t, std::vector<std::string>> &found) {
    std::vector<std::size_t> numbers;
    for (const auto &[i, prelude] : found) {
      numbers.push_back(i);
      if (isSource(i))
        continue; // Of a split double: it includes its header, which has them.
      texts[i] = withPrelude(files[i].text, prelude, files[i].plan);
      preludes[i] = prelude;
    }
    compileAll(numbers);
  }

  bool isSource(std::size_t number) const { return isSourceName(files[number].path); }

  std::string headerOf(std::size_t number) const {
    const std::string &path = graph.files[files[number].header].path;
    return llvm::sys::path::is_absolute(path) ? path : project.root + "/" + path;
  }

  const std::vector<DoubleFile> &files;
  const ProgramGraph &graph;
  const Project &project;
  const RunRequest &run;
  const DoubleTrials trials;
  std::vector<std::string> texts;
  std::vector<std::string> problems;
  std::vector<std::vector<std::string>> preludes;
};

} // namespace

std::vector<DoubleVerdict> verifyDoubles(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project,
                                         const RunRequest &run) {
  return Verification(files, graph, project, run).result();
}

} // namespace seam
