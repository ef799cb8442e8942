// Is a body left out only where an edit cannot mean anything to it?
#include "tool/lsp/first_look.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

/// Each "{ … }" of a line is a body, its name the first letter of the line.
ReadText readText(const std::string &text) {
  ReadText read{.text = text, .bodies = {}};
  std::uint32_t line = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{')
      read.bodies.push_back({.name = line, .begin = i, .end = static_cast<std::uint32_t>(text.find('}', i))});
    if (text[i] == '\n')
      line = i + 1;
  }
  return read;
}

const std::string Three = "int a;\none() { 1; }\ntwo() { 2; }\ntri() { 3; }\n";

/// What is left out, and the lines that are looked at: "one tri, 3-3".
std::string look(const std::string &now, const std::string &before = Three) {
  const std::optional<FirstLook> look = firstLook(readText(before), now);
  if (!look)
    return "none";
  std::string text;
  for (const FunctionBody &body : look->unchanged) {
    EXPECT_EQ(now[body.begin], '{');
    EXPECT_EQ(now[body.end], '}');
    text += now.substr(body.name, 3) + " ";
  }
  return text + std::to_string(look->firstLine) + "-" + std::to_string(look->lastLine);
}

TEST(FirstLook, WhatChangedIsReadAndTheRestIsNot) {
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() { 22; }\ntri() { 3; }\n"), "one tri 3-3");
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() {\n\n  return;\n}\ntri() { 3; }\n"), "one tri 3-6");
  EXPECT_EQ(look("int a;\none() { }\ntwo() { 2; }\ntri() { 3; }\n"), "two tri 2-2");
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() { 2; }\ntri() {{ 3; }\n"), "one two 4-4");
}

TEST(FirstLook, WhatDidNotCompileIsReadAgain) {
  ReadText before = readText(Three);
  before.bodies[1].isBroken = true;
  const auto look = firstLook(before, "int a;\none() { 11; }\ntwo() { 2; }\ntri() { 3; }\n");
  ASSERT_TRUE(look);
  ASSERT_EQ(look->unchanged.size(), 1u);
  EXPECT_EQ(look->unchanged[0].name, 34u);
  EXPECT_TRUE(firstLook(before, "int a;\none() { 1; }\ntwo() { 22; }\ntri() { 3; }\n"));
}

TEST(FirstLook, OutsideOfBodiesAsWell) {
  EXPECT_EQ(look("int b;\none() { 1; }\ntwo() { 2; }\ntri() { 3; }\n"), "one two tri 1-1");
  EXPECT_EQ(look("int a;\none() { 1; }\nint b;\ntwo() { 2; }\ntri() { 3; }\n"), "one tri 3-4");
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() { 2; }\ntri() { 3; }\nnew() { 4; }\n"), "one two tri 5-6");
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() { 2; }\n"), "one two 4-4");
  EXPECT_EQ(look("int a;\none(int) { 1; }\ntwo() { 2; }\ntri() { 3; }\n"), "two tri 2-2");
  EXPECT_EQ(look("int a;\nnone() { 1; }\ntwo() { 2; }\ntri() { 3; }\n"), "two tri 2-2");
}

TEST(FirstLook, WhatStandsBetweenTwoChangesIsRead) {
  EXPECT_EQ(look("int a;\none() { 11; }\ntwo() { 22; }\ntri() { 3; }\n"), "tri 2-3");
  EXPECT_EQ(look("int a;\none() { 1; }\ntri() { 3; }\n"), "one 3-3");
}

TEST(FirstLook, NotWhereNothingIsLeftOut) {
  EXPECT_EQ(look(Three), "none");
  EXPECT_EQ(look(""), "none");
  EXPECT_EQ(look("x", ""), "none");
  EXPECT_EQ(look("int a;\none() { 11; }\ntwo() { 2; }\ntri() { 33; }\n"), "none");
}

TEST(FirstLook, NotForADirective) {
  EXPECT_EQ(look("int a;\none() { 1; }\ntwo() { 2;\n #define tri\n }\ntri() { 3; }\n"), "none");
  const std::string conditional = "int a;\none() {\n#ifdef A\n  1;\n#endif\n}\ntwo() { 2; }\n";
  EXPECT_EQ(look("int a;\none() {\n#ifdef A\n  1;\n#endif\n}\ntwo() { 22; }\n", conditional), "one 7-7");
  EXPECT_EQ(look("int a;\none() {\n#ifdef A\n  11;\n#endif\n}\ntwo() { 2; }\n", conditional), "two 2-6");
  EXPECT_EQ(look("int a;\none() {\n#ifdef AB\n  1;\n#endif\n}\ntwo() { 2; }\n", conditional), "none");
  EXPECT_EQ(look("int a;\none() {\n  1;\n#endif\n}\ntwo() { 2; }\n", conditional), "none");
}

} // namespace
} // namespace seam
