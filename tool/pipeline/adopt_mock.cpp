#include "tool/pipeline/adopt_mock.h"
#include "generators/mock_repair.h"
#include "matchers/base/errors.h"
#include "tool/pipeline/double_on_disk.h"
#include "tool/pipeline/double_run.h"
#include "tool/pipeline/load_interfaces.h"
#include "tool/pipeline/select_interfaces.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <optional>
#include <set>

namespace seam {
namespace {

/// A class of the file that stands in for the interface.
struct Candidate {
  const InterfaceNode *node = nullptr;
  InterfaceFact fact;
};

/// One stretch of the mock's file that gets another text.
struct Replacement {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

llvm::Error notAdopted(const AdoptRequest &request, const std::string &why) {
  return makeError("cannot adopt '{}': {}", request.file, why);
}

class MockSearch {
public:
  explicit MockSearch(const ProgramGraph &graph) : graph(graph) {}

  bool derives(const InterfaceFact &fact, const std::string &from) {
    for (const std::string &base : fact.bases) {
      if (base == from)
        return true;
      if (!known.insert(base).second)
        continue;
      for (const InterfaceNode &node : graph.interfaces)
        if (node.name == base)
          if (const std::optional<InterfaceFact> next = read(node); next && derives(*next, from))
            return true;
    }
    return false;
  }

  std::vector<Candidate> in(const std::string &file, const std::string &interface) {
    std::vector<Candidate> found;
    for (const InterfaceNode &node : graph.interfaces) {
      const bool isAgain = !found.empty() && found.back().node->name == node.name;
      if (graph.files[node.file].path != file || isAgain)
        continue;
      known.clear();
      if (std::optional<InterfaceFact> fact = read(node); fact && derives(*fact, interface))
        found.push_back({.node = &node, .fact = std::move(*fact)});
    }
    return found;
  }

private:
  static std::optional<InterfaceFact> read(const InterfaceNode &node) {
    llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
    if (fact)
      return std::move(*fact);
    llvm::consumeError(fact.takeError());
    return std::nullopt;
  }

