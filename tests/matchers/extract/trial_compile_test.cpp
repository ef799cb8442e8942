// Whose is an error among files that are compiled together?
#include "matchers/extract/trial_compile.h"
#include "tests/support/temporary_folder.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class TrialCompile : public testing::Test {
protected:
  std::vector<TrialResult> compile(const std::vector<std::string> &texts) const {
    ExtractRequest request;
    request.file = path("main.cpp");
    request.directory = path("");
    request.root = folder.path().string();
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-std=c++20", request.file};
    std::vector<TrialFile> files;
    for (std::size_t i = 0; i < texts.size(); ++i)
      files.push_back({.path = path("double" + std::to_string(i) + ".h"), .text = texts[i]});
    return tryToCompile(request, files);
  }

  /// The numbers of those with an error.
  static std::vector<std::size_t> failed(const std::vector<TrialResult> &results) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (!results[i].errors.empty())
        numbers.push_back(i);
    return numbers;
  }

  static std::vector<std::size_t> unproven(const std::vector<TrialResult> &results) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (results[i].isUnproven)
        numbers.push_back(i);
    return numbers;
  }

  static std::vector<std::size_t> leaning(const std::vector<TrialResult> &results) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < results.size(); ++i)
      if (results[i].isLeaning)
        numbers.push_back(i);
    return numbers;
  }

  std::string path(const std::string &name) const { return (folder.path() / name).string(); }

  TemporaryFolder folder;
};

TEST_F(TrialCompile, whatIsGoodHasNoError) {
  const std::vector<TrialResult> results = compile({"struct A {};\n", "struct B {};\n"});
  ASSERT_THAT(results, SizeIs(2));
  EXPECT_THAT(failed(results), IsEmpty());
  EXPECT_THAT(unproven(results), IsEmpty());
}

TEST_F(TrialCompile, anErrorInAFileIsItsOwn) {
  const std::vector<TrialResult> results = compile({"struct A {};\n", "Missing b;\n", "struct C {};\n"});
  EXPECT_THAT(failed(results), ElementsAre(1));
  EXPECT_THAT(unproven(results), IsEmpty());
}

TEST_F(TrialCompile, anErrorInAHeaderIsTheFilesThatIncludedIt) {
  folder.write("broken.h", "#pragma once\nMissing b;\n");
  folder.write("deep.h", "#pragma once\n#include \"broken.h\"\n");
  const std::vector<TrialResult> results = compile({"struct A {};\n", "#include \"deep.h\"\n", "#include \"broken.h\"\n"});
  EXPECT_THAT(failed(results), ElementsAre(1));
  EXPECT_THAT(unproven(results), ElementsAre(0, 2)); // The header was read once: what it does to the third is not known.
}

TEST_F(TrialCompile, anErrorInATemplateIsTheFilesThatAskedForIt) {
  folder.write("box.h", "#pragma once\ntemplate <class T> struct Box { T *get() { return held.missing(); } T held; };\n");
  const std::vector<TrialResult> results =
      compile({"#include \"box.h\"\nstruct A {};\n", "#include \"box.h\"\ninline int *use(Box<int> box) { return box.get(); }\n"});
  EXPECT_THAT(failed(results), ElementsAre(1));
  EXPECT_THAT(results[1].errors.front(), HasSubstr("box.h:2:"));
  EXPECT_THAT(unproven(results), ElementsAre(0));
}

TEST_F(TrialCompile, aloneAFileHasAllErrors) {
  folder.write("broken.h", "Missing b;\n");
  EXPECT_THAT(failed(compile({"#include \"broken.h\"\n"})), ElementsAre(0));
}

TEST_F(TrialCompile, aHeaderThatIsNotThereIsNamed) {
  folder.write("lean.h", "#pragma once\n#include \"nowhere.h\"\n");
  const std::vector<TrialResult> results = compile({"struct A {};\n", "#include \"lean.h\"\n"});
  EXPECT_THAT(failed(results), ElementsAre(1));
  EXPECT_EQ(results[1].missingHeader, "nowhere.h");
}

