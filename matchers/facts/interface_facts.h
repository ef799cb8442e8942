// What does a class declare, so that a test double of it can be written without looking at its source again?
#pragma once
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Where a name goes in the text of a type that wraps around it: `void (*@)(int)` has it at the '@'. Without one the name goes behind.
inline constexpr char NamePlace = '\1';

enum class TypeForm : std::uint8_t { Void, Scalar, Pointer, Class, Array, Function, Dependent };

/// How a value of the type can be kept, as the interface's own header shows it.
enum class TypeCopy : std::uint8_t {
  Unknown, ///< Decided by the compiler that reads the double: templates of others, dependent types.
  Copied,
  NotCopied, ///< Only moved. Deep: a struct with a vector of unique_ptr cannot be copied, though the language says so.
  Fixed,     ///< Neither copied nor moved.
  Incomplete ///< Only declared; its definition is somewhere else.
};

/// A type as a signature writes it, valid from anywhere in the program: fully qualified, without aliases that only the class may name.
struct TypeFact {
  std::string text;
  std::string value; ///< Without reference, const and volatile: what a double keeps. Empty: the same.
  TypeForm form = TypeForm::Scalar;
  TypeCopy copy = TypeCopy::Unknown;
  bool isLvalueReference = false;
  bool isRvalueReference = false;
  bool isConst = false; ///< What it refers or points to, or itself.
  bool isVolatile = false;
};

/// Index into InterfaceFact::types.
using TypeIndex = std::uint32_t;

struct ParameterFact {
  std::string name; ///< Empty: unnamed.
  TypeIndex type = 0;
  bool isPack = false;         ///< `Args... args` of a class template.
  std::string defaultArgument; ///< Extracted only: as an interface of its own can say it. Empty: none, or it cannot.
};

enum class MemberAccess : std::uint8_t { Public, Protected, Private };
enum class MethodKind : std::uint8_t { Named, Operator, Conversion };
enum class RefQualifier : std::uint8_t { None, Lvalue, Rvalue };

/// A virtual method as its final overrider declares it, its own or inherited.
struct MethodFact {
  std::string name; ///< find, operator==, `operator bool`.
  MethodKind kind = MethodKind::Named;
  TypeIndex returns = 0;
  std::vector<ParameterFact> parameters;
  std::string declaredBy; ///< The class, qualified; empty: this one.
  std::string exceptions; ///< As an override must have it: "noexcept", "noexcept(sizeof(T) > 1)", "throw(int)"; empty: may throw.
  std::string attributes; ///< Those that an override must repeat: calling conventions.
  std::string leftOut;    ///< Why a double cannot override it: "it is final"; empty: it can.
  MemberAccess access = MemberAccess::Public;
  RefQualifier reference = RefQualifier::None;
  bool isConst = false;
  bool isVolatile = false;
  bool isVirtual = true;
  bool isPure = false;
  bool isVariadic = false;    ///< C's `...`.
  bool isDeprecated = false;  ///< It, or a type in it.
  std::uint32_t required = 0; ///< Parameters without default argument.
};

struct ConstructorFact {
  std::vector<ParameterFact> parameters;
  std::uint32_t required = 0; ///< Parameters without default argument.
  MemberAccess access = MemberAccess::Public;
  bool isExplicit = false;
  bool isNoexcept = false;
};

/// A base, direct or not, that the most derived class has to construct.
struct VirtualBaseFact {
  std::string name;
  std::vector<ConstructorFact> constructors; ///< Empty: it can be constructed without arguments.
};

struct NamespaceFact {
  std::string name; ///< Empty: anonymous.
  bool isInline = false;

  bool operator==(const NamespaceFact &) const = default;
};

/// A type that the header only declares, though a double must know it whole.
struct MissingType {
  std::string id;          ///< As SymbolFact::id.
  std::string name;        ///< Qualified.
  std::string header;      ///< Of the standard library: "<string>"; empty: the program's own, found by `id`.
  bool isReferred = false; ///< Only by reference: who prints arguments, as GoogleMock does, must know it whole.
};

/// No index into InterfaceFact::methods.
inline constexpr std::uint32_t NoMethod = 0xffffffff;

