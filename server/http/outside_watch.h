#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>
#include <string>

namespace kotaj::server::http {

/// Hears when another process (kotaj admin) has done its writing in the data folder: it closes the
/// write-ahead log then. Who is told looks whether something was written: a report of this process
/// closes it, too. Costs nothing until then; where the system cannot watch, the next request
/// notices.
class OutsideWatch {
 public:
  OutsideWatch(boost::asio::io_context& context, const std::string& folder,
               std::function<void()> written);
  void stop();

 private:
  void listen();

  boost::asio::posix::stream_descriptor events_;
  std::function<void()> written_;
  alignas(8) char buffer_[4096]{};
};

}  // namespace kotaj::server::http
