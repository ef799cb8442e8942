// What does the language server do with what an editor says?
#pragma once
#include "matchers/base/open_texts.h"
#include "tool/lsp/checked_program.h"
#include "tool/lsp/checker.h"
#include "tool/lsp/editor_folders.h"
#include "llvm/Support/LSP/Transport.h"
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace seam {

/// Parameters of the protocol, as they come.
struct RawParams {
  llvm::json::Value value = nullptr;
};
bool fromJSON(const llvm::json::Value &value, RawParams &params, llvm::json::Path path);
llvm::json::Value toJSON(const RawParams &params);

/// `page`: a rule's page as Markdown.
using RulePages = std::function<std::optional<std::string_view>(std::string_view rule)>;

class Server final : private CheckListener {
public:
  Server(llvm::lsp::JSONTransport &transport, RulePages rulePages);

  /// Serves until the editor says exit or is gone; gives the exit code.
  int run();

private:
  using Reply = llvm::lsp::Callback<RawParams>;

  void onInitialize(const RawParams &params, Reply reply);
  void onInitialized(const RawParams &params);
  void onShutdown(const RawParams &params, Reply reply);
  void onOpen(const RawParams &params);
  void onChange(const RawParams &params);
  void onSave(const RawParams &params);
  void onClose(const RawParams &params);
  void onFilesChanged(const RawParams &params);
  void onFoldersChanged(const RawParams &params);
  void onCodeAction(const RawParams &params, Reply reply);
  void onHover(const RawParams &params, Reply reply);
  void onCommand(const RawParams &params, Reply reply);

  void addSources(EngineRequest &request) override;
  void onAnswer(const EngineRequest &request, EngineAnswer answer) override;
  void onLost(const EngineRequest &request, const std::string &why) override;

  void checkSoon(const std::string &folder, std::chrono::milliseconds pause);
  void forget(const std::string &uri);
  void take(const std::string &folder, CheckedProgram program);
  void takeUnit(const EngineRequest &request, const EngineAnswer &answer);
  /// `checked`: the texts that were, instead of the disk.
  void publish(const std::string &path, const llvm::json::Array &diagnostics, const OpenTexts &checked);
  void showProgress(const EngineRequest &request, const EngineAnswer &answer);
  void endProgress(const EngineRequest &request);
  void show(llvm::lsp::MessageType type, const std::string &text);
  void showPage(const std::string &name, const std::string &text);
  void showDocument(const std::string &path);
  bool isCurrent(const CheckedProgram &program, const std::string &file) const;
  const Finding *findingWith(const CheckedProgram &program, const std::string &fingerprint) const;

  llvm::lsp::JSONTransport &transport;
  llvm::lsp::MessageHandler handler;
  RulePages rulePages;
  llvm::lsp::OutgoingNotification<RawParams> publishDiagnostics;
  llvm::lsp::OutgoingNotification<RawParams> sendProgress;
  llvm::lsp::OutgoingNotification<RawParams> showMessage;
  llvm::lsp::OutgoingRequest<RawParams> createProgress;
  llvm::lsp::OutgoingRequest<RawParams> registerCapability;
  llvm::lsp::OutgoingRequest<RawParams> askToShow;

  mutable std::mutex mutex; ///< Of all that follows; the checker's thread uses it as well.
  EditorFolders folders;
  std::map<std::string, CheckedProgram> programs;      ///< By folder.
  std::map<std::string, std::set<std::string>> marked; ///< By folder: files with diagnostics at the editor.
  std::set<std::string> told;                          ///< Messages that need no repetition.
  std::set<std::uint64_t> progress;                    ///< Requests whose progress the editor shows.
  std::int64_t lastRequest = 0;
  bool wasShutDown = false;

  Checker checker; ///< Last: its thread ends first.
};

} // namespace seam
