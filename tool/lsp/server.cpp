#include "tool/lsp/server.h"
#include "matchers/base/file_names.h"
#include "matchers/base/version.h"
#include "tool/lsp/code_actions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <fmt/format.h>

namespace seam {

using llvm::json::Array;
using llvm::json::Object;
using namespace std::chrono_literals;

/// After a key: an editor may say several things at once. Whoever types on ends the check that began.
static constexpr auto PauseAfterChange = 20ms;
/// Tools write many files at once.
static constexpr auto PauseAfterFiles = 500ms;

bool fromJSON(const llvm::json::Value &value, RawParams &params, llvm::json::Path) {
  params.value = value;
  return true;
}

llvm::json::Value toJSON(const RawParams &params) {
  return params.value;
}

/// What comes from outside may be anything.
static const Object &objectOf(const llvm::json::Value *value) {
  static const Object none;
  const Object *object = value ? value->getAsObject() : nullptr;
  return object ? *object : none;
}

static const Object &objectAt(const Object &object, llvm::StringRef name) {
  return objectOf(object.get(name));
}

static std::string textAt(const Object &object, llvm::StringRef name) {
  return object.getString(name).value_or("").str();
}

static llvm::lsp::Range rangeOf(const llvm::json::Value *value) {
  llvm::lsp::Range range;
  llvm::json::Path::Root root;
  if (value && !fromJSON(*value, range, root))
    return {};
  return range;
}

Server::Server(llvm::lsp::JSONTransport &transport, RulePages rulePages)
    : transport(transport), handler(transport), rulePages(std::move(rulePages)), checker(*this) {
  handler.method("initialize", this, &Server::onInitialize);
  handler.method("shutdown", this, &Server::onShutdown);
  handler.method("textDocument/codeAction", this, &Server::onCodeAction);
  handler.method("textDocument/hover", this, &Server::onHover);
  handler.method("workspace/executeCommand", this, &Server::onCommand);
  handler.notification("initialized", this, &Server::onInitialized);
  handler.notification("textDocument/didOpen", this, &Server::onOpen);
  handler.notification("textDocument/didChange", this, &Server::onChange);
  handler.notification("textDocument/didSave", this, &Server::onSave);
  handler.notification("textDocument/didClose", this, &Server::onClose);
  handler.notification("workspace/didChangeWatchedFiles", this, &Server::onFilesChanged);
  handler.notification("workspace/didChangeWorkspaceFolders", this, &Server::onFoldersChanged);
  publishDiagnostics = handler.outgoingNotification<RawParams>("textDocument/publishDiagnostics");
  sendProgress = handler.outgoingNotification<RawParams>("$/progress");
  showMessage = handler.outgoingNotification<RawParams>("window/showMessage");
  const llvm::lsp::OutgoingRequestCallback<RawParams> ignored = [](const llvm::json::Value &, llvm::Expected<RawParams> result) {
    if (!result)
      llvm::consumeError(result.takeError());
  };
  createProgress = handler.outgoingRequest<RawParams, RawParams>("window/workDoneProgress/create", ignored);
  registerCapability = handler.outgoingRequest<RawParams, RawParams>("client/registerCapability", ignored);
  askToShow = handler.outgoingRequest<RawParams, RawParams>("window/showDocument", ignored);
}

int Server::run() {
  checker.start();
  llvm::Error error = transport.run(handler);
  checker.stop();
  // "exit" ends the input without an error.
  if (error) {
    llvm::consumeError(std::move(error));
    return 1;
  }
  return wasShutDown ? 0 : 1;
}

void Server::onInitialize(const RawParams &params, Reply reply) {
  const Object &object = objectOf(&params.value);
  {
    const std::lock_guard<std::mutex> lock(mutex);
    folders.settings = readSettings(object);
    if (const Array *list = object.getArray("workspaceFolders"))
      for (const llvm::json::Value &each : *list)
        folders.add(textAt(objectOf(&each), "uri"));
    else
      folders.add(textAt(object, "rootUri"));
  }
  reply(RawParams{Object{
      {"serverInfo", Object{{"name", "seam"}, {"version", llvm::StringRef(seamVersion)}}},
      {"capabilities", Object{{"positionEncoding", "utf-16"},
                              {"textDocumentSync", Object{{"openClose", true}, {"change", 1}, {"save", true}}},
                              {"hoverProvider", true},
                              {"codeActionProvider", Object{{"codeActionKinds", Array{"quickfix", "refactor", FixAllKind}}}},
                              {"executeCommandProvider", Object{{"commands", Array{ExplainCommand, EvidenceCommand, DoubleCommand}}}},
                              {"workspace", Object{{"workspaceFolders", Object{{"supported", true}, {"changeNotifications", true}}}}}}}}});
}

void Server::onInitialized(const RawParams &) {
  bool watches = false;
  {
    const std::lock_guard<std::mutex> lock(mutex);
    watches = folders.settings.watchesFiles;
    for (const std::string &folder : folders.all())
      checkSoon(folder, 0ms);
  }
  if (!watches)
    return;
  Array watchers;
  for (const llvm::StringRef glob : {"**/*.{c,cc,cpp,cxx,c++,cppm,ixx,h,hh,hpp,hxx,h++,inl,ipp,tpp,inc,def}", "**/.seam.yaml",
                                     "**/.seam-baseline.json", "**/compile_commands.json"})
    watchers.push_back(Object{{"globPattern", glob}});
  registerCapability(RawParams{Object{{"registrations", Array{Object{{"id", "files"},
                                                                     {"method", "workspace/didChangeWatchedFiles"},
                                                                     {"registerOptions", Object{{"watchers", std::move(watchers)}}}}}}}},
                     "register-files");
}

void Server::onShutdown(const RawParams &, Reply reply) {
  wasShutDown = true;
  reply(RawParams{nullptr});
}

void Server::onOpen(const RawParams &params) {
  const Object &document = objectAt(objectOf(&params.value), "textDocument");
  const std::string uri = textAt(document, "uri");
  const std::optional<std::string> path = pathOfUri(uri);
  if (!path)
    return;
  const std::string text = textAt(document, "text");
  const auto disk = llvm::MemoryBuffer::getFile(*path);
  const std::lock_guard<std::mutex> lock(mutex);
  const bool isUnsaved = !disk || (*disk)->getBuffer() != text;
  folders.documents[*path] = {.uri = uri, .text = text, .version = document.getInteger("version").value_or(0), .isUnsaved = isUnsaved};
  const std::optional<std::string> folder = folders.folderOf(*path);
  if (folder)
    checkSoon(*folder, 0ms); // Of a saved text, too: the first key shall find everything prepared.
}

void Server::onChange(const RawParams &params) {
  const Object &object = objectOf(&params.value);
  const Object &document = objectAt(object, "textDocument");
  const std::optional<std::string> path = pathOfUri(textAt(document, "uri"));
  const Array *changes = object.getArray("contentChanges");
  if (!path || !changes || changes->empty())
    return;
  const std::lock_guard<std::mutex> lock(mutex);
  const auto known = folders.documents.find(*path);
  if (known == folders.documents.end())
    return;
  known->second.text = textAt(objectOf(&changes->back()), "text");
  known->second.version = document.getInteger("version").value_or(0);
  known->second.isUnsaved = true;
  if (!isSourceName(*path))
    return;
  if (const std::optional<std::string> folder = folders.folderOf(*path))
    checkSoon(*folder, PauseAfterChange);
}

void Server::onSave(const RawParams &params) {
  const std::optional<std::string> path = pathOfUri(textAt(objectAt(objectOf(&params.value), "textDocument"), "uri"));
  if (!path)
    return;
  const std::lock_guard<std::mutex> lock(mutex);
  if (const auto known = folders.documents.find(*path); known != folders.documents.end())
    known->second.isUnsaved = false;
  if (const std::optional<std::string> folder = folders.folderOf(*path))
    checkSoon(*folder, 0ms);
}

void Server::onClose(const RawParams &params) {
  const std::optional<std::string> path = pathOfUri(textAt(objectAt(objectOf(&params.value), "textDocument"), "uri"));
  if (!path)
    return;
  const std::lock_guard<std::mutex> lock(mutex);
  const auto known = folders.documents.find(*path);
  if (known == folders.documents.end())
    return;
  const bool wasUnsaved = known->second.isUnsaved;
  folders.documents.erase(known);
  const std::optional<std::string> folder = folders.folderOf(*path);
  if (wasUnsaved && folder)
    checkSoon(*folder, 0ms);
}

void Server::onFilesChanged(const RawParams &params) {
  const Array *changes = objectOf(&params.value).getArray("changes");
  if (!changes)
    return;
  const std::lock_guard<std::mutex> lock(mutex);
  for (const llvm::json::Value &change : *changes)
    if (const std::optional<std::string> path = pathOfUri(textAt(objectOf(&change), "uri")))
      if (const std::optional<std::string> folder = folders.folderOf(*path))
        checkSoon(*folder, PauseAfterFiles);
}

void Server::onFoldersChanged(const RawParams &params) {
  const Object &event = objectAt(objectOf(&params.value), "event");
  const std::lock_guard<std::mutex> lock(mutex);
  if (const Array *removed = event.getArray("removed"))
    for (const llvm::json::Value &each : *removed)
      forget(textAt(objectOf(&each), "uri"));
  if (const Array *added = event.getArray("added"))
    for (const llvm::json::Value &each : *added)
      folders.add(textAt(objectOf(&each), "uri"));
  for (const std::string &folder : folders.all())
    if (!programs.contains(folder))
      checkSoon(folder, 0ms);
}

void Server::checkSoon(const std::string &folder, std::chrono::milliseconds pause) {
  EngineRequest request = folders.requestFor(folder);
  request.mayStop = programs.contains(folder);
  checker.check(request, pause);
}

void Server::onCodeAction(const RawParams &params, Reply reply) {
  const Object &object = objectOf(&params.value);
  const std::optional<std::string> path = pathOfUri(textAt(objectAt(object, "textDocument"), "uri"));
  ActionPlace place{.file = "", .range = rangeOf(object.get("range")), .kinds = {}};
  if (const Array *only = objectAt(object, "context").getArray("only"))
    for (const llvm::json::Value &kind : *only)
      place.kinds.push_back(kind.getAsString().value_or("").str());
  const std::lock_guard<std::mutex> lock(mutex);
  const std::optional<std::string> folder = path ? folders.folderOf(*path) : std::nullopt;
  const auto program = folder ? programs.find(*folder) : programs.end();
  const std::optional<std::string> file = program == programs.end() ? std::nullopt : program->second.relative(*path);
  if (!file)
    return reply(RawParams{Array{}});
  place.file = *file;
  reply(RawParams{codeActions(program->second, place, [&](const std::string &each) { return isCurrent(program->second, each); })});
}

void Server::onHover(const RawParams &params, Reply reply) {
  const Object &object = objectOf(&params.value);
  const std::optional<std::string> path = pathOfUri(textAt(objectAt(object, "textDocument"), "uri"));
  llvm::lsp::Position position;
  llvm::json::Path::Root root;
  if (const llvm::json::Value *value = object.get("position"); !path || !value || !fromJSON(*value, position, root))
    return reply(RawParams{nullptr});
  const std::lock_guard<std::mutex> lock(mutex);
  const std::optional<std::string> folder = folders.folderOf(*path);
  const auto program = folder ? programs.find(*folder) : programs.end();
  const std::optional<std::string> file = program == programs.end() ? std::nullopt : program->second.relative(*path);
  if (!file)
    return reply(RawParams{nullptr});
  EditorText text = program->second.editorText();
  std::string pages;
  for (const Finding &finding : program->second.findings)
    if (finding.place.file == *file && text.range(finding.place).contains(position)) {
      pages += fmt::format("**{}**: {}\n\n", finding.rule, finding.message);
      if (const std::optional<std::string_view> page = rulePages(finding.rule))
        pages += fmt::format("{}\n\n", *page);
    }
  if (pages.empty())
    return reply(RawParams{nullptr});
  reply(RawParams{Object{{"contents", Object{{"kind", "markdown"}, {"value", pages}}}}});
}

} // namespace seam
