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

/// What a class gets.
struct Service {
  bool isPrinted = false;
  bool isCompared = false;
};

static Service serviceFor(const ArgumentFact &argument, const DoublePlan &plan, const RegisteredStyle &style) {
  // Without one the mock would not compile: GoogleMock prints each argument.
  const bool mustPrint = argument.failsToPrint && style.info.usesPrintTo;
  const bool isAsked = plan.options.printsArguments;
  return {.isPrinted = mustPrint || (isAsked && canPrint(argument)), .isCompared = isAsked && canCompare(argument)};
}

bool hasArgumentPrinters(const DoublePlan &plan, const RegisteredStyle &style) {
  return std::ranges::any_of(plan.interface.arguments, [&](const ArgumentFact &each) {
    const Service service = serviceFor(each, plan, style);
    return service.isPrinted || service.isCompared || (each.failsToPrint && !style.style->printerOf(each).empty());
  });
}

/// GoogleTest asks for it by this name.
static void writePrinter(const ArgumentFact &argument, CodeWriter &out) {
  if (argument.fields.empty()) {
    out.line("inline void PrintTo(const {} &, std::ostream *out) {{ *out << \"{{{}}}\"; }}", argument.text, argument.isHidden ? "..." : "");
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

/// Other doubles may bring the same.
static std::string guardOf(const std::string &word, const ArgumentFact &argument) {
  std::string guard = word + argument.text;
  std::ranges::replace_if(guard, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return guard;
}

static void writeGuarded(const std::string &word, const ArgumentFact &argument, const Service &service, const DoublePlan &plan,
                         CodeWriter &out) {
  out.line("#ifndef {0}\n#define {0}", guardOf(word, argument));
  writeNamespaces(argument.namespaces, plan.interface.languageYear, out, /*isOpening=*/true);
  if (service.isPrinted)
    writePrinter(argument, out);
  if (service.isCompared)
    writeComparison(argument, out);
  writeNamespaces(argument.namespaces, plan.interface.languageYear, out, /*isOpening=*/false);
  out.line("#endif\n");
}

void writeArgumentPrinters(const DoublePlan &plan, const RegisteredStyle &style, CodeWriter &out) {
  for (const ArgumentFact &each : plan.interface.arguments) {
    if (const std::string own = each.failsToPrint ? style.style->printerOf(each) : ""; !own.empty())
      out.line("#ifndef {0}\n#define {0}\n{1}\n#endif\n", guardOf("SEAM_PRINTER_", each), own);
    const Service service = serviceFor(each, plan, style);
    // Another double of the same class brings the one, and not always the other.
    if (each.failsToPrint && service.isPrinted && service.isCompared) {
      writeGuarded("SEAM_PRINT_TO_", each, {.isPrinted = true}, plan, out);
      writeGuarded("SEAM_COMPARE_", each, {.isCompared = true}, plan, out);
    } else if (service.isPrinted || service.isCompared) {
      writeGuarded(each.failsToPrint && !service.isPrinted ? "SEAM_COMPARE_" : "SEAM_PRINT_TO_", each, service, plan, out);
    }
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
