// What does the library model say, and is every line of it understood?
#include "matchers/program/library_model.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LibraryModel, EveryLineOfTheBuiltInOneMeansSomething) {
  EXPECT_THAT(libraryModel().mistakes, IsEmpty());
  EXPECT_FALSE(libraryModel().classes().empty());
}

TEST(LibraryModel, ReadsWhatFunctionsThrowAndCall) {
  const LibraryModel model(
      "class my::Error std::exception # a root\n\nthrows my::Error my::f my::g\npossible my::Error my::h\ninvokes my::g\n");
  EXPECT_THAT(model.mistakes, IsEmpty());
  ASSERT_TRUE(model.find("my::g"));
  EXPECT_THAT(model.find("my::g")->throws, ElementsAre("my::Error"));
  EXPECT_TRUE(model.find("my::g")->invokes);
  EXPECT_FALSE(model.find("my::f")->invokes);
  EXPECT_THAT(model.find("my::h")->throws, IsEmpty());
  EXPECT_THAT(model.find("my::h")->possible, ElementsAre("my::Error"));
  EXPECT_EQ(model.find("my::other"), nullptr);
}

TEST(LibraryModel, AMembersOwnLineWinsOverItsClass) {
  const LibraryModel model("quiet my::List::*\nthrows my::Error my::List::at\n");
  EXPECT_TRUE(model.find("my::List::size")->isQuiet);
  EXPECT_FALSE(model.find("my::List::at")->isQuiet);
  EXPECT_EQ(model.find("my::size"), nullptr);
}

TEST(LibraryModel, SaysWhichLinesMeanNothing) {
  EXPECT_THAT(LibraryModel("throw std::exception f\nthrows std::exception\n").mistakes,
              ElementsAre("throw std::exception f", "throws std::exception"));
}

TEST(LibraryModel, KnowsThatAnErrorCodeIsTheOtherWay) {
  EXPECT_THAT(libraryModel().find("std::filesystem::remove/throws")->throws, ElementsAre("std::filesystem::filesystem_error"));
  EXPECT_EQ(libraryModel().find("std::filesystem::remove"), nullptr);
}

} // namespace
} // namespace seam
