// What does one translation unit tell about the program? Plain structs, filled once by extract, then const.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// Index into UnitFacts::files, ::symbols.
using FileIndex = std::uint32_t;
using SymbolIndex = std::uint32_t;
inline constexpr std::uint32_t NoIndex = 0xffffffff;

/// A stretch of one line. Lines and columns count from 1, as compilers print them; line 0 is the whole file.
struct Place {
  FileIndex file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0; ///< One past the last column; 0: unknown.
};

/// Who is responsible for a file: the project under its root folder, or somebody else.
enum class FileOrigin : std::uint8_t { FirstParty, External };

/// A file that the preprocessor met. One node however it was spelled or linked.
struct FileFact {
  std::string path;       ///< First-party: relative to the root, with '/'. External: absolute.
  std::string includedAs; ///< External: relative to the include folder it was found in: "boost/asio.hpp", "vector".
  FileOrigin origin = FileOrigin::FirstParty;
  bool isGuarded = false;   ///< Has an include guard or #pragma once.
  bool isReentered = false; ///< Entered more than once in this unit with text each time: textual by design (.def, .inc).
};

/// How an include was written.
enum class IncludeForm : std::uint8_t {
  Quoted, ///< "x.h"
  Angled, ///< <x.h>
  Forced, ///< -include x.h
  Import  ///< C++20 `import x;`
};

/// One include directive of a first-party file, whether it was entered, skipped by a guard, or lies in an inactive branch.
struct IncludeFact {
  Place place; ///< Of the file name with its quotes or angles.
  FileIndex to = 0;
  IncludeForm form = IncludeForm::Quoted;
  bool isConditional = false; ///< In a branch that this unit's macros switch off: looked up, not entered.
  bool isExported = false;    ///< IWYU pragma: export.
  bool isKept = false;        ///< IWYU pragma: keep.
  std::string spelled;        ///< As written, without quotes.
  std::string condition;      ///< The innermost #if that it stands under, include guards left out; empty: none.
};

/// An include that names a file which is not there.
struct UnresolvedInclude {
  Place place;
  IncludeForm form = IncludeForm::Quoted;
  bool isConditional = false;
  std::string spelled;
};

/// A word that this unit does not resolve: in a branch that is switched off, in a macro's body, in a template's call that may mean several
/// functions. It may need an include all the same.
struct DormantName {
  FileIndex file = 0;
  std::string name;
};

enum class SymbolKind : std::uint8_t {
  Class,
  Enum,
  Enumerator,
  Alias,
  Function,
  Method,
  Variable,
  Field,
  Concept,
  Namespace, ///< A namespace alias.
  Macro
};

/// An entity that can be declared in one file and used in another. Locals and parameters are none.
struct SymbolFact {
  std::string id;   ///< Clang's USR; "macro:NAME@path" for a macro. The same entity has the same id in every unit.
  std::string name; ///< Qualified: app::net::Session::send.
  SymbolKind kind = SymbolKind::Class;
  SymbolIndex parent = NoIndex; ///< The class that a member belongs to.
  bool isAbstract = false;      ///< A class with a pure virtual method.
};

/// One declaration of a symbol. First-party symbols: all declarations the unit has; external symbols: one.
struct DeclarationFact {
  SymbolIndex symbol = 0;
  Place place;
  bool isDefinition = false;
  bool isForward = false; ///< Only names it: `class X;`, `extern int x;`, `void f();` again in a second file. Not friend declarations.
  bool isFriend = false;
};

/// What a use demands of the used symbol's header. In ascending order of the effort it takes to get rid of it.
enum class UseKind : std::uint8_t {
  Name,             ///< Pointer, reference or declaration only: a forward declaration would do.
  Body,             ///< Complete type, call or member inside a function body: the use could move to a .cpp, or behind an interface.
  Value,            ///< By value in a declaration: field, sizeof, constant, enumerator, alias.
  TemplateArgument, ///< Argument of a template in a declaration.
  Base,             ///< Base class.
  Macro             ///< Macro expansion.
};

/// Uses of one symbol in one file of the unit in one way: the first place and how often.
struct UseFact {
  SymbolIndex symbol = 0;
  Place place; ///< First place, by line and column.
  UseKind kind = UseKind::Name;
  bool isImplicit = false; ///< No name is written: ADL operator, conversion, range-for, destructor, constructor.
  std::uint32_t count = 1; ///< Number of places.
};

/// A diagnostic of clang that made the unit's facts incomplete.
struct ParseError {
  Place place; ///< line 0: no place.
  std::string message;
};

/// A C++20 module that this unit's main file declares.
struct ModuleDeclarationFact {
  std::string name; ///< "app.net", "app.net:part".
  Place place;
  bool isInterface = false; ///< `export module`.
};

/// `import name;` in this unit's main file.
struct ImportFact {
  std::string name; ///< Partitions with their module: "app.net:part".
  Place place;
  bool isExported = false;
};

/// A class that a test double can stand in for. What it declares is kept as bytes, see interface_facts.h: only who asks for it pays for it.
struct InterfaceRecord {
  std::string name;  ///< Qualified: app::Repository.
  Place place;       ///< Of the name in the class definition.
  std::string bytes; ///< writeInterface() of all the rest.
};

/// A mock that a test makes with `new`, and that nobody deletes: what is expected of it is never verified.
struct LeakedMock {
  std::string variable;
  std::string type;         ///< NiceMock<MockStore>
  Place place;              ///< Of the variable.
  std::uint32_t offset = 0; ///< Of its declaration in its file, in bytes.
  std::uint32_t length = 0;
  std::string replacement; ///< The declaration of an owner in its place; empty: none is known.
};

/// Everything Seam knows from one translation unit.
struct UnitFacts {
  std::string unit;          ///< The main file's path, as FileFact has it.
  std::string configuration; ///< The database it came from, as the user names it: build/linux.
  bool isHeaderUnit = false; ///< A header that no unit includes, parsed alone with inferred flags.
  bool isUnity = false;      ///< Includes other sources: a unity build's unit.
  std::vector<FileFact> files;
  std::vector<IncludeFact> includes;
  std::vector<UnresolvedInclude> unresolved;
  std::vector<DormantName> dormant; ///< First-party files; each name once per file.
  std::vector<SymbolFact> symbols;
  std::vector<DeclarationFact> declarations;
  std::vector<UseFact> uses;
  std::vector<InterfaceRecord> interfaces;
  std::vector<LeakedMock> leakedMocks;
  std::vector<ModuleDeclarationFact> modules; ///< C++20.
  std::vector<ImportFact> imports;            ///< C++20; the names behind an import are not read.
  std::vector<ParseError> errors;             ///< Empty: the unit parsed.
  std::string exceptions;                     ///< What throws and what catches: see exception_facts.h. Empty: nothing does.
  std::string logs;                           ///< What is logged: see log_facts.h. Empty: nothing is.
};

} // namespace seam
