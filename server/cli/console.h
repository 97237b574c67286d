#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/store/store.h"
#include "server/sync/core.h"
#include "shared/access/module.h"

namespace kotaj::server::cli {

inline constexpr std::string_view database_name = "kotaj.db";
std::string database_path(const std::string& folder);
/// Opens the data folder's file; makes both where `create`. Throws std::runtime_error, StoreError.
std::unique_ptr<store::Store> open_data(const std::string& folder, bool create);

/// Acts from the machine itself: the same operations through the same core as every other, in the
/// name of a person, so that they are decided, logged and synced like the rest.
class Console {
 public:
  explicit Console(store::Store& store, sync::Environment environment = sync::system_environment());

  /// One act in its own transaction. The assignment is the person's first that is open to the act;
  /// `seen` is worked out where the act binds others. For an opening act `record` may be empty.
  kotaj::sync::OperationResult act(std::string_view user, const access::Module& module,
                                   std::string_view act, core::Id record, const void* payload);
  /// A password for a user; `forget_sessions` ends what is signed in.
  void put_password(std::string_view user, std::string_view password);
  void end_sessions(std::string_view user);
  void put_setting(std::string_view name, std::string_view value);
  /// Null where there is no such record.
  const void* find(const access::Module& module, const core::Id& id);
  [[nodiscard]] core::Date today() const;
  [[nodiscard]] sync::Core& core() { return core_; }

 private:
  core::Id fresh_id();
  core::Id assignment_for(const access::Person& person, const access::Act& act,
                          std::string_view office) const;

  sync::Core core_;
  core::Id device_;
  uint64_t seq_ = 0;
};

}  // namespace kotaj::server::cli
