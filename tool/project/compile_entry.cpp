#include "tool/project/compile_entry.h"
#include "tool/project/command_words.h"
#include "tool/project/compiler.h"
#include "tool/project/paths.h"
#include "tool/project/source_language.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>

namespace seam {
namespace {

using Words = std::vector<std::string>;

constexpr char MakeItAgain[] = "rebuild the compilation database";

Language languageOfUnit(const SafeArguments &flags, const std::string &file) {
  const bool isNamed = !flags.language.empty() && flags.language != "none";
  const Language byName = languageOf(file);
  return isNamed && byName != Language::PrecompiledHeader ? languageNamed(flags.language) : byName;
}

/// The value of -x, where the extension alone would mislead clang: a header is no precompiled header here, .ixx no object file.
std::string forcedLanguage(const SafeArguments &flags, Language language, const std::string &file, const Compiler &compiler) {
  if (language == Language::CXXModule)
    return "c++-module";
  if (language == Language::Header)
    return compiler.isCxx || llvm::sys::path::extension(file) != ".h" ? "c++" : "c";
  return flags.language == "none" ? "" : flags.language;
}

/// A name of another language's, or empty.
std::string skippedLabel(const Compiler &compiler, const SafeArguments &flags, const std::string &file) {
  if (compiler.style == CompilerStyle::CUDA)
    return "nvcc";
  switch (languageOfUnit(flags, file)) {
  case Language::PrecompiledHeader:
    return "precompiled header";
  case Language::Other:
    return flags.language.empty() || flags.language == "none" ? languageLabel(file) : flags.language;
  default:
    return "";
  }
}

/// Nothing is written, warned about, or read from configuration files; -Wno-everything also silences what is an error by default, such as
/// narrowing.
Words jobArguments(const Words &words, const Compiler &compiler, const SafeArguments &flags, const std::string &file) {
  Words result = {words.front()};
  const bool isCL = compiler.style == CompilerStyle::CL;
  if (isCL)
    result.push_back("--driver-mode=cl");
  if (!flags.hasTarget && !compiler.target.empty())
    result.push_back("--target=" + compiler.target);
  llvm::append_range(result, flags.arguments);
  llvm::append_values(result, "--no-default-config", "-fsyntax-only", "-w", "-Wno-everything");
  if (const std::string language = forcedLanguage(flags, languageOfUnit(flags, file), file, compiler); !language.empty())
    llvm::append_values(result, "-x", language);
  if (isCL) // else a path like /Up/x.cpp would be the option /U
    result.push_back("--");
  result.push_back(file);
  return result;
}

} // namespace

std::variant<UnitEntry, SkippedEntry, FailedEntry> readEntry(DatabaseEntry entry, const DatabaseFile &database) {
  const auto fail = [&](const std::string &file, const std::string &what) {
    return FailedEntry{file, fmt::format("{}:{}: {}", database.name, entry.line, what)};
  };
  if (!entry.problem.empty())
    return fail(entry.file, fmt::format("{}; {}", entry.problem, MakeItAgain));
  const std::string directory = absolutePath(llvm::sys::path::parent_path(database.path), entry.directory);
  const std::string file = absolutePath(directory, entry.file);

  const Quoting quoting = quotingOf(entry.command);
  const Words written = entry.arguments.empty() ? splitCommand(entry.command, quoting) : std::move(entry.arguments);
  ExpandedWords expanded = expandResponseFiles(written, directory, quoting);
  Words &words = expanded.words;
  stripLaunchers(words);
  if (words.empty() && expanded.problem.empty())
    return fail(file, fmt::format("the command names no compiler; {}", MakeItAgain));

  Compiler compiler = describeCompiler(words.empty() ? "" : words.front());
  if (llvm::is_contained(words, "--driver-mode=cl"))
    compiler.style = CompilerStyle::CL;
  SafeArguments flags = makeSafe(words.empty() ? words : Words(words.begin() + 1, words.end()), compiler.style);
  if (std::string label = skippedLabel(compiler, flags, file); !label.empty())
    return SkippedEntry{std::move(label)};

  if (!llvm::sys::fs::is_directory(directory))
    return fail(file, fmt::format("no such folder '{}'; {}", entry.directory, MakeItAgain));
  llvm::sys::fs::file_status status;
  if (llvm::sys::fs::status(file, status))
    return FailedEntry{file, fmt::format("no such file; {}", MakeItAgain)};
  if (status.type() != llvm::sys::fs::file_type::regular_file)
    return FailedEntry{file, "not a regular file"};
  if (!expanded.problem.empty())
    return fail(file, expanded.problem);

  UnitEntry unit;
  unit.job = {realPath(file), directory, jobArguments(words, compiler, flags, file), database.configuration};
  unit.dropped = std::move(flags.dropped);
  unit.lacksModuleMap = !expanded.missingModuleMaps.empty();
  return unit;
}

} // namespace seam
