// Are command lines of gcc, clang and cl taken apart and put together as clang can read them?
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
