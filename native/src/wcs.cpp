// World coordinates through WCSLIB. Its structures hold scratch memory and the last error, so that two threads must not
// share one: a handle keeps a prototype that is only copied, and lends every call a copy.
#include "alidade/wcs.h"

#include <wcslib/dis.h>
#include <wcslib/tab.h>
#include <wcslib/wcs.h>
#include <wcslib/wcserr.h>
#include <wcslib/wcsfix.h>
#include <wcslib/wcshdr.h>
#include <wcslib/wcsmath.h>
#include <wcslib/wtbarr.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "status.h"
#include "wcs_cards.h"

namespace {

constexpr int64_t kMostCards = 1'000'000;
constexpr int64_t kPointsAtOnce = 256;
// Within these no product of a coordinate's power and two parameters overflows: WCSLIB indexes tables by what comes
// out.
constexpr double kLargestParameter = 1e50;
constexpr double kLargestPixel = 1e15;
const double kNan = std::numeric_limits<double>::quiet_NaN();

// WCSLIB's message in one line; its own texts may hold several.
std::string one_line(const char *text) {
  std::string line;
  for (const char *at = text; *at != 0; at++) {
    if (*at != '\n') {
      line += *at;
    } else if (at[1] != 0) {
      line += ' ';
    }
  }
  while (!line.empty() && (line.back() == '.' || line.back() == ' ')) line.pop_back();
  return line;
}

int32_t library_failure(int32_t kind, const wcsprm &wcs, int status) {
  if (status == WCSERR_MEMORY) return ald::fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  const bool said = wcs.err != nullptr && wcs.err->msg != nullptr && wcs.err->msg[0] != 0;
  const char *known = status > 0 && status <= WCSERR_UNSET ? wcs_errmsg[status] : "unknown failure";
  return ald::fail(kind, "%s", one_line(said ? wcs.err->msg : known).c_str());
}

// While it exists, this thread alone sets up a description.
class Setup {
 public:
  Setup() : lock_(mutex()) {}

  // Repeats a set-up that failed to have WCSLIB compose a message. Its switch is global and off otherwise: in
  // conversions every failing point would cost a message, and some of those composed on the way are never freed.
  int explain(wcsprm *wcs) const {
    wcserr_enable(1);
    const int status = wcsset(wcs);
    wcserr_enable(0);
    return status;
  }

 private:
  static std::mutex &mutex() {
    static std::mutex one;
    return one;
  }
  const std::lock_guard<std::mutex> lock_;
};

// A copy of the prototype with scratch memory, for one call at a time.
class Worker {
 public:
  explicit Worker(const wcsprm &prototype) {
    wcs_.flag = -1;
    status_ = wcssub(1, &prototype, nullptr, nullptr, &wcs_);
    if (status_ == 0) status_ = wcsset(&wcs_);
    const size_t numbers = static_cast<size_t>(kPointsAtOnce * prototype.naxis);
    for (auto *scratch : {&in_, &intermediate_, &out_}) scratch->resize(numbers);
    for (auto *scratch : {&phi_, &theta_}) scratch->resize(kPointsAtOnce);
    state_.resize(kPointsAtOnce);
  }
  Worker(const Worker &) = delete;
  Worker &operator=(const Worker &) = delete;
  ~Worker() { wcsfree(&wcs_); }

  // Status of the copying; nothing else may be called unless it is 0.
  int status() const { return status_; }
  const wcsprm &wcs() const { return wcs_; }

