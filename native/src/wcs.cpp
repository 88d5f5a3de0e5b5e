// The C boundary of world coordinates. A handle lends every call a description of its own, made from the same cards.
#include "alidade/wcs.h"

#include <wcslib/wcs.h>
#include <wcslib/wtbarr.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "status.h"
#include "wcs_cards.h"
#include "wcs_description.h"

namespace {

constexpr int64_t kMostCards = 1'000'000;
constexpr int64_t kPointsAtOnce = 256;
constexpr double kLargestPixel = 1e15;  // its ninth power times a parameter is a number still
const double kNan = std::numeric_limits<double>::quiet_NaN();

// A description with room for the points of one portion.
class Worker {
 public:
  int32_t open(const std::string &header, char alternate, const std::vector<ald::WcsTable> &tables) {
    if (const int32_t status = description_.parse(header, alternate); status != ALD_OK) return status;
    if (const int32_t status = description_.set_up(tables); status != ALD_OK) return status;
    const auto numbers = static_cast<size_t>(kPointsAtOnce * description_.wcs().naxis);
    for (auto *scratch : {&in_, &intermediate_, &out_}) scratch->resize(numbers);
    for (auto *scratch : {&phi_, &theta_}) scratch->resize(kPointsAtOnce);
    state_.resize(kPointsAtOnce);
    return ALD_OK;
  }

  int32_t to_world(int64_t points, double shift, const double *pixel, double *world, int64_t *failed) {
    wcsprm &wcs = description_.wcs();
    const int64_t naxis = wcs.naxis;
    load(points, pixel, shift, kLargestPixel, wcs.crpix);
    const int status = wcsp2s(&wcs, static_cast<int>(points), wcs.naxis, in_.data(), intermediate_.data(), phi_.data(),
                              theta_.data(), out_.data(), state_.data());
    if (status != 0 && status != WCSERR_BAD_PIX) return ald::library_failure(ALD_INTERNAL, wcs, status);
    for (int64_t i = 0; i < points; i++) {
      unsigned bad = state(i, status);
      for (int64_t axis = 0; axis < naxis; axis++) {
        const double value = out_[static_cast<size_t>(i * naxis + axis)];
        if (!std::isfinite(value)) bad |= 1U << axis;
        world[i * naxis + axis] = (bad >> axis & 1U) != 0 ? kNan : value;
      }
      if (bad != 0) ++*failed;
    }
    return ALD_OK;
  }

  int32_t to_pixel(int64_t points, double shift, const double *world, double *pixel, int64_t *failed) {
    wcsprm &wcs = description_.wcs();
    const int64_t naxis = wcs.naxis;
    load(points, world, 0, ald::kLargestParameter, wcs.crval);
    const int status = wcss2p(&wcs, static_cast<int>(points), wcs.naxis, in_.data(), phi_.data(), theta_.data(),
                              intermediate_.data(), out_.data(), state_.data());
    if (status != 0 && status != WCSERR_BAD_WORLD) return ald::library_failure(ALD_INTERNAL, wcs, status);
    for (int64_t i = 0; i < points; i++) {
      // Every pixel coordinate depends on all world coordinates.
      bool bad = state(i, status) != 0;
      const double *values = &out_[static_cast<size_t>(i * naxis)];
      for (int64_t axis = 0; axis < naxis; axis++) bad = bad || !std::isfinite(values[axis]);
      for (int64_t axis = 0; axis < naxis; axis++) pixel[i * naxis + axis] = bad ? kNan : values[axis] - shift;
      if (bad) ++*failed;
    }
    return ALD_OK;
  }

 private:
  // Points with numbers that WCSLIB must not see are replaced by the reference point and counted as bad.
  void load(int64_t points, const double *from, double shift, double largest, const double *reference) {
    const int64_t naxis = description_.wcs().naxis;
    refused_.assign(static_cast<size_t>(points), false);
    for (int64_t i = 0; i < points; i++) {
      for (int64_t axis = 0; axis < naxis; axis++) {
        // Also true for NaN.
        if (!(std::abs(from[i * naxis + axis]) <= largest)) refused_[static_cast<size_t>(i)] = true;
      }
      const bool refused = refused_[static_cast<size_t>(i)];
      for (int64_t axis = 0; axis < naxis; axis++) {
        in_[static_cast<size_t>(i * naxis + axis)] = refused ? reference[axis] : from[i * naxis + axis] + shift;
      }
    }
  }

  // Bits of the axes that failed.
  unsigned state(int64_t point, int status) const {
    if (refused_[static_cast<size_t>(point)]) return ~0U;
    return status == 0 ? 0U : static_cast<unsigned>(state_[static_cast<size_t>(point)]);
  }

  ald::Description description_;
  std::vector<double> in_, intermediate_, out_, phi_, theta_;
  std::vector<int> state_;
  std::vector<bool> refused_;
};

}  // namespace

