#include "cli/program.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
  kehraus::prepare_standard_streams();
  return kehraus::run_program({argv + (argc > 0 ? 1 : 0), argv + argc});
}
