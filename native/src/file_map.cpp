// Read-only views of files. A view starts at a multiple of the system's granularity; the address handed out lies
// somewhere in its first granule, so the start of the view can be found again by rounding down.
#include "status.h"

#if defined(_WIN32)
#include <windows.h>

#include <string>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

namespace {

struct Range {
  char *start;
  size_t length;
};

#if defined(_WIN32)

int64_t granularity() {
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  return info.dwAllocationGranularity;
}

struct Handle {
  HANDLE value;
  ~Handle() {
    if (value != nullptr && value != INVALID_HANDLE_VALUE) CloseHandle(value);
  }
};

int32_t io_failure(const char *what) {
  return ald::fail(ALD_IO, "%s: system error %lu", what, static_cast<unsigned long>(GetLastError()));
}

std::wstring wide(const char *utf8) {
  const int length = MultiByteToWideChar(CP_UTF8, 0, utf8, -1, nullptr, 0);
  std::wstring text(static_cast<size_t>(length), 0);
  MultiByteToWideChar(CP_UTF8, 0, utf8, -1, text.data(), length);
  return text;
}

int32_t map(const char *path, int64_t offset, int64_t length, void **address) {
  Handle file{CreateFileW(wide(path).c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING,
                          FILE_ATTRIBUTE_NORMAL, nullptr)};
  if (file.value == INVALID_HANDLE_VALUE) return io_failure("cannot open the file");
  LARGE_INTEGER size;
  if (!GetFileSizeEx(file.value, &size)) return io_failure("cannot examine the file");
  ALD_REQUIRE(offset <= size.QuadPart - length, "the part to map lies beyond the end of the file");
  Handle mapping{CreateFileMappingW(file.value, nullptr, PAGE_READONLY, 0, 0, nullptr)};
  if (mapping.value == nullptr) return io_failure("cannot map the file");
  const int64_t lead = offset % granularity();
  const int64_t start = offset - lead;
  void *view = MapViewOfFile(mapping.value, FILE_MAP_READ, static_cast<DWORD>(start >> 32),
                             static_cast<DWORD>(start & 0xffffffff), static_cast<SIZE_T>(length + lead));
  if (view == nullptr) return io_failure("cannot map the file");
  *address = static_cast<char *>(view) + lead;
  return ald::succeed();
}

int32_t unmap(Range range) { return UnmapViewOfFile(range.start) ? ald::succeed() : io_failure("cannot unmap"); }

int32_t populate(Range range) {
  WIN32_MEMORY_RANGE_ENTRY entry{range.start, range.length};
  return PrefetchVirtualMemory(GetCurrentProcess(), 1, &entry, 0) ? ald::succeed() : io_failure("cannot populate");
}

int32_t release(Range range) {
  // Unlocking pages that are not locked takes them out of the working set and reports that they were not locked.
  VirtualUnlock(range.start, range.length);
  return ald::succeed();
}

#else

int64_t granularity() { return sysconf(_SC_PAGESIZE); }

struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) close(value);
  }
};

int32_t io_failure(const char *what) { return ald::fail(ALD_IO, "%s: %s", what, std::strerror(errno)); }

int32_t map(const char *path, int64_t offset, int64_t length, void **address) {
  Descriptor file{open(path, O_RDONLY | O_CLOEXEC)};
  if (file.value < 0) return io_failure("cannot open the file");
  struct stat status;
  if (fstat(file.value, &status) != 0) return io_failure("cannot examine the file");
  ALD_REQUIRE(offset <= static_cast<int64_t>(status.st_size) - length,
              "the part to map lies beyond the end of the file");
  const int64_t lead = offset % granularity();
  void *view = mmap(nullptr, static_cast<size_t>(length + lead), PROT_READ, MAP_SHARED, file.value,
                    static_cast<off_t>(offset - lead));
  if (view == MAP_FAILED) return io_failure("cannot map the file");
  *address = static_cast<char *>(view) + lead;
  return ald::succeed();
}

int32_t unmap(Range range) {
  return munmap(range.start, range.length) == 0 ? ald::succeed() : io_failure("cannot unmap");
}

int32_t populate(Range range) {
#if defined(__linux__)
#if defined(MADV_POPULATE_READ)
  constexpr int kPopulateRead = MADV_POPULATE_READ;
#else
  constexpr int kPopulateRead = 22;  // known to the kernel since 5.14, to some C libraries not yet
#endif
  int result;
  do {
    result = madvise(range.start, range.length, kPopulateRead);
  } while (result != 0 && (errno == EINTR || errno == EAGAIN));
  if (result == 0) return ald::succeed();
  if (errno != EINVAL) return io_failure("cannot read mapped pages");
#endif
  return madvise(range.start, range.length, MADV_WILLNEED) == 0 ? ald::succeed() : io_failure("cannot populate");
}

int32_t release(Range range) {
  return madvise(range.start, range.length, MADV_DONTNEED) == 0 ? ald::succeed() : io_failure("cannot release");
}

#endif

// Whole granules around a part of a mapping.
Range around(void *address, int64_t length) {
  const int64_t lead =
      static_cast<int64_t>(reinterpret_cast<uintptr_t>(address) % static_cast<uintptr_t>(granularity()));
  return {static_cast<char *>(address) - lead, static_cast<size_t>(length + lead)};
}

}  // namespace

int32_t ald_file_map(const char *path_utf8, int64_t offset, int64_t length, void **address) {
  ALD_REQUIRE(path_utf8 != nullptr && address != nullptr, "mapping needs a path and a place for the address");
  ALD_REQUIRE(offset >= 0 && length > 0, "mapping needs an offset of zero or more and a positive length");
  return ald::guarded([&] { return map(path_utf8, offset, length, address); });
}

int32_t ald_file_unmap(void *address, int64_t length) {
  ALD_REQUIRE(address != nullptr && length > 0, "nothing to unmap");
  return unmap(around(address, length));
}

int32_t ald_file_populate(void *address, int64_t length) {
  ALD_REQUIRE(address != nullptr && length > 0, "nothing to populate");
  return populate(around(address, length));
}

int32_t ald_file_release(void *address, int64_t length) {
  ALD_REQUIRE(address != nullptr && length > 0, "nothing to release");
  return release(around(address, length));
}
