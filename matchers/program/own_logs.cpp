#include "matchers/program/own_logs.h"
#include "matchers/program/log_program.h"
#include <map>
#include <tuple>

namespace seam {

void tellOwnLogs(ExceptionProgram &program, const LogProgram &logs) {
  std::map<std::tuple<FileId, std::uint32_t, std::uint32_t>, LogLevel> own;
  for (const LogNode &node : logs.statements)
    if (!node.wrapper.empty() && node.fact.handlerLine != 0 && !(node.fact.flags & (logged::Print | logged::Terminates)))
      own.emplace(std::tuple(node.file, node.fact.line, node.fact.column), node.fact.level);
  if (own.empty())
    return;
  for (FunctionNode &function : program.functions)
    for (TryFact &block : function.fact.tries)
      for (HandlerFact &handler : block.handlers)
        for (EffectFact &effect : handler.effects) {
          const bool mayLog = effect.kind == EffectKind::Print || effect.kind == EffectKind::Opaque || effect.kind == EffectKind::Call;
          const auto log = mayLog ? own.find({function.file, effect.line, effect.column}) : own.end();
          if (log != own.end()) {
            effect.kind = EffectKind::Log;
            effect.value = log->second;
          }
        }
}

} // namespace seam
