#include "generators/contract_files.h"
#include "generators/contract_support.h"
#include "generators/fake_types.h"
#include <algorithm>

namespace seam {
namespace {

using Arguments = std::map<std::string, std::string>;

/// How the test asks whether it went well.
std::string asked(const PlannedMethod &method, const std::string &call) {
  if (isBool(method.returns) || isStatus(method.returns))
    return "seam_doubles::isGood(" + call + ")";
  return "(static_cast<void>(" + call + "), true)";
}

class FileContract {
public:
  FileContract(const DoublePlan &plan, const FakeShape &shape) : plan(plan), shape(shape) {}

  /// Nothing can be tried that cannot be written and read.
  bool isWhole() const { return find(FakeRole::OpenToWrite, HandleRole::Append) != NoState && reader() != NoState; }

  void writeMembers(CodeWriter &out) const {
    out.line("/// Makes a file with this text; false: it could not be made.");
    writePut(out, "put", find(FakeRole::OpenToWrite, HandleRole::Append));
    if (const std::size_t appending = find(FakeRole::OpenToAppend, HandleRole::Append); appending != NoState) {
      out.line("/// Writes behind what is there.");
      writePut(out, "append", appending);
    }
    writeGet(out);
  }

  std::vector<ContractTest> tests() const {
    std::vector<ContractTest> all;
    const auto add = [&](const char *name, const std::string &body) { all.push_back({.name = name, .body = body}); };
    const auto state = std::ranges::find(shape.states, FakeStateKind::Files, &FakeState::kind);
    const std::string path = fmt::format("const std::string path = TypeParam::{}Path(1);\n", state->name);
    const std::string other = fmt::format("const std::string other = TypeParam::{}Path(2);\n", state->name);
    const std::string put = "ASSERT_TRUE(this->put(subject, path, \"one\"));\n";
    const std::string isOne = "EXPECT_EQ(this->textOf(subject, path), \"one\");\n";
    const std::string isGone = "EXPECT_EQ(this->textOf(subject, path), \"(none)\");\n";
    add("AreReadAsTheyWereWritten", path + put + isOne + "ASSERT_TRUE(this->put(subject, path, \"another\"));\n" +
                                        "EXPECT_EQ(this->textOf(subject, path), \"another\");\n");
    add("ThatWereNotWrittenAreNotRead", path + other + put + "EXPECT_EQ(this->textOf(subject, other), \"(none)\");\n");
    if (find(FakeRole::OpenToAppend, HandleRole::Append) != NoState)
      add("GrowWhereTheyAreAppendedTo",
          path + put + "ASSERT_TRUE(this->append(subject, path, \" two\"));\n" + "EXPECT_EQ(this->textOf(subject, path), \"one two\");\n");
    if (const PlannedMethod *exists = method(FakeRole::FileExists)) {
      const std::string call = asked(*exists, ofPaths(*exists, {"path"}));
      add("AreThereOnceTheyAreWritten", path + "EXPECT_FALSE(" + call + ");\n" + put + "EXPECT_TRUE(" + call + ");\n");
    }
    if (const PlannedMethod *remove = method(FakeRole::RemoveFile))
      add("ThatAreRemovedAreGone", path + put + "EXPECT_TRUE(" + asked(*remove, ofPaths(*remove, {"path"})) + ");\n" + isGone);
    if (const PlannedMethod *rename = method(FakeRole::RenameFile))
      add("ThatAreRenamedHaveTheirNewName", path + other + put + "EXPECT_TRUE(" + asked(*rename, ofPaths(*rename, {"path", "other"})) +
                                                ");\n" + isGone + "EXPECT_EQ(this->textOf(subject, other), \"one\");\n");
    if (const PlannedMethod *size = method(FakeRole::FileSize))
      add("HaveTheSizeOfTheirText", path + put + sizeLines(*size));
    if (const PlannedMethod *children = method(FakeRole::Children))
      add("AreListedInTheirFolder", path + put + childrenLines(*children));
    return all;
  }

private:
  /// The number of the method with this role that gives what has the other role; NoState: none.
  std::size_t find(FakeRole role, HandleRole needed) const {
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      if (shape.steps[i].role == role && plan.methods[i].isCallable && shape.handles[shape.steps[i].handle].has(needed))
        return i;
    return NoState;
  }
  std::size_t reader() const {
    const std::size_t sequential = find(FakeRole::OpenToRead, HandleRole::Read);
    return sequential == NoState ? find(FakeRole::OpenToRead, HandleRole::ReadAt) : sequential;
  }
  const PlannedMethod *method(FakeRole role) const {
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      if (shape.steps[i].role == role && plan.methods[i].isCallable)
        return &plan.methods[i];
    return nullptr;
  }
  const FileHandle &handleOf(std::size_t opening) const { return shape.handles[shape.steps[opening].handle]; }
  static const PlannedMethod *methodOf(const FileHandle &handle, HandleRole role, const char *name = "") {
    for (std::size_t i = 0; i < handle.roles.size(); ++i)
      if (handle.roles[i] == role && handle.plan.methods[i].isCallable &&
          (*name == '\0' || readMethod(handle.plan.methods[i]).words[0] == name))
        return &handle.plan.methods[i];
    return nullptr;
  }

