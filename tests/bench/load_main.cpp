// The server under load, as a process of its own: at rest, while a new device asks for everything,
// and when five hundred devices come back at once over TLS. One JSON object a line; the baseline is
// the goal of the specification.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "server/cli/admin.h"
#include "server/session/sessions.h"
#include "server/store/write_behind.h"
#include "server/sync/writer.h"
#include "shared/access/office.h"
#include "shared/short_landing/acts.h"
#include "shared/sync/limits.h"
#include "tests/support/served_program.h"
#include "tests/support/server_fixture.h"

namespace {

using namespace kotaj;
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using Clock = std::chrono::steady_clock;

constexpr int records = 100'000;
constexpr std::size_t records_a_batch = 500;
constexpr int offices = 25;
constexpr int devices = 500;
constexpr int operations_a_device = 200;
constexpr int paced_per_s = 5000;
constexpr auto paced_for = std::chrono::seconds(10);
constexpr auto idle_for = std::chrono::seconds(10);
constexpr auto rest_after_load = std::chrono::seconds(60);

void print(const char* name, double value, const char* unit, double baseline) {
  std::printf(R"({"name":"%s","value":%.1f,"unit":"%s","baseline":%.0f})"
              "\n",
              name, value, unit, baseline);
  std::fflush(stdout);
}

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double p99(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  return values[values.size() * 99 / 100];
}

/// A figure of /proc/PID/status: "VmRSS" in KiB, "voluntary_ctxt_switches" of all threads.
double status_figure(const std::string& file, std::string_view name) {
  std::ifstream status(file);
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name) && line[name.size()] == ':')
      return std::atof(line.c_str() + name.size() + 1);
  }
  return 0;
}

struct Process {
  explicit Process(pid_t id) : folder("/proc/" + std::to_string(id)) {}
  std::string folder;
  [[nodiscard]] double mib(std::string_view name) const {
    return status_figure(folder + "/status", name) / 1024;
  }
  /// Times that any of its threads went to sleep: each was awake before.
  [[nodiscard]] double sleeps() const {
    double sum = 0;
    for (const auto& task : std::filesystem::directory_iterator(folder + "/task"))
      sum += status_figure(task.path().string() + "/status", "voluntary_ctxt_switches");
    return sum;
  }
  [[nodiscard]] double cpu_ms() const {
    std::ifstream stat(folder + "/stat");
    std::string line;
    std::getline(stat, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }
  void forget_peak() const { std::ofstream(folder + "/clear_refs") << 5; }
};

short_landing::Declaration declaration(const std::string& office, int number) {
  short_landing::Declaration one;
  one.office = office;
  one.kotaj = std::to_string(2'000'000 + number);
  one.registered_on = *core::Date::of(1404, 3, 1);
  one.order_registration = "9" + one.kotaj + "1";
  one.bank = "901";
  one.branch = "1201";
  one.payment_instrument = "LC" + one.kotaj;
  one.hs_code = "10059010";
  one.goods = "ذرت دامی";
  one.goods_group = short_landing::GoodsGroup::g1;
  one.preferential_currency = true;
  one.bulk_commodity = true;
  one.carriage = short_landing::Carriage::container;
  one.currency = "USD";
  one.value = 48'500 * 100;
  one.declared_gross = {52'000'000};
  one.declared_net = {51'000'000};
  one.packages = 40;
  one.package_kind = "پالت";
  return one;
}

sync::Operation opening(tests::SyncClient& client, const std::string& office, int number,
                        const core::Id& assignment) {
  const short_landing::Declaration typed = declaration(office, number);
  return client.operation(short_landing::module(), "open_case", {}, &typed, assignment);
}

void must_accept(const std::vector<sync::OperationResult>& results, std::size_t sent) {
  if (results.size() != sent) std::abort();
  for (const sync::OperationResult& result : results) {
    if (result.accepted) continue;
    std::fprintf(stderr, "refused: %s %s\n", result.refusal->code.c_str(),
                 result.refusal->reason.c_str());
    std::abort();
  }
}

void fill_records(tests::TestData& data) {
  server::sync::Core core(data.store().writer(), server::sync::system_environment());
  const core::Id assignment = tests::assignment_of(core.writer(), "exit_gate_officer");
  tests::SyncClient client(0, "exit_gate_officer");
  for (int number = 0; number < records;) {
    std::vector<sync::Operation> batch;
    while (batch.size() < records_a_batch)
      batch.push_back(opening(client, "20100", number++, assignment));
    core.begin();
    must_accept(core.take({client.user(), client.device(), batch}), batch.size());
    core.commit();
    core.writer().checkpoint_if_due(false);
  }
}

/// One operation every 200 microseconds, each a submission of its own, checkpoints included.
void paced() {
  tests::TestData data;
  auto core =
      std::make_unique<server::sync::Core>(std::make_unique<server::store::WriteBehind>(
                                               data.store(), server::store::background_thread()),
                                           server::sync::system_environment());
  const core::Id assignment = tests::assignment_of(core->writer(), "exit_gate_officer");
  tests::SyncClient client(0, "exit_gate_officer");
  const auto count = static_cast<int>(paced_for.count()) * paced_per_s;
  std::vector<sync::Operation> made;
  for (int i = 0; i < count; ++i) made.push_back(opening(client, "20100", i, assignment));
  std::vector<double> took(made.size());
  server::sync::Writer writer(std::move(core), [](const auto&, auto&) {});
  const auto start = Clock::now();
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto due = start + i * std::chrono::microseconds(1'000'000 / paced_per_s);
    std::this_thread::sleep_until(due);
    const auto job = [&, i](server::sync::Core& taking) {
      must_accept(taking.take({client.user(), client.device(), {made[i]}}), 1);
    };
    // From the moment that it was due: what the pacing thread itself loses counts, too.
    if (!writer.post({1, job, [&took, i, due](bool) { took[i] = ms_since(due); }})) std::abort();
  }
  writer.stop();
  print("one operation at 5,000/s, p99", p99(took), "ms", 20);
}

