// Does a log show a password, a token, a key?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

bool isSecret(llvm::StringRef name) {
  if (name.upper() == name)
    return false; // A constant, a message's number.
  std::string plain;
  for (char letter : name.lower())
    if (letter != '_')
      plain += letter;
  const llvm::StringRef text(plain);
  static constexpr llvm::StringLiteral shields[] = {"count", "len",    "length", "size",  "type",   "name", "id",
                                                    "file",  "path",   "policy", "expir", "valid",  "is",   "has",
                                                    "hash",  "prompt", "time",   "error", "status", "mask", "state"};
  for (llvm::StringRef shield : shields)
    if (text.ends_with(shield) || ((shield == "is" || shield == "has") && text.starts_with(shield)))
      return false;
  static constexpr llvm::StringLiteral words[] = {"password",    "passwd",      "passphrase", "apikey",       "privatekey",
                                                  "secretkey",   "accesstoken", "authtoken",  "refreshtoken", "sessiontoken",
                                                  "bearertoken", "credential",  "credentials"};
  return llvm::any_of(words, [&](llvm::StringRef word) { return text.contains(word); }) || text == "secret" || text == "pwd" ||
         text == "clientsecret" || text == "authorization" || text == "setcookie";
}

/// What the value shows and nobody may know: its own name, or that of a part of "a" + b; null: nothing.
const std::string *secretOf(const LogArgument &value) {
  for (const std::string &each : value.summands)
    if (isSecret(each))
      return &each;
  const bool isHidden = value.flags & (argument::IsMasked | argument::IsLiteral);
  return !isHidden && isSecret(value.name) ? &value.name : nullptr;
}

/// if (!useKeyFile(privateKey)) log(privateKey): here it is where the secret lies.
bool isPathOf(const LogNode &node, llvm::StringRef secret) {
  if (node.fact.branch.empty())
    return false;
  const std::string asked = llvm::StringRef(node.fact.branch.front().condition).lower();
  const llvm::StringRef condition = asked;
  const bool asksFile = llvm::any_of(std::initializer_list<llvm::StringRef>{"file(", "open(", "path(", "exists("},
                                     [&](llvm::StringRef call) { return condition.contains(call); });
  return asksFile && condition.contains(secret.lower());
}

class SecretInLog final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(
        program,
        [&](const LogNode &node) {
          for (const LogArgument &value : node.fact.arguments) {
            const std::string *secret = secretOf(value);
            if (!secret || isPathOf(node, *secret))
              continue;
            Finding finding = findingAt(program, node, fmt::format("'{}' is shown by {}", *secret, describeLog(node)));
            finding.help = "log that there is one, or its owner, not the secret itself";
            sink.report(std::move(finding));
          }
        },
        /*withPrints=*/true);
  }
};

const RegisterRule<SecretInLog> registered{{.id = "secret-in-log",
                                            .category = "logging",
                                            .summary = "a password, token or key is logged",
                                            .severity = Severity::Note,
                                            .since = "0.1"}};

} // namespace
} // namespace seam