  static Arguments withPaths(const PlannedMethod &method, const std::vector<std::string> &paths) {
    Arguments arguments;
    const ReadMethod read = readMethod(method);
    for (std::size_t i = 0; i < paths.size() && i < read.in.size(); ++i)
      arguments[read.in[i]->name] = valueText(read.in[i]->type) == "const char *" ? paths[i] + ".c_str()" : paths[i];
    return arguments;
  }
  static std::string ofPaths(const PlannedMethod &method, const std::vector<std::string> &paths) {
    return callWith("subject.", method, withPaths(method, paths));
  }

  /// Leaves a `file` behind, or returns.
  void writeOpen(CodeWriter &out, std::size_t opening, const std::string &otherwise) const {
    const PlannedMethod &open = plan.methods[opening];
    const ReadMethod read = readMethod(open);
    const std::string type = read.out ? resultText(*read.out) : declared(open.returns, "");
    Arguments arguments = withPaths(open, {"path"});
    if (read.out) {
      arguments[read.out->name] = read.out->type.isLvalueReference ? "made" : "&made";
      out.line("{}{};", declared(type, "made"), heldType(type).holder == "*" ? " = nullptr" : "");
      out.line("if (!{} || !made)", asked(open, callWith("subject.", open, arguments)));
    } else {
      out.line("{} = {};", declared(type, "made"), callWith("subject.", open, arguments));
      out.line("if (!made)");
    }
    out.line("return {};", otherwise);
    const bool isShared = lastName(heldType(type).holder) == "shared_ptr";
    out.line("const std::{}_ptr<{}> file(std::move(made));", isShared ? "shared" : "unique", handleOf(opening).plan.interface.text);
  }

  void writePut(CodeWriter &out, const char *name, std::size_t opening) const {
    const FileHandle &handle = handleOf(opening);
    out.line("static bool {}({} &subject, const std::string &path, const std::string &text) {{", name, plan.interface.text);
    writeOpen(out, opening, "false");
    const PlannedMethod &append = *methodOf(handle, HandleRole::Append);
    const FileParameters parameters = readFileParameters(append);
    Arguments arguments;
    if (parameters.view)
      arguments[parameters.view->name] = "text";
    if (parameters.bytes) {
      arguments[parameters.bytes->name] = bytesAs(*parameters.bytes, "text.data()");
      arguments[parameters.count->name] = "text.size()";
    }
    std::string done = asked(append, callWith("file->", append, arguments));
    if (const PlannedMethod *close = methodOf(handle, HandleRole::Flush, "close"))
      done += " && " + asked(*close, callWith("file->", *close, {}));
    out.line("return {};", done);
    out.line("}");
  }

  static std::string bytesAs(const PlannedParameter &parameter, const std::string &text) {
    const std::string inner = heldType(parameter.type).inner;
    return inner == "char" || inner == "void" ? text : fmt::format("reinterpret_cast<{}>({})", declared(parameter.type, ""), text);
  }

