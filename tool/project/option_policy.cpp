#include "tool/project/option_policy.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include <algorithm>

namespace seam {
namespace {

namespace options = clang::options;

constexpr OptionPolicy Keep{true, ""};
constexpr OptionPolicy Drop{false, ""};

/// Groups that say nothing about how code reads.
constexpr unsigned DroppedGroups[] = {
    options::OPT_Action_Group,
    options::OPT_M_Group,
    options::OPT_d_Group,
    options::OPT_Diag_Group,
    options::OPT_pedantic_Group,
    options::OPT_DebugInfo_Group,
    options::OPT_Link_Group,
    options::OPT_StaticAnalyzer_Group,
    options::OPT_internal_Group,
    options::OPT_fsan_cov_Group,
    options::OPT_clang_ignored_f_Group,
    options::OPT_clang_ignored_m_Group,
    options::OPT_clang_ignored_gcc_optimization_f_Group,
    options::OPT_clang_ignored_legacy_options_Group,
    options::OPT_cl_ignored_Group,
    options::OPT_cuda_Group,
    options::OPT_hip_Group,
    options::OPT_sycl_Group,
    options::OPT_offload_Group,
};

/// Options that load code, by name; "*" at the end: and all that start so.
constexpr llvm::StringLiteral CodeLoaders[] = {"fplugin*", "fpass-plugin*", "hipspv-pass-plugin*", "load*", "plugin*", "add-plugin*",
                                               "mllvm",    "mmlir"};

/// Clang's header modules: Seam wants to see the #include.
constexpr llvm::StringLiteral HeaderModules[] = {
    "fmodule-map-file*",          "fmodule-name*",       "fmodules*",      "fcxx-modules",    "fimplicit-module*",
    "fprebuilt-implicit-modules", "fbuiltin-module-map", "fsystem-module", "fmodule-header*", "fmodulemap*"};

/// Compile options that only change what is written: messages, reports, object code, profiles, precompiled headers.
constexpr llvm::StringLiteral OutputOnly[] = {"fmodule-output*",
                                              "fmodule-file-deps",
                                              "fno-module*",
                                              "fbuild-session*",
                                              "include-pch",
                                              "fpch-*",
                                              "fno-pch*",
                                              "relocatable-pch",
                                              "C",
                                              "CC",
                                              "P",
                                              "H",
                                              "print-*",
                                              "X*",
                                              "param",
                                              "specs*",
                                              "fdriver*",
                                              "fsyntax-only",
                                              "fdiagnostics*",
                                              "fno-diagnostics*",
                                              "fcolor-diagnostics",
                                              "fno-color-diagnostics",
                                              "fansi-escape*",
                                              "fcaret*",
                                              "fno-caret*",
                                              "fmessage-length*",
                                              "fshow-*",
                                              "fno-show-*",
                                              "ferror-limit*",
                                              "fspell*",
                                              "fno-spell*",
                                              "ftabstop*",
                                              "ftemplate-backtrace*",
                                              "fmacro-backtrace*",
                                              "fconstexpr-backtrace*",
                                              "ftime-*",
                                              "fsave-optimization*",
                                              "fno-save-optimization*",
                                              "foptimization-record*",
                                              "fproc-stat*",
                                              "fprofile*",
                                              "fno-profile*",
                                              "fcs-profile*",
                                              "fmemory-profile*",
                                              "fno-memory-profile*",
                                              "fcoverage*",
                                              "fno-coverage*",
                                              "ftest-coverage",
                                              "coverage",
                                              "fcreate-profile",
                                              "fcodegen-data*",
                                              "fcrash-diagnostics*",
                                              "gen-reproducer*",
                                              "fstack-usage",
                                              "fdebug-*",
                                              "fno-debug-*",
                                              "fdepfile*",
                                              "fembed-*",
                                              "flto*",
                                              "fno-lto",
                                              "fthin*",
                                              "ffat-lto*",
                                              "fno-fat-lto*",
                                              "fuse-ld*",
                                              "fuse-lipo*",
                                              "fbasic-block*",
                                              "fxray*",
                                              "fno-xray*",
                                              "fsanitize-*",
                                              "fno-sanitize-*",
                                              "frandom*",
                                              "fno-integrated*",
                                              "fintegrated*",
                                              "frecord-*",
                                              "fno-record-*",
                                              "fverbose-asm",
                                              "fno-verbose-asm",
                                              "femit-*",
                                              "fno-emit-*",
                                              "fdata-sections",
                                              "ffunction-sections",
                                              "fno-data-sections",
                                              "fno-function-sections",
                                              "frewrite-*",
                                              "fkeep-system-includes",
                                              "fminimize-whitespace",
                                              "fno-temp-file"};

/// clang-cl's own options with the same fate.
constexpr llvm::StringLiteral OutputOnlyCL[] = {"F*",
                                                "Y*",
                                                "W*",
                                                "P",
                                                "EP",
                                                "E",
                                                "V*",
                                                "o",
                                                "O",
                                                "w",
                                                "wd",
                                                "showIncludes*",
                                                "showFilenames*",
                                                "sourceDependencies*",
                                                "doc",
                                                "link",
                                                "LN",
                                                "MP",
                                                "nologo",
                                                "analyze*",
                                                "errorReport*",
                                                "diagnostics*",
                                                "exportHeader*",
                                                "headerUnit*",
                                                "headerName*",
                                                "translateInclude*",
                                                "reference*",
                                                "AI",
                                                "Bt*",
                                                "cgthreads*",
                                                "d2*",
                                                "bigobj",
                                                "X*"};

/// Driver options outside the compile groups that do change how code reads.
constexpr llvm::StringLiteral KeptElsewhere[] = {"arch",
                                                 "B",
                                                 "F",
                                                 "stdlib=",
                                                 "std-default=",
                                                 "pthread",
                                                 "pthreads",
                                                 "no-pthread",
                                                 "sysroot=",
                                                 "target=",
                                                 "vfsoverlay",
                                                 "working-directory*",
                                                 "gcc-install-dir=",
                                                 "gcc-toolchain=",
                                                 "gcc-triple=",
                                                 "traditional",
                                                 "traditional-cpp",
                                                 "darwin-target-variant*",
                                                 "constant-cfstrings",
                                                 "faligned-new=",
                                                 "fcheck-new",
                                                 "fno-check-new",
                                                 "fno-unsigned-char",
                                                 "ffinite-math-only",
                                                 "fno-finite-math-only",
                                                 "fmultilib-flag=",
                                                 "m3dnow*",
                                                 "mno-3dnow*"};

/// Front-end options that the driver does not have and that change how code reads.
constexpr llvm::StringLiteral KeptFrontEnd[] = {"internal-isystem", "internal-externc-isystem", "internal-iframework", "target-feature",
                                                "fno-pch-timestamp"};

bool matchesAny(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](llvm::StringRef pattern) { return pattern.consume_back("*") ? name.starts_with(pattern) : name == pattern; });
}

