#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "cadre/command_line.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return cadre::app::run_command_line(arguments, {std::cout, std::cerr, isatty(STDERR_FILENO) != 0, false});
}
