#include <filesystem>
#include <fstream>

#include "check.h"

namespace {

constexpr int64_t kBytes = 200'000;

unsigned char expected(int64_t i) { return static_cast<unsigned char>(i * 31 + i / 251); }

// A file of known content that goes away with the object.
struct File {
  std::filesystem::path path;
  File()
      : path(std::filesystem::temp_directory_path() / ("alidade-kernels-" + std::to_string(std::random_device{}()))) {
    std::ofstream out(path, std::ios::binary);
    for (int64_t i = 0; i < kBytes; i++) out.put(static_cast<char>(expected(i)));
  }
  ~File() { std::filesystem::remove(path); }
};

bool matches(const void *address, int64_t offset, int64_t length) {
  const auto *bytes = static_cast<const unsigned char *>(address);
  for (int64_t i = 0; i < length; i++) {
    if (bytes[i] != expected(offset + i)) return false;
  }
  return true;
}

}  // namespace

TEST(any_part_of_a_file_can_be_mapped) {
  const File file;
  const std::string path = file.path.u8string();
  for (int64_t offset : {0, 1, 4095, 4096, 65536, 65537, 199'999}) {
    for (int64_t length : {int64_t{1}, int64_t{5000}, kBytes}) {
      if (offset + length > kBytes) continue;
      void *address = nullptr;
      check::ok(ald_file_map(path.c_str(), offset, length, &address), "map");
      check::that(matches(address, offset, length), "content at " + std::to_string(offset));
      check::ok(ald_file_populate(address, length), "populate");
      check::ok(ald_file_release(address, length), "release");
      check::that(matches(address, offset, length), "content after release at " + std::to_string(offset));
      check::ok(ald_file_unmap(address, length), "unmap");
    }
  }
}

TEST(bad_mappings_are_refused) {
  const File file;
  const std::string path = file.path.u8string();
  void *address = nullptr;
  check::refused(ald_file_map(path.c_str(), 0, kBytes + 1, &address), "part beyond the end");
  check::refused(ald_file_map(path.c_str(), kBytes, 1, &address), "part after the end");
  check::refused(ald_file_map(path.c_str(), -1, 1, &address), "negative offset");
  check::refused(ald_file_map(path.c_str(), 0, 0, &address), "empty part");
  check::refused(ald_file_map(path.c_str(), 1, INT64_MAX, &address), "overflowing part");
  check::refused(ald_file_map(nullptr, 0, 1, &address), "no path");
  check::refused(ald_file_map(path.c_str(), 0, 1, nullptr), "no place for the address");
  check::that(ald_file_map((path + "-missing").c_str(), 0, 1, &address) == ALD_IO, "missing file was mapped");
  check::refused(ald_file_unmap(nullptr, 1), "unmapping nothing");
}
