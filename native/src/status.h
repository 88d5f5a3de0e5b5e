// Status codes, the thread's last message, and the wall that no exception passes.
#pragma once

#include <cstdint>
#include <exception>
#include <new>

#include "alidade/kernels.h"

namespace ald {

// Remembers a message for this thread and returns the status. format as for printf.
int32_t fail(int32_t status, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

// Forgets the message of this thread and returns ALD_OK.
int32_t succeed();

// Runs a body that returns a status and turns exceptions into statuses.
template <typename Body>
int32_t guarded(Body body) {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    return fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  } catch (const std::exception &e) {
    return fail(ALD_INTERNAL, "unexpected failure: %s", e.what());
  } catch (...) {
    return fail(ALD_INTERNAL, "unexpected failure of unknown kind");
  }
}

// A matrix argument is usable: sizes not negative, rows that do not overlap, and an address unless it is empty.
inline bool usable(const void *data, int64_t rows, int64_t columns, int64_t stride) {
  return rows >= 0 && columns >= 0 && stride >= columns && (data != nullptr || rows == 0 || columns == 0);
}

// A vector argument is usable.
inline bool usable(const void *data, int64_t length) { return length >= 0 && (data != nullptr || length == 0); }

}  // namespace ald

// Leaves the calling function with ALD_BAD_ARGUMENT unless the condition holds.
#define ALD_REQUIRE(condition, message)                    \
  do {                                                     \
    if (!(condition)) {                                    \
      return ::ald::fail(ALD_BAD_ARGUMENT, "%s", message); \
    }                                                      \
  } while (false)
