// Which throws are told as checks of an object's state, and which as impossible?
#include "matchers/facts/exception_facts.h"
#include "tests/matchers/extract/facts_of.h"
#include <algorithm>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::IsEmpty;

/// The flags of the throws in main.cpp's line `line`.
std::uint32_t flagsInLine(const std::string &code, std::uint32_t line) {
  const UnitFacts facts = factsOf({{"main.cpp", code}});
  EXPECT_THAT(facts.errors, IsEmpty());
  ExceptionFacts exceptions;
  EXPECT_TRUE(readExceptionFacts(facts.exceptions, exceptions));
  for (const FunctionFact &function : exceptions.functions)
    for (const ThrowFact &each : function.throws)
      if (each.line == line)
        return each.flags;
  ADD_FAILURE() << "no throw in line " << line << " of\n" << code;
  return 0;
}

/// A class with a method of this body, in line 3.
bool checksState(const std::string &body) {
  return flagsInLine("struct Buffer { int at(int) const; bool isEmpty() const; int read(); };\nint ask(int);\n"
                     "struct Holder { int f(int n) { " +
                         body + " }\nBuffer *current; Buffer buffer; int size; bool isOpen() const; };\n",
                     3) &
         thrown::ChecksState;
}

TEST(ThrowGuards, AMethodThatAsksItsObjectFirstChecksState) {
  EXPECT_TRUE(checksState("if (!current) throw 1; return 2;"));
  EXPECT_TRUE(checksState("if (!isOpen()) { throw 1; } return 2;"));
  EXPECT_TRUE(checksState("if (n >= size) throw 1; return n;"));
  EXPECT_TRUE(checksState("const bool empty = buffer.isEmpty(); if (empty) throw 1; return 2;"));
  EXPECT_TRUE(checksState("if (current) return 2; throw 1;"));
  EXPECT_TRUE(checksState("if (n == 0) return 2; if (!current) throw 1; return 3;"));
}

TEST(ThrowGuards, ATraceBeforeTheCheckChangesNothing) {
  EXPECT_TRUE(flagsInLine("int ask(int);\n#define TRACE(n) ask(n)\n"
                          "struct Holder { int f() {\nTRACE(1); if (!current) throw 1; return 2; }\nint *current; };\n",
                          4) &
              thrown::ChecksState);
  EXPECT_FALSE(flagsInLine("int ask(int);\n#define READ(n) ask(n)\n"
                           "struct Holder { int f() {\nREAD(1); if (!current) throw 1; return 2; }\nint *current; };\n",
                           4) &
               thrown::ChecksState);
}

TEST(ThrowGuards, AGetterThatGivesAPartOfTheObjectIsSeenThrough) {
  const std::string head =
      "struct Hidden { int *current; int read(); };\nstruct Holder { Hidden *hidden; Hidden *part() { return hidden; } "
      "Hidden *open() { hidden->read(); return hidden; }\n";
  EXPECT_TRUE(flagsInLine(head + "int f() { auto *own = part(); if (!own->current) throw 1; return 2; } };\n", 3) & thrown::ChecksState);
  EXPECT_FALSE(flagsInLine(head + "int f() { auto *own = open(); if (!own->current) throw 1; return 2; } };\n", 3) & thrown::ChecksState);
}

TEST(ThrowGuards, TheObjectIsAskedUnderALock) {
  const std::string head = "namespace std { struct mutex {}; template <class M> struct lock_guard { lock_guard(M &); ~lock_guard(); }; }\n"
                           "int wrap(int); struct Pool { std::mutex mutex; bool isStopped; bool start();\n";
  EXPECT_TRUE(flagsInLine(head + "int f(int n) { int task = wrap(n); { std::lock_guard<std::mutex> lock(mutex); if (isStopped) throw 1; } "
                                 "return task; } };\n",
                          3) &
              thrown::ChecksState);
  EXPECT_FALSE(flagsInLine(head + "int f(int n) { start(); { std::lock_guard<std::mutex> lock(mutex); if (isStopped) throw 1; } "
                                  "return n; } };\n",
                           3) &
               thrown::ChecksState);
}

TEST(ThrowGuards, WhatTheWorldAnswersIsNoState) {
  EXPECT_FALSE(checksState("if (n < 0) throw 1; return 2;"));
  EXPECT_FALSE(checksState("if (buffer.read() < 0) throw 1; return 2;"));
  EXPECT_FALSE(checksState("if (ask(size) < 0) throw 1; return 2;"));
  EXPECT_FALSE(checksState("n = ask(n); if (!current) throw 1; return 2;"));
  EXPECT_FALSE(checksState("throw 1;"));
  EXPECT_FALSE(checksState("for (;;) { if (!current) throw 1; }"));
}

TEST(ThrowGuards, FunctionsAndConstructorsHaveNoStateYet) {
  EXPECT_FALSE(flagsInLine("extern int size;\nint f() { if (size == 0) throw 1; return 2; }\n", 2) & thrown::ChecksState);
  EXPECT_FALSE(flagsInLine("struct File {\nFile() : handle(0) { if (handle == 0) throw 1; }\nint handle; };\n", 2) & thrown::ChecksState);
}

