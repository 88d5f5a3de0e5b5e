#include <cstring>
#include <limits>

#include "scratch.h"
#include "status.h"

namespace {

constexpr int64_t kBlock = 256;
constexpr int kWidthBits = 6;
constexpr int kBitPatterns = 127;
constexpr int kMostDecimals = 6;
constexpr int kRunGoesOn = 255;
constexpr float kNotDetected = 99.0f;

// The bytes of a body, and how far they have been read; a read beyond the end makes them bad for good.
class Bytes {
 public:
  Bytes(const uint8_t *at, int64_t length) : at_(at), end_(at + length) {}

  bool good() const { return good_; }
  const uint8_t *take(int64_t count) {
    if (end_ - at_ < count) good_ = false;
    if (!good_) return nullptr;
    const uint8_t *taken = at_;
    at_ += count;
    return taken;
  }
  int byte() {
    const uint8_t *taken = take(1);
    return taken == nullptr ? 0 : *taken;
  }
  // Whether as many bytes may be read from a place that was taken.
  bool reaches(const uint8_t *from, int64_t count) const { return end_ - from >= count; }
  void spoil() { good_ = false; }

 private:
  const uint8_t *at_;
  const uint8_t *end_;
  bool good_ = true;
};

uint64_t load_word(const uint8_t *at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

uint32_t load_low(const uint8_t *at, int count) {
  uint32_t value = 0;
  for (int i = 0; i < count; i++) value |= static_cast<uint32_t>(at[i]) << (8 * i);
  return value;
}

// count numbers of width bits, least significant bit first; eight bytes may be read from every number on.
void unpack_bits(const uint8_t *body, int width, uint32_t base, int64_t count, uint32_t *out) {
  const uint64_t mask = (uint64_t{1} << width) - 1;
  uint64_t bit = 0;
  for (int64_t i = 0; i < count; i++, bit += static_cast<uint64_t>(width)) {
    out[i] = base + static_cast<uint32_t>((load_word(body + (bit >> 3)) >> (bit & 7)) & mask);
  }
}

// The same close to the end of the bytes.
void unpack_last_bits(const uint8_t *body, int64_t length, int width, uint32_t base, int64_t count, uint32_t *out) {
  uint8_t copy[kBlock * sizeof(uint32_t) + sizeof(uint64_t)] = {0};
  std::memcpy(copy, body, static_cast<size_t>(length));
  unpack_bits(copy, width, base, count, out);
}

void unpack_block(Bytes &bytes, int64_t count, uint32_t *out) {
  const uint8_t *header = bytes.take(6);
  if (header == nullptr) return;
  const uint32_t base = load_low(header, 4);
  const int exceptions = header[4];
  const int width = header[5] & ((1 << kWidthBits) - 1);
  const int exception_bytes = (header[5] >> kWidthBits) + 1;
  if (width > 32) return bytes.spoil();
  const int64_t length = (count * width + 7) / 8;
  const uint8_t *body = bytes.take(length);
  const uint8_t *place = bytes.take(exceptions);
  const uint8_t *distance = bytes.take(int64_t{exceptions} * exception_bytes);
  if (!bytes.good()) return;
  if (bytes.reaches(body, length + static_cast<int64_t>(sizeof(uint64_t)))) {
    unpack_bits(body, width, base, count, out);
  } else {
    unpack_last_bits(body, length, width, base, count, out);
  }
  for (int i = 0; i < exceptions; i++, distance += exception_bytes) {
    const uint32_t coded = load_low(distance, exception_bytes);
    if (place[i] >= count) return bytes.spoil();
    out[place[i]] = base + ((coded >> 1) ^ (0 - (coded & 1)));
  }
}

void unpack_column(Bytes &bytes, int64_t count, uint32_t *out) {
  for (int64_t from = 0; from < count && bytes.good(); from += kBlock) {
    unpack_block(bytes, count - from < kBlock ? count - from : kBlock, out + from);
  }
}

// Numbers in place: multiples of a decimal, or bit patterns in numerical order, become floating-point numbers.
void unpack_floats(Bytes &bytes, int64_t count, uint32_t *out) {
  static const double kPower[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  const int decimals = bytes.byte();
  unpack_column(bytes, count, out);
  if (decimals == kBitPatterns) {
    for (int64_t i = 0; i < count; i++) {
      out[i] ^= static_cast<uint32_t>(static_cast<int32_t>(out[i]) >> 31) & 0x7fffffffu;
    }
  } else if (decimals <= kMostDecimals) {
    const double power = kPower[decimals];
    for (int64_t i = 0; i < count; i++) {
      const float value = static_cast<float>(static_cast<int32_t>(out[i]) / power);
      std::memcpy(out + i, &value, sizeof value);
    }
  } else {
    bytes.spoil();
  }
}

// Lengths of runs of epochs that were measured, were not, were, ...; returns how many were measured.
int64_t read_runs(Bytes &bytes, int64_t epochs, int32_t *run, int64_t *runs) {
  int64_t total = 0;
  int64_t measured = 0;
  int64_t count = 0;
  while (total < epochs && bytes.good()) {
    int64_t length = 0;
    int part;
    do {
      part = bytes.byte();
      length += part;
    } while (part == kRunGoesOn && bytes.good());
    if (length > epochs - total || (length == 0 && count > 0)) bytes.spoil();
    if (!bytes.good()) return 0;
    run[count] = static_cast<int32_t>(length);
    measured += count % 2 == 0 ? length : 0;
    total += length;
    count++;
  }
  *runs = count;
  return measured;
}

// The same from a bit per epoch.
int64_t read_bits(Bytes &bytes, int64_t epochs, int32_t *run, int64_t *runs) {
  const uint8_t *bits = bytes.take((epochs + 7) / 8);
  if (bits == nullptr) return 0;
  int64_t measured = 0;
  int64_t count = 0;
  int64_t start = 0;
  bool was = true;
  for (int64_t i = 0; i < epochs; i++) {
    const bool is = (bits[i >> 3] >> (i & 7) & 1) != 0;
    measured += is ? 1 : 0;
    if (is != was) {
      run[count++] = static_cast<int32_t>(i - start);
      start = i;
      was = is;
    }
  }
  run[count++] = static_cast<int32_t>(epochs - start);
  *runs = count;
  return measured;
}

template <typename T>
void spread(const uint32_t *from, T missing, const int32_t *run, int64_t runs, T *out) {
  static_assert(sizeof(T) == sizeof(uint32_t), "numbers of 32 bits");
  for (int64_t r = 0; r < runs; r++) {
    const int64_t length = run[r];
    if (length == 0) continue;
    if (r % 2 == 0) {
      std::memcpy(out, from, static_cast<size_t>(length) * sizeof(T));
      from += length;
    } else {
      for (int64_t i = 0; i < length; i++) out[i] = missing;
    }
    out += length;
  }
}

void mark_undetected(const uint8_t *undetected, const int32_t *run, int64_t runs, float *values, float *errors) {
  int64_t epoch = 0;
  int64_t missing = 0;
  for (int64_t r = 0; r < runs; epoch += run[r], r++) {
    if (r % 2 == 0) continue;
    for (int64_t i = epoch; i < epoch + run[r]; i++, missing++) {
      if ((undetected[missing >> 3] >> (missing & 7) & 1) != 0) values[i] = errors[i] = kNotDetected;
    }
  }
}

void unpack(Bytes &bytes, int64_t epochs, int32_t coding, int32_t missing_flags, float *values, float *errors,
            int32_t *flags) {
  constexpr float not_covered = std::numeric_limits<float>::quiet_NaN();
  ald::Scratch<int32_t> run(epochs + 2);
  ald::Scratch<uint32_t> column(epochs);
  run.data()[0] = static_cast<int32_t>(epochs);
  int64_t runs = 1;
  int64_t measured = epochs;
  if ((coding & ALD_CURVE_SOME_MEASURED) != 0) {
    measured = (coding & ALD_CURVE_RUNS) != 0 ? read_runs(bytes, epochs, run.data(), &runs)
                                              : read_bits(bytes, epochs, run.data(), &runs);
  }
  const bool some_undetected = (coding & ALD_CURVE_SOME_UNDETECTED) != 0;
  const uint8_t *undetected = some_undetected ? bytes.take((epochs - measured + 7) / 8) : nullptr;
  if (!bytes.good()) return;
  unpack_floats(bytes, measured, column.data());
  spread(column.data(), not_covered, run.data(), runs, values);
  unpack_floats(bytes, measured, column.data());
  spread(column.data(), not_covered, run.data(), runs, errors);
  if ((coding & ALD_CURVE_FLAGS_OF_ALL) != 0) {
    unpack_column(bytes, epochs, reinterpret_cast<uint32_t *>(flags));
  } else {
    unpack_column(bytes, measured, column.data());
    spread(column.data(), missing_flags, run.data(), runs, flags);
  }
  if (bytes.good() && some_undetected) mark_undetected(undetected, run.data(), runs, values, errors);
}

}  // namespace

int32_t ald_light_curve_unpack(const uint8_t *record, int64_t start, int64_t length, int64_t epochs, int32_t coding,
                               int32_t missing_flags, float *values, float *errors, int32_t *flags) {
  return ald::guarded([&]() -> int32_t {
    ALD_REQUIRE(ald::usable(record, length) && start >= 0 && start <= length, "no body");
    ALD_REQUIRE(ald::usable(values, epochs) && ald::usable(errors, epochs) && ald::usable(flags, epochs),
                "no room for the epochs");
    ALD_REQUIRE(epochs <= INT32_MAX, "too many epochs");
    Bytes bytes(record + start, length - start);
    unpack(bytes, epochs, coding, missing_flags, values, errors, flags);
    ALD_REQUIRE(bytes.good(), "the light curve is damaged");
    return ald::succeed();
  });
}
