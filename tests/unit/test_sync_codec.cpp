#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>

#include "shared/sync/codec.h"
#include "shared/sync/limits.h"
#include "tests/unit/sync_fixture.h"

namespace {

using namespace kotaj;
using namespace kotaj::sync;

const core::Description& ledger_table() { return core::describe<fixture::Ledger>(); }

Operation sample_operation(uint64_t seq) {
  Operation operation;
  operation.id = core::Id{{1, 1, static_cast<uint8_t>(seq)}};
  operation.device = core::Id{{2}};
  operation.seq = seq;
  operation.user = "darb-1";
  operation.assignment = fixture::officer_assignment;
  operation.module = 9000;
  operation.record = fixture::ledger_id("10", "الف");
  operation.base = 3;
  operation.made_at = {1'714'300'000'123};
  operation.act = fixture::add_line_act;
  const fixture::AddLine line{"CSQU3054383", core::Mass{2'230'000}};
  operation.payload = encode_record(core::describe<fixture::AddLine>(), &line);
  operation.seen = "00ff";
  return operation;
}

SyncRequest sample_request() {
  return {core::Id{{9}}, 77, {sample_operation(1), sample_operation(2)}};
}

SyncResponse sample_response() {
  SyncResponse response;
  response.results = {{core::Id{{1}}, true, 12, {1'714'300'000'124}, {}, {}},
                      {core::Id{{2}},
                       false,
                       13,
                       {1'714'300'000'125},
                       access::Refusal{"wrong_state", "lines", "دفتر بسته است.", {}},
                       "1401/710203 بند ۲"}};
  const fixture::Ledger ledger = fixture::full_ledger();
  response.changes = {{14, 9000, core::Id{{3}}, 2, encode_record(ledger_table(), &ledger)}};
  response.purges = {core::Id{{6}}, core::Id{{7}}};
  response.reset = true;
  response.cursor = 14;
  response.more = true;
  response.server_time = {1'714'300'000'200};
  response.user = "darb-1";
  return response;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[static_cast<unsigned char>(c) >> 4U];
    out += digits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

/// Golden bytes are kept as hexadecimal text, so that a change shows in review.
std::string golden(const std::string& name) {
  std::ifstream file(std::string(KOTAJ_VECTORS_DIR) + "/wire/" + name + ".hex");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  std::string out;
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == ' '; }),
             text.end());
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    out += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
  }
  return out;
}

}  // namespace

TEST_CASE("every released protocol decodes for ever", "[sync][codec]") {
  DecodeError error{};
  const std::string request = golden("protocol-1-sync-request");
  const std::string response = golden("protocol-1-sync-response");
  const std::string operation = golden("protocol-1-queue-entry");
  const std::string segment = golden("protocol-1-vault-segment");
  const std::string refused = golden("protocol-1-refused");
  REQUIRE_FALSE(request.empty());
  const auto decoded_request = decode_sync_request(request, error);
  REQUIRE(decoded_request);
  CHECK(decoded_request->operations.at(1).seq == 2);
  CHECK(hex(encode(*decoded_request)) == hex(request));
  CHECK(hex(encode(sample_request())) == hex(request));
  const auto decoded_response = decode_sync_response(response, error);
  REQUIRE(decoded_response);
  CHECK(decoded_response->results.at(1).refusal->reason == "دفتر بسته است.");
  CHECK(decoded_response->results.at(1).source == "1401/710203 بند ۲");
  CHECK(hex(encode(*decoded_response)) == hex(response));
  CHECK(hex(encode(sample_response())) == hex(response));
  const auto decoded_operation = decode_operation(operation, error);
  REQUIRE(decoded_operation);
  CHECK(hex(encode(*decoded_operation)) == hex(operation));
  CHECK(hex(encode(sample_operation(1))) == hex(operation));
  const auto changes = decode_segment(segment, error);
  REQUIRE(changes);
  CHECK(hex(encode_segment(*changes)) == hex(segment));
  CHECK(hex(encode_segment(sample_response().changes)) == hex(segment));
  const auto kept = decode_refused(refused, error);
  REQUIRE(kept);
  CHECK(hex(encode_refused(kept->first, kept->second)) == hex(refused));
}

// Run once for a new protocol: `kotaj_domain_tests "[golden]"`, and commit what it wrote.
TEST_CASE("write golden bytes", "[.][golden]") {
  const auto write = [](const std::string& name, const std::string& bytes) {
    std::ofstream file(std::string(KOTAJ_VECTORS_DIR) + "/wire/" + name + ".hex");
    const std::string text = hex(bytes);
    for (std::size_t i = 0; i < text.size(); i += 96) file << text.substr(i, 96) << '\n';
  };
  write("protocol-1-sync-request", encode(sample_request()));
  write("protocol-1-sync-response", encode(sample_response()));
  write("protocol-1-queue-entry", encode(sample_operation(1)));
  write("protocol-1-vault-segment", encode_segment(sample_response().changes));
  write("protocol-1-refused", encode_refused(sample_operation(1), sample_response().results[1]));
}

