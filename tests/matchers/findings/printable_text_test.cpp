// Is what comes out safe to print and to put into JSON?
#include "matchers/findings/printable_text.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(Printable, keepsTextAsItIs) {
  EXPECT_EQ(printable("a.cpp 'Größe' 漢字 🙂"), "a.cpp 'Größe' 漢字 🙂");
}

TEST(Printable, escapesWhatWouldSteerATerminal) {
  EXPECT_EQ(printable("a\nb\tc\r"), "a\\nb\\tc\\r");
  EXPECT_EQ(printable("\x1b[31m\x7f"), "\\x1B[31m\\x7F");
  EXPECT_EQ(printable("a\u202Eb"), "a<U+202E>b");
  EXPECT_EQ(printable(std::string_view("\0", 1)), "\\x00");
}

TEST(Printable, escapesBrokenUtf8) {
  EXPECT_EQ(printable("\xff\xc3"), "\\xFF\\xC3");
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xED\\xA0\\x80") << "a surrogate";
  EXPECT_EQ(printable("\xc0\x80"), "\\xC0\\x80") << "an overlong form";
}

TEST(EscapeBrokenUtf8, leavesValidTextAlone) {
  EXPECT_EQ(escapeBrokenUtf8("a\nö\t"), "a\nö\t");
  EXPECT_EQ(escapeBrokenUtf8("\xe9."), "\\xE9.");
}

} // namespace
} // namespace seam
