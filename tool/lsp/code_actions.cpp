#include "tool/lsp/code_actions.h"
#include "generators/style.h"
#include "tool/report/fixes.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

using llvm::json::Array;
using llvm::json::Object;

constexpr llvm::StringLiteral QuickFix = "quickfix";
constexpr llvm::StringLiteral Refactor = "refactor";

class Actions {
public:
  Actions(const CheckedProgram &program, const ActionPlace &place, const std::function<bool(const std::string &)> &isCurrent)
      : program(program), place(place), isCurrent(isCurrent), text(program.editorText()) {}

  Array run() {
    const bool isHere = isCurrent(place.file);
    for (const Finding &finding : program.findings)
      if (finding.place.file == place.file && meets(text.range(finding.place)))
        addFor(finding, isHere);
    if (wants(FixAllKind) && isHere)
      addFixAll();
    if (wants(Refactor))
      for (const InterfacePlace &each : program.interfaces)
        if (each.file == place.file && static_cast<int>(each.line) - 1 == place.range.start.line)
          addDoubles(each);
    return std::move(actions);
  }

private:
  bool wants(llvm::StringRef kind) const {
    // "source" stands for "source.fixAll" as well.
    return place.kinds.empty() || llvm::any_of(place.kinds, [&](llvm::StringRef wanted) {
             llvm::StringRef rest = kind;
             return rest.consume_front(wanted) && (rest.empty() || rest.starts_with("."));
           });
  }

  bool meets(const llvm::lsp::Range &range) const {
    return range.start.line <= place.range.end.line && place.range.start.line <= range.end.line;
  }

  void addFor(const Finding &finding, bool isHere) {
    if (!wants(QuickFix))
      return;
    const Object problem = diagnostic(finding, text);
    for (const Fix &fix : finding.fixes)
      if (llvm::all_of(fix.edits, [&](const TextEdit &edit) { return isCurrent(edit.file); }))
        actions.push_back(Object{{"title", fix.isSafe ? fix.title : fix.title + " (look at it: the meaning may change)"},
                                 {"kind", QuickFix},
                                 {"diagnostics", Array{Object(problem)}},
                                 {"isPreferred", fix.isSafe},
                                 {"edit", changes(fix.edits)}});
    if (isHere && finding.place.line != 0)
      actions.push_back(Object{{"title", fmt::format("Allow '{}' here; say why in the comment", finding.rule)},
                               {"kind", QuickFix},
                               {"diagnostics", Array{Object(problem)}},
                               {"edit", suppression(finding)}});
    if (!finding.evidence.empty())
      addCommand(llvm::StringRef(finding.rule).contains("cycle") ? "Show the cycle" : "Show the evidence", EvidenceCommand,
                 Array{text.uri(finding.place.file), finding.fingerprint});
    addCommand(fmt::format("Explain '{}'", finding.rule), ExplainCommand, Array{finding.rule});
  }

  void addCommand(const std::string &title, llvm::StringRef command, Array arguments, llvm::StringRef kind = QuickFix) {
    actions.push_back(Object{{"title", title},
                             {"kind", kind},
                             {"command", Object{{"title", title}, {"command", command}, {"arguments", std::move(arguments)}}}});
  }

  Object changes(const std::vector<TextEdit> &edits) {
    std::map<std::string, Array> byFile;
    for (const TextEdit &edit : edits)
      byFile[edit.file].push_back(Object{{"range", toJSON(text.range(edit))}, {"newText", edit.text}});
    Object files;
    for (auto &[file, list] : byFile)
      files[text.uri(file)] = std::move(list);
    return Object{{"changes", std::move(files)}};
  }

  /// A comment above the line, indented like it.
  Object suppression(const Finding &finding) {
    const llvm::lsp::Range line = text.range({.file = finding.place.file, .line = finding.place.line});
    const llvm::lsp::Position start(line.start.line, 0);
    const std::string comment = finding.place.file.ends_with(".yaml") ? "#" : "//";
    const std::string insert = fmt::format("{}{} seam:allow({}) \n", std::string(line.start.character, ' '), comment, finding.rule);
    return Object{{"changes",
                   Object{{text.uri(finding.place.file), Array{Object{{"range", toJSON(llvm::lsp::Range(start))}, {"newText", insert}}}}}}};
  }

  void addFixAll() {
    // A fix that reaches into other files is not made by halves: those are asked for one by one.
    std::vector<Finding> findings;
    for (const Finding &finding : program.findings) {
      const auto fix = llvm::find_if(finding.fixes, [&](const Fix &each) {
        return each.isSafe && llvm::all_of(each.edits, [&](const TextEdit &edit) { return edit.file == place.file; });
      });
      if (fix == finding.fixes.end())
        continue;
      findings.push_back(finding);
      findings.back().fixes = {*fix};
    }
    const FixResult fixed = applyFixes(findings, /*includeUnsafe=*/false, program.readFile());
    const auto whole = fixed.files.find(place.file);
    if (whole == fixed.files.end())
      return;
    const std::string before = program.readFile()(place.file).value_or("");
    const TextEdit edit{.file = place.file, .offset = 0, .length = static_cast<unsigned>(before.size()), .text = whole->second};
    actions.push_back(Object{{"title", "Apply all safe fixes of Seam"}, {"kind", FixAllKind}, {"edit", changes({edit})}});
  }

  void addDoubles(const InterfacePlace &interface) {
    for (const DoubleKind kind : {DoubleKind::Mock, DoubleKind::Stub, DoubleKind::Spy, DoubleKind::Fake, DoubleKind::Dummy})
      if (findStyle(kind, ""))
        addCommand(fmt::format("Generate a {} of '{}'", kindName(kind), interface.name), DoubleCommand,
                   Array{text.uri(interface.file), interface.name, kindName(kind)}, Refactor);
  }

  const CheckedProgram &program;
  const ActionPlace &place;
  const std::function<bool(const std::string &)> &isCurrent;
  EditorText text;
  Array actions;
};

} // namespace

Array codeActions(const CheckedProgram &program, const ActionPlace &place, const std::function<bool(const std::string &)> &isCurrent) {
  return Actions(program, place, isCurrent).run();
}

std::string evidencePage(const Finding &finding, EditorText &text) {
  std::string page = fmt::format("# {}\n\n{}:{}: {}\n\n", finding.rule, finding.place.file, finding.place.line, finding.message);
  for (std::size_t i = 0; i < finding.evidence.size(); ++i) {
    const Evidence &step = finding.evidence[i];
    page += fmt::format("{}. [{}:{}]({}#L{}): {}\n", i + 1, step.place.file, step.place.line, text.uri(step.place.file), step.place.line,
                        step.message);
  }
  if (!finding.help.empty())
    page += "\n" + finding.help + "\n";
  return page;
}

} // namespace seam
