// Which options are kept, dropped, or dropped with a word?
#include "tool/project/command_words.h"
#include "tool/project/option_policy.h"
#include "tool/project/safe_arguments.h"
#include "clang/Options/Options.h"
#include "llvm/Support/Regex.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

using Words = std::vector<std::string>;

/// "-D A" as the two words that it is.
Words words(const std::string &text) {
  return splitCommand(text, Quoting::GNU);
}

Words kept(const Words &flags) {
  return makeSafe(flags, CompilerStyle::GNU).arguments;
}

/// "flag: why", for each flag that is missed.
Words told(const Words &flags) {
  Words result;
  for (const DroppedFlag &dropped : makeSafe(flags, CompilerStyle::GNU).dropped)
    result.push_back(dropped.flag + ": " + dropped.why);
  return result;
}

TEST(OptionPolicy, keepWhatChangesHowCodeReads) {
  const Words flags =
      words("-std=c++20 -DA=1 -D B -UC -Iinc -I inc2 -isystem /sys -iquote q -idirafter d -imacros m.h -nostdinc++ "
            "-stdlib=libc++ -isysroot /s --sysroot=/s -pthread -m32 -mavx2 -march=armv7-a -mthumb -fexceptions -fno-rtti "
            "-fchar8_t -funsigned-char -fshort-enums -O2 -fPIC -fopenmp -fsanitize=address -ansi -B /gcc --gcc-toolchain=/g "
            "-ffreestanding -fms-extensions");
  EXPECT_THAT(kept(flags), ElementsAreArray(flags));
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(OptionPolicy, dropOutputsWithoutAWord) {
  const Words flags = words("-c -o x.o -MD -MT x.o -MF x.d -MJ x.json -MMD -MP -save-temps -save-stats=obj --serialize-diagnostics x.dia "
                            "-serialize-diagnostics x.dia --coverage -ftest-coverage -fprofile-arcs -ftime-trace -ftime-trace=x.json "
                            "-fsave-optimization-record -foptimization-record-file=x -emit-llvm -S -E -gen-reproducer=always "
                            "-fcrash-diagnostics-dir=d -fproc-stat-report=x -fmodule-output=x.pcm -H -fstack-usage -C -P -dM -dD -v -### "
                            "-pipe -fprofile-generate=d -fmemory-profile=d -dumpdir x -fcodegen-data-generate=x -fprofile-instr-generate=x "
                            "-fsyntax-only x.cpp y.o");
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(OptionPolicy, dropWarningsLinkingAndDebuggingWithoutAWord) {
  const Words flags = words("-Wall -Werror -Wno-foo -w -pedantic-errors -Winvalid-pch -g -g3 -gsplit-dwarf -ggdb -L/l -lfoo -Wl,-rpath,x "
                            "-shared -static -Xlinker y -rdynamic -T link.ld -fuse-ld=lld -flto=thin -Wa,-march -fdiagnostics-color=always "
                            "-fmessage-length=0 -fdebug-prefix-map=a=b -ffunction-sections");
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), IsEmpty());
}

TEST(OptionPolicy, tellOfFlagsThatClangDoesNotKnow) {
  EXPECT_THAT(kept({"-fno-canonical-system-headers", "-DA", "-fcallgraph-info=su", "-mno-fused-madd"}), ElementsAre("-DA"));
  EXPECT_THAT(told({"-fno-canonical-system-headers", "-fcallgraph-info=su"}),
              ElementsAre("-fno-canonical-system-headers: clang does not know it", "-fcallgraph-info=: clang does not know it"));
  EXPECT_THAT(told({"-fmodule-mapper=x.modmap"}), ElementsAre("-fmodule-mapper=: clang does not know it"));
}

TEST(OptionPolicy, dropWhatLoadsCode) {
  const Words flags = words("-fplugin=evil.so -fplugin-arg-x-y=z -fpass-plugin=evil.so -mllvm -load=evil.so -Xclang -load -Xclang evil.so "
                            "-Xclang -plugin -Xclang x -Xclang -add-plugin -Xclang y");
  EXPECT_THAT(kept(flags), IsEmpty());
  EXPECT_THAT(told(flags), ElementsAre("-fplugin=: it loads or steers code that Seam does not run",
                                       "-fplugin-arg-x-y=: it loads or steers code that Seam does not run",
                                       "-fpass-plugin=: it loads or steers code that Seam does not run",
                                       "-mllvm: it loads or steers code that Seam does not run",
                                       "-Xclang -load: it loads or steers code that Seam does not run",
                                       "-Xclang -plugin: it loads or steers code that Seam does not run",
                                       "-Xclang -add-plugin: it loads or steers code that Seam does not run"));
}

TEST(OptionPolicy, keepOfXclangOnlyWhatChangesHowCodeReads) {
  EXPECT_THAT(kept({"-Xclang", "-fno-pch-timestamp", "-Xclang", "-fcxx-exceptions", "-Xclang", "-internal-isystem", "-Xclang", "/x",
                    "-Xclang", "-target-feature", "-Xclang", "+sse", "-Xclang", "-DA"}),
              ElementsAre("-Xclang", "-fno-pch-timestamp", "-Xclang", "-fcxx-exceptions", "-Xclang", "-internal-isystem", "-Xclang", "/x",
                          "-Xclang", "-target-feature", "-Xclang", "+sse", "-Xclang", "-DA"));
}

TEST(OptionPolicy, dropFilesThatXclangWouldWrite) {
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

TEST(OptionPolicy, dropTheFilesThatPlainOptionsOfTheFrontEndWouldWrite) {
  EXPECT_THAT(kept({"-dependency-dot", "F", "-dependency-file", "F", "-module-dependency-dir", "F", "--symbol-graph-dir=F"}), IsEmpty());
}

/// Options of clang whose help speaks of writing files: a new version of clang brings new ones.
TEST(OptionPolicy, keepsNoOptionThatSaysItWrites) {
  const llvm::Regex writes("(write|save|dump|output|print)[^.]*( file|to <|report|trace|graph|profile|dependenc|record)",
                           llvm::Regex::IgnoreCase);
  const llvm::opt::OptTable &table = clang::getDriverOptTable();
  Words kept;
  for (unsigned id = 1; id <= table.getNumOptions(); ++id) {
    const llvm::opt::Option option = table.getOption(id);
    const char *help = table.getOptionHelpText(id);
    const bool isOurs = option.hasVisibilityFlag(clang::options::ClangOption) || option.hasVisibilityFlag(clang::options::CLOption);
    if (help && isOurs && option.getKind() > llvm::opt::Option::UnknownClass && !option.getAlias().isValid() && writes.match(help) &&
        driverPolicy(option).isKept)
      kept.push_back(option.getPrefixedName().str() + ": " + help);
  }
  EXPECT_THAT(kept, IsEmpty());
}

} // namespace
} // namespace seam
