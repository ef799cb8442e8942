// What does `seam why-throws` say of a function, and of a name that is none?
#include "tests/support/exception_units.h"
#include "tool/report/why_throws_report.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Two functions load, one of them throws through io; a method of the same name, and one that catches.
ProgramGraph sampleProgram() {
  ExceptionUnit io("src/io.cpp");
  io.throws(io.function("io::sync", 3), "io::Error", 5);
  ExceptionUnit app("src/app.cpp");
  app.calls(app.function("app::load", 10), "io::sync", 12);
  app.function("app::load", 20).id = hashOf("app::load(int)");
  app.throws(app.function("app::Session::load", 30), "NoSession", 31, thrown::ChecksState);
  FunctionFact &quiet = app.function("app::quiet", 40, function::Noexcept);
  app.calls(quiet, "io::sync", 41, 0, /*scope=*/1);
  app.catches(quiet, "...");
  app.calls(app.function("app::ends", 50, function::Noexcept), "io::sync", 51);
  app.calls(app.function("app::open", 60), "nobody::knows", 61);
  return linkExceptionUnits({io, app});
}

std::string why(const std::string &name, bool *doesThrow = nullptr) {
  bool does = false;
  llvm::Expected<std::string> text = whyThrowsText(sampleProgram(), name, does);
  if (doesThrow)
    *doesThrow = does;
  return text ? *text : "error: " + llvm::toString(text.takeError());
}

TEST(WhyThrows, TellsEachTypeWithItsPath) {
  bool doesThrow = false;
  EXPECT_EQ(why("io::sync", &doesThrow), "io::sync  (src/io.cpp:3:0)\n  io::Error\n      src/io.cpp:5:0: 'io::Error' is thrown here\n");
  EXPECT_TRUE(doesThrow);
}

TEST(WhyThrows, TellsOfEveryOverload) {
  EXPECT_EQ(why("app::load"), "app::load  (src/app.cpp:10:0)\n  io::Error\n      src/app.cpp:12:0: 'io::sync' is called here\n"
                              "      src/io.cpp:5:0: 'io::Error' is thrown here\n"
                              "app::load  (src/app.cpp:20:0)\n  nothing that was seen\n");
}

TEST(WhyThrows, AnOwnNameStandsForAllThatHaveIt) {
  const std::string text = why("load");
  EXPECT_THAT(text, HasSubstr("app::load  (src/app.cpp:10:0)"));
  EXPECT_THAT(text, HasSubstr("app::load  (src/app.cpp:20:0)"));
  EXPECT_THAT(text, HasSubstr("app::Session::load  (src/app.cpp:30:0)\n  NoSession  (its callers can rule it out)"));
}

TEST(WhyThrows, AWholeNameComesBeforeAnEnd) {
  EXPECT_THAT(why("app::load"), Not(HasSubstr("app::Session::load")));
  EXPECT_THAT(why("Session::load"), HasSubstr("app::Session::load"));
}

TEST(WhyThrows, PatternsNameSeveral) {
  const std::string text = why("app::*");
  EXPECT_THAT(text, HasSubstr("app::quiet"));
  EXPECT_THAT(text, HasSubstr("app::ends"));
  EXPECT_THAT(text, Not(HasSubstr("app::Session::load")));
}

TEST(WhyThrows, SaysWhatNoexceptMakesOfIt) {
  bool doesThrow = true;
  EXPECT_EQ(why("app::quiet", &doesThrow), "app::quiet  (src/app.cpp:40:0): noexcept\n  nothing that was seen\n");
  EXPECT_FALSE(doesThrow);
  EXPECT_THAT(why("app::ends"), HasSubstr(": noexcept, so the program ends when one of these reaches its end\n  io::Error\n"));
}

TEST(WhyThrows, SaysWhatCouldNotBeSeen) {
  EXPECT_THAT(why("app::open"), HasSubstr("and what functions throw that nobody has seen"));
  EXPECT_THAT(why("io::sync"), Not(HasSubstr("nobody has seen")));
}

TEST(WhyThrows, SuggestsForANameThatIsNone) {
  EXPECT_EQ(why("app::laod"), "error: no function 'app::laod' with a body; did you mean 'app::load'?");
  EXPECT_EQ(why("snyc"), "error: no function 'snyc' with a body; did you mean 'sync'?");
  EXPECT_EQ(why("completely::different"),
            "error: no function 'completely::different' with a body; give its qualified name, or a pattern: 'app::Session::*'");
}

} // namespace
} // namespace seam
