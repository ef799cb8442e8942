#include "tool/lsp/serve.h"
#include "tool/lsp/bounded_input.h"
#include "llvm/Support/raw_ostream.h"

namespace seam {

int serveEditor(RulePages rulePages) {
  llvm::lsp::JSONTransport transport(std::make_unique<BoundedInput>(stdin), llvm::outs());
  Server server(transport, std::move(rulePages));
  return server.run();
}

} // namespace seam
