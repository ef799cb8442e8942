#include "matchers/program/own_logs.h"
#include "matchers/program/log_program.h"
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace seam {
namespace {

using LogPlace = std::tuple<FileId, std::uint32_t, std::uint32_t>;

LogPlace placeOf(const LogNode &node) {
  return {node.file, node.fact.line, node.fact.column};
}

} // namespace

void settleOwnLogs(LogProgram &logs) {
  std::set<LogPlace> places;
  for (const LogNode &node : logs.statements)
    if (!(node.fact.flags & logged::Print))
      places.insert(placeOf(node));
  std::erase_if(logs.statements,
                [&](const LogNode &node) { return (node.fact.flags & logged::Print) != 0 && places.contains(placeOf(node)); });
  for (LogNode &node : logs.statements)
    if (node.fact.level == level::Critical && !node.wrapper.empty() && logs.ending.contains(node.wrapper))
      node.fact.flags |= logged::Terminates;
}

void tellOwnLogs(ExceptionProgram &program, const LogProgram &logs) {
  std::map<LogPlace, LogLevel> own;
  for (const LogNode &node : logs.statements)
    if (!node.wrapper.empty() && node.fact.handlerLine != 0 && !(node.fact.flags & (logged::Print | logged::Terminates)))
      own.emplace(placeOf(node), node.fact.level);
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
