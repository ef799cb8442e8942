// What do classes with virtual methods tell of themselves?
#include "matchers/facts/interface_facts.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::ElementsAre;

/// What x.h declares, as its first class with virtual methods.
InterfaceFact factOf(const std::string &header, const std::string &main = "#include \"x.h\"\n", const Files &more = {}) {
  Files files = more;
  files["x.h"] = header;
  files["main.cpp"] = main;
  const UnitFacts facts = factsOf(files);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_FALSE(facts.interfaces.empty());
  llvm::Expected<InterfaceFact> fact = readInterface(facts.interfaces.empty() ? "" : facts.interfaces.front().bytes);
  if (fact)
    return *fact;
  ADD_FAILURE() << llvm::toString(fact.takeError());
  return {};
}

/// "find(int, void (*@)(int)) -> app::Item".
std::vector<std::string> methods(const InterfaceFact &fact) {
  std::vector<std::string> lines;
  const auto text = [&](TypeIndex type) {
    std::string result = fact.types[type].text;
    std::ranges::replace(result, NamePlace, '@');
    return result;
  };
  for (const MethodFact &each : fact.methods) {
    std::string parameters;
    for (const ParameterFact &parameter : each.parameters)
      parameters += (parameters.empty() ? "" : ", ") + text(parameter.type);
    lines.push_back(fmt::format("{}({}) -> {}", each.name, parameters, text(each.returns)));
  }
  return lines;
}

TEST(InterfaceExtraction, typesAreValidFromOutside) {
  const InterfaceFact fact = factOf(R"(
    namespace app {
    struct Item {};
    class Store {
      using Key = long;
      typedef void (*Callback)(const Item &, Key);
    public:
      virtual Item find(const Key &key) const = 0;
      virtual void listen(Callback callback) = 0;
      virtual int (&row(Key))[3] = 0;
    };
    })");
  EXPECT_EQ(fact.text, "app::Store");
  EXPECT_THAT(methods(fact), ElementsAre("find(const long &) -> app::Item", "listen(void (*@)(const app::Item &, long)) -> void",
                                         "row(long) -> int (&@)[3]"));
}

TEST(InterfaceExtraction, whatIsInheritedIsResolved) {
  const InterfaceFact fact = factOf(R"(
    struct Base { virtual ~Base(); virtual Base *self() = 0; virtual int done() = 0; };
    struct Derived : Base { Derived *self() override = 0; int done() final; };)",
                                    "#include \"x.h\"\n");
  EXPECT_EQ(fact.name, "Base");
  const UnitFacts facts = factsOf({{"x.h", R"(
    struct Base { virtual ~Base(); virtual Base *self() = 0; virtual int done() = 0; };
    struct Derived : Base { Derived *self() override = 0; int done() final; };)"},
                                   {"main.cpp", "#include \"x.h\"\n"}});
  llvm::Expected<InterfaceFact> derived = readInterface(facts.interfaces.back().bytes);
  ASSERT_TRUE(static_cast<bool>(derived));
  EXPECT_THAT(methods(*derived), ElementsAre("self() -> Derived *", "done() -> int"));
  EXPECT_EQ(derived->methods[1].leftOut, "it is final");
  EXPECT_EQ(derived->methods[0].declaredBy, "");
}

TEST(InterfaceExtraction, whatAHeaderLacksIsSaidWhateverItsIncludersBring) {
  const std::string header = "struct Payload; struct Router { virtual ~Router(); virtual Payload send(const Payload &) = 0; };";
  const InterfaceFact alone = factOf(header);
  const InterfaceFact together = factOf(header, "#include \"payload.h\"\n#include \"x.h\"\n", {{"payload.h", "struct Payload {};"}});
  ASSERT_EQ(alone.missing.size(), 1u);
  EXPECT_EQ(alone.missing.front().name, "Payload");
  EXPECT_EQ(writeInterface(alone), writeInterface(together));
}

TEST(InterfaceExtraction, copiesAreJudgedToTheBottom) {
  const InterfaceFact fact = factOf(R"(
    #include <memory>
    #include <vector>
    struct Crate { std::vector<std::unique_ptr<int>> contents; };
    struct Node { std::vector<Node> children; };
    struct Pinned { Pinned(const Pinned &) = delete; };
    struct Depot { virtual ~Depot(); virtual void put(const Crate &, const Node &, const Pinned &) = 0; };)");
  const auto copy = [&](std::size_t parameter) { return fact.types[fact.methods.front().parameters[parameter].type].copy; };
  EXPECT_EQ(copy(0), TypeCopy::NotCopied);
  EXPECT_EQ(copy(1), TypeCopy::Copied);
  EXPECT_EQ(copy(2), TypeCopy::Fixed);
}

TEST(InterfaceExtraction, templatesKeepTheirParameters) {
  const InterfaceFact fact = factOf("template <typename Key, int Size = 3> class Cache { public: virtual ~Cache(); virtual typename "
                                    "Key::type get(int (&)[Size]) = 0; };");
  EXPECT_EQ(fact.templateParameters, "typename Key, int Size = 3");
  EXPECT_EQ(fact.templateArguments, "Key, Size");
  EXPECT_THAT(methods(fact), ElementsAre("get(int (&@)[Size]) -> typename Key::type"));
}

TEST(InterfaceExtraction, templatesThatDeriveFromThemselvesEnd) {
  const InterfaceFact fact =
      factOf("template <int N> struct Plain : Plain<N - 1> {};\ntemplate <> struct Plain<0> {};\n"
             "template <int N> struct Chain : Chain<N - 1> { virtual int f() = 0; };\ntemplate <> struct Chain<0> {};\n");
  EXPECT_EQ(fact.name, "Chain");
  EXPECT_THAT(fact.refusal, ::testing::HasSubstr("Chain<"));
}

TEST(InterfaceExtraction, damagedBytesAreRefused) {
  const std::string bytes = writeInterface(factOf("struct A { virtual ~A(); virtual int f(int) = 0; };"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    llvm::Expected<InterfaceFact> fact = readInterface(std::string_view(bytes).substr(0, size));
    EXPECT_FALSE(static_cast<bool>(fact)) << size;
    llvm::consumeError(fact.takeError());
  }
}

TEST(InterfaceExtraction, aSourcesOwnImplementationIsNone) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "struct A { virtual ~A(); virtual int f() = 0; };\nstruct B : A { int f() override { return 1; } };\n"}});
  ASSERT_EQ(facts.interfaces.size(), 1u);
  EXPECT_EQ(facts.interfaces.front().name, "A");
}

} // namespace
} // namespace seam
