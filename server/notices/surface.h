#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/store/store.h"
#include "server/sync/directory.h"
#include "shared/sync/operation.h"

namespace kotaj::server::notices {

/// All that a bank can reach. It has its own connection, which can select from the notice table and
/// do nothing else; who may read a notice is asked of the one decision function. One thread.
class Surface {
 public:
  explicit Surface(std::unique_ptr<store::NoticeReader> reader) : reader_(std::move(reader)) {}

  /// Changes after the cursor, which counts in the bank's own sequence.
  void answer(const sync::Rights& rights, core::Moment now, uint64_t cursor,
              kotaj::sync::SyncResponse& response);
  /// The same rows as JSON, for a bank's own systems: {"notices":[…],"cursor":"…","more":false}.
  std::string json(const sync::Rights& rights, core::Moment now, uint64_t cursor,
                   std::size_t& rows);
  /// "valid", "superseded" or "unknown". A wrong code and a number that is not there are told apart
  /// by nobody.
  std::string_view check(std::string_view number, std::string_view code);

 private:
  struct Page;
  Page page(const sync::Rights& rights, core::Moment now, uint64_t cursor, std::size_t rows_cap);

  std::unique_ptr<store::NoticeReader> reader_;
};

/// The record id of a notice on a bank's device.
core::Id notice_id(std::string_view number);

}  // namespace kotaj::server::notices