TEST_CASE("a record comes back as it was", "[sync][codec]") {
  const fixture::Ledger ledger = fixture::full_ledger();
  const std::string bytes = encode_record(ledger_table(), &ledger);
  DecodeError error{};
  const auto decoded = decode_record(ledger_table(), bytes, error);
  REQUIRE(decoded);
  CHECK(error == DecodeError::none);
  const auto& back = *static_cast<const fixture::Ledger*>(decoded.get());
  CHECK(back.name == ledger.name);
  CHECK(back.state == fixture::State::closed);
  CHECK(back.closed_on == ledger.closed_on);
  CHECK(back.opened_at == ledger.opened_at);
  CHECK(back.quantity->thousandths == -1);
  CHECK(back.value == ledger.value);
  CHECK(back.bulk == false);
  CHECK(back.count == 128);
  REQUIRE(back.lines.size() == 2);
  CHECK(back.lines[0].mass == core::Mass{2'230'000});
  CHECK_FALSE(back.lines[1].mass);
  CHECK(back.spare->mass == core::Mass{0});
  CHECK(encode_record(ledger_table(), decoded.get()) == bytes);
}

TEST_CASE("whole numbers take their fewest bytes and every one comes back", "[sync][codec]") {
  fixture::Ledger ledger;
  for (const core::Wide magnitude :
       {core::Wide{0}, core::Wide{1}, core::Wide{127}, core::Wide{128}, core::Wide{255},
        core::Wide{256}, core::Wide{32767}, core::Wide{32768}, core::Wide{1} << 62,
        core::Wide{1} << 63, core::Wide{1} << 64, (core::Wide{1} << 126)}) {
    for (const core::Wide value : {magnitude, -magnitude, -magnitude - 1}) {
      ledger.value = value;
      DecodeError error{};
      const auto back =
          decode_record(ledger_table(), encode_record(ledger_table(), &ledger), error);
      REQUIRE(back);
      CHECK((static_cast<const fixture::Ledger*>(back.get())->value == value));
    }
  }
}

namespace {

std::string u16(unsigned value) {
  return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U)};
}
std::string u32(unsigned value) { return u16(value & 0xFFFFU) + u16(value >> 16U); }
std::string member(unsigned number, std::string_view bytes) {
  return u16(number) + u32(static_cast<unsigned>(bytes.size())) + std::string(bytes);
}
DecodeError error_of(const std::string& bytes) {
  DecodeError error{};
  const auto record = decode_record(ledger_table(), bytes, error);
  CHECK((record == nullptr) == (error != DecodeError::none));
  return error;
}

}  // namespace

TEST_CASE("a newer member is skipped and an older one keeps its default", "[sync][codec]") {
  DecodeError error{};
  const auto record = decode_record(
      ledger_table(), u16(3) + member(1, "a") + member(3, "from the future") + member(999, "more"),
      error);
  REQUIRE(record);
  const auto& ledger = *static_cast<const fixture::Ledger*>(record.get());
  CHECK(ledger.name == "a");
  CHECK(ledger.state == fixture::State::open);
}

TEST_CASE("what is not a record is refused, each for its own reason", "[sync][codec]") {
  CHECK(error_of("") == DecodeError::truncated);
  CHECK(error_of(u16(0) + "x") == DecodeError::trailing_bytes);
  CHECK(error_of(u16(2) + member(2, "a") + member(1, "b")) == DecodeError::not_canonical);
  CHECK(error_of(u16(2) + member(1, "a") + member(1, "b")) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + u16(1) + u32(5) + "abc") == DecodeError::truncated);
  CHECK(error_of(u16(1) + u16(1) + u32(0xFFFFFFFFU) + "abc") == DecodeError::over_limit);
  CHECK(error_of(u16(1) + member(1, "\xFF")) == DecodeError::invalid_utf8);
  CHECK(error_of(u16(1) + member(1, std::string(41, 'a'))) == DecodeError::over_limit);
  CHECK(error_of(u16(1) + member(5, "ajar")) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(11, "\x02")) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + member(11, "")) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(12, std::string("\x01\x00", 2))) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + member(12, std::string("\x00", 1))) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + member(12, "\xFF\xFF")) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + member(12, std::string(9, '\x01'))) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(9, std::string(17, '\x01'))) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(6, "\xFF\xFF\xFF\x7F")) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(7, std::string(8, '\x7F'))) == DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(300, u32(0))) == DecodeError::not_canonical);
  CHECK(error_of(u16(1) + member(300, u32(501))) == DecodeError::over_limit);
  CHECK(error_of(u16(1) + member(300, u32(400) + "abc")) == DecodeError::truncated);
  CHECK(error_of(u16(1) + member(300, u32(1) + u16(1) + member(1, "short"))) ==
        DecodeError::invalid_value);
  CHECK(error_of(u16(1) + member(301, u16(0) + "x")) == DecodeError::trailing_bytes);
}