  void writeGet(CodeWriter &out) const {
    const std::size_t opening = reader();
    const FileHandle &handle = handleOf(opening);
    const PlannedMethod *next = methodOf(handle, HandleRole::Read);
    const PlannedMethod &read = next ? *next : *methodOf(handle, HandleRole::ReadAt);
    const FileParameters parameters = readFileParameters(read);
    out.line("/// What stands in the file; \"(none)\": it cannot be read.");
    out.line("static std::string textOf({} &subject, const std::string &path) {{", plan.interface.text);
    writeOpen(out, opening, "\"(none)\"");
    out.line("std::string buffer(1000, ' ');");
    Arguments arguments = {{parameters.count->name, "buffer.size()"}};
    if (parameters.offset)
      arguments[parameters.offset->name] = "0";
    if (parameters.bytes)
      arguments[parameters.bytes->name] = bytesAs(*parameters.bytes, "&buffer[0]");
    if (!parameters.view) {
      out.line("return buffer.substr(0, static_cast<std::size_t>({}));", callWith("file->", read, arguments));
    } else {
      arguments[parameters.view->name] = parameters.view->type.isLvalueReference ? "text" : "&text";
      out.line("{} text;", resultText(*parameters.view));
      out.line("return {} ? std::string(text.data(), text.size()) : \"(none)\";", asked(read, callWith("file->", read, arguments)));
    }
    out.line("}");
  }

  static std::string sizeLines(const PlannedMethod &method) {
    const ReadMethod read = readMethod(method);
    if (!read.out)
      return "EXPECT_EQ(" + ofPaths(method, {"path"}) + ", 3u);\n";
    Arguments arguments = withPaths(method, {"path"});
    arguments[read.out->name] = read.out->type.isLvalueReference ? "size" : "&size";
    return fmt::format("{} size = 0;\nEXPECT_TRUE({});\nEXPECT_EQ(size, 3u);\n", resultText(*read.out),
                       asked(method, callWith("subject.", method, arguments)));
  }

  static std::string childrenLines(const PlannedMethod &method) {
    const ReadMethod read = readMethod(method);
    std::string text = "const std::string folder = path.substr(0, path.rfind('/'));\n";
    Arguments arguments = withPaths(method, {"folder"});
    if (read.out) {
      arguments[read.out->name] = read.out->type.isLvalueReference ? "names" : "&names";
      text += fmt::format("{} names;\nEXPECT_TRUE({});\n", resultText(*read.out), asked(method, callWith("subject.", method, arguments)));
    } else {
      text += "const auto names = " + callWith("subject.", method, arguments) + ";\n";
    }
    return text + "bool isListed = false;\nfor (const auto &each : names)\nisListed |= each == path.substr(folder.size() + 1);\n"
                  "EXPECT_TRUE(isListed);\n";
  }

  const DoublePlan &plan;
  const FakeShape &shape;
};

} // namespace

void writeFileMembers(const DoublePlan &plan, const FakeShape &shape, CodeWriter &out) {
  if (const FileContract contract(plan, shape); contract.isWhole())
    contract.writeMembers(out);
}

std::vector<ContractTest> fileTests(const DoublePlan &plan, const FakeShape &shape) {
  const FileContract contract(plan, shape);
  return contract.isWhole() ? contract.tests() : std::vector<ContractTest>();
}

std::vector<ContractTest> taskTests(const DoublePlan &plan, const FakeShape &shape) {
  std::vector<ContractTest> tests;
  for (std::size_t i = 0; i < plan.methods.size(); ++i) {
    const PlannedMethod &method = plan.methods[i];
    if (shape.steps[i].role != FakeRole::Run || !method.isCallable || !tests.empty())
      continue;
    const std::vector<const PlannedParameter *> said = saying(method);
    std::string body = "auto *const told = new std::promise<void>();\nconst std::future<void> isRun = told->get_future();\n";
    Arguments arguments;
    if (said.size() == 1) {
      arguments[said[0]->name] = "[told] { const std::unique_ptr<std::promise<void>> owned(told); owned->set_value(); }";
    } else {
      arguments[said[0]->name] = "[](void *given) { const std::unique_ptr<std::promise<void>> owned(static_cast<std::promise<void> "
                                 "*>(given)); owned->set_value(); }";
      arguments[said[1]->name] = "told";
    }
    body +=
        callWith("subject.", method, arguments) + ";\nEXPECT_EQ(isRun.wait_for(std::chrono::seconds(10)), std::future_status::ready);\n";
    tests.push_back({.name = "AreRun", .body = std::move(body)});
  }
  return tests;
}

} // namespace seam