struct ald_wcs {
  std::string header;
  char alternate = ' ';
  std::vector<ald::WcsTable> tables;
  ald::Description description;  // answers questions; is not used for conversions
  bool tried = false;            // to prepare, which works once
  bool ready = false;
  int64_t bytes = 0;
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> idle;

  const wcsprm &wcs() const { return description.wcs(); }

  // Takes an idle worker or makes one.
  int32_t borrow(std::unique_ptr<Worker> *worker) {
    {
      const std::lock_guard<std::mutex> lock(mutex);
      if (!idle.empty()) {
        *worker = std::move(idle.back());
        idle.pop_back();
        return ALD_OK;
      }
    }
    *worker = std::make_unique<Worker>();
    return (*worker)->open(header, alternate, tables);
  }

  void give_back(std::unique_ptr<Worker> worker) {
    const std::lock_guard<std::mutex> lock(mutex);
    idle.push_back(std::move(worker));
  }
};

namespace {

int32_t parse(const char *cards, int64_t count, char alternate, ald_wcs **out) {
  auto wcs = std::make_unique<ald_wcs>();
  wcs->alternate = alternate;
  if (const int32_t status = ald::clean_cards(cards, count, alternate, &wcs->header); status != ALD_OK) return status;
  if (const int32_t status = wcs->description.parse(wcs->header, alternate); status != ALD_OK) return status;
  wcs->tables.resize(static_cast<size_t>(wcs->wcs().nwtb));
  *out = wcs.release();
  return ald::succeed();
}

int32_t prepare(ald_wcs &wcs) {
  for (const ald::WcsTable &table : wcs.tables) ALD_REQUIRE(!table.lengths.empty(), "not all tables have been given");
  wcs.tried = true;
  if (const int32_t status = wcs.description.set_up(wcs.tables); status != ALD_OK) return status;
  int sizes[2];
  wcssize(&wcs.wcs(), sizes);
  wcs.bytes = static_cast<int64_t>(sizes[0]) + sizes[1];
  wcs.ready = true;
  return ald::succeed();
}

int32_t fill(ald_wcs &wcs, int64_t index, ald::WcsTable table) {
  if (const int32_t status = ald::check_table(table); status != ALD_OK) return status;
  wcs.tables[static_cast<size_t>(index)] = std::move(table);
  return ald::succeed();
}

void copy_text(const char *from, char *text) { std::snprintf(text, ALD_WCS_TEXT, "%s", from); }

// Runs a method of a worker over points in portions.
template <typename Method>
int32_t convert(ald_wcs &wcs, int64_t points, double shift, const double *from, double *to, int64_t *failed,
                Method method) {
  std::unique_ptr<Worker> worker;
  if (const int32_t status = wcs.borrow(&worker); status != ALD_OK) return status;
  const int64_t naxis = wcs.wcs().naxis;
  int32_t status = ald::succeed();
  *failed = 0;
  for (int64_t first = 0; first < points && status == ALD_OK; first += kPointsAtOnce) {
    const int64_t count = std::min(kPointsAtOnce, points - first);
    status = (worker.get()->*method)(count, shift, from + first * naxis, to + first * naxis, failed);
  }
  wcs.give_back(std::move(worker));
  return status;
}

bool usable_points(int64_t points, double shift, const double *from, const double *to, const int64_t *failed) {
  return points >= 0 && std::isfinite(shift) && failed != nullptr &&
         (points == 0 || (from != nullptr && to != nullptr));
}

}  // namespace

const char *ald_wcs_last_error(void) { return ald_last_error(); }

const char *ald_wcs_version(void) { return wcslib_version(nullptr); }

int32_t ald_wcs_parse(const char *cards, int64_t count, char alternate, ald_wcs **wcs) {
  ALD_REQUIRE(wcs != nullptr && (cards != nullptr || count == 0), "parsing needs cards and a place for the handle");
  ALD_REQUIRE(count >= 0 && count <= kMostCards, "the number of cards is out of range");
  ALD_REQUIRE(alternate == ' ' || (alternate >= 'A' && alternate <= 'Z'), "a description is blank or A to Z");
  return ald::guarded([&] { return parse(cards, count, alternate, wcs); });
}

int64_t ald_wcs_table_count(const ald_wcs *wcs) { return wcs->wcs().nwtb; }

int32_t ald_wcs_table(const ald_wcs *wcs, int64_t table, char *extension, char *column, int64_t *numbers) {
  ALD_REQUIRE(wcs != nullptr && extension != nullptr && column != nullptr && numbers != nullptr,
              "no place for the answer");
  ALD_REQUIRE(!wcs->tried && table >= 0 && table < wcs->wcs().nwtb, "there is no such table");
  const wtbarr_s &wanted = wcs->wcs().wtb[table];
  copy_text(wanted.extnam, extension);
  copy_text(wanted.ttype, column);
  numbers[ALD_WCS_TABLE_VERSION] = wanted.extver;
  numbers[ALD_WCS_TABLE_LEVEL] = wanted.extlev;
  numbers[ALD_WCS_TABLE_ROW] = wanted.row;
  numbers[ALD_WCS_TABLE_DIMENSIONS] = wanted.ndim;
  return ald::succeed();
}

