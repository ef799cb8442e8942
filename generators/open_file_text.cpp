#include "generators/open_file_text.h"
#include "generators/double_names.h"
#include "generators/double_text.h"
#include "generators/fake_shape.h"
#include "generators/fake_types.h"
#include <set>

namespace seam {
namespace {

class HandleText {
public:
  HandleText(const FileHandle &handle, CodeWriter &out) : handle(handle), out(out) {
    std::set<std::string> taken(handle.plan.interface.members.begin(), handle.plan.interface.members.end());
    for (const PlannedMethod &each : handle.plan.methods) {
      taken.insert(each.fact.name);
      for (const PlannedParameter &parameter : each.parameters)
        taken.insert(parameter.name);
    }
    file = uniqueName("file", taken);
  }

  void write() {
    out.line("class {} final : public {} {{", handle.className, handle.plan.interface.text);
    out.line("public:");
    const bool hasFile = handle.isReader() || handle.isWriter();
    if (hasFile)
      out.line("explicit {}(std::shared_ptr<seam_doubles::FileText> opened) : {}(std::move(opened)) {{}}", handle.className, file);
    else if (handle.isLock())
      out.line("explicit {}(std::string locked) : path(std::move(locked)) {{}}", handle.className);
    for (const std::string &name : hidden())
      out.line("using {}::{};", handle.plan.interface.text, name);
    for (std::size_t i = 0; i < handle.roles.size(); ++i)
      if (handle.roles[i] != HandleRole::None)
        writeMethod(handle.plan.methods[i], handle.roles[i]);
    if (handle.isLock())
      out.line("const std::string path;");
    if (hasFile) {
      out.line();
      out.line("private:");
      out.line("{}seam_doubles::OpenFile {};", isReadConst() ? "mutable " : "", file);
    }
    out.line("};");
    out.line();
  }

private:
  /// Reading goes on although the method says const.
  bool isReadConst() const {
    for (std::size_t i = 0; i < handle.roles.size(); ++i)
      if (handle.roles[i] != HandleRole::None && handle.plan.methods[i].fact.isConst)
        return true;
    return false;
  }

  /// Overloads of what is overridden that are not.
  std::set<std::string> hidden() const {
    std::set<std::string> open(handle.plan.hiding.begin(), handle.plan.hiding.end());
    std::set<std::string> known;
    for (std::size_t i = 0; i < handle.roles.size(); ++i)
      (handle.roles[i] == HandleRole::None ? open : known).insert(handle.plan.methods[i].fact.name);
    std::erase_if(open, [&](const std::string &each) { return !known.contains(each); });
    return open;
  }

  void writeMethod(const PlannedMethod &method, HandleRole role) {
    const FileParameters parameters = readFileParameters(method);
    out.line("{} {{", overriding(handle.plan, method));
    for (const PlannedParameter &each : method.parameters)
      if (role == HandleRole::Flush || (&each != parameters.offset && &each != parameters.count && &each != parameters.bytes &&
                                        &each != parameters.view && role != HandleRole::Print))
        out.line("static_cast<void>({});", each.name);
    writeBody(method, role, parameters);
    out.line("}");
  }

  void writeBody(const PlannedMethod &method, HandleRole role, const FileParameters &parameters) {
    const auto number = [](const PlannedParameter *each) { return "static_cast<std::size_t>(" + each->name + ")"; };
    switch (role) {
    case HandleRole::Read:
    case HandleRole::ReadAt:
      return writeRead(method, parameters, parameters.offset ? "readAt(" + number(parameters.offset) + ", " : "read(");
    case HandleRole::Append:
      if (parameters.view)
        return finish(method, fmt::format("{}.append({}.data(), {}.size())", file, parameters.view->name, parameters.view->name));
      return finish(method, fmt::format("{}.append({}, {})", file, parameters.bytes->name, number(parameters.count)));
    case HandleRole::Skip:
      return finish(method, fmt::format("{}.skip({})", file, number(parameters.count)));
    case HandleRole::Seek:
      return finish(method, fmt::format("{}.seek({})", file, number(parameters.count)));
    case HandleRole::Resize:
      return finish(method, fmt::format("{}.resize({})", file, number(parameters.count)));
    case HandleRole::Flush:
      return finish(method, "");
    case HandleRole::Size:
      return out.line("return static_cast<{}>({}.size());", declared(method.returns, ""), file);
    case HandleRole::Print:
      return out.line("{}.print({}, {});", file, saying(method)[0]->name, saying(method)[1]->name);
    case HandleRole::None:
      return;
    }
  }

  void writeRead(const PlannedMethod &method, const FileParameters &parameters, const std::string &call) {
    const std::string count = "static_cast<std::size_t>(" + parameters.count->name + ")";
    const PlannedParameter *view = parameters.view;
    if (!view)
      return out.line("return static_cast<{}>({}.{}{}, {}));", declared(method.returns, ""), file, call, parameters.bytes->name, count);
    const std::string target = (view->type.isLvalueReference ? "" : "*") + view->name;
    if (parameters.bytes) {
      out.line("{} = {}({}, {}.{}{}, {}));", target, resultText(*view), parameters.bytes->name, file, call, parameters.bytes->name, count);
    } else {
      const std::string text = view->type.isLvalueReference ? view->name : "(*" + view->name + ")";
      out.line("{}.resize({});", text, count);
      out.line("{}.resize({}.{}&{}[0], {}.size()));", text, file, call, text, text);
    }
    finish(method, "");
  }

  /// Does it, and says that it went well.
  void finish(const PlannedMethod &method, const std::string &action) {
    if (isNumber(method.returns))
      return out.line("return static_cast<{}>({});", declared(method.returns, ""), action);
    if (!action.empty())
      out.line("{};", action);
    if (isBool(method.returns))
      out.line("return true;");
    else if (!isVoid(method.returns))
      out.line("return {}();", declared(method.returns, ""));
  }

  const FileHandle &handle;
  CodeWriter &out;
  std::string file;
};

} // namespace

void writeFileHandle(const FileHandle &handle, CodeWriter &out) {
  HandleText(handle, out).write();
}

} // namespace seam
