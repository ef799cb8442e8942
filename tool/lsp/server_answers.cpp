// What does the language server tell the editor by itself, and what do its commands do?
#include "tool/lsp/code_actions.h"
#include "tool/lsp/server.h"
#include "tool/lsp/unit_answer.h"
#include "tool/report/atomic_file.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>

namespace seam {

using llvm::json::Array;
using llvm::json::Object;

/// Checks that read fewer units are over before anybody reads of them.
static constexpr std::uint32_t WorthProgress = 3;

void Server::addSources(EngineRequest &request) {
  const std::lock_guard<std::mutex> lock(mutex);
  folders.addSources(request);
}

void Server::onAnswer(const EngineRequest &request, EngineAnswer answer) {
  if (answer.kind == EngineAnswerKind::Progress)
    return showProgress(request, answer);
  if (answer.kind == EngineAnswerKind::Unit)
    return takeUnit(request, answer);
  endProgress(request);
  switch (answer.kind) {
  case EngineAnswerKind::Report:
    if (std::optional<CheckedProgram> program = checkedProgram(request, answer))
      take(request.folder, std::move(*program));
    break;
  case EngineAnswerKind::Failure: {
    const std::lock_guard<std::mutex> lock(mutex);
    if (told.insert(answer.text).second)
      show(llvm::lsp::MessageType::Error, fmt::format("Seam: {}", answer.text));
    break;
  }
  case EngineAnswerKind::Doubles: {
    const std::lock_guard<std::mutex> lock(mutex);
    show(answer.written.empty() ? llvm::lsp::MessageType::Error : llvm::lsp::MessageType::Info, fmt::format("Seam: {}", answer.text));
    for (const std::string &file : answer.written)
      showDocument(file);
    break;
  }
  case EngineAnswerKind::Progress:
  case EngineAnswerKind::Unit:
  case EngineAnswerKind::Stopped:
    break;
  }
}

void Server::onLost(const EngineRequest &request, const std::string &why) {
  endProgress(request);
  show(llvm::lsp::MessageType::Error,
       fmt::format("Seam: the check of '{}' ended unexpectedly ({}); it is tried again after the next change", request.folder, why));
}

void Server::take(const std::string &folder, CheckedProgram program) {
  const std::map<std::string, Array> diagnostics = diagnosticsByFile(program);
  const std::lock_guard<std::mutex> lock(mutex);
  if (!folders.all().contains(folder))
    return;
  std::set<std::string> &old = marked[folder];
  for (const std::string &path : old)
    if (!diagnostics.contains(path))
      publish(path, {}, program.texts);
  old.clear();
  for (const auto &[path, list] : diagnostics) {
    publish(path, list, program.texts);
    old.insert(path);
  }
  // Nothing was found in an open file: the editor hears of that, too.
  for (const auto &[path, document] : folders.documents)
    if (!diagnostics.contains(path) && folders.folderOf(path) == folder)
      publish(path, {}, program.texts);
  programs[folder] = std::move(program);
}

/// One file's diagnostics, until those of the whole program follow.
void Server::takeUnit(const EngineRequest &request, const EngineAnswer &answer) {
  const std::lock_guard<std::mutex> lock(mutex);
  const auto known = programs.find(request.folder);
  if (known == programs.end() || !folders.all().contains(request.folder) || !addUnitAnswer(known->second, request, answer))
    return;
  const std::string path = known->second.root + "/" + answer.file;
  const Array diagnostics = diagnosticsOf(known->second, answer.file);
  publish(path, diagnostics, known->second.texts);
  if (!diagnostics.empty())
    marked[request.folder].insert(path);
}

/// A folder that is no part of the workspace any more takes its diagnostics along.
void Server::forget(const std::string &uri) {
  folders.remove(uri);
  const std::optional<std::string> folder = pathOfUri(uri);
  if (!folder)
    return;
  for (const std::string &path : marked[*folder])
    publish(path, {}, /*checked=*/{});
  marked.erase(*folder);
  programs.erase(*folder);
}

void Server::publish(const std::string &path, const Array &diagnostics, const OpenTexts &checked) {
  Object params{{"diagnostics", Array(diagnostics)}};
  if (const auto document = folders.documents.find(path); document != folders.documents.end()) {
    params["uri"] = document->second.uri;
    // What an older text said is not said of this one.
    const auto text = checked.find(path);
    if (text == checked.end() ? !document->second.isUnsaved : text->second == document->second.text)
      params["version"] = document->second.version;
  } else {
    params["uri"] = EditorText("", nullptr).uri(path);
  }
  publishDiagnostics(RawParams{std::move(params)});
}

static std::string tokenOf(const EngineRequest &request) {
  return fmt::format("seam-{}", request.id);
}

void Server::showProgress(const EngineRequest &request, const EngineAnswer &answer) {
  const std::lock_guard<std::mutex> lock(mutex);
  if (!folders.settings.showsProgress || answer.all <= WorthProgress)
    return;
  const unsigned percentage = 100 * answer.done / answer.all;
  const std::string text = fmt::format("{} of {} units", answer.done, answer.all);
  if (progress.insert(request.id).second) {
    createProgress(RawParams{Object{{"token", tokenOf(request)}}}, "progress-" + std::to_string(++lastRequest));
    sendProgress(RawParams{Object{{"token", tokenOf(request)},
                                  {"value", Object{{"kind", "begin"}, {"title", "Seam"}, {"message", text}, {"percentage", percentage}}}}});
    return;
  }
  sendProgress(
      RawParams{Object{{"token", tokenOf(request)}, {"value", Object{{"kind", "report"}, {"message", text}, {"percentage", percentage}}}}});
}

void Server::endProgress(const EngineRequest &request) {
  const std::lock_guard<std::mutex> lock(mutex);
  if (progress.erase(request.id) > 0)
    sendProgress(RawParams{Object{{"token", tokenOf(request)}, {"value", Object{{"kind", "end"}}}}});
}

void Server::show(llvm::lsp::MessageType type, const std::string &text) {
  showMessage(RawParams{Object{{"type", static_cast<int>(type)}, {"message", text}}});
}

void Server::showDocument(const std::string &path) {
  if (folders.settings.showsDocuments)
    askToShow(RawParams{Object{{"uri", EditorText("", nullptr).uri(path)}, {"takeFocus", true}}}, "show-" + std::to_string(++lastRequest));
}

/// Opens a text to read where the editor can; otherwise it is a message.
void Server::showPage(const std::string &name, const std::string &text) {
  llvm::SmallString<128> folder;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, folder);
  const std::string file = fmt::format("{}/seam-{}.md", folder.str().str(), name);
  if (folders.settings.showsDocuments && !llvm::errorToBool(writeFileAtomically(file, text)))
    return showDocument(file);
  show(llvm::lsp::MessageType::Info, text);
}

