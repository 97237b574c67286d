#include "server/notices/surface.h"

#include <sodium.h>

#include <algorithm>

#include "server/notices/limits.h"
#include "server/store/body.h"
#include "shared/access/modules.h"
#include "shared/sync/codec.h"

namespace kotaj::server::notices {

struct Surface::Page {
  std::vector<store::NoticeRow> rows{};
  bool reset = false;
  bool more = false;
  uint64_t cursor = 0;
};

core::Id notice_id(std::string_view number) {
  return core::derive_id("access.bank_notice", {number});
}

Surface::Page Surface::page(const sync::Rights& rights, core::Moment now, uint64_t packed,
                            std::size_t rows_cap) {
  Page page;
  sync::Cursor cursor = sync::Cursor::of(packed);
  if (packed != 0 && (cursor.fingerprint != rights.fingerprint ||
                      cursor.seq > reader_->last_notice_seq(rights.bank))) {
    page.reset = true;
    cursor.seq = 0;
  }
  access::Context context;
  context.at = now;
  context.on = rights.day;
  context.actor.person = rights.person.get();
  const access::Module& module = access::bank_notice_module();
  if (!rights.bank.empty()) {
    // The filter in the statement only spares reading; the decision is may_read's.
    reader_->notices_after(rights.bank, rights.branch, cursor.seq,
                           [&](const store::NoticeRow& row) {
                             if (page.rows.size() >= rows_cap) {
                               page.more = true;
                               return false;
                             }
                             cursor.seq = row.seq;
                             if (!access::may_read(module, &row.notice, context)) return true;
                             page.rows.push_back(row);
                             const auto named = rights.office_names.find(row.notice.office);
                             if (named != rights.office_names.end())
                               page.rows.back().notice.office_name = named->second;
                             return true;
                           });
  }
  cursor.fingerprint = rights.fingerprint;
  page.cursor = cursor.packed();
  return page;
}

void Surface::answer(const sync::Rights& rights, core::Moment now, uint64_t cursor,
                     kotaj::sync::SyncResponse& response) {
  Page read = page(rights, now, cursor, limits::notices_per_response);
  const access::Module& module = access::bank_notice_module();
  response.reset = read.reset;
  response.more = read.more;
  response.cursor = read.cursor;
  for (const store::NoticeRow& row : read.rows) {
    response.changes.push_back({row.seq, module.number, notice_id(row.notice.number), row.version,
                                kotaj::sync::encode_record(module.record(), &row.notice)});
  }
}

std::string Surface::json(const sync::Rights& rights, core::Moment now, uint64_t cursor,
                          std::size_t& rows) {
  const Page read = page(rights, now, cursor, limits::notices_per_page);
  rows = read.rows.size();
  std::string out = R"({"notices":[)";
  for (const store::NoticeRow& row : read.rows) {
    if (out.back() == '}') out.push_back(',');
    out += store::to_body(access::bank_notice_module().record(), &row.notice);
  }
  out += R"(],"cursor":")" + std::to_string(read.cursor) + R"(","reset":)" +
         (read.reset ? "true" : "false") + R"(,"more":)" + (read.more ? "true" : "false") + "}";
  return out;
}

std::string_view Surface::check(std::string_view number, std::string_view code) {
  if (number.size() > limits::number_bytes || code.size() > limits::code_bytes) return "unknown";
  std::string typed;
  for (const char c : code) {
    if (c != '-' && c != ' ')
      typed.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  const auto row = reader_->find_notice(number);
  std::string held = row ? row->notice.verification_code : std::string("AAAA-AAAA-AAAA-AAAA");
  std::erase(held, '-');
  const bool same =
      typed.size() == held.size() && sodium_memcmp(typed.data(), held.data(), held.size()) == 0;
  if (!row || !same) return "unknown";
  return row->notice.superseded_by.empty() ? "valid" : "superseded";
}

}  // namespace kotaj::server::notices
