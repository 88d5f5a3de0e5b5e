#include <cstdlib>
#include <cstring>

#include "check.h"

TEST(best_level_is_selected_and_can_be_changed) {
  const int32_t best = ald_cpu_best();
  check::that(ald_cpu_selected() == best, "the best level is not the default");
  check::ok(ald_cpu_select(ALD_CPU_PORTABLE), "select portable");
  check::that(ald_cpu_selected() == ALD_CPU_PORTABLE, "portable was not selected");
  check::ok(ald_cpu_select(best), "select best");
}

TEST(unknown_levels_are_refused) {
  for (int32_t level : {-1, 4, 1000}) {
    check::that(ald_cpu_select(level) == ALD_UNSUPPORTED, "level was not refused");
    check::that(ald_last_error()[0] != 0, "no message");
  }
  check::ok(ald_cpu_select(ald_cpu_best()), "select best");
  check::that(ald_last_error()[0] == 0, "message outlived a success");
}

TEST(name_fits_into_what_is_given) {
  char name[256];
  check::ok(ald_cpu_name(name, sizeof name), "name");
  check::that(std::strlen(name) > 0, "empty name");
  char tiny[3] = {1, 1, 1};
  check::ok(ald_cpu_name(tiny, 2), "short name");
  check::that(tiny[1] == 0 && tiny[2] == 1, "short name was not closed inside its room");
  check::refused(ald_cpu_name(nullptr, 5), "no room");
  check::refused(ald_cpu_name(name, 0), "no bytes");
}

TEST(environment_is_set_for_this_process) {
  check::ok(ald_environment_set("ALIDADE_KERNELS_TEST", "one"), "set");
  check::that(std::string(std::getenv("ALIDADE_KERNELS_TEST")) == "one", "value was not set");
  check::refused(ald_environment_set("", "x"), "empty name");
  check::refused(ald_environment_set("A=B", "x"), "name with =");
  check::refused(ald_environment_set(nullptr, "x"), "no name");
  check::ok(ald_environment_set("ALIDADE_KERNELS_TEST", nullptr), "remove");
  check::that(std::getenv("ALIDADE_KERNELS_TEST") == nullptr, "value was not removed");
}