/// The editor's text of a file is the one that was checked.
bool Server::isCurrent(const CheckedProgram &program, const std::string &file) const {
  const std::string path = program.root + "/" + file;
  const auto document = folders.documents.find(path);
  return document == folders.documents.end() || document->second.text == program.readFile()(file);
}

const Finding *Server::findingWith(const CheckedProgram &program, const std::string &fingerprint) const {
  for (const Finding &finding : program.findings)
    if (finding.fingerprint == fingerprint)
      return &finding;
  return nullptr;
}

void Server::onCommand(const RawParams &params, Reply reply) {
  const Object *object = params.value.getAsObject();
  const Array *arguments = object ? object->getArray("arguments") : nullptr;
  const std::string command = object ? object->getString("command").value_or("").str() : "";
  const auto argument = [&](std::size_t i) {
    return arguments && i < arguments->size() ? (*arguments)[i].getAsString().value_or("").str() : std::string();
  };
  const std::lock_guard<std::mutex> lock(mutex);
  if (command == ExplainCommand) {
    if (const std::optional<std::string_view> page = rulePages(argument(0)))
      showPage(argument(0), std::string(*page));
    else
      show(llvm::lsp::MessageType::Error, fmt::format("Seam: there is no rule '{}'", argument(0)));
    return reply(RawParams{nullptr});
  }
  const std::optional<std::string> path = pathOfUri(argument(0));
  const std::optional<std::string> folder = path ? folders.folderOf(*path) : std::nullopt;
  const auto program = folder ? programs.find(*folder) : programs.end();
  if (program == programs.end() || (command != EvidenceCommand && command != DoubleCommand))
    return reply(llvm::make_error<llvm::lsp::LSPError>(fmt::format("'{}' cannot be done for '{}'", command, argument(0)),
                                                       llvm::lsp::ErrorCode::InvalidParams));
  if (command == EvidenceCommand) {
    EditorText text = program->second.editorText();
    if (const Finding *finding = findingWith(program->second, argument(1)))
      showPage("evidence", evidencePage(*finding, text));
    return reply(RawParams{nullptr});
  }
  EngineRequest request = folders.requestFor(*folder);
  request.task = EngineTask::Double;
  request.interface = argument(1);
  request.kind = argument(2);
  if (request.doubleFolder.empty()) {
    // Where tests are, or beside the interface.
    const std::string tests = program->second.root + "/tests";
    request.doubleFolder = llvm::sys::fs::is_directory(tests) ? tests + "/doubles" : llvm::sys::path::parent_path(*path).str();
  }
  checker.makeDouble(std::move(request));
  reply(RawParams{nullptr});
}

} // namespace seam