  const ProgramGraph &graph;
  std::set<std::string> known; ///< Bases that were looked at.
};

/// The one that is meant.
llvm::Expected<Candidate> choose(std::vector<Candidate> found, const InterfaceFact &interface, const AdoptRequest &request) {
  if (found.empty())
    return notAdopted(request, fmt::format("no class in it derives from '{}', as far as the units tell that include it", interface.text));
  if (!request.name.empty()) {
    const std::string name = doubleName(interface, {.name = request.name});
    std::erase_if(found, [&](const Candidate &each) { return each.fact.name != name; });
    if (found.empty())
      return notAdopted(request, fmt::format("no class '{}' in it derives from '{}'", name, interface.text));
  }
  std::string list;
  for (const Candidate &each : found)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", each.node->name);
  std::erase_if(found, [](const Candidate &each) { return each.fact.mocks.empty(); });
  if (found.empty())
    return notAdopted(request, fmt::format("{} has no methods by MOCK_METHOD, or is a template", list));
  if (found.size() > 1)
    return notAdopted(request, fmt::format("{} derive from '{}'; say which with --name", list, interface.text));
  return std::move(found.front());
}

/// Behind the last include in front of the class: what is passed by value, and only declared so far.
void addIncludes(const InterfaceFact &mock, const std::string &text, std::vector<Replacement> &replacements,
                 std::vector<std::string> &changes) {
  const std::size_t last = text.rfind("\n#include", mock.mocks.front().offset);
  const std::size_t line = last == std::string::npos ? std::string::npos : text.find('\n', last + 1);
  if (line == std::string::npos)
    return;
  std::set<std::string> headers;
  for (const MissingType &each : mock.missing)
    if (!each.header.empty() && text.find("#include " + each.header) == std::string::npos)
      headers.insert(each.header);
  for (const std::string &each : headers) {
    replacements.push_back({.offset = static_cast<std::uint32_t>(line), .length = 0, .text = "\n#include " + each});
    changes.push_back("includes " + each);
  }
}

/// False: the file is not the one that was read.
bool replace(std::string &text, std::vector<Replacement> replacements) {
  std::ranges::sort(replacements, std::ranges::greater(), &Replacement::offset);
  for (const Replacement &each : replacements) {
    if (each.offset + each.length > text.size())
      return false;
    text.replace(each.offset, each.length, each.text);
  }
  return true;
}

llvm::Error plan(const AdoptRequest &request, const InterfaceFact &interface, const InterfaceFact &mock, Adoption &adoption) {
  std::vector<Replacement> replacements;
  for (const MockedMethod &each : mock.mocks) {
    if (adoption.oldText.compare(each.offset, each.text.size(), each.text) != 0)
      return notAdopted(request, "it is not what was read; is it saved?");
    std::string text = stricterMacro(interface, each);
    const bool isCorrected = !text.empty() || isStale(mock, each);
    if (text.empty())
      text = isCorrected ? correctedMacro(mock, each) : isOldMockMacro(each) ? modernMacro(each) : "";
    if (text.empty()) {
      if (isCorrected)
        return notAdopted(request, fmt::format("which method '{}' is to override is not clear; write it by hand", each.text));
      continue;
    }
    adoption.changes.push_back(isCorrected ? fmt::format("corrects '{}'", each.name)
                                           : fmt::format("writes '{}' by MOCK_METHOD", each.name));
    replacements.push_back({.offset = each.offset, .length = static_cast<std::uint32_t>(each.text.size()), .text = std::move(text)});
  }
  MockInsertion lines = missingMacros(mock);
  if (!lines.left.empty())
    return notAdopted(request,
                      fmt::format("no macro can mock '{}'; `seam double mock` writes a mock that goes around that", lines.left.front()));
  for (const MethodFact *each : missingMethods(mock))
    adoption.changes.push_back(fmt::format("adds '{}'", signatureOf(mock, *each)));
  if (!lines.text.empty()) {
    replacements.push_back({.offset = lines.offset, .length = 0, .text = std::move(lines.text)});
    addIncludes(mock, adoption.oldText, replacements, adoption.changes);
  }
  adoption.newText = adoption.oldText;
  if (!replace(adoption.newText, std::move(replacements)))
    return notAdopted(request, "it is not what was read; is it saved?");
  return llvm::Error::success();
}

llvm::Expected<Adoption> adoptIn(const LoadedInterfaces &loaded, const AdoptRequest &request) {
  llvm::SmallString<256> written(request.file);
  llvm::sys::path::make_absolute(request.run.workingFolder, written);
  llvm::SmallString<256> path;
  if (std::error_code code = llvm::sys::fs::real_path(written, path))
    return makeError("cannot find '{}': {}", request.file, code.message());
  Adoption adoption;
  adoption.path = path.str().str();
  llvm::StringRef relative(path);
  if (relative.consume_front(loaded.project.root))
    relative.consume_front("/");
  adoption.file = relative.str();
  const std::optional<DoubleOnDisk> disk = readDoubleOnDisk(adoption.path);
  if (!disk)
    return notAdopted(request, "it cannot be read");
  if (disk->seal)
    return notAdopted(request, "Seam wrote it; `seam double` without --adopt writes it again");
  adoption.oldText = disk->text;

  llvm::Expected<std::vector<const InterfaceNode *>> chosen = selectInterfaces(loaded.graph, {.names = {request.interface}, .files = {}});
  if (!chosen)
    return chosen.takeError();
  if (chosen->size() != 1)
    return makeError("'{}' names {} interfaces; --adopt takes one", request.interface, chosen->size());
  llvm::Expected<InterfaceFact> interface = readInterface(chosen->front()->bytes);
  if (!interface)
    return interface.takeError();
  llvm::Expected<Candidate> mock = choose(MockSearch(loaded.graph).in(adoption.file, interface->text), *interface, request);
  if (!mock)
    return mock.takeError();
  adoption.mock = mock->node->name;
  if (llvm::Error error = plan(request, *interface, mock->fact, adoption))
    return error;
  if (adoption.changes.empty())
    return adoption;
  const DoubleFile file{.interface = adoption.mock,
                        .path = adoption.path,
                        .plan = 0,
                        .text = adoption.newText,
                        .refusal = {},
                        .witness = mock->node->witness,
                        .header = mock->node->file,
                        .notes = {}};
  const DoubleVerdict verdict = verifyDoubles({file}, loaded.graph, loaded.project, request.run).front();
  if (!verdict.problem.empty())
    return notAdopted(request, "what would become of it is left unwritten: " + verdict.problem);
  if (!verdict.prelude.empty())
    return notAdopted(request, fmt::format("it does not compile by itself; let it include {} first", fmt::join(verdict.prelude, ", ")));
  return adoption;
}

} // namespace

llvm::Expected<Adoption> adoptMock(const AdoptRequest &request) {
  llvm::Expected<LoadedInterfaces> loaded = loadInterfaces(request.run);
  if (!loaded)
    return loaded.takeError();
  llvm::Expected<Adoption> adoption = adoptIn(*loaded, request);
  if (adoption)
    adoption->failed = std::move(loaded->graph.coverage.failed);
  return adoption;
}

} // namespace seam