/// A function with parameters, in line 3.
bool checksArguments(const std::string &function) {
  return flagsInLine("struct Text { int size() const; };\nint ask(int);\n" + function + "\n", 3) & thrown::ChecksArguments;
}

TEST(ThrowGuards, WhatTheCallerGaveIsCheckedBeforeTheWorkBegins) {
  EXPECT_TRUE(checksArguments("int f(int size) { if (size < 0) throw 1; return ask(size); }"));
  EXPECT_TRUE(checksArguments("int f(const int *at) { if (!at) { throw 1; } return at[2]; }"));
  EXPECT_TRUE(checksArguments("int f(long size) { if (size > 2000000000) throw 1; return static_cast<int>(size); }"));
  EXPECT_TRUE(checksArguments("struct Network { Network(int bits) : bits(bits) { if (bits > 32) throw 1; } int bits; };"));
  EXPECT_TRUE(checksArguments("struct Sole { static Sole *only; static void set(Sole *s) { if (only) throw 1; only = s; } };"));
}

TEST(ThrowGuards, WhatTheWorldAnsweredIsNoArgument) {
  EXPECT_FALSE(checksArguments("int f(int rc) { if (rc < 0) throw 1; return ask(rc); }"));
  EXPECT_FALSE(checksArguments("void check(int answer) { if (answer < 0) throw 1; }"));
  EXPECT_FALSE(checksArguments("int check(int answer) { if (answer < 0) throw 1; return answer; }"));
  EXPECT_FALSE(checksArguments("int f(const Text &text) { if (text.size() < 4) throw 1; return ask(text.size()); }"));
  EXPECT_FALSE(checksArguments("int f(int size) { if (ask(size) < 0) throw 1; return ask(size); }"));
  EXPECT_FALSE(checksArguments("int f(int size) { ask(size); if (size < 0) throw 1; return ask(size); }"));
}

TEST(ThrowGuards, AMacroMayWriteTheThrow) {
  EXPECT_TRUE(flagsInLine("#define RAISE(x) do { int text = x; throw text; } while (0)\n"
                          "struct Holder { int f() {\nif (!current) RAISE(1); return 2; }\nint *current; };\n",
                          3) &
              thrown::ChecksState);
}

TEST(ThrowGuards, NothingLeadsBehindASwitchOverEveryEnumerator) {
  const std::string head = "enum class Color { red, green };\n";
  const auto isImpossible = [&](const std::string &body) {
    return flagsInLine(head + "int f(Color color) { " + body + " }\n", 2) & thrown::Asserts;
  };
  EXPECT_TRUE(isImpossible("switch (color) { case Color::red: return 1; case Color::green: return 2; } throw 1;"));
  EXPECT_TRUE(isImpossible("switch (color) { case Color::red: return 1; case Color::green: return 2; default: throw 1; }"));
  EXPECT_FALSE(isImpossible("switch (color) { case Color::red: return 1; default: throw 1; }"));
  EXPECT_FALSE(isImpossible("switch (static_cast<int>(color)) { case 0: return 1; case 1: return 2; } throw 1;"));
}

TEST(ThrowGuards, NothingLeadsBehindAFailedAssertionOrACallThatDoesNotComeBack) {
  const std::string head =
      "#define assert(x) (static_cast<bool>(x) ? void(0) : fail())\nvoid fail(); int raiseError(); void logError(); struct E {};\n";
  const auto isImpossible = [&](const std::string &body) {
    return flagsInLine(head + "int f(int n) { " + body + " }\n", 3) & thrown::Asserts;
  };
  EXPECT_TRUE(isImpossible("if (n) return 1; assert(false && \"no such thing\"); throw \"ignored\";"));
  EXPECT_TRUE(isImpossible("switch (n) { case 1: return 1; default: assert(!\"text\"); throw 2; }"));
  EXPECT_TRUE(isImpossible("raiseError(); throw \"for the compiler\";"));
  EXPECT_TRUE(isImpossible("throw raiseError();"));
  EXPECT_FALSE(isImpossible("assert(n > 1); throw \"bad n\";"));
  EXPECT_FALSE(isImpossible("logError(); throw \"bad n\";"));
  EXPECT_FALSE(isImpossible("raiseError(); throw E();"));
}

TEST(ThrowGuards, AMessageThatSpeaksOfABugIsAnAssertion) {
  EXPECT_TRUE(flagsInLine("void f() { throw \"internal error: no node\"; }\n", 1) & thrown::Asserts);
  EXPECT_TRUE(flagsInLine("void f() { throw \"Unreachable\"; }\n", 1) & thrown::Asserts);
  EXPECT_FALSE(flagsInLine("void f() { throw \"the file is not there\"; }\n", 1) & thrown::Asserts);
  // A macro may put the text together before it throws.
  const std::string macro =
      "struct E { E(const char *); };\n#define THROW(type, text) do { const char *t = text; throw type(t); } while (0)\n";
  EXPECT_TRUE(flagsInLine(macro + "void f() { THROW(E, \"internal error: no socket\"); }\n", 3) & thrown::Asserts);
  EXPECT_FALSE(flagsInLine(macro + "void f() { THROW(E, \"no socket\"); }\n", 3) & thrown::Asserts);
}

} // namespace
} // namespace seam
