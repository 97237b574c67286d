#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/store/sqlite.h"
#include "server/store/store.h"

namespace kotaj::server::store {

inline constexpr const char* log_columns =
    "seq,id,user,assignment,device,record,at,act,payload,result,hash";
inline constexpr const char* record_columns = "id,kind,office,version,seq,moved,body";
inline constexpr const char* notice_columns =
    "number,bank,seq,version,branch,office,year,serial,code,issued_at,kotaj,order_registration,payment_instrument,kind,"
    "text,supersedes,superseded_by";

LogRow log_row(const Statement& row);
RecordRow record_row(const Statement& row);
NoticeRow notice_row(const Statement& row);
SessionRow session_row(const Statement& row);

/// The statements of a reading connection, shared by readers and the writer.
class SqliteReads {
 public:
  explicit SqliteReads(Database& database);

  std::optional<LogRow> find_operation(const core::Id& id);
  std::optional<RecordRow> find_record(const core::Id& id);
  std::vector<core::Id> find_key(std::string_view kind, std::string_view name,
                                 std::string_view value);
  void changes(uint64_t after, const VisitRecord& visit);
  void records(std::string_view kind, const VisitRecord& visit);
  void log(uint64_t after, const VisitLog& visit);
  void notices(const VisitNotice& visit);
  uint64_t last_seq();
  uint64_t last_change_seq();
  uint64_t last_change_of_kind(std::string_view kind);
  std::optional<NoticeRow> find_notice(std::string_view number);
  std::optional<Account> find_account(std::string_view user);
  std::optional<SessionRow> find_session(const core::Digest& token);
  std::vector<SessionRow> sessions_of(std::string_view user);
  std::optional<std::string> setting(std::string_view name);
  uint64_t outside_version();

 private:
  Statement operation_, record_, key_, changes_, records_, log_, notices_, last_seq_, last_change_,
      last_kind_, notice_, account_, session_, sessions_, setting_, version_;
};

/// Gives `Base` (Reader or Writer) its reading half.
template <typename Base>
class WithReads : public Base {
 public:
  explicit WithReads(Database& database) : reads_(database) {}
  std::optional<LogRow> find_operation(const core::Id& id) override {
    return reads_.find_operation(id);
  }
  std::optional<RecordRow> find_record(const core::Id& id) override {
    return reads_.find_record(id);
  }
  std::vector<core::Id> find_key(std::string_view kind, std::string_view name,
                                 std::string_view value) override {
    return reads_.find_key(kind, name, value);
  }
  void changes(uint64_t after, const VisitRecord& visit) override { reads_.changes(after, visit); }
  void records(std::string_view kind, const VisitRecord& visit) override {
    reads_.records(kind, visit);
  }
  void log(uint64_t after, const VisitLog& visit) override { reads_.log(after, visit); }
  void notices(const VisitNotice& visit) override { reads_.notices(visit); }
  uint64_t last_seq() override { return reads_.last_seq(); }
  uint64_t last_change_seq() override { return reads_.last_change_seq(); }
  uint64_t last_change_of_kind(std::string_view kind) override {
    return reads_.last_change_of_kind(kind);
  }
  std::optional<NoticeRow> find_notice(std::string_view number) override {
    return reads_.find_notice(number);
  }
  std::optional<Account> find_account(std::string_view user) override {
    return reads_.find_account(user);
  }
  std::optional<SessionRow> find_session(const core::Digest& token) override {
    return reads_.find_session(token);
  }
  std::vector<SessionRow> sessions_of(std::string_view user) override {
    return reads_.sessions_of(user);
  }
  std::optional<std::string> setting(std::string_view name) override {
    return reads_.setting(name);
  }
  uint64_t outside_version() override { return reads_.outside_version(); }

 private:
  SqliteReads reads_;
};

}  // namespace kotaj::server::store