TEST_F(TrialCompile, aFileLeansOnWhatAnotherOneIncludes) {
  folder.write("status.h", "#pragma once\nclass Status;\nstruct Result { int code; };\n#define FAST inline\n");
  folder.write("whole.h", "#pragma once\n#include \"status.h\"\nclass Status {};\n");
  folder.write("named.h", "#pragma once\nstruct Named { virtual Result get() = 0; };\n");
  folder.write("held.h", "#pragma once\n#include \"status.h\"\nstruct Held { Status status; };\n");
  folder.write("base.h", "#pragma once\nclass Status;\nstruct Derived : Status {};\n");
  folder.write("macro.h", "#pragma once\nFAST int fast() { return 1; }\n");
  folder.write("condition.h", "#pragma once\n#ifdef FAST\nstruct Condition {};\n#endif\n");
  folder.write("good.h", "#pragma once\n#include \"status.h\"\nFAST Status *good(Result) { return nullptr; }\n");
  const std::vector<TrialResult> results = compile({"#include \"whole.h\"\n", "#include \"named.h\"\n", "#include \"held.h\"\n",
                                                    "#include \"base.h\"\n", "#include \"macro.h\"\n", "#include \"condition.h\"\n",
                                                    "#include \"good.h\"\n", "inline int name(Named *) { return 1; }\n"});
  EXPECT_THAT(failed(results), IsEmpty());
  EXPECT_THAT(leaning(results), ElementsAre(1, 2, 3, 4, 5, 7));
}

TEST_F(TrialCompile, aFileThatBringsItFirstDoesNotLean) {
  folder.write("status.h", "#pragma once\nstruct Status {};\n");
  folder.write("lean.h", "#pragma once\nstruct Lean { Status status; };\n");
  const std::vector<TrialResult> results =
      compile({"#include \"status.h\"\n#include \"lean.h\"\n", "#include \"lean.h\"\n", "#include \"lean.h\"\n#include \"status.h\"\n"});
  EXPECT_THAT(leaning(results), ElementsAre(1, 2));
}

TEST_F(TrialCompile, aMacroOfOthersThatAnotherFileMadeSomethingElseOfIsNoLean) {
  folder.write("own.h", "#pragma once\n#include <errno.h>\n#undef errno\n#define errno (*ownErrno())\nint *ownErrno();\n"
                        "#define OWN_ERROR 1\n");
  folder.write("good.h", "#pragma once\n#include <errno.h>\ninline int last() { return errno; }\n");
  folder.write("bare.h", "#pragma once\ninline int bare() { return errno; }\n");
  folder.write("lean.h", "#pragma once\n#include <errno.h>\ninline int lean() { return OWN_ERROR; }\n");
  const std::vector<TrialResult> results =
      compile({"#include \"own.h\"\n", "#include \"good.h\"\n", "#include \"bare.h\"\n", "#include \"lean.h\"\n"});
  EXPECT_THAT(failed(results), IsEmpty());
  EXPECT_THAT(leaning(results), ElementsAre(2, 3));
}

TEST_F(TrialCompile, whatATemplateHoldsForAnotherFileIsNoLean) {
  folder.write("message.h", "#pragma once\nnamespace wire {\ntemplate <class T> struct Message {\n  virtual ~Message() = default;\n"
                            "  static const T &instance() { return only; }\n  static T only;\n};\n"
                            "template <class T> T Message<T>::only;\n}\n");
  folder.write("request.h",
               "#pragma once\n#include \"message.h\"\nnamespace wire {\nstruct Request : Message<Request> {\n  Request();\n};\n"
               "inline const Request *first() { return &Request::instance(); }\n}\n");
  EXPECT_THAT(leaning(compile({"#include \"message.h\"\n", "#include \"request.h\"\n"})), IsEmpty());
}

TEST_F(TrialCompile, whatAllFilesHaveUnderOneGuardIsEachOnesOwn) {
  const std::string text = "#ifndef SUPPORT\n#define SUPPORT\nstruct Support {};\n#endif\n";
  EXPECT_THAT(leaning(compile({text + "struct A { Support support; };\n", text + "struct B { Support support; };\n"})), IsEmpty());
}

} // namespace
} // namespace seam