void first_sync(const std::string& program) {
  tests::TestData data;
  fill_records(data);
  tests::ServedProgram served(program, data.folder());
  const Process process(served.process());
  tests::SyncClient client(served.port(), "office_manager");
  if (client.sign_in().status != 200) std::abort();
  process.forget_peak();
  const double rest_mib = process.mib("VmRSS");
  const double rest_ms = process.cpu_ms();
  std::size_t got = 0;
  for (bool more = true; more;) {
    const auto response = client.sync();
    if (!response) std::abort();
    got += response->changes.size();
    more = response->more;
  }
  if (got < records) std::abort();
  print("first sync of 100,000 records, server time", process.cpu_ms() - rest_ms, "ms", 2000);
  print("first sync of 100,000 records, memory above idle", process.mib("VmHWM") - rest_mib, "MiB",
        64);
}

/// A device with its queue, its session and its line: from connecting to the whole answer.
class Returning : public std::enable_shared_from_this<Returning> {
 public:
  Returning(asio::io_context& context, asio::ssl::context& trust, uint16_t port, std::string token,
            const std::string& body, std::vector<double>& took)
      : stream_(context, trust), port_(port), took_(took) {
    request_.method(bhttp::verb::post);
    request_.target("/api/v1/sync");
    request_.set(bhttp::field::host, "127.0.0.1");
    request_.set("X-Kotaj", "1");
    request_.set(bhttp::field::cookie, "__Host-kotaj=" + std::move(token));
    request_.body() = body;
    request_.prepare_payload();
  }

  void start() {
    began_ = Clock::now();
    parser_.body_limit(sync::limits::response_bytes);
    auto self = shared_from_this();
    stream_.next_layer().async_connect(
        {asio::ip::address_v4::loopback(), port_}, [self](beast::error_code failed) {
          must("connect", failed);
          self->stream_.async_handshake(asio::ssl::stream_base::client,
                                        [self](beast::error_code error) {
                                          must("handshake", error);
                                          self->exchange();
                                        });
        });
  }

 private:
  static void must(const char* doing, beast::error_code error) {
    if (!error) return;
    std::fprintf(stderr, "%s: %s\n", doing, error.message().c_str());
    std::abort();
  }
  void exchange() {
    auto self = shared_from_this();
    bhttp::async_write(stream_, request_, [self](beast::error_code failed, std::size_t) {
      must("write", failed);
      bhttp::async_read(self->stream_, self->buffer_, self->parser_,
                        [self](beast::error_code error, std::size_t) {
                          must("read", error);
                          self->done();
                        });
    });
  }
  void done() {
    took_.push_back(ms_since(began_));
    sync::DecodeError error = sync::DecodeError::none;
    const auto response = sync::decode_sync_response(parser_.get().body(), error);
    if (!response) std::abort();
    must_accept(response->results, operations_a_device);
  }

  asio::ssl::stream<asio::ip::tcp::socket> stream_;
  uint16_t port_;
  std::vector<double>& took_;
  bhttp::request<bhttp::string_body> request_{};
  bhttp::response_parser<bhttp::string_body> parser_{};
  beast::flat_buffer buffer_;
  Clock::time_point began_;
};

/// Where a device stands before its line is back.
struct Away {
  std::string token;
  std::string request;
};

