#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/body.h"
#include "shared/sync/modules.h"
#include "tests/support/server_fixture.h"

// Records of every kind with a canary in each of their texts, and a search for canaries in whatever
// came over the wire.
namespace kotaj::isolation {

/// In every text that a bank must not see. Nothing that it may see holds it.
inline constexpr std::string_view canary = "QANARI7f3a";
inline constexpr std::string_view other_bank = "902";
inline constexpr std::string_view own_bank = "901";
inline constexpr std::string_view office = "20100";

inline std::string to_hex(std::string_view bytes) {
  return core::to_hex({bytes.data(), bytes.size()});
}

/// The canary as it would stand in base64, whatever stands before it: the characters that do not
/// depend on that.
inline std::vector<std::string> in_base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::string> forms;
  for (std::size_t shift = 0; shift < 3; ++shift) {
    const std::string text = std::string(shift, 'x') + std::string(bytes);
    std::string out;
    for (std::size_t at = 0; at + 3 <= text.size(); at += 3) {
      const unsigned value = static_cast<unsigned char>(text[at]) << 16U |
                             static_cast<unsigned char>(text[at + 1]) << 8U |
                             static_cast<unsigned char>(text[at + 2]);
      for (const unsigned place : {18U, 12U, 6U, 0U}) out += alphabet[value >> place & 63U];
    }
    forms.push_back(out.substr(shift == 0 ? 0 : 4));
  }
  return forms;
}

/// Whether any form of the canary is in the bytes: as it is, reversed, in hexadecimal, base64 or
/// UTF-16.
inline bool sings(std::string_view bytes) {
  static const std::vector<std::string> forms = [] {
    std::vector<std::string> all = in_base64(canary);
    all.emplace_back(canary);
    all.emplace_back(canary.rbegin(), canary.rend());
    all.push_back(to_hex(canary));
    std::string wide;
    for (const char letter : canary) wide += {letter, '\0'};
    all.push_back(wide);
    return all;
  }();
  for (const std::string& form : forms) {
    if (bytes.find(form) != std::string_view::npos) return true;
  }
  return false;
}

/// A canary in every text of the record, two rows in every list.
inline void fill(const core::Description& description, void* record, int depth = 0) {
  constexpr int deepest = 6;
  constexpr std::size_t rows = 2;
  static int count = 0;
  for (const core::Field& field : description.fields) {
    switch (field.type) {
      case core::FieldType::text:
      case core::FieldType::multiline:
      case core::FieldType::identifier:
      case core::FieldType::plate:
      case core::FieldType::kotaj:
        field.set(record, std::string(canary) + std::to_string(++count));
        break;
      case core::FieldType::list:
      case core::FieldType::record:
        if (depth == deepest) break;
        if (field.rows != nullptr)
          field.resize(record, field.type == core::FieldType::list ? rows : 1);
        for (std::size_t row = 0; row < field.count(record); ++row)
          fill(*field.nested(), field.mutable_at(record, row), depth + 1);
        break;
      default:
        break;
    }
  }
}

/// Ids that a walk asks for.
struct Planted {
  std::vector<core::Id> records;
  std::vector<core::Id> sessions;
  std::vector<std::string> notices;  ///< Numbers of another bank's.
};

/// What else happens in the house: a record of every module, another bank's notice, somebody's
/// session, a row of the log.
inline void plant(server::store::Store& store, int times, Planted& planted) {
  const auto writer = store.writer();
  writer->begin();
  for (int time = 0; time < times; ++time) {
    for (const access::Module* module : sync::modules()) {
      if (module->code == "bank_notice") continue;
      const auto record = module->record().make();
      fill(module->record(), record.get());
      server::store::LogRow log;
      log.id = tests::random_id();
      log.user = canary;
      log.record = tests::random_id();
      log.act = std::string(module->code) + "." + std::string(canary);
      log.payload = canary;
      log.result = "{\"" + std::string(canary) + "\":1}";
      log.seq = writer->append(server::store::view_of(log));
      server::store::RecordRow row{log.record,
                                   std::string(module->code),
                                   std::string(office),
                                   1,
                                   log.seq,
                                   log.seq,
                                   server::store::to_body(module->record(), record.get())};
      writer->put_record(server::store::view_of(row));
      writer->put_keys(row.id, row.kind, {}, {{"kotaj", std::string(canary)}});
      planted.records.push_back(row.id);
    }
    server::store::NoticeRow notice;
    notice.year = 1402;
    notice.serial = writer->next_serial(canary, 1402, other_bank);
    notice.notice.number = "20100-1402-902-" + std::to_string(notice.serial);
    notice.notice.verification_code = "QANA-RI7F-3AQQ-QQQQ";
    notice.notice.bank = other_bank;
    notice.notice.office = canary;
    notice.notice.kotaj = canary;
    notice.notice.order_registration = canary;
    notice.notice.payment_instrument = canary;
    notice.notice.kind = "N8";
    notice.notice.text = canary;
    writer->put_notice(notice);
    planted.notices.push_back(notice.notice.number);
    const server::store::SessionRow session{
        tests::random_id(),  {static_cast<uint8_t>(time)}, "office_manager",   {1}, {1},
        {4'000'000'000'000}, std::string(canary),          std::string(canary)};
    if (planted.sessions.empty()) {
      writer->put_session(session);
      planted.sessions.push_back(session.id);
    }
  }
  writer->commit();
}

/// What the bank may read: two notices of its own.
inline void plant_own(server::store::Store& store) {
  const auto writer = store.writer();
  writer->begin();
  for (const char* branch : {"", "1201"}) {
    server::store::NoticeRow notice;
    notice.year = 1402;
    notice.serial = writer->next_serial(office, 1402, own_bank);
    notice.notice.number = "20100-1402-901-" + std::to_string(notice.serial);
    notice.notice.verification_code = "ABCD-EFGH-IJKL-MNOP";
    notice.notice.issued_at = {1'700'000'000'000};
    notice.notice.bank = own_bank;
    notice.notice.branch = branch;
    notice.notice.office = office;
    notice.notice.kind = "N8";
    notice.notice.text = "قابل توجه بانک";
    writer->put_notice(notice);
  }
  writer->commit();
}

}  // namespace kotaj::isolation
