// What do compilers' names tell, and what stands before them?
#include "tool/project/compiler.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Words = std::vector<std::string>;

Words stripped(Words words) {
  stripLaunchers(words);
  return words;
}

TEST(Compiler, styleFollowsTheName) {
  EXPECT_EQ(describeCompiler("/usr/bin/g++-12").style, CompilerStyle::GNU);
  EXPECT_EQ(describeCompiler("clang++-22").style, CompilerStyle::GNU);
  EXPECT_EQ(describeCompiler(R"(C:\VC\bin\CL.exe)").style, CompilerStyle::CL);
  EXPECT_EQ(describeCompiler("/opt/llvm/bin/clang-cl-18").style, CompilerStyle::CL);
  EXPECT_EQ(describeCompiler("/usr/local/cuda/bin/nvcc").style, CompilerStyle::CUDA);
  EXPECT_EQ(describeCompiler("").style, CompilerStyle::GNU);
}

TEST(Compiler, targetIsThePrefixOfACrossCompiler) {
  EXPECT_EQ(describeCompiler("/opt/gcc/bin/arm-none-eabi-g++").target, "arm-none-eabi");
  EXPECT_EQ(describeCompiler("aarch64-linux-gnu-gcc-12").target, "aarch64-linux-gnu");
  EXPECT_EQ(describeCompiler("x86_64-w64-mingw32-g++.exe").target, "x86_64-w64-mingw32");
  EXPECT_EQ(describeCompiler("aarch64-linux-android21-clang++").target, "aarch64-linux-android21");
}

TEST(Compiler, otherPrefixesAreNoTarget) {
  EXPECT_EQ(describeCompiler("g++").target, "");
  EXPECT_EQ(describeCompiler("clang-cl").target, "");
  EXPECT_EQ(describeCompiler("company-g++").target, "");
}

TEST(Compiler, knowsItsLanguage) {
  EXPECT_TRUE(describeCompiler("arm-none-eabi-g++-12").isCxx);
  EXPECT_TRUE(describeCompiler("clang++").isCxx);
  EXPECT_FALSE(describeCompiler("gcc").isCxx);
}

TEST(Launchers, areStripped) {
  EXPECT_THAT(stripped({"ccache", "g++", "-c"}), ElementsAre("g++", "-c"));
  EXPECT_THAT(stripped({"/usr/bin/ccache", "distcc", "/opt/x/my-compiler", "-c"}), ElementsAre("/opt/x/my-compiler", "-c"));
  EXPECT_THAT(stripped({"ccache", "compiler_check=none", "g++", "-c"}), ElementsAre("g++", "-c"));
  EXPECT_THAT(stripped({"env", "-u", "HOME", "A=B", "sccache", "clang++", "-c"}), ElementsAre("clang++", "-c"));
  EXPECT_THAT(stripped({"rewrapper", "-labels=type=compile", "--", "clang++", "-c"}), ElementsAre("clang++", "-c"));
  EXPECT_THAT(stripped({"libtool", "--tag=CXX", "--mode=compile", "g++", "-c"}), ElementsAre("g++", "-c"));
}

TEST(Launchers, ofCMakeAreStripped) {
  EXPECT_THAT(stripped({"cmake", "-E", "env", "A=B", "--", "g++", "-c"}), ElementsAre("g++", "-c"));
  EXPECT_THAT(stripped({"/usr/bin/cmake", "-E", "env", "A=B", "ccache", "g++"}), ElementsAre("g++"));
  EXPECT_THAT(stripped({"cmake", "-E", "time", "g++", "-c"}), ElementsAre("g++", "-c"));
  EXPECT_THAT(stripped({"cmake", "-E", "__run_co_compile", "--tidy=clang-tidy;-p=x", "--source=a.cpp", "--", "g++", "-c"}),
              ElementsAre("g++", "-c"));
}

TEST(Launchers, thatNobodyKnowsAreSeenByTheCompilerBehindThem) {
  EXPECT_THAT(stripped({"./wrap.sh", "/usr/bin/arm-none-eabi-g++", "-c"}), ElementsAre("/usr/bin/arm-none-eabi-g++", "-c"));
  EXPECT_THAT(stripped({"./wrap.sh", "-c", "x.cpp"}), ElementsAre("./wrap.sh", "-c", "x.cpp"));
  EXPECT_THAT(stripped({"g++", "cc", "-c"}), ElementsAre("g++", "cc", "-c"));
}

TEST(Launchers, withNothingBehindThemLeaveNothing) {
  EXPECT_THAT(stripped({"ccache"}), IsEmpty());
  EXPECT_THAT(stripped({"env", "-u"}), IsEmpty());
  EXPECT_THAT(stripped({"cmake", "-E", "env"}), IsEmpty());
  EXPECT_THAT(stripped({}), IsEmpty());
}

} // namespace
} // namespace seam
