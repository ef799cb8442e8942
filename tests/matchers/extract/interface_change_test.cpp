// Which changes of a header change the seal of its interface's double? Each kind of change is made to the text and read anew.
#include "generators/double_text.h"
#include "tests/matchers/extract/facts_of.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

const std::string header = R"(#pragma once
struct Text { const char *letters; };
struct Key { int id; };
struct Base {
  explicit Base(int) {}
  virtual ~Base() = default;
  virtual int inherited() const { return 1; }
};
namespace app {
enum class Color { Red };
class Store : public Base {
public:
  explicit Store(int size);
  virtual int find(int id, Key key) const = 0;
  virtual void put(const Text &name, long value = 3) { lines = 1; }
  virtual int *row();
  virtual Key take() = 0;
  int plain();
protected:
  virtual void hook(Color color) = 0;
private:
  int lines;
};
}
)";

std::uint64_t interfaceSeal(const std::string &text) {
  const UnitFacts facts = factsOf({{"store.h", text}, {"main.cpp", "#include \"store.h\"\n"}});
  EXPECT_TRUE(facts.errors.empty()) << facts.errors.front().message << " in\n" << text;
  for (const InterfaceRecord &each : facts.interfaces)
    if (each.name.ends_with("Store"))
      if (llvm::Expected<InterfaceFact> fact = readInterface(each.bytes))
        return interfaceHash(*fact);
  ADD_FAILURE() << "no interface in\n" << text;
  return 0;
}

std::string changed(const std::string &from, const std::string &to) {
  std::string text = header;
  const std::size_t place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return text.replace(place, from.size(), to);
}

TEST(InterfaceChange, everyChangeOfMeaningIsNoticed) {
  const std::pair<const char *, const char *> changes[] = {
      {"int find", "long find"},                                         // What it returns.
      {"find(", "search("},                                              // Its name.
      {"find(int id", "find(long id"},                                   // A parameter's type …
      {"find(int id", "find(int number"},                                // … and name: a spy has a field of it.
      {"int id, Key key", "Key key, int id"},                            // The order of parameters.
      {"int id, Key key", "int id"},                                     // One less …
      {"Key key)", "Key key, int more)"},                                // … and one more.
      {"Key key)", "const Key &key)"},                                   // By reference.
      {"Key key)", "Key *key)"},                                         // By address.
      {"const = 0", "= 0"},                                              // const …
      {"const = 0", "const volatile = 0"},                               // … volatile …
      {"const = 0", "const & = 0"},                                      // … &  …
      {"const = 0", "const && = 0"},                                     // … && …
      {"const = 0", "const noexcept = 0"},                               // … noexcept …
      {"key) const = 0", "key, ...) const = 0"},                         // … and a variadic one.
      {"key) const = 0;", "key) const { return id; }"},                  // Not pure any more …
      {"{ lines = 1; }", "= 0;"},                                        // … and pure now.
      {"virtual void put", "void put"},                                  // Not virtual any more …
      {"int plain", "virtual int plain"},                                // … and virtual now.
      {"virtual int *row();", "virtual int *row() final;"},              // Closed.
      {"virtual int *row();", "int *row() const;"},                      // Gone.
      {"virtual int *row();", "virtual const int *row();"},              // What it points to.
      {"virtual int *row();", "[[deprecated]] virtual int *row();"},     // Who calls it is warned.
      {"protected:", "public:"},                                         // Access.
      {"Color color", "int color"},                                      // An enumeration.
      {"explicit Store(int size)", "Store(int size)"},                   // The constructor: a conversion …
      {"explicit Store(int size)", "explicit Store(long size)"},         // … its types …
      {"explicit Store(int size)", "explicit Store(int size, int = 1)"}, // … its number of arguments …
      {"  explicit Store(int size);", "  Store();"},                     // … and without any.
      {": public Base", ""},                                             // No base …
      {"int inherited() const", "long inherited() const"},               // … or another method of it …
      {"virtual int inherited() const { return 1; }", ""},               // … or none.
      {"class Store", "class Store final"},                              // It cannot be doubled any more.
      {"namespace app {", "namespace other {"},                          // Another namespace.
      {"class Store", "template <typename T> class Store"},              // A template.
      {"struct Key { int id; }", "struct Key { int id; Key(Key &&); }"}, // How an argument and a result can be kept.
  };
  const std::uint64_t before = interfaceSeal(header);
  for (const auto &[from, to] : changes)
    EXPECT_NE(interfaceSeal(changed(from, to)), before) << from << " -> " << to;
}

TEST(InterfaceChange, whatMeansNothingIsNot) {
  const std::pair<const char *, const char *> changes[] = {
      {"class Store", "/// A comment.\nclass Store"},
      {"int find(int id, Key key) const = 0;", "int find( int  id,\n    Key key )\n const=0; // Comment."},
      {"#pragma once", "#pragma once\n\n\n\n"},
      {"{ lines = 1; }", "{ lines = 2; }"},                              // A body.
      {"int lines;", "int lines;\n  long more = 0;\n  int plainToo();"}, // What no double overrides.
      {"  int plain();\n", ""},
      {"  virtual int *row();\n  virtual Key take() = 0;\n", "  virtual Key take() = 0;\n  virtual int *row();\n"},
      {"  explicit Store(int size);\n", ""},
      {"enum class Color { Red };", "enum class Color { Red, Green };"},
      {"int find(int id", "auto find(int id"},
  };
  for (auto [from, to] : changes) {
    std::string text = changed(from, to);
    // Moved and written another way: taken from one place and put to another.
    if (std::string(from).starts_with("  explicit"))
      text.replace(text.find("protected:"), 10, "  explicit Store(int size);\nprotected:");
    if (std::string(to).starts_with("auto"))
      text.replace(text.find("const = 0"), 9, "const -> int = 0");
    EXPECT_EQ(interfaceSeal(text), interfaceSeal(header)) << from << " -> " << to;
  }
}

} // namespace
} // namespace seam
