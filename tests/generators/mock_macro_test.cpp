// Is what a person wrote in a mock's macro understood, and said as today's macro says it?
#include "generators/mock_macro.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

/// The macro with `override` behind; "": it cannot be taken apart.
std::string today(std::string_view text) {
  const std::optional<MockMacro> macro = readMockMacro(text);
  if (!macro)
    return "";
  return macro->isConst ? mockMethodText(*macro, {"const", "override"}) : mockMethodText(*macro, {"override"});
}

TEST(MockMacro, oldMacrosBecomeToday) {
  EXPECT_EQ(today("MOCK_METHOD0(stop, void())"), "MOCK_METHOD(void, stop, (), (override))");
  EXPECT_EQ(today("MOCK_METHOD0(stop, void(void))"), "MOCK_METHOD(void, stop, (), (override))");
  EXPECT_EQ(today("MOCK_METHOD1(stop, void(int /*now*/))"), "MOCK_METHOD(void, stop, (int /*now*/), (override))");
  EXPECT_EQ(today("MOCK_CONST_METHOD1(find, int(const Key &key))"), "MOCK_METHOD(int, find, (const Key &key), (const, override))");
  EXPECT_EQ(today("MOCK_METHOD2_T( put ,\n    void(int,\n         long) )"), "MOCK_METHOD(void, put, (int, long), (override))");
  EXPECT_EQ(today("MOCK_METHOD1_WITH_CALLTYPE(__stdcall, put, void(int))"),
            "MOCK_METHOD(void, put, (int), (Calltype(__stdcall), override))");
}

TEST(MockMacro, commasThatWouldEndAnArgumentAreInParentheses) {
  EXPECT_EQ(today("MOCK_METHOD1(all, std::map<int, A>(std::pair<int, B>, int))"),
            "MOCK_METHOD((std::map<int, A>), all, ((std::pair<int, B>), int), (override))");
  EXPECT_EQ(today("MOCK_METHOD1(on, std::function<void(int, int)>(std::function<int(A, B)> f, void (*g)(int, int)))"),
            "MOCK_METHOD(std::function<void(int, int)>, on, (std::function<int(A, B)> f, void (*g)(int, int)), (override))");
  EXPECT_EQ(today("MOCK_METHOD((std::map<int, A>), all, ((std::pair<int, B>), int))"),
            "MOCK_METHOD((std::map<int, A>), all, ((std::pair<int, B>), int), (override))");
}

TEST(MockMacro, whatCannotBeTakenApartIsLeftAlone) {
  EXPECT_EQ(today("MOCK_METHOD1(get, void (*(int))(char))"), "");
  EXPECT_EQ(today("MOCK_METHOD1(get, void(int /* id, or none */))"), "");
  EXPECT_EQ(today("MOCK_METHOD1(get, void(int // id\n))"), "");
  EXPECT_EQ(today("MOCK_METHOD1(get, Alias)"), "");
  EXPECT_EQ(today("MOCK_METHOD(int, get)"), "");
  EXPECT_EQ(today("MOCK_OTHER(int, get)"), "");
  EXPECT_EQ(today("MOCK_METHOD1(get"), "");
}

} // namespace
} // namespace seam