  int32_t to_world(int64_t points, double shift, const double *pixel, double *world, int64_t *failed) {
    const int64_t naxis = wcs_.naxis;
    load(points, pixel, shift, kLargestPixel, wcs_.crpix);
    const int status = wcsp2s(&wcs_, static_cast<int>(points), wcs_.naxis, in_.data(), intermediate_.data(),
                              phi_.data(), theta_.data(), out_.data(), state_.data());
    if (status != 0 && status != WCSERR_BAD_PIX) return library_failure(ALD_INTERNAL, wcs_, status);
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
    const int64_t naxis = wcs_.naxis;
    load(points, world, 0, kLargestParameter, wcs_.crval);
    const int status = wcss2p(&wcs_, static_cast<int>(points), wcs_.naxis, in_.data(), phi_.data(), theta_.data(),
                              intermediate_.data(), out_.data(), state_.data());
    if (status != 0 && status != WCSERR_BAD_WORLD) return library_failure(ALD_INTERNAL, wcs_, status);
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
    const int64_t naxis = wcs_.naxis;
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

  wcsprm wcs_{};
  int status_;
  std::vector<double> in_, intermediate_, out_, phi_, theta_;
  std::vector<int> state_;
  std::vector<bool> refused_;
};

bool sane(const double *values, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    if (!(std::abs(values[i]) <= kLargestParameter) && !undefined(values[i])) return false;
  }
  return true;
}

bool sane(const disprm *distortion) {
  if (distortion == nullptr) return true;
  for (int i = 0; i < distortion->ndp; i++) {
    const dpkey &key = distortion->dp[i];
    if (key.type != 0 && !sane(&key.value.f, 1)) return false;
  }
  return true;
}

bool sane(const wcsprm &wcs) {
  const int64_t n = wcs.naxis;
  bool all = sane(wcs.crpix, n) && sane(wcs.crval, n) && sane(wcs.cdelt, n) && sane(wcs.pc, n * n) &&
             sane(wcs.cd, n * n) && sane(wcs.crota, n) && sane(&wcs.lonpole, 1) && sane(&wcs.latpole, 1) &&
             sane(wcs.lin.dispre) && sane(wcs.lin.disseq);
  for (int i = 0; i < wcs.npv; i++) all = all && sane(&wcs.pv[i].value, 1);
  return all;
}

}  // namespace

struct ald_wcs {
  int found = 0;
  wcsprm *all = nullptr;        // every description in the header
  wcsprm *prototype = nullptr;  // the one asked for, not used for conversions
  std::vector<std::vector<int64_t>> lengths;
  std::vector<double *> unowned;  // arrays that WCSLIB does not yet free
  bool ready = false;
  int64_t bytes = 0;
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> idle;

  ald_wcs() = default;
  ald_wcs(const ald_wcs &) = delete;
  ald_wcs &operator=(const ald_wcs &) = delete;
  ~ald_wcs() {
    for (double *array : unowned) std::free(array);
    wcsvfree(&found, &all);
  }

  std::unique_ptr<Worker> borrow() {
    const std::lock_guard<std::mutex> lock(mutex);
    if (idle.empty()) return std::make_unique<Worker>(*prototype);
    std::unique_ptr<Worker> worker = std::move(idle.back());
    idle.pop_back();
    return worker;
  }

  void give_back(std::unique_ptr<Worker> worker) {
    const std::lock_guard<std::mutex> lock(mutex);
    idle.push_back(std::move(worker));
  }
};