/// -fmodule-file=name=file is how C++20 imports find their module; without a name it is a header module.
bool isModuleFile(const llvm::opt::Option &option) {
  return option.matches(options::OPT_fmodule_file) || option.matches(options::OPT_fprebuilt_module_path);
}

} // namespace

OptionPolicy driverPolicy(const llvm::opt::Option &option) {
  const llvm::StringRef name = option.getName();
  const bool isCL = option.matches(options::OPT_cl_Group);
  if (option.getKind() == llvm::opt::Option::UnknownClass)
    return {false, "clang does not know it"};
  if (option.getKind() == llvm::opt::Option::InputClass)
    return Drop;
  if (matchesAny(name, CodeLoaders))
    return {false, "it loads or steers code that Seam does not run"};
  if (isModuleFile(option))
    return Keep;
  if (matchesAny(name, HeaderModules))
    return {false, "Seam reads headers as text"};
  if (option.hasFlag(options::Unsupported))
    return {false, "clang does not support it"};
  if (option.hasFlag(options::LinkerInput) || option.hasFlag(options::LinkOption) || option.hasFlag(options::Ignored))
    return Drop;
  if (std::any_of(std::begin(DroppedGroups), std::end(DroppedGroups), [&](unsigned group) { return option.matches(group); }))
    return Drop;
  if (isCL)
    return matchesAny(name, OutputOnlyCL) ? Drop : Keep;
  if (option.matches(options::OPT_CompileOnly_Group))
    return matchesAny(name, OutputOnly) ? Drop : Keep;
  return matchesAny(name, KeptElsewhere) ? Keep : Drop;
}

OptionPolicy frontEndPolicy(const llvm::opt::Option &option) {
  if (option.matches(options::OPT_include_pch))
    return Drop;
  if (matchesAny(option.getName(), KeptFrontEnd))
    return Keep;
  const OptionPolicy policy = driverPolicy(option);
  if (option.hasVisibilityFlag(options::ClangOption) && policy.isKept)
    return Keep;
  return {false, policy.why.empty() ? "it is not needed to read the code" : policy.why};
}

} // namespace seam
