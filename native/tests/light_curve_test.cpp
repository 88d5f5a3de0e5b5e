#include <algorithm>
#include <cstring>

#include "check.h"

namespace {

using Bytes = std::vector<uint8_t>;

struct Unpacked {
  explicit Unpacked(size_t epochs) : values(epochs), errors(epochs), flags(epochs) {}
  std::vector<float> values;
  std::vector<float> errors;
  std::vector<int32_t> flags;
};

int32_t unpack(const Bytes &bytes, int64_t start, int32_t coding, int32_t missing, Unpacked &out) {
  return ald_light_curve_unpack(bytes.data(), start, static_cast<int64_t>(bytes.size()),
                                static_cast<int64_t>(out.values.size()), coding, missing, out.values.data(),
                                out.errors.data(), out.flags.data());
}

void put(Bytes &bytes, std::initializer_list<int> more) {
  for (int byte : more) bytes.push_back(static_cast<uint8_t>(byte));
}

// Base 1000 with four decimals less one: 0.1, then 3 bits more for each number; exception at place 2, distance -1.
void put_values(Bytes &bytes) {
  put(bytes, {4});                             // decimals
  put(bytes, {0xe8, 0x03, 0, 0, 1, 3, 0x08});  // base, exceptions, 3 bits and 1 byte, numbers 0, 1, (0), 4
  put(bytes, {0x08});                          // the rest of the numbers
  put(bytes, {2, 1});                          // place, zigzag of -1
}

Bytes four_epochs() {
  Bytes bytes = {77};  // one byte before the body
  put_values(bytes);
  put_values(bytes);
  put(bytes, {5, 0, 0, 0, 0, 0});  // flags: all 5
  return bytes;
}

}  // namespace

TEST(decimals_and_exceptions) {
  Unpacked out(4);
  check::ok(unpack(four_epochs(), 1, 0, 0, out), "four epochs");
  const float expected[] = {0.1f, 0.1001f, 0.0999f, 0.1004f};
  for (size_t i = 0; i < 4; i++) {
    check::that(out.values[i] == expected[i], "value " + std::to_string(i) + ": " + std::to_string(out.values[i]));
    check::that(out.errors[i] == expected[i], "error " + std::to_string(i));
    check::that(out.flags[i] == 5, "flags " + std::to_string(i));
  }
}

TEST(runs_and_undetected_epochs) {
  Bytes bytes = {2, 3, 2, 0x04};  // two measured, three not, two measured; of the three the last was not detected
  put_values(bytes);
  put_values(bytes);
  put(bytes, {9, 0, 0, 0, 0, 0});
  Unpacked out(7);
  check::ok(unpack(bytes, 0, ALD_CURVE_SOME_MEASURED | ALD_CURVE_RUNS | ALD_CURVE_SOME_UNDETECTED, -1, out), "runs");
  check::that(out.values[0] == 0.1f && out.values[6] == 0.1004f, "ends");
  check::that(std::isnan(out.values[2]) && std::isnan(out.errors[3]) && out.values[4] == 99.0f, "epochs between");
  check::that(out.flags[1] == 9 && out.flags[2] == -1 && out.flags[4] == -1, "flags");
}

TEST(every_cut_is_refused) {
  const Bytes whole = four_epochs();
  for (size_t length = 0; length < whole.size(); length++) {
    Unpacked out(4);
    const Bytes cut(whole.begin(), whole.begin() + static_cast<int64_t>(length));
    check::refused(unpack(cut, std::min<int64_t>(1, static_cast<int64_t>(length)), 0, 0, out),
                   "cut to " + std::to_string(length));
  }
}

TEST(any_bytes_are_safe) {
  check::Random random(17);
  for (int round = 0; round < 20000; round++) {
    Bytes bytes(static_cast<size_t>(random.index(120)));
    for (uint8_t &byte : bytes) byte = static_cast<uint8_t>(random.index(4) == 0 ? random.index(256) : random.index(9));
    Unpacked out(static_cast<size_t>(random.index(600)));
    const int32_t status = unpack(bytes, 0, static_cast<int32_t>(random.index(64)), 0, out);
    check::that(status == ALD_OK || status == ALD_BAD_ARGUMENT, "status " + std::to_string(status));
  }
}

TEST(bad_arguments_are_refused) {
  Bytes bytes = four_epochs();
  Unpacked out(4);
  check::refused(unpack(bytes, -1, 0, 0, out), "negative start");
  check::refused(unpack(bytes, 1000, 0, 0, out), "start beyond the end");
  check::refused(ald_light_curve_unpack(bytes.data(), 0, 10, 4, 0, 0, nullptr, out.errors.data(), out.flags.data()),
                 "no values");
}
