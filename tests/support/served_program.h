#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace kotaj::tests {

/// `kotaj serve` as a process of its own over a data folder, on a free port; it ends with this
/// object.
class ServedProgram {
 public:
  ServedProgram(const std::string& program, const std::string& folder,
                const std::vector<std::string>& more = {}) {
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) std::abort();
    std::vector<std::string> words{program, "serve", "--data", folder, "--listen", "127.0.0.1:0"};
    words.insert(words.end(), more.begin(), more.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      ::execv(program.c_str(), arguments.data());
      ::_exit(127);
    }
    ::close(out[1]);
    std::string line;
    char letter = 0;
    while (::read(out[0], &letter, 1) == 1 && letter != '\n') line += letter;
    ::close(out[0]);
    const std::size_t colon = line.rfind(':');
    if (colon != std::string::npos)
      port_ = static_cast<uint16_t>(std::atoi(line.c_str() + colon + 1));
  }
  ~ServedProgram() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
  }
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;
  [[nodiscard]] uint16_t port() const { return port_; }
  [[nodiscard]] pid_t process() const { return process_; }

 private:
  pid_t process_ = 0;
  uint16_t port_ = 0;
};

}  // namespace kotaj::tests