/// A method that a macro of GoogleMock declares, as a person writes mocks.
struct MockedMethod {
  std::string name;
  std::string macro;       ///< MOCK_METHOD, MOCK_CONST_METHOD1.
  std::string declaration; ///< "int (int) const".
  std::string text;        ///< As written, without a semicolon: "MOCK_CONST_METHOD1(find, int(int))".
  std::uint32_t line = 0;  ///< Of the macro.
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::uint32_t offset = 0;        ///< Of `text` in its file, in bytes.
  std::uint32_t end = 0;           ///< Behind it, its semicolon and the comment in the rest of the line.
  std::uint32_t missed = NoMethod; ///< The method of a base that has its name, and that it does not override; NoMethod: none.
  bool isOneOfSeveral = false;     ///< `missed` is the first of several.
  bool hasSameTypes = false;       ///< As `missed`, which has other qualifiers.
  bool isOverriding = false;       ///< A virtual method of a base.
};

/// How a double stands in for its subject.
enum class DoubleShape : std::uint8_t {
  Derived,   ///< A class with virtual methods: as a derived class.
  Same,      ///< Any class, for a template's parameter: with the same public methods, derived from nothing.
  Functions, ///< Free functions, when the program is linked: definitions that ask an object.
  Archetype, ///< A concept: the least type that satisfies it.
  Extracted  ///< A class without an interface: its public methods as pure ones, for the interface that it shall get.
};

/// A class that its header defines, and of which somebody else only has to know that there is one.
struct AheadFact {
  std::vector<NamespaceFact> namespaces; ///< From the outermost.
  std::string text;                      ///< "class Order".

  bool operator==(const AheadFact &) const = default;
};

/// A class of the project that arguments are of, and that nobody can print or compare as the interface's header shows it. What it holds
/// comes before it.
struct ArgumentFact {
  std::string text;                      ///< As a type: app::Order.
  std::vector<NamespaceFact> namespaces; ///< From the outermost.
  std::vector<std::string> fields;       ///< All; empty if isHidden.
  std::string notCompared;               ///< The first field whose type has no ==; empty: none.
  bool isHidden = false;                 ///< Not everyone can read all of its fields.
  bool isPrinted = false;                ///< There is an operator<<, PrintTo or AbslStringify for it.
  bool failsToPrint = false;             ///< It is an operator<< that does not compile for this class.
  bool isCompared = false;               ///< There is an ==.
};

/// A class that a double can be derived from, or something else that one can stand in for. All types are found in `types`, each once.
struct InterfaceFact {
  std::string name;                      ///< Repository, without template arguments.
  std::string text;                      ///< As a type: app::Repository, app::Cache<Key, Value>.
  std::vector<NamespaceFact> namespaces; ///< From the outermost.
  std::vector<std::string> outer;        ///< Classes around it, from the outermost.
  std::string header;                    ///< As it is included: "app/repository.h" with its quotes or angles.
  std::string templateParameters;        ///< "typename Key, std::size_t N"; empty: no template.
  std::string templateArguments;         ///< "Key, N", "Types...".
  std::string templateRequires;          ///< "requires …" without the keyword.
  std::vector<TypeFact> types;
  std::vector<MethodFact> methods;           ///< Virtual ones; by the order of their declarations, bases first.
  std::vector<ConstructorFact> constructors; ///< All that are no copies and no moves; private ones too.
  std::vector<VirtualBaseFact> virtualBases;
  std::vector<std::string> bases;   ///< Direct ones, qualified; with their arguments.
  std::vector<std::string> members; ///< Names that the class and its bases use otherwise: fields, other methods. Sorted, unique.
  std::vector<MissingType> missing;
  std::vector<ArgumentFact> arguments;
  std::vector<AheadFact> ahead;    ///< Extracted only.
  std::vector<MockedMethod> mocks; ///< Of a mock that a person wrote.
  bool isMockBase = false;         ///< An abstract mock from which another class of its file derives.
  DoubleShape shape = DoubleShape::Derived;
  std::string refusal;            ///< Why there can be no double: "it is final". Empty: there can.
  std::uint32_t languageYear = 0; ///< Of the unit's C++: 11, 14, 17, 20, 23.
  bool isAbstract = false;
  bool isInSource = false; ///< Its file is the unit's main file and no header.
  bool isHidden = false;   ///< `visibility("hidden")`.
  bool hasVirtualDestructor = false;
  bool usesExceptions = true; ///< The unit is compiled with exceptions.
};

std::string writeInterface(const InterfaceFact &fact);

/// The bytes are not trusted.
llvm::Expected<InterfaceFact> readInterface(std::string_view bytes);

} // namespace seam
