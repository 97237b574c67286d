#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/access/module.h"
#include "shared/core/description.h"
#include "shared/sync/operation.h"

/// What the server keeps of an operation that it refused (platform.md, S5 and S6): a record of its
/// own, which its author alone may read, on every device of his, until he disposes of it. It holds
/// what he typed and the reason, and never what else the record that he meant holds.
namespace kotaj::sync {

struct RefusedOperation {
  core::Id operation;
  std::string user;   ///< Its author.
  core::Id device;    ///< Where he did it.
  std::string typed;  ///< The operation's exact bytes in hexadecimal; empty once disposed of.
  std::string code;
  std::string field;
  std::string reason;
  std::string source;  ///< As a person reads it.
  core::Moment refused_at;
  bool disposed = false;
};

/// Why an author is done with a refused operation.
enum class Disposal : int32_t { discarded = 1, corrected = 2 };

/// "dispose": for ever, and everywhere. Once more is no fault: two devices may do it at once.
struct Dispose {
  Disposal how = Disposal::discarded;
};

/// 5 `refused_operation`, record RefusedOperation. The server makes the record; its one act is
/// dispose.
const access::Module& refused_operation_module();
/// derive_id("sync.refused_operation", {operation}).
core::Id refused_id(const core::Id& operation);
/// The record of a refusal; `bytes` are the operation's, as the log has them.
RefusedOperation refused_operation(const Operation& operation, std::string_view bytes,
                                   const access::Refusal& refusal, core::Moment refused_at);
/// The operation again; empty where it was disposed of.
std::optional<Operation> typed_operation(const RefusedOperation& refused);

}  // namespace kotaj::sync

namespace kotaj::core {
template <>
const Description& describe<sync::RefusedOperation>();
template <>
const Description& describe<sync::Dispose>();
}  // namespace kotaj::core
