#include "matchers/extract/invocation.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

using namespace clang;

/// Whatever the command asks clang to write, load or run is taken out: a compilation database is somebody else's input.
static void makeHarmless(CompilerInvocation &invocation) {
  FrontendOptions &frontend = invocation.getFrontendOpts();
  frontend.OutputFile.clear();
  frontend.StatsFile.clear();
  frontend.Plugins.clear();
  frontend.PluginArgs.clear();
  frontend.AddPluginActions.clear();
  frontend.ModuleOutputPath.clear();
  frontend.LLVMArgs.clear();
  frontend.ProgramAction = frontend::ParseSyntaxOnly;
  frontend.SkipFunctionBodies = true; // FactsConsumer decides per function.
  frontend.DisableFree = false;
  invocation.getDependencyOutputOpts() = DependencyOutputOptions();
  invocation.getCodeGenOpts().PassPlugins.clear();
  DiagnosticOptions &diagnostics = invocation.getDiagnosticOpts();
  diagnostics.DiagnosticLogFile.clear();
  diagnostics.DiagnosticSerializationFile.clear();
  diagnostics.Warnings = {};
  diagnostics.IgnoreWarnings = true;
  diagnostics.ShowCarets = false; // Else clang counts its diagnostics on stderr.
  diagnostics.VerifyDiagnostics = false;
  diagnostics.ErrorLimit = 0;
  invocation.getPreprocessorOpts().ImplicitPCHInclude.clear();
  invocation.getPreprocessorOpts().ChainedIncludes.clear();
}

static std::vector<const char *> commandLine(const ExtractRequest &request, const std::string &resourceArgument) {
  std::vector<const char *> arguments;
  bool namesResources = false;
  for (const std::string &argument : request.arguments) {
    arguments.push_back(argument.c_str());
    namesResources |= llvm::StringRef(argument).starts_with("-resource-dir");
  }
  if (!namesResources && !request.resourceFolder.empty() && !arguments.empty())
    arguments.insert(arguments.begin() + 1, resourceArgument.c_str());
  return arguments;
}

std::unique_ptr<CompilerInvocation> harmlessInvocation(const ExtractRequest &request, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                                                       DiagnosticConsumer &diagnostics) {
  DiagnosticOptions driverOptions;
  CreateInvocationOptions options;
  options.Diags = CompilerInstance::createDiagnostics(*files, driverOptions, &diagnostics, /*ShouldOwnClient=*/false);
  options.VFS = files;
  options.RecoverOnError = true;
  const std::string resourceArgument = "-resource-dir=" + request.resourceFolder;
  std::unique_ptr<CompilerInvocation> invocation = createInvocation(commandLine(request, resourceArgument), options);
  if (invocation)
    makeHarmless(*invocation);
  return invocation;
}

const std::string &realPathOf(llvm::StringRef name, llvm::StringRef directory) {
  static llvm::StringMap<std::string> known;
  llvm::SmallString<256> absolute(name);
  llvm::sys::path::make_absolute(directory, absolute);
  auto [entry, isNew] = known.try_emplace(absolute);
  if (isNew) {
    llvm::SmallString<256> real;
    if (llvm::sys::fs::real_path(absolute, real)) {
      llvm::sys::path::remove_dots(absolute, /*remove_dot_dot=*/true);
      real = absolute;
    }
    entry->second = real.str().str();
  }
  return entry->second;
}

} // namespace seam
