#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "server/http/connection.h"
#include "server/http/live.h"
#include "server/http/static_files.h"
#include "server/notices/surface.h"
#include "server/session/buckets.h"
#include "server/session/codes.h"
#include "server/session/passwords.h"
#include "server/session/sessions.h"
#include "server/sync/directory.h"
#include "server/sync/feed.h"
#include "server/sync/worker.h"
#include "server/sync/writer.h"

namespace kotaj::server::http {

/// Who may know that a route is there. To everyone else it answers as an unknown one.
enum class Audience : uint8_t {
  anyone,     ///< Signed in or not, bank staff too.
  signed_in,  ///< Any session.
  desk,       ///< A session of the desk.
  bank,       ///< A session of a bank's staff.
  not_bank,   ///< Anyone but a bank's session.
};

class Api;

struct Route {
  Method method;
  std::string_view path;  ///< Ends with "/" where an id or a rule follows.
  Audience audience;
  std::size_t body_limit;
  bool changes;  ///< Needs the page's own header and origin.
  void (Api::*handle)(Request&&, const Answer&);
};

/// The routes and what they do. Belongs to the network's thread; slow work goes to others and comes
/// back.
class Api final : public Handler {
 public:
  struct Parts {
    boost::asio::io_context& context;
    store::Store& store;
    sync::Writer& writer;
    sync::Directory& directory;
    LiveHub& hub;
    StaticFiles& files;
    sync::Environment environment;
    bool demo = false;
  };
  explicit Api(Parts parts);

  Routed route(Request& request) override;
  void handle(int route, Request&& request, Answer answer) override;
  void answered(int status) override;

  /// After a commit of this process; on the network's thread.
  void committed(uint64_t last_change_seq);
  /// Somebody's rights changed: who has none left is gone from the live sockets too.
  void people_changed();
  /// After another process has written.
  void written_outside();
  /// After another process may have written.
  void look_outside();
  /// Finishes the work at hand.
  void stop();
  static std::span<const Route> routes();

 private:
  // Sessions (api_session.cpp)
  void sign_in(Request&& request, const Answer& answer);
  void signed_in_as(Request&& request, const Answer& answer);
  void sign_out(Request&& request, const Answer& answer);
  void change_password(Request&& request, const Answer& answer);
  void list_sessions(Request&& request, const Answer& answer);
  void end_session(Request&& request, const Answer& answer);
  struct SigningIn;
  void password_verified(const std::shared_ptr<SigningIn>& signing, bool right);
  void refuse_sign_in(const SigningIn& signing);
  void take_code(const std::shared_ptr<SigningIn>& signing);
  void signed_in(const std::shared_ptr<SigningIn>& signing);
  // One-time passwords (api_codes.cpp)
  void begin_code(Request&& request, const Answer& answer);
  void confirm_code(Request&& request, const Answer& answer);
  void end_code(Request&& request, const Answer& answer);
  void put_code(const std::shared_ptr<Request>& request, const std::optional<session::Code>& code,
                std::string_view act, const Answer& answer);
  [[nodiscard]] std::string_view code_state(const sync::Rights& rights);
  [[nodiscard]] bool must_set_code_up(const sync::Rights& rights);
  /// Takes the step of a code for good; false where it was taken before.
  void spend_code(const std::string& user, int64_t step, std::function<void(bool ok)> done);
  void rotate_and_handle(int route, Request&& request, const Answer& answer);
  void replace_password(const std::shared_ptr<Request>& request, std::string password,
                        const Answer& answer);
  bool may_try(std::string_view user, std::string_view address);
  void failed_try(std::string_view user, std::string_view address);
  std::string session_json(const sync::Rights& rights);
  // Sync (api_sync.cpp)
  void sync(Request&& request, const Answer& answer);
  /// What a device sends whose account was closed meanwhile.
  void last_sync(const Request& request, const Answer& answer);
  void bank_sync(Request&& request, const Answer& answer);
  void bank_notices(Request&& request, const Answer& answer);
  void live(Request&& request, const Answer& answer);
  struct Syncing;
  void read_changes(const std::shared_ptr<Syncing>& syncing);
  // Reports (api_report.cpp)
  void report(Request&& request, const Answer& answer);
  // Public (api_public.cpp)
  void notice_check(Request&& request, const Answer& answer);
  void evaluate(Request&& request, const Answer& answer);
  void openapi(Request&& request, const Answer& answer);
  void health(Request&& request, const Answer& answer);
  void metrics(Request&& request, const Answer& answer);

  void authenticate(Request& request);
  [[nodiscard]] const Route* find_route(const Request& request) const;
  void probe_outside();
  /// Runs on the network's thread.
  void post(std::function<void()> job);

  static const std::array<Route, 19> table;
  Parts parts_;
  session::Sessions sessions_;
  session::PasswordPool passwords_;
  session::Enrolments enrolments_;
  std::optional<bool> codes_required_{};  ///< What the setting says; empty until it is read.
  sync::Feed feed_;
  notices::Surface surface_;
  sync::Worker reading_;
  sync::Worker bank_reading_;
  sync::Worker evaluating_;
  session::Buckets pairs_, addresses_, accounts_, operations_, checks_, evaluations_;
  std::unordered_set<std::string> known_places_;  ///< account and address of successful sign-ins
  uint64_t last_change_seq_ = 0;
  std::chrono::steady_clock::time_point probed_{};
  std::array<uint64_t, 6> statuses_{};  ///< By hundreds.
  uint64_t sync_requests_ = 0;
  std::atomic<uint64_t> operations_accepted_{0};
  std::atomic<uint64_t> operations_refused_{0};
};

}  // namespace kotaj::server::http
