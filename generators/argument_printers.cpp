#include "generators/argument_printers.h"
#include "generators/double_text.h"
#include <algorithm>
#include <cctype>

namespace seam {

static bool canCompare(const ArgumentFact &argument) {
  return !argument.isCompared && !argument.isHidden && argument.notCompared.empty();
}

static bool canPrint(const ArgumentFact &argument) {
  return !argument.isPrinted && !argument.isHidden;
}

static bool isServed(const ArgumentFact &argument) {
  return canPrint(argument) || canCompare(argument);
}

bool hasArgumentPrinters(const DoublePlan &plan) {
  return plan.options.printsArguments && std::ranges::any_of(plan.interface.arguments, isServed);
}

/// GoogleTest asks for it by this name.
static void writePrinter(const ArgumentFact &argument, CodeWriter &out) {
  if (argument.fields.empty()) {
    out.line("inline void PrintTo(const {} &, std::ostream *out) {{ *out << \"{{}}\"; }}", argument.text);
    return;
  }
  std::string fields;
  for (const std::string &each : argument.fields)
    fields += fmt::format(" << \"{}{}: \" << ::testing::PrintToString(value.{})", fields.empty() ? "{" : ", ", each, each);
  out.line("inline void PrintTo(const {} &value, std::ostream *out) {{ *out{} << \"}}\"; }}", argument.text, fields);
}

static void writeComparison(const ArgumentFact &argument, CodeWriter &out) {
  if (argument.fields.empty()) {
    out.line("inline bool operator==(const {0} &, const {0} &) {{ return true; }}", argument.text);
    return;
  }
  std::string fields;
  for (const std::string &each : argument.fields)
    fields += fmt::format("{}left.{} == right.{}", fields.empty() ? "" : " && ", each, each);
  out.line("inline bool operator==(const {0} &left, const {0} &right) {{ return {1}; }}", argument.text, fields);
}

void writeArgumentPrinters(const DoublePlan &plan, CodeWriter &out) {
  if (!hasArgumentPrinters(plan))
    return;
  for (const ArgumentFact &each : plan.interface.arguments) {
    if (!isServed(each))
      continue;
    std::string guard = "SEAM_PRINT_TO_" + each.text;
    std::ranges::replace_if(guard, [](unsigned char c) { return !std::isalnum(c); }, '_');
    out.line("#ifndef {0}\n#define {0}", guard);
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, /*isOpening=*/true);
    if (canPrint(each))
      writePrinter(each, out);
    if (canCompare(each))
      writeComparison(each, out);
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, /*isOpening=*/false);
    out.line("#endif\n");
  }
}

std::vector<std::string> argumentNotes(const DoublePlan &plan) {
  std::vector<std::string> notes;
  if (!plan.options.printsArguments)
    return notes;
  for (const ArgumentFact &each : plan.interface.arguments) {
    if (each.isHidden)
      notes.push_back(fmt::format("{}: no {}, as not all of its fields can be read.", each.text,
                                  each.isPrinted    ? "=="
                                  : each.isCompared ? "PrintTo"
                                                    : "PrintTo and =="));
    else if (!each.isCompared && !each.notCompared.empty())
      notes.push_back(fmt::format("{}: no ==, as its '{}' has none.", each.text, each.notCompared));
  }
  return notes;
}

} // namespace seam
