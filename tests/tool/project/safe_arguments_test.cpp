// Which flags reach clang, and which ones are dropped with and without a word?
#include "tool/project/safe_arguments.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

using Words = std::vector<std::string>;

Words kept(const Words &flags, CompilerStyle style = CompilerStyle::GNU) {
  return makeSafe(flags, style).arguments;
}

/// "flag: why", for each flag that is missed.
Words told(const Words &flags, CompilerStyle style = CompilerStyle::GNU) {
  Words result;
  for (const DroppedFlag &dropped : makeSafe(flags, style).dropped)
    result.push_back(dropped.flag + ": " + dropped.why);
  return result;
}

TEST(SafeArguments, keepWhatChangesHowCodeReads) {
  const Words flags = {"-std=c++20",
                       "-DA=1",
                       "-D",
                       "B",
                       "-UC",
                       "-Iinc",
                       "-I",
                       "inc2",
                       "-isystem",
                       "/sys",
                       "-iquote",
                       "q",
                       "-idirafter",
                       "d",
                       "-imacros",
                       "m.h",
                       "-nostdinc++",
                       "-stdlib=libc++",
                       "-isysroot",
                       "/s",
                       "--sysroot=/s",
                       "-pthread",
                       "-m32",
                       "-mavx2",
                       "-march=armv7-a",
                       "-mthumb",
                       "-fexceptions",
                       "-fno-rtti",
                       "-fchar8_t",
                       "-funsigned-char",
                       "-fshort-enums",
                       "-O2",
                       "-fPIC",
                       "-fopenmp",
                       "-fsanitize=address",
                       "-ansi",
                       "-B",
                       "/gcc",
                       "--gcc-toolchain=/g",
                       "-ffreestanding",
                       "-fms-extensions"};
  EXPECT_THAT(kept(flags), ElementsAreArray(flags));
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(SafeArguments, dropOutputsWithoutAWord) {
  const Words flags = {"-c",
                       "-o",
                       "x.o",
                       "-MD",
                       "-MT",
                       "x.o",
                       "-MF",
                       "x.d",
                       "-MJ",
                       "x.json",
                       "-MMD",
                       "-MP",
                       "-save-temps",
                       "-save-stats=obj",
                       "--serialize-diagnostics",
                       "x.dia",
                       "-serialize-diagnostics",
                       "x.dia",
                       "--coverage",
                       "-ftest-coverage",
                       "-fprofile-arcs",
                       "-ftime-trace",
                       "-ftime-trace=x.json",
                       "-fsave-optimization-record",
                       "-foptimization-record-file=x",
                       "-emit-llvm",
                       "-S",
                       "-E",
                       "-gen-reproducer=always",
                       "-fcrash-diagnostics-dir=d",
                       "-fproc-stat-report=x",
                       "-fmodule-output=x.pcm",
                       "-H",
                       "-fstack-usage",
                       "-C",
                       "-P",
                       "-dM",
                       "-dD",
                       "-v",
                       "-###",
                       "-pipe",
                       "-fprofile-generate=d",
                       "-fmemory-profile=d",
                       "-dumpdir",
                       "x",
                       "-fcodegen-data-generate=x",
                       "-fprofile-instr-generate=x",
                       "-fsyntax-only",
                       "x.cpp",
                       "y.o"};
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(SafeArguments, dropWarningsLinkingAndDebuggingWithoutAWord) {
  const Words flags = {"-Wall",
                       "-Werror",
                       "-Wno-foo",
                       "-w",
                       "-pedantic-errors",
                       "-Winvalid-pch",
                       "-g",
                       "-g3",
                       "-gsplit-dwarf",
                       "-ggdb",
                       "-L/l",
                       "-lfoo",
                       "-Wl,-rpath,x",
                       "-shared",
                       "-static",
                       "-Xlinker",
                       "y",
                       "-rdynamic",
                       "-T",
                       "link.ld",
                       "-fuse-ld=lld",
                       "-flto=thin",
                       "-Wa,-march",
                       "-fdiagnostics-color=always",
                       "-fmessage-length=0",
                       "-fdebug-prefix-map=a=b",
                       "-ffunction-sections"};
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(SafeArguments, tellOfFlagsThatClangDoesNotKnow) {
  EXPECT_THAT(kept({"-fno-canonical-system-headers", "-DA", "-fcallgraph-info=su", "-mno-fused-madd"}), ElementsAre("-DA"));
  EXPECT_THAT(told({"-fno-canonical-system-headers", "-fcallgraph-info=su"}),
              ElementsAre("-fno-canonical-system-headers: clang does not know it", "-fcallgraph-info=: clang does not know it"));
  EXPECT_THAT(told({"-fmodule-mapper=x.modmap"}), ElementsAre("-fmodule-mapper=: clang does not know it"));
}

TEST(SafeArguments, dropWhatLoadsCode) {
  const Words flags = {"-fplugin=evil.so",
                       "-fplugin-arg-x-y=z",
                       "-fpass-plugin=evil.so",
                       "-mllvm",
                       "-load=evil.so",
                       "-Xclang",
                       "-load",
                       "-Xclang",
                       "evil.so",
                       "-Xclang",
                       "-plugin",
                       "-Xclang",
                       "x",
                       "-Xclang",
                       "-add-plugin",
                       "-Xclang",
                       "y"};
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), ElementsAre("-fplugin=: it loads or steers code that Seam does not run",
                                       "-fplugin-arg-x-y=: it loads or steers code that Seam does not run",
                                       "-fpass-plugin=: it loads or steers code that Seam does not run",
                                       "-mllvm: it loads or steers code that Seam does not run",
                                       "-Xclang -load: it loads or steers code that Seam does not run",
                                       "-Xclang -plugin: it loads or steers code that Seam does not run",
                                       "-Xclang -add-plugin: it loads or steers code that Seam does not run"));
}

TEST(SafeArguments, keepOfXclangOnlyWhatChangesHowCodeReads) {
  EXPECT_THAT(kept({"-Xclang", "-fno-pch-timestamp", "-Xclang", "-fcxx-exceptions", "-Xclang", "-internal-isystem", "-Xclang", "/x",
                    "-Xclang", "-target-feature", "-Xclang", "+sse", "-Xclang", "-DA"}),
              ElementsAre("-Xclang", "-fno-pch-timestamp", "-Xclang", "-fcxx-exceptions", "-Xclang", "-internal-isystem", "-Xclang", "/x",
                          "-Xclang", "-target-feature", "-Xclang", "+sse", "-Xclang", "-DA"));
}

TEST(SafeArguments, dropFilesThatXclangWouldWrite) {
  for (const Words &pair : std::vector<Words>{{"-dependency-dot", "F"},
                                              {"-stats-file=F"},
                                              {"-header-include-file", "F"},
                                              {"-diagnostic-log-file", "F"},
                                              {"-serialize-diagnostic-file", "F"},
                                              {"-dependency-file", "F"},
                                              {"-emit-pch"},
                                              {"-emit-obj"},
                                              {"-o", "F"},
                                              {"-ast-dump"},
                                              {"-fdump-record-layouts"},
                                              {"-module-dependency-dir", "F"},
                                              {"-coverage-data-file=F"},
                                              {"-split-dwarf-output", "F"}}) {
    Words flags;
    for (const std::string &word : pair)
      flags.insert(flags.end(), {"-Xclang", word});
    EXPECT_THAT(kept(flags), IsEmpty()) << pair.front();
    EXPECT_EQ(told(flags).size(), 1u) << pair.front();
  }
}

TEST(SafeArguments, dropTheFilesThatPlainOptionsOfTheFrontEndWouldWrite) {
  EXPECT_THAT(kept({"-dependency-dot", "F", "-dependency-file", "F", "-module-dependency-dir", "F", "--symbol-graph-dir=F"}), IsEmpty());
}

TEST(SafeArguments, readForcedIncludesAsText) {
  EXPECT_THAT(kept({"-include", "a.h", "-DA"}), ElementsAre("-DA", "-Xclang", "-include", "-Xclang", "a.h"));
  EXPECT_THAT(kept({"-Xclang", "-include", "-Xclang", "b.h", "-include", "c.h"}),
              ElementsAre("-Xclang", "-include", "-Xclang", "b.h", "-Xclang", "-include", "-Xclang", "c.h"));
}

TEST(SafeArguments, dropPrecompiledHeadersButNotTheirText) {
  EXPECT_THAT(
      kept({"-Winvalid-pch", "-Xclang", "-include-pch", "-Xclang", "cmake_pch.hxx.pch", "-Xclang", "-include", "-Xclang", "cmake_pch.hxx"}),
      ElementsAre("-Xclang", "-include", "-Xclang", "cmake_pch.hxx"));
  EXPECT_THAT(kept({"-include-pch", "x.pch", "-fpch-instantiate-templates", "-fpch-preprocess"}), IsEmpty());
}

TEST(SafeArguments, unpackWhatIsPassedToThePreprocessor) {
  EXPECT_THAT(kept({"-Wp,-MD,x.d,-DA", "-Xpreprocessor", "-include", "-Xpreprocessor", "a.h", "-Xpreprocessor", "-fopenmp"}),
              ElementsAre("-DA", "-fopenmp", "-Xclang", "-include", "-Xclang", "a.h"));
}

TEST(SafeArguments, readHeadersOfClangModulesAsText) {
  EXPECT_THAT(
      kept({"-fmodules", "-fcxx-modules", "-fmodules-cache-path=/c", "-fmodule-map-file=m", "-fmodule-name=x", "-fimplicit-module-maps"}),
      IsEmpty());
  EXPECT_THAT(told({"-fmodules"}), ElementsAre("-fmodules: Seam reads headers as text"));
  EXPECT_THAT(kept({"-fmodule-file=net=net.pcm"}), ElementsAre("-fmodule-file=net=net.pcm"));
}

TEST(SafeArguments, rememberTheLastLanguage) {
  const SafeArguments safe = makeSafe({"-x", "c", "a.c", "-xc++-module"}, CompilerStyle::GNU);
  EXPECT_THAT(safe.arguments, IsEmpty());
  EXPECT_EQ(safe.language, "c++-module");
}

TEST(SafeArguments, knowWhetherATargetStands) {
  EXPECT_TRUE(makeSafe({"--target=arm-none-eabi"}, CompilerStyle::GNU).hasTarget);
  EXPECT_TRUE(makeSafe({"-target", "arm-none-eabi"}, CompilerStyle::GNU).hasTarget);
  EXPECT_FALSE(makeSafe({"-mthumb"}, CompilerStyle::GNU).hasTarget);
}

TEST(SafeArguments, surviveAMissingValue) {
  EXPECT_THAT(kept({"-DA", "-I"}), ElementsAre("-DA"));
  EXPECT_THAT(told({"-DA", "-I"}), ElementsAre("-I: its value is missing"));
  EXPECT_THAT(told({"-Xclang", "-include"}), ElementsAre("-Xclang -include: its value is missing"));
  EXPECT_THAT(kept({"", "-DA", ""}), ElementsAre("-DA"));
}

TEST(SafeArguments, readTheFlagsOfCl) {
  const Words safe = kept({"/nologo",
                           "/TP",
                           "/DA",
                           "/I",
                           "inc",
                           "/std:c++20",
                           "/EHsc",
                           "/MDd",
                           "/Zc:__cplusplus",
                           "/permissive-",
                           "/W4",
                           "/WX",
                           "/Zi",
                           "/Foout\\x.obj",
                           "/Fdx.pdb",
                           "/FS",
                           "/Yupch.h",
                           "/Fpx.pch",
                           "/FIforced.h",
                           "/showIncludes",
                           "/c",
                           "x.cpp",
                           "/external:I",
                           "ext",
                           "/MP4",
                           "/sourceDependencies",
                           "d.json",
                           "/bigobj",
                           "/O2",
                           "/utf-8"},
                          CompilerStyle::CL);
  EXPECT_THAT(safe, ElementsAre("/DA", "/I", "inc", "/std:c++20", "/EHsc", "/MDd", "/permissive-", "/external:I", "ext", "-Xclang",
                                "-include", "-Xclang", "forced.h"));
}

TEST(SafeArguments, readWhatClGetsForClang) {
  EXPECT_THAT(kept({"/clang:-DA", "/clang:-MD", "/clang:-fplugin=x.so"}, CompilerStyle::CL), ElementsAre("/clang:-DA"));
  EXPECT_EQ(makeSafe({"/Tpx.txt"}, CompilerStyle::CL).language, "c++");
  EXPECT_EQ(makeSafe({"/TC"}, CompilerStyle::CL).language, "c");
}

} // namespace
} // namespace seam
