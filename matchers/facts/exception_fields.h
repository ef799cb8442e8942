// Which fields do the exception facts have? Named once here for every reader and writer.
#pragma once
#include "matchers/facts/exception_facts.h"

namespace seam {

// Each function calls archive.field(name, value) for every field of its struct, in the order of the binary format.

template <typename Archive> void describe(Archive &archive, EditFact &edit) {
  archive.field("offset", edit.offset);
  archive.field("length", edit.length);
  archive.field("text", edit.text);
}

template <typename Archive> void describe(Archive &archive, BaseFact &base) {
  archive.field("type", base.type);
  archive.field("isPublic", base.isPublic);
  archive.field("isVirtual", base.isVirtual);
}

template <typename Archive> void describe(Archive &archive, ThrownTypeFact &type) {
  archive.field("name", type.name);
  archive.field("shape", type.shape, TypeShape::Other);
  archive.field("isConst", type.isConst);
  archive.field("isVolatile", type.isVolatile);
  archive.field("isNoexcept", type.isNoexcept);
  archive.field("pointee", type.pointee);
  archive.field("bases", type.bases);
  archive.field("isPlain", type.isPlain);
  archive.field("isEmpty", type.isEmpty);
  archive.field("hasDetails", type.hasDetails);
  archive.field("file", type.file);
  archive.field("line", type.line);
  archive.field("column", type.column);
  archive.field("endColumn", type.endColumn);
  archive.field("publicBase", type.publicBase);
}

template <typename Archive> void describe(Archive &archive, CalleeFact &callee) {
  archive.field("id", callee.id);
  archive.field("name", callee.name);
  archive.field("flags", callee.flags);
}

template <typename Archive> void describe(Archive &archive, ThrowFact &fact) {
  archive.field("type", fact.type);
  archive.field("form", fact.form, ThrowForm::Forwarded);
  archive.field("scope", fact.scope);
  archive.field("line", fact.line);
  archive.field("column", fact.column);
  archive.field("endColumn", fact.endColumn);
  archive.field("flags", fact.flags);
  archive.field("fix", fact.fix);
}

template <typename Archive> void describe(Archive &archive, CallFact &call) {
  archive.field("callee", call.callee);
  archive.field("scope", call.scope);
  archive.field("line", call.line);
  archive.field("column", call.column);
  archive.field("flags", call.flags);
  if (call.flags & called::Passed)
    archive.field("to", call.to);
}

template <typename Archive> void describe(Archive &archive, EffectFact &effect) {
  archive.field("kind", effect.kind, EffectKind::Uses);
  archive.field("value", effect.value);
  archive.field("line", effect.line);
  archive.field("column", effect.column);
  archive.field("usesException", effect.usesException);
}

template <typename Archive> void describe(Archive &archive, PathFact &path) {
  archive.field("effects", path.effects);
  archive.field("end", path.end, PathEnd::Dies);
}

template <typename Archive> void describe(Archive &archive, TestFact &test) {
  archive.field("line", test.line);
  archive.field("column", test.column);
  archive.field("asksText", test.asksText);
}

template <typename Archive> void describe(Archive &archive, HandlerFact &handler) {
  archive.field("scope", handler.scope);
  archive.field("type", handler.type);
  archive.field("form", handler.form, CatchForm::Dependent);
  archive.field("written", handler.written);
  archive.field("line", handler.line);
  archive.field("column", handler.column);
  archive.field("endColumn", handler.endColumn);
  archive.field("flags", handler.flags);
  archive.field("comment", handler.comment, HandlerComment::Unfinished);
  archive.field("commentLine", handler.commentLine);
  archive.field("tests", handler.tests);
  archive.field("effects", handler.effects);
  archive.field("paths", handler.paths);
  archive.field("fix", handler.fix);
  archive.field("narrow", handler.narrow);
  archive.field("removal", handler.removal);
  archive.field("opening", handler.opening);
  archive.field("variable", handler.variable);
}

template <typename Archive> void describe(Archive &archive, TryFact &fact) {
  archive.field("scope", fact.scope);
  archive.field("parent", fact.parent);
  archive.field("line", fact.line);
  archive.field("column", fact.column);
  archive.field("flags", fact.flags);
  archive.field("unknownCalls", fact.unknownCalls);
  archive.field("handlers", fact.handlers);
  archive.field("unwrap", fact.unwrap);
  archive.field("check", fact.check);
}

template <typename Archive> void describe(Archive &archive, FutureFact &future) {
  archive.field("name", future.name);
  archive.field("line", future.line);
  archive.field("column", future.column);
  archive.field("isWaited", future.isWaited);
  archive.field("producer", future.producer);
  archive.field("fix", future.fix);
}

template <typename Archive> void describe(Archive &archive, BodyFact &body) {
  archive.field("begin", body.begin);
  archive.field("end", body.end);
  archive.field("includes", body.includes);
}

template <typename Archive> void describe(Archive &archive, FunctionFact &function) {
  archive.field("id", function.id);
  archive.field("name", function.name);
  archive.field("file", function.file);
  archive.field("line", function.line);
  archive.field("column", function.column);
  archive.field("endColumn", function.endColumn);
  archive.field("kind", function.kind, FunctionKind::UnhandledException);
  archive.field("errorReturn", function.errorReturn, ErrorReturn::Optional);
  archive.field("flags", function.flags);
  archive.field("overrides", function.overrides);
  archive.field("throws", function.throws);
  archive.field("calls", function.calls);
  archive.field("tries", function.tries);
  archive.field("futures", function.futures);
  archive.field("documented", function.documented);
  archive.field("document", function.document);
  archive.field("body", function.body);
}

template <typename Archive> void describe(Archive &archive, FunctionFor &owner) {
  archive.field("file", owner.file);
  archive.field("function", owner.function);
}

template <typename Archive> void describe(Archive &archive, ExceptionFacts &facts) {
  archive.field("files", facts.files);
  archive.field("types", facts.types);
  archive.field("callees", facts.callees);
  archive.field("functions", facts.functions);
  archive.field("functionsFor", facts.functionsFor);
}

/// Calls `onType` and `onCallee` for every index of the function, those that are NoFact left out.
template <typename Function, typename OnType, typename OnCallee> void visitIndices(Function &function, OnType onType, OnCallee onCallee) {
  const auto visit = [](auto &index, auto &action) {
    if (index != NoFact)
      action(index);
  };
  for (auto &each : function.throws)
    visit(each.type, onType);
  for (auto &each : function.calls) {
    visit(each.callee, onCallee);
    visit(each.to, onCallee);
  }
  for (auto &each : function.futures)
    visit(each.producer, onCallee);
  for (auto &block : function.tries)
    for (auto &each : block.handlers) {
      visit(each.type, onType);
      for (auto &effect : each.effects)
        if (effect.kind == EffectKind::Call)
          visit(effect.value, onCallee);
    }
}

} // namespace seam