namespace {

int32_t parse(const char *cards, int64_t count, char alternate, ald_wcs **out) {
  std::string header;
  if (const int32_t status = ald::clean_cards(cards, count, alternate, &header); status != ALD_OK) return status;
  const Setup setup;
  auto wcs = std::make_unique<ald_wcs>();
  int rejected = 0;
  const int status = wcspih(header.data(), static_cast<int>(header.size() / ALD_WCS_CARD), WCSHDR_all, 0, &rejected,
                            &wcs->found, &wcs->all);
  if (status == WCSHDRERR_MEMORY) return ald::fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  if (status != 0) return ald::fail(ALD_WCS_BAD_HEADER, "%s", one_line(wcshdr_errmsg[status]).c_str());
  for (int i = 0; i < wcs->found; i++) {
    if (wcs->all[i].alt[0] == alternate) wcs->prototype = wcs->all + i;
  }
  if (wcs->prototype == nullptr) return ald::fail(ALD_WCS_ABSENT, "the header describes no such world coordinates");
  if (wcs->prototype->naxis > ald::kMostAxes) {
    return ald::fail(ALD_WCS_BAD_HEADER, "more than %d axes of world coordinates", ald::kMostAxes);
  }
  wcs->lengths.resize(static_cast<size_t>(wcs->prototype->nwtb));
  *out = wcs.release();
  return ald::succeed();
}

// The table array that WCSLIB will look for at an address, -1 if none.
int64_t table_at(const ald_wcs &wcs, double *const *address) {
  for (int k = 0; k < wcs.prototype->nwtb; k++) {
    if (wcs.prototype->wtb[k].arrayp == address) return k;
  }
  return -1;
}

bool monotonic(const double *values, int64_t count) {
  return std::is_sorted(values, values + count) || std::is_sorted(values, values + count, std::greater<double>());
}

// WCSLIB trusts that coordinates and index vectors of a table go together.
int32_t check_tables(const ald_wcs &wcs) {
  for (int t = 0; t < wcs.prototype->ntab; t++) {
    tabprm &tab = wcs.prototype->tab[t];
    const int64_t coordinates = table_at(wcs, &tab.coord);
    if (coordinates < 0) return ald::fail(ALD_WCS_BAD_HEADER, "a look-up axis names no coordinate array");
    const std::vector<int64_t> &lengths = wcs.lengths[static_cast<size_t>(coordinates)];
    if (lengths.size() != static_cast<size_t>(tab.M) + 1 || lengths[0] != tab.M) {
      return ald::fail(ALD_WCS_BAD_HEADER, "the coordinate array does not fit %d look-up axes", tab.M);
    }
    for (int m = 0; m < tab.M; m++) {
      const int64_t index = table_at(wcs, &tab.index[m]);
      const int64_t expected = lengths[static_cast<size_t>(m) + 1];
      if (index >= 0 && wcs.lengths[static_cast<size_t>(index)][0] != expected) {
        return ald::fail(ALD_WCS_BAD_HEADER, "an index vector has %lld values for %lld coordinates",
                         static_cast<long long>(wcs.lengths[static_cast<size_t>(index)][0]),
                         static_cast<long long>(expected));
      }
      // WCSLIB finds this too, and then frees memory twice.
      if (index >= 0 && !monotonic(tab.index[m], expected)) {
        return ald::fail(ALD_WCS_BAD_HEADER, "an index vector of a look-up table neither rises nor falls throughout");
      }
      tab.K[m] = static_cast<int>(expected);
    }
  }
  return ALD_OK;
}

// TPV is a polynomial of degrees. WCSLIB evaluates it before the scaling by CDELT, if there is one: let the matrix
// scale.
int rescale_tpv(wcsprm *wcs) {
  constexpr int kByMatrix = 2;
  if (wcs->lin.disseq == nullptr || wcs->altlin == kByMatrix) return 0;
  for (int i = 0; i < wcs->naxis * wcs->naxis; i++) wcs->cd[i] = wcs->lin.cdelt[i / wcs->naxis] * wcs->lin.pc[i];
  wcs->altlin = kByMatrix;
  wcs->flag = 0;
  return wcsset(wcs);
}

int32_t prepare(ald_wcs &wcs) {
  for (const auto &lengths : wcs.lengths) ALD_REQUIRE(!lengths.empty(), "not all tables have been given");
  if (const int32_t status = check_tables(wcs); status != ALD_OK) return status;
  wcsprm &prototype = *wcs.prototype;
  const Setup setup;
  if (!sane(prototype)) return ald::fail(ALD_WCS_BAD_HEADER, "a parameter is not a reasonable number");
  for (int t = 0; t < prototype.ntab; t++) {
    if (tabmem(prototype.tab + t) != 0) return ald::fail(ALD_INTERNAL, "WCSLIB does not take a table");
  }
  wcs.unowned.clear();
  int fixes[NWCSFIX];
  wcsfix(0, nullptr, &prototype, fixes);  // what cannot be mended is reported by wcsset()
  if (wcsset(&prototype) != 0 || rescale_tpv(&prototype) != 0) {
    return library_failure(ALD_WCS_BAD_HEADER, prototype, setup.explain(&prototype));
  }
  int sizes[2];
  wcssize(&prototype, sizes);
  wcs.bytes = static_cast<int64_t>(sizes[0]) + sizes[1];
  auto worker = std::make_unique<Worker>(prototype);
  if (worker->status() != 0) return library_failure(ALD_WCS_BAD_HEADER, worker->wcs(), worker->status());
  wcs.give_back(std::move(worker));
  wcs.ready = true;
  return ald::succeed();
}

int32_t fill(ald_wcs &wcs, int64_t table, const std::vector<int64_t> &lengths, const double *values, int64_t count) {
  const auto k = static_cast<size_t>(table);
  const wtbarr_s &wanted = wcs.prototype->wtb[k];
  int64_t product = 1;
  for (const int64_t length : lengths) {
    if (length <= 0 || length > count / product)
      return ald::fail(ALD_WCS_BAD_HEADER, "the lengths do not fit the values");
    product *= length;
  }
  if (product != count || count > std::numeric_limits<int>::max()) {
    return ald::fail(ALD_WCS_BAD_HEADER, "the lengths do not fit the values");
  }
  if (!sane(values, count)) return ald::fail(ALD_WCS_BAD_HEADER, "a look-up table holds values that are no numbers");
  auto *array = static_cast<double *>(std::malloc(static_cast<size_t>(count) * sizeof(double)));
  if (array == nullptr) return ald::fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  wcs.unowned.push_back(array);
  std::memcpy(array, values, static_cast<size_t>(count) * sizeof(double));
  *wanted.arrayp = array;
  wcs.lengths[k] = lengths;
  return ald::succeed();
}

void copy_text(const char *from, char *text) { std::snprintf(text, ALD_WCS_TEXT, "%s", from); }

// Runs a method of a worker over points in portions.
template <typename Method>
int32_t convert(ald_wcs &wcs, int64_t points, double shift, const double *from, double *to, int64_t *failed,
                Method method) {
  std::unique_ptr<Worker> worker = wcs.borrow();
  if (worker->status() != 0) return library_failure(ALD_INTERNAL, worker->wcs(), worker->status());
  const int64_t naxis = wcs.prototype->naxis;
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

int64_t ald_wcs_table_count(const ald_wcs *wcs) { return wcs->prototype->nwtb; }

int32_t ald_wcs_table(const ald_wcs *wcs, int64_t table, char *extension, char *column, int64_t *numbers) {
  ALD_REQUIRE(wcs != nullptr && extension != nullptr && column != nullptr && numbers != nullptr,
              "no place for the answer");
  ALD_REQUIRE(!wcs->ready && table >= 0 && table < wcs->prototype->nwtb, "there is no such table");
  const wtbarr_s &wanted = wcs->prototype->wtb[table];
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
  ALD_REQUIRE(!wcs->ready && table >= 0 && table < wcs->prototype->nwtb, "there is no such table");
  ALD_REQUIRE(dimensions == wcs->prototype->wtb[table].ndim, "the table has another number of dimensions");
  ALD_REQUIRE(wcs->lengths[static_cast<size_t>(table)].empty(), "the table has been given already");
  return ald::guarded(
      [&] { return fill(*wcs, table, std::vector<int64_t>(lengths, lengths + dimensions), values, count); });
}

int32_t ald_wcs_prepare(ald_wcs *wcs) {
  ALD_REQUIRE(wcs != nullptr && !wcs->ready, "the handle is ready already");
  return ald::guarded([&] { return prepare(*wcs); });
}

int64_t ald_wcs_axes(const ald_wcs *wcs) { return wcs->prototype->naxis; }

int32_t ald_wcs_text(const ald_wcs *wcs, int32_t what, int64_t axis, char *text) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && text != nullptr, "texts need a handle that is ready");
  const wcsprm &prototype = *wcs->prototype;
  ALD_REQUIRE(what > ALD_WCS_AXIS_NAME || (axis >= 0 && axis < prototype.naxis), "there is no such axis");
  switch (what) {
    case ALD_WCS_AXIS_TYPE:
      copy_text(prototype.ctype[axis], text);
      break;
    case ALD_WCS_AXIS_UNIT:
      copy_text(prototype.cunit[axis], text);
      break;
    case ALD_WCS_AXIS_NAME:
      copy_text(prototype.cname[axis], text);
      break;
    case ALD_WCS_FRAME:
      copy_text(prototype.radesys, text);
      break;
    case ALD_WCS_TITLE:
      copy_text(prototype.wcsname, text);
      break;
    default:
      return ald::fail(ALD_BAD_ARGUMENT, "there is no text %d", what);
  }
  return ald::succeed();
}

int32_t ald_wcs_numbers(const ald_wcs *wcs, int32_t what, double *numbers, int64_t count) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && numbers != nullptr, "numbers need a handle that is ready");
  const wcsprm &prototype = *wcs->prototype;
  const int64_t naxis = prototype.naxis;
  ALD_REQUIRE(what == ALD_WCS_REFERENCE_PIXEL || what == ALD_WCS_MATRIX, "there are no such numbers");
  ALD_REQUIRE(count == (what == ALD_WCS_MATRIX ? naxis * naxis : naxis), "room for another number of values");
  for (int64_t i = 0; i < count; i++) {
    numbers[i] = what == ALD_WCS_MATRIX ? prototype.lin.cdelt[i / naxis] * prototype.lin.pc[i] : prototype.lin.crpix[i];
  }
  return ald::succeed();
}

int32_t ald_wcs_celestial(const ald_wcs *wcs, int64_t *longitude, int64_t *latitude) {
  ALD_REQUIRE(wcs != nullptr && wcs->ready && longitude != nullptr && latitude != nullptr, "no place for the answer");
  *longitude = wcs->prototype->lng;
  *latitude = wcs->prototype->lat;
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
