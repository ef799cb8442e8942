#include "tool/pipeline/double_files.h"
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include "tool/project/format_text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace seam {

namespace path = llvm::sys::path;

std::string fileNameOf(const std::string &className) {
  std::string name;
  for (std::size_t i = 0; i < className.size(); ++i) {
    const auto at = [&](std::size_t index) { return index < className.size() ? static_cast<unsigned char>(className[index]) : 0; };
    // MockHTTPClient: mock_http_client.
    const bool begins = std::isupper(at(i)) && i > 0 && (!std::isupper(at(i - 1)) || std::islower(at(i + 1))) && at(i - 1) != '_';
    name += begins ? "_" : "";
    name += static_cast<char>(std::tolower(at(i)));
  }
  return name + ".h";
}

/// `to` as a file in `folder` includes it: "../include/x.h".
static std::string relativePath(llvm::StringRef folder, llvm::StringRef to) {
  auto from = path::begin(folder), fromEnd = path::end(folder);
  auto step = path::begin(to), toEnd = path::end(to);
  for (; from != fromEnd && step != toEnd && *from == *step; ++from, ++step)
    ;
  llvm::SmallString<256> result;
  for (; from != fromEnd; ++from)
    path::append(result, "..");
  for (; step != toEnd; ++step)
    path::append(result, *step);
  return result.str().str();
}

static std::string inQuotes(const std::string &text) {
  return "\"" + text + "\"";
}

/// How a double in `folder` includes a header that its units find under `spelled`.
static std::string headerSpelling(const std::string &spelled, const std::string &folder) {
  const std::string inner = spelled.substr(1, spelled.size() - 2);
  return path::is_absolute(inner) ? inQuotes(relativePath(folder, inner)) : spelled;
}

/// How the definition of a missing type is included; empty: nobody has it.
static std::string headerOf(const ProgramGraph &graph, const MissingType &missing, const InterfaceNode &node, const InterfaceFact &fact,
                            const std::string &folder, const std::string &root) {
  if (!missing.header.empty())
    return missing.header;
  const auto symbol = std::ranges::find(graph.symbols, missing.id, &SymbolNode::id);
  if (symbol == graph.symbols.end() || symbol->owner == NoIndex)
    return "";
  const FileNode &file = graph.files[symbol->owner];
  if (symbol->owner == node.file)
    return "";
  if (file.origin == FileOrigin::External)
    return "<" + file.includedAs + ">";
  // The folder in which units look for the interface's header is one for its neighbours, too.
  const llvm::StringRef own = graph.files[node.file].path;
  const std::string inner = fact.header.substr(1, fact.header.size() - 2);
  llvm::StringRef base = own;
  if (base.consume_back(inner) && llvm::StringRef(file.path).starts_with(base))
    return fact.header.front() + file.path.substr(base.size()) + fact.header.back();
  return inQuotes(relativePath(folder, root + "/" + file.path));
}

/// The interfaces of what a fake's methods give: those of the files of a file system.
static std::vector<const InterfaceNode *> relatedTo(const ProgramGraph &graph, const DoublePlan &plan) {
  std::set<std::string> names;
  for (const PlannedMethod &method : plan.methods) {
    const ReadMethod read = readMethod(method);
    names.insert(heldType(read.out ? resultText(*read.out) : valueText(method.returns)).inner);
  }
  std::vector<const InterfaceNode *> related;
  for (const std::string &name : names) {
    const auto node = std::ranges::lower_bound(graph.interfaces, name, {}, &InterfaceNode::name);
    if (node != graph.interfaces.end() && node->name == name)
      related.push_back(&*node);
  }
  return related;
}

static void addRelated(const ProgramGraph &graph, const InterfaceNode &node, const std::string &folder, DoublePlan &plan) {
  for (const InterfaceNode *each : relatedTo(graph, plan)) {
    llvm::Expected<InterfaceFact> related = readInterface(each->bytes);
    if (!related) {
      llvm::consumeError(related.takeError()); // Damaged: what it gives is not recognised.
      continue;
    }
    if (each->file != node.file)
      plan.options.moreHeaders.push_back(headerSpelling(related->header, folder));
    plan.related.push_back(std::move(*related));
  }
}

static std::string commandFor(const DoubleTarget &target, const InterfaceNode &node, const std::string &file, const std::string &root) {
  std::string command = fmt::format("{} {}", kindName(target.kind), node.name);
  if (target.isStyleNamed)
    command += " --style " + target.style->info.name;
  if (!target.name.empty())
    command += " --name '" + target.name + "'";
  if (!target.nameSpace.empty())
    command += " --namespace " + target.nameSpace;
  if (!target.file.empty() || !target.folder.empty())
    command += " -o " + relativePath(root, file);
  return command;
}

DoubleFile makeDouble(const ProgramGraph &graph, const InterfaceNode &node, const DoubleTarget &target, const std::string &root,
                      bool wantsText) {
  DoubleFile result{
      .interface = node.name, .path = {}, .plan = 0, .text = {}, .refusal = {}, .witness = node.witness, .header = node.file, .notes = {}};
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (!fact) {
    result.refusal = llvm::toString(fact.takeError());
    return result;
  }
  if (!fact->refusal.empty() || fact->isInSource) {
    result.refusal = !fact->refusal.empty() ? fact->refusal
                                            : "it is defined in the source '" + graph.files[node.file].path +
                                                  "', which no double can include; move it to a header";
    return result;
  }
  DoubleOptions options{.kind = target.kind,
                        .name = target.name.empty() ? target.style->info.usualName : target.name,
                        .nameSpace = target.nameSpace,
                        .header = {},
                        .moreHeaders = {},
                        .command = {}};
  llvm::SmallString<256> file(target.file);
  if (file.empty()) {
    file = target.folder.empty() ? root : target.folder;
    path::append(file, fileNameOf(doubleName(*fact, options)));
  }
  const std::string folder = path::parent_path(file).str();
  result.path = file.str().str();
  options.header = headerSpelling(fact->header, folder);
  options.command = commandFor(target, node, result.path, root);
  for (const MissingType &missing : fact->missing) {
    if (missing.isReferred && target.kind != DoubleKind::Mock)
      continue;
    const std::string header = headerOf(graph, missing, node, *fact, folder, root);
    if (!header.empty())
      options.moreHeaders.push_back(header);
    else if (!missing.isReferred)
      result.notes.push_back(fmt::format("'{}' passes '{}' by value, and no header of the program defines it", node.name, missing.name));
  }
  DoublePlan plan = planDouble(*fact, options);
  if (target.kind == DoubleKind::Fake)
    addRelated(graph, node, folder, plan);
  result.refusal = target.style->style->refusal(plan);
  if (!result.refusal.empty())
    return result;
  result.plan = planHash(plan, *target.style);
  if (!wantsText)
    return result;
  result.text = sealed(formatText(writeDouble(plan, *target.style), result.path), result.plan);
  for (const std::string &each : plan.notOverridden)
    result.notes.push_back(node.name + "::" + each);
  if (target.kind == DoubleKind::Fake)
    for (const std::string &each : target.style->style->notes(plan))
      result.notes.push_back(node.name + ": " + each);
  return result;
}

} // namespace seam
