// Does the language server live through whatever an editor sends?
#include "tests/support/temporary_folder.h"
#include "tests/tool/damage/damaged_input.h"
#include "tool/lsp/bounded_input.h"
#include "tool/lsp/server.h"
#include "llvm/Support/raw_ostream.h"
#include <cstring>
#include <fmt/format.h>

namespace seam {
namespace {

std::string message(const std::string &body) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

/// What an editor says from beginning to end.
std::string session(const std::string &folder) {
  const std::string file = "file://" + folder + "/a.cpp";
  const std::string place = R"("textDocument": {"uri": ")" + file + R"("})";
  const auto ask = [](int id, const std::string &method, const std::string &params) {
    return message(fmt::format(R"({{"jsonrpc": "2.0", "id": {}, "method": "{}", "params": {}}})", id, method, params));
  };
  const auto tell = [](const std::string &method, const std::string &params) {
    return message(fmt::format(R"({{"jsonrpc": "2.0", "method": "{}", "params": {}}})", method, params));
  };
  return ask(1, "initialize",
             R"({"processId": 1, "rootUri": null, "capabilities": {"window": {"workDoneProgress": true}}, "workspaceFolders": [{"uri": "file://)" +
                 folder + R"(", "name": "it"}], "initializationOptions": {"buildFolder": "build", "config": "none"}})") +
         tell("initialized", "{}") +
         tell("textDocument/didOpen",
              R"({"textDocument": {"uri": ")" + file + R"(", "languageId": "cpp", "version": 1, "text": "int a;\n\u00e4"}})") +
         tell("textDocument/didChange", "{" + place + R"(, "contentChanges": [{"text": "int b;\n"}]})") +
         ask(2, "textDocument/hover", "{" + place + R"(, "position": {"line": 0, "character": 4}})") +
         ask(3, "textDocument/codeAction",
             "{" + place +
                 R"(, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 2}}, "context": {"diagnostics": [], "only": ["quickfix"]}})") +
         ask(4, "workspace/executeCommand", R"({"command": "seam.explain", "arguments": ["catch-by-value"]})") +
         tell("workspace/didChangeWatchedFiles", R"({"changes": [{"uri": ")" + file + R"(", "type": 2}]})") +
         tell("textDocument/didSave", "{" + place + "}") + tell("textDocument/didClose", "{" + place + "}") + ask(5, "shutdown", "null") +
         tell("exit", "null");
}

TEST(DamagedMessages, LanguageServer) {
  const TemporaryFolder folder;
  folder.write("a.cpp", "int a;\n");
  unsigned answered = 0;
  readDamaged({session(folder.path().string())}, 1500, [&](const std::string &text) {
    std::FILE *input = fmemopen(const_cast<char *>(text.data()), text.size(), "r");
    if (!input) // Of no bytes.
      return;
    std::string output;
    {
      llvm::raw_string_ostream stream(output);
      llvm::lsp::JSONTransport transport(std::make_unique<BoundedInput>(input), stream);
      Server server(transport, [](std::string_view) { return std::nullopt; });
      server.run();
    }
    std::fclose(input);
    answered += output.find("\"id\":1") != std::string::npos;
  });
  EXPECT_GT(answered, 100u);
}

} // namespace
} // namespace seam

/// The server's engine is this very program: one that ends at once.
int main(int count, char **arguments) {
  if (count > 1 && std::strcmp(arguments[1], "lsp") == 0)
    return 0;
  testing::InitGoogleTest(&count, arguments);
  return RUN_ALL_TESTS();
}