std::string office_of(int number) { return std::to_string(40'000 + number); }

/// A person with a position, and the directive's central grant for it.
void put_officer(server::cli::Console& console, const std::string& user, const std::string& office,
                 access::Position position) {
  const access::Module& people = access::person_module();
  const core::Id id = access::person_id(user);
  const access::PutPerson person{user, "کارشناس " + user, true};
  must_accept({console.act(server::sync::system_user, people, "put_person", {}, &person)}, 1);
  access::PutAssignment assignment;
  assignment.position = position;
  assignment.office = office;
  assignment.from = *core::Date::of(1402, 1, 1);
  assignment.reason = "سنجش";
  must_accept({console.act(server::sync::system_user, people, "put_assignment", id, &assignment)},
              1);
  const access::GiveCentralGrant grant{console.today(), std::nullopt, "سنجش"};
  must_accept({console.act("central_admin", people, "give_central_grant", id, &grant)}, 1);
}

std::string manager_of(const std::string& office) { return "manager" + office; }

Away make_device(server::cli::Console& console, int number) {
  const std::string user = "officer" + std::to_string(number);
  const std::string office = office_of(number % offices);
  put_officer(console, user, office, access::Position::exit_gate_officer);
  const access::GiveLocalGrant grant{office, console.today(), std::nullopt, "سنجش"};
  must_accept({console.act(manager_of(office), access::person_module(), "give_local_grant",
                           access::person_id(user), &grant)},
              1);
  Away device;
  device.token = core::to_hex(core::to_string(tests::random_id()).substr(0, 32));
  const core::Moment now = console.core().environment().now();
  server::store::SessionRow session;
  session.id = tests::random_id();
  session.token = server::session::token_digest(device.token);
  session.user = user;
  session.created_at = session.seen_at = now;
  session.expires_at = {now.unix_ms + 3'600'000};
  console.core().begin();
  console.core().writer().put_session(session);
  console.core().commit();
  tests::SyncClient client(0, user);
  const core::Id assignment = tests::assignment_of(console.core().writer(), user);
  sync::SyncRequest request{client.device(), 0, {}};
  for (int i = 0; i < operations_a_device; ++i) {
    request.operations.push_back(
        opening(client, office, number * operations_a_device + i, assignment));
  }
  device.request = sync::encode(request);
  return device;
}

std::vector<Away> make_devices(tests::TestData& data) {
  server::cli::Console console(data.store());
  for (int i = 0; i < offices; ++i) {
    const access::Office office{office_of(i),
                                "گمرک سنجش " + std::to_string(i),
                                access::OfficeKind::customs_office,
                                "20000",
                                false,
                                true};
    must_accept({console.act(server::sync::system_user, access::office_module(), "put_office", {},
                             &office)},
                1);
    put_officer(console, manager_of(office.code), office.code, access::Position::office_manager);
  }
  std::vector<Away> made;
  for (int number = 0; number < devices; ++number) made.push_back(make_device(console, number));
  return made;
}

void come_back(uint16_t port, const std::string& authority, const std::vector<Away>& away) {
  asio::io_context context{1};
  asio::ssl::context trust(asio::ssl::context::tls_client);
  trust.load_verify_file(authority);
  trust.set_verify_mode(asio::ssl::verify_peer);
  std::vector<double> took;
  std::vector<std::shared_ptr<Returning>> returning;
  for (const Away& device : away) {
    returning.push_back(
        std::make_shared<Returning>(context, trust, port, device.token, device.request, took));
  }
  // Ready before the line is back: only what devices do then is measured.
  const auto start = Clock::now();
  for (const auto& device : std::exchange(returning, {})) device->start();
  context.run();
  print("500 devices x 200 operations over TLS, all", ms_since(start), "ms", 10'000);
  print("500 devices x 200 operations over TLS, p99", p99(took), "ms", 2000);
}

/// At rest, then 500 devices, then at rest again.
void idle_and_devices(const std::string& program) {
  tests::TestData data;
  const std::vector<Away> away = make_devices(data);
  tests::TemporaryFolder certificates;
  server::cli::make_certificates(certificates.path(), {"127.0.0.1"});
  tests::ServedProgram served(program, data.folder(),
                              {"--tls-cert", certificates.path() + "/server.crt", "--tls-key",
                               certificates.path() + "/server.key"});
  const Process process(served.process());
  std::this_thread::sleep_for(std::chrono::seconds(1));
  const double before = process.sleeps();
  std::this_thread::sleep_for(idle_for);
  print("idle server, wake-ups in 10 s", process.sleeps() - before, "wake-ups", 0);
  print("idle server, resident before the first sign-in", process.mib("VmRSS"), "MiB", 16);
  come_back(served.port(), certificates.path() + "/office-ca.crt", away);
  std::this_thread::sleep_for(rest_after_load);
  print("idle server, resident a minute after load", process.mib("VmRSS"), "MiB", 40);
}

}  // namespace

/// All of them, or only the ones named: paced, first, devices.
int main(int count, char** names) {
  const char* program = std::getenv("KOTAJ");
  if (program == nullptr) return 2;
  const auto asked = [&](std::string_view name) {
    return count < 2 || std::find(names + 1, names + count, name) != names + count;
  };
  if (asked("paced")) paced();
  if (asked("first")) first_sync(program);
  if (asked("devices")) idle_and_devices(program);
}
