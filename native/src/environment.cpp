#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "status.h"

int32_t ald_environment_set(const char *name, const char *value) {
  ALD_REQUIRE(name != nullptr, "environment variable needs a name");
  ALD_REQUIRE(name[0] != 0 && std::strchr(name, '=') == nullptr, "name of environment variable is empty or has a =");
#if defined(_WIN32)
  const int error = _putenv_s(name, value == nullptr ? "" : value);
#else
  const int status = value == nullptr ? unsetenv(name) : setenv(name, value, 1);
  const int error = status == 0 ? 0 : errno;
#endif
  return error == 0 ? ald::succeed() : ald::fail(ALD_INTERNAL, "cannot set %s: %s", name, std::strerror(error));
}
