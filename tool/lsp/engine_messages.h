// What does the language server ask of its engine, and what does it hear?
#pragma once
#include "matchers/facts/binary_archive.h"
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// A source as the editor shows it.
struct OpenText {
  std::string path; ///< Real and absolute.
  std::string text;
};

enum class EngineTask : std::uint8_t {
  Check,
  Double ///< Write a test double.
};

/// A newer request ends a check that `mayStop`.
struct EngineRequest {
  std::uint64_t id = 0;
  EngineTask task = EngineTask::Check;
  bool mayStop = false;
  std::string folder; ///< Of the workspace; absolute.
  std::string configFile;
  std::vector<std::string> buildFolders;
  std::string cacheFolder;
  std::uint32_t workers = 1;
  std::vector<OpenText> open;     ///< Sources that are not saved …
  std::vector<std::string> saved; ///< … and those that the editor shows as they are on the disk: real absolute paths.
  std::string interface;          ///< Double: qualified.
  std::string kind;               ///< Double: "mock".
  std::string doubleFolder;       ///< Double: where it goes.
};

/// A class that a test double can stand in for.
struct InterfacePlace {
  std::string name; ///< Qualified.
  std::string file; ///< Relative to the root.
  std::uint32_t line = 0;
};

enum class EngineAnswerKind : std::uint8_t {
  Progress,
  Unit, ///< What one unit tells by itself; the report follows.
  Report,
  Stopped, ///< A newer request came.
  Failure,
  Doubles
};

struct EngineAnswer {
  std::uint64_t id = 0;
  EngineAnswerKind kind = EngineAnswerKind::Failure;
  std::uint32_t done = 0;      ///< Progress: units, …
  std::uint32_t all = 0;       ///< … of so many.
  std::string root;            ///< Report: absolute; paths are relative to it.
  std::string report;          ///< Report, Unit: writeReport().
  std::string file;            ///< Unit: relative to the root.
  std::uint32_t firstLine = 0; ///< Unit: what it tells of, from 1; 0: of the whole file …
  std::uint32_t lastLine = 0;  ///< … up to this one.
  std::vector<InterfacePlace> interfaces;
  std::string text;                 ///< Failure: why. Doubles: what became of them.
  std::vector<std::string> written; ///< Doubles: files, absolute.
};

template <typename Archive> void describe(Archive &archive, OpenText &open) {
  archive.field("path", open.path);
  archive.field("text", open.text);
}

template <typename Archive> void describe(Archive &archive, EngineRequest &request) {
  archive.field("id", request.id);
  archive.field("task", request.task, EngineTask::Double);
  archive.field("mayStop", request.mayStop);
  archive.field("folder", request.folder);
  archive.field("configFile", request.configFile);
  archive.field("buildFolders", request.buildFolders);
  archive.field("cacheFolder", request.cacheFolder);
  archive.field("workers", request.workers);
  archive.field("open", request.open);
  archive.field("saved", request.saved);
  archive.field("interface", request.interface);
  archive.field("kind", request.kind);
  archive.field("doubleFolder", request.doubleFolder);
}

template <typename Archive> void describe(Archive &archive, InterfacePlace &place) {
  archive.field("name", place.name);
  archive.field("file", place.file);
  archive.field("line", place.line);
}

template <typename Archive> void describe(Archive &archive, EngineAnswer &answer) {
  archive.field("id", answer.id);
  archive.field("kind", answer.kind, EngineAnswerKind::Doubles);
  archive.field("done", answer.done);
  archive.field("all", answer.all);
  archive.field("root", answer.root);
  archive.field("report", answer.report);
  archive.field("file", answer.file);
  archive.field("firstLine", answer.firstLine);
  archive.field("lastLine", answer.lastLine);
  archive.field("interfaces", answer.interfaces);
  archive.field("text", answer.text);
  archive.field("written", answer.written);
}

} // namespace seam
