#include "server/cli/commands.h"

int main(int argc, char** argv) {
  return kotaj::server::cli::run_command(kotaj::server::cli::Words(argv + 1, argv + argc));
}