TEST_CASE("rows that are all but empty are refused before their memory is taken", "[sync][codec]") {
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += u16(0);
  // What a row takes in memory is the machine's: where pointers are half as wide it fits the bound.
  const DecodeError expected = sizeof(void*) == 8 ? DecodeError::over_limit : DecodeError::none;
  CHECK(error_of(u16(1) + member(300, u32(500) + rows)) == expected);
  CHECK(error_of(u16(1) + member(300, u32(5) + rows.substr(0, 10))) == DecodeError::none);
}

TEST_CASE("an envelope is whole, known, and of its kind", "[sync][codec]") {
  DecodeError error{};
  const std::string good = encode(sample_request());
  const auto broken = [&](std::size_t at, char byte) {
    std::string bytes = good;
    bytes[at] = byte;
    CHECK_FALSE(decode_sync_request(bytes, error));
    return error;
  };
  CHECK(broken(0, 'X') == DecodeError::bad_magic);
  CHECK(broken(4, 2) == DecodeError::unknown_protocol);
  CHECK(broken(6, 2) == DecodeError::unknown_kind);
  CHECK(broken(8, static_cast<char>(good[8] + 1)) == DecodeError::truncated);
  CHECK(broken(11, 1) == DecodeError::over_limit);
  CHECK_FALSE(decode_sync_request(good + "x", error));
  CHECK(error == DecodeError::trailing_bytes);
  // The count of operations follows header, device and cursor.
  CHECK(broken(12 + 16 + 8 + 2, 1) == DecodeError::over_limit);
  CHECK(broken(12 + 16 + 8, 99) == DecodeError::truncated);
  // The length of the first operation.
  CHECK(broken(12 + 16 + 8 + 4 + 2, 2) == DecodeError::over_limit);
  SyncRequest many;
  many.operations.resize(limits::operations_per_request + 1);
  CHECK_FALSE(decode_sync_request(encode(many), error));
  CHECK(error == DecodeError::over_limit);
  Operation big = sample_operation(1);
  big.payload.assign(limits::operation_bytes, 'x');
  CHECK_FALSE(decode_operation(encode(big), error));
  CHECK(error == DecodeError::over_limit);
  Operation invalid = sample_operation(1);
  invalid.user = "\xC0\x80";
  CHECK_FALSE(decode_operation(encode(invalid), error));
  CHECK(error == DecodeError::invalid_utf8);
  CHECK(encode(sample_operation(1)).size() - 12 + 4 == encoded_size_bytes(sample_operation(1)));
}

TEST_CASE("bytes cut anywhere are never taken", "[sync][codec]") {
  DecodeError error{};
  const fixture::Ledger ledger = fixture::full_ledger();
  const std::string record = encode_record(ledger_table(), &ledger);
  for (std::size_t i = 0; i < record.size(); ++i) {
    CHECK(decode_record(ledger_table(), std::string_view(record).substr(0, i), error) == nullptr);
  }
  const std::string request = encode(sample_request());
  for (std::size_t i = 0; i < request.size(); ++i) {
    CHECK_FALSE(decode_sync_request(std::string_view(request).substr(0, i), error));
  }
  const std::string response = encode(sample_response());
  for (std::size_t i = 0; i < response.size(); ++i) {
    CHECK_FALSE(decode_sync_response(std::string_view(response).substr(0, i), error));
  }
}

TEST_CASE("mutated bytes decode to what encodes to the same bytes, or not at all",
          "[sync][codec]") {
  std::mt19937 random(20'260'101);
  const auto mutate = [&](std::string bytes) {
    const auto changes = 1 + random() % 3;
    for (std::size_t i = 0; i < changes; ++i) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
          break;
        case 2:
          bytes.erase(at, 1 + random() % 4);
          break;
        default:
          bytes.insert(at, 1, static_cast<char>(random()));
          break;
      }
      if (bytes.empty()) bytes = "x";
    }
    return bytes;
  };
  DecodeError error{};
  const fixture::Ledger ledger = fixture::full_ledger();
  const std::string record = encode_record(ledger_table(), &ledger);
  int taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string request = mutate(encode(sample_request()));
    if (const auto decoded = decode_sync_request(request, error)) {
      CHECK(encode(*decoded) == request);
      ++taken;
    }
    const std::string response = mutate(encode(sample_response()));
    if (const auto decoded = decode_sync_response(response, error))
      CHECK(encode(*decoded) == response);
    // A record may have lost a member or have one of an unknown number: then its second encoding is
    // the settled one.
    if (const auto decoded = decode_record(ledger_table(), mutate(record), error)) {
      const std::string settled = encode_record(ledger_table(), decoded.get());
      const auto again = decode_record(ledger_table(), settled, error);
      REQUIRE(again);
      CHECK(encode_record(ledger_table(), again.get()) == settled);
    }
  }
  CHECK(taken > 100);
}
