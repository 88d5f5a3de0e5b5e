#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "status.h"

int32_t ald_environment_set(const char *name, const char *value) {
  ALD_REQUIRE(name != nullptr && value != nullptr, "environment variable needs a name and a value");
  ALD_REQUIRE(name[0] != 0 && std::strchr(name, '=') == nullptr, "name of environment variable is empty or has a =");
#if defined(_WIN32)
  const int error = _putenv_s(name, value);
#else
  const int error = setenv(name, value, 1) == 0 ? 0 : errno;
#endif
  return error == 0 ? ald::succeed() : ald::fail(ALD_INTERNAL, "cannot set %s: %s", name, std::strerror(error));
}