int32_t ald_wcs_table_fill(ald_wcs *wcs, int64_t table, const int64_t *lengths, int64_t dimensions,
                           const double *values, int64_t count) {
  ALD_REQUIRE(wcs != nullptr && lengths != nullptr && values != nullptr && count > 0,
              "a table needs lengths and values");
  ALD_REQUIRE(!wcs->tried && table >= 0 && table < wcs->wcs().nwtb, "there is no such table");
  ALD_REQUIRE(dimensions == wcs->wcs().wtb[table].ndim, "the table has another number of dimensions");
  ALD_REQUIRE(wcs->tables[static_cast<size_t>(table)].lengths.empty(), "the table has been given already");
  return ald::guarded([&] {
    return fill(*wcs, table,
                {std::vector<int64_t>(lengths, lengths + dimensions), std::vector<double>(values, values + count)});
  });
}

int32_t ald_wcs_prepare(ald_wcs *wcs) {
  ALD_REQUIRE(wcs != nullptr && !wcs->tried, "the handle has been prepared before");
  return ald::guarded([&] { return prepare(*wcs); });
}

int64_t ald_wcs_axes(const ald_wcs *wcs) { return wcs->wcs().naxis; }

int32_t ald_wcs_text(const ald_wcs *wcs, int32_t what, int64_t axis, char *text) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && text != nullptr, "texts need a handle that is ready");
  const wcsprm &description = wcs->wcs();
  ALD_REQUIRE(what > ALD_WCS_AXIS_NAME || (axis >= 0 && axis < description.naxis), "there is no such axis");
  switch (what) {
    case ALD_WCS_AXIS_TYPE:
      copy_text(description.ctype[axis], text);
      break;
    case ALD_WCS_AXIS_UNIT:
      copy_text(description.cunit[axis], text);
      break;
    case ALD_WCS_AXIS_NAME:
      copy_text(description.cname[axis], text);
      break;
    case ALD_WCS_FRAME:
      copy_text(description.radesys, text);
      break;
    case ALD_WCS_TITLE:
      copy_text(description.wcsname, text);
      break;
    default:
      return ald::fail(ALD_BAD_ARGUMENT, "there is no text %d", what);
  }
  return ald::succeed();
}

int32_t ald_wcs_numbers(const ald_wcs *wcs, int32_t what, double *numbers, int64_t count) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && numbers != nullptr, "numbers need a handle that is ready");
  const wcsprm &description = wcs->wcs();
  const int64_t naxis = description.naxis;
  ALD_REQUIRE(what == ALD_WCS_REFERENCE_PIXEL || what == ALD_WCS_MATRIX, "there are no such numbers");
  ALD_REQUIRE(count == (what == ALD_WCS_MATRIX ? naxis * naxis : naxis), "room for another number of values");
  for (int64_t i = 0; i < count; i++) {
    numbers[i] =
        what == ALD_WCS_MATRIX ? description.lin.cdelt[i / naxis] * description.lin.pc[i] : description.lin.crpix[i];
  }
  return ald::succeed();
}

int32_t ald_wcs_celestial(const ald_wcs *wcs, int64_t *longitude, int64_t *latitude) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && longitude != nullptr && latitude != nullptr, "no place for the answer");
  *longitude = wcs->wcs().lng;
  *latitude = wcs->wcs().lat;
  return ald::succeed();
}

int64_t ald_wcs_bytes(const ald_wcs *wcs) { return wcs->bytes; }

int32_t ald_wcs_pixel_to_world(ald_wcs *wcs, int64_t points, double shift, const double *pixel, double *world,
                               int64_t *failed) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready, "conversions need a handle that is ready");
  ALD_REQUIRE(usable_points(points, shift, pixel, world, failed), "conversions need points and a place for them");
  return ald::guarded([&] { return convert(*wcs, points, shift, pixel, world, failed, &Worker::to_world); });
}

int32_t ald_wcs_world_to_pixel(ald_wcs *wcs, int64_t points, double shift, const double *world, double *pixel,
                               int64_t *failed) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready, "conversions need a handle that is ready");
  ALD_REQUIRE(usable_points(points, shift, world, pixel, failed), "conversions need points and a place for them");
  return ald::guarded([&] { return convert(*wcs, points, shift, world, pixel, failed, &Worker::to_pixel); });
}

int32_t ald_wcs_close(ald_wcs *wcs) {
  ALD_REQUIRE(wcs != nullptr, "nothing to close");
  delete wcs;
  return ald::succeed();
}
