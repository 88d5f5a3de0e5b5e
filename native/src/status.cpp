#include "status.h"

#include <cstdarg>
#include <cstdio>

namespace {

constexpr int kMessageBytes = 512;
thread_local char message[kMessageBytes] = "";

}  // namespace

namespace ald {

int32_t fail(int32_t status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  return status;
}

int32_t succeed() {
  message[0] = 0;
  return ALD_OK;
}

}  // namespace ald

const char *ald_last_error(void) { return message; }
