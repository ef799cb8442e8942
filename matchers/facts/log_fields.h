// Which fields do the log facts have? Named once here for every reader and writer.
#pragma once
#include "matchers/facts/log_facts.h"

namespace seam {

// Each function calls archive.field(name, value) for every field of its struct, in the order of the binary format.

template <typename Archive> void describe(Archive &archive, LogArgument &argument) {
  archive.field("text", argument.text);
  archive.field("name", argument.name);
  archive.field("summands", argument.summands);
  archive.field("cost", argument.cost, ArgumentCost::Expensive);
  archive.field("flags", argument.flags);
}

template <typename Archive> void describe(Archive &archive, LoopFact &loop) {
  archive.field("line", loop.line);
  archive.field("depth", loop.depth);
  archive.field("bound", loop.bound);
  archive.field("isEveryTurn", loop.isEveryTurn);
  archive.field("isEndless", loop.isEndless);
  archive.field("isRetry", loop.isRetry);
}

template <typename Archive> void describe(Archive &archive, BranchFact &branch) {
  archive.field("line", branch.line);
  archive.field("condition", branch.condition);
  archive.field("cause", branch.cause);
  archive.field("isErrorBranch", branch.isErrorBranch);
  archive.field("isSuccessBranch", branch.isSuccessBranch);
}

template <typename Archive> void describe(Archive &archive, GuardFact &guard) {
  archive.field("line", guard.line);
  archive.field("column", guard.column);
  archive.field("level", guard.level);
  archive.field("logger", guard.logger);
  archive.field("isDirect", guard.isDirect);
  archive.field("offset", guard.offset);
  archive.field("length", guard.length);
  archive.field("levelName", guard.levelName);
}

template <typename Archive> void describe(Archive &archive, LogEdit &edit) {
  archive.field("kind", edit.kind, LogEditKind::Move);
  archive.field("offset", edit.offset);
  archive.field("length", edit.length);
  archive.field("text", edit.text);
}

template <typename Archive> void describe(Archive &archive, LogFamilyFact &family) {
  archive.field("name", family.name);
  archive.field("through", family.through);
  archive.field("declared", family.declared);
  archive.field("isTold", family.isTold);
}

template <typename Archive> void describe(Archive &archive, LogFact &fact) {
  archive.field("file", fact.file);
  archive.field("function", fact.function);
  archive.field("line", fact.line);
  archive.field("column", fact.column);
  archive.field("endColumn", fact.endColumn);
  archive.field("library", fact.library);
  archive.field("name", fact.name);
  archive.field("macro", fact.macro);
  archive.field("family", fact.family);
  archive.field("callee", fact.callee);
  archive.field("level", fact.level);
  archive.field("flags", fact.flags);
  archive.field("style", fact.style, MessageStyle::Plain);
  archive.field("message", fact.message);
  archive.field("logger", fact.logger);
  archive.field("arguments", fact.arguments);
  archive.field("exit", fact.exit, LogExit::Breaks);
  archive.field("exitLine", fact.exitLine);
  archive.field("isAdjacent", fact.isAdjacent);
  archive.field("wayOut", fact.wayOut, LogExit::Breaks);
  archive.field("exitText", fact.exitText);
  archive.field("handlerLine", fact.handlerLine);
  archive.field("handlerColumn", fact.handlerColumn);
  archive.field("loop", fact.loop);
  archive.field("branch", fact.branch);
  archive.field("guard", fact.guard);
  archive.field("edits", fact.edits);
}

template <typename Archive> void describe(Archive &archive, LoggingFunction &function) {
  archive.field("id", function.id);
  archive.field("name", function.name);
  archive.field("file", function.file);
  archive.field("line", function.line);
  archive.field("flags", function.flags);
}

template <typename Archive> void describe(Archive &archive, TerminationFact &fact) {
  archive.field("file", fact.file);
  archive.field("function", fact.function);
  archive.field("line", fact.line);
  archive.field("column", fact.column);
  archive.field("endColumn", fact.endColumn);
  archive.field("name", fact.name);
  archive.field("isAnnounced", fact.isAnnounced);
  archive.field("edits", fact.edits);
}

template <typename Archive> void describe(Archive &archive, LevelSetting &setting) {
  archive.field("file", setting.file);
  archive.field("line", setting.line);
  archive.field("column", setting.column);
  archive.field("endColumn", setting.endColumn);
  archive.field("kind", setting.kind, LevelSettingKind::RunTime);
  archive.field("library", setting.library);
  archive.field("name", setting.name);
  archive.field("level", setting.level);
  archive.field("isGuarded", setting.isGuarded);
  archive.field("isLate", setting.isLate);
  archive.field("edits", setting.edits);
}

template <typename Archive> void describe(Archive &archive, LogFacts &facts) {
  archive.field("files", facts.files);
  archive.field("functions", facts.functions);
  archive.field("statements", facts.statements);
  archive.field("terminations", facts.terminations);
  archive.field("settings", facts.settings);
}

} // namespace seam
