#include "wcs_description.h"

#include <wcslib/dis.h>
#include <wcslib/tab.h>
#include <wcslib/wcserr.h>
#include <wcslib/wcsfix.h>
#include <wcslib/wcshdr.h>
#include <wcslib/wcsmath.h>
#include <wcslib/wtbarr.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <mutex>

#include "alidade/wcs.h"
#include "status.h"
#include "wcs_cards.h"

namespace {

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

bool sane(const double *values, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    if (!(std::abs(values[i]) <= ald::kLargestParameter) && !undefined(values[i])) return false;
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

bool monotonic(const std::vector<double> &values) {
  return std::is_sorted(values.begin(), values.end()) ||
         std::is_sorted(values.begin(), values.end(), std::greater<double>());
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

}  // namespace

int32_t ald::library_failure(int32_t kind, const wcsprm &wcs, int status) {
  if (status == WCSERR_MEMORY) return fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  const bool said = wcs.err != nullptr && wcs.err->msg != nullptr && wcs.err->msg[0] != 0;
  const char *known = status > 0 && status <= WCSERR_UNSET ? wcs_errmsg[status] : "unknown failure";
  return fail(kind, "%s", one_line(said ? wcs.err->msg : known).c_str());
}

ald::Description::~Description() { wcsvfree(&found_, &all_); }

int32_t ald::Description::parse(const std::string &header, char alternate) {
  std::string scratch = header;  // WCSLIB may write to it
  const Setup setup;
  int rejected = 0;
  const int status =
      wcspih(scratch.data(), static_cast<int>(scratch.size() / ALD_WCS_CARD), WCSHDR_all, 0, &rejected, &found_, &all_);
  if (status == WCSHDRERR_MEMORY) return fail(ALD_OUT_OF_MEMORY, "the system refused memory");
  if (status != 0) return fail(ALD_WCS_BAD_HEADER, "%s", one_line(wcshdr_errmsg[status]).c_str());
  for (int i = 0; i < found_; i++) {
    if (all_[i].alt[0] == alternate) chosen_ = all_ + i;
  }
  if (chosen_ == nullptr) return fail(ALD_WCS_ABSENT, "the header describes no such world coordinates");
  if (chosen_->naxis > kMostAxes) {
    return fail(ALD_WCS_BAD_HEADER, "more than %d axes of world coordinates", kMostAxes);
  }
  return succeed();
}

int32_t ald::Description::set_up(const std::vector<WcsTable> &tables) {
  if (const int32_t status = check_tables(tables); status != ALD_OK) return status;
  if (!sane(*chosen_)) return fail(ALD_WCS_BAD_HEADER, "a parameter is not a reasonable number");
  const Setup setup;
  if (const int32_t status = give_tables(tables); status != ALD_OK) return status;
  int fixes[NWCSFIX];
  wcsfix(0, nullptr, chosen_, fixes);  // what cannot be mended is reported by wcsset()
  if (wcsset(chosen_) != 0 || rescale_tpv(chosen_) != 0) {
    return library_failure(ALD_WCS_BAD_HEADER, *chosen_, setup.explain(chosen_));
  }
  return succeed();
}

// The table that WCSLIB will look for at an address, -1 if none.
int64_t ald::Description::table_at(double *const *address) const {
  for (int k = 0; k < chosen_->nwtb; k++) {
    if (chosen_->wtb[k].arrayp == address) return k;
  }
  return -1;
}

// WCSLIB trusts that coordinates and index vectors of a table go together.
int32_t ald::Description::check_tables(const std::vector<WcsTable> &tables) const {
  for (int t = 0; t < chosen_->ntab; t++) {
    const tabprm &tab = chosen_->tab[t];
    const int64_t coordinates = table_at(&tab.coord);
    if (coordinates < 0) return fail(ALD_WCS_BAD_HEADER, "a look-up axis names no coordinate array");
    const std::vector<int64_t> &lengths = tables[static_cast<size_t>(coordinates)].lengths;
    if (lengths.size() != static_cast<size_t>(tab.M) + 1 || lengths[0] != tab.M) {
      return fail(ALD_WCS_BAD_HEADER, "the coordinate array does not fit %d look-up axes", tab.M);
    }
    for (int m = 0; m < tab.M; m++) {
      const int64_t expected = lengths[static_cast<size_t>(m) + 1];
      tab.K[m] = static_cast<int>(expected);
      const int64_t index = table_at(&tab.index[m]);
      if (index < 0) continue;
      const std::vector<double> &values = tables[static_cast<size_t>(index)].values;
      if (static_cast<int64_t>(values.size()) != expected) {
        return fail(ALD_WCS_BAD_HEADER, "an index vector has %lld values for %lld coordinates",
                    static_cast<long long>(values.size()), static_cast<long long>(expected));
      }
      // WCSLIB finds this too, and then frees memory twice.
      if (!monotonic(values)) {
        return fail(ALD_WCS_BAD_HEADER, "an index vector of a look-up table neither rises nor falls throughout");
      }
    }
  }
  return ALD_OK;
}

int32_t ald::Description::give_tables(const std::vector<WcsTable> &tables) {
  bool complete = true;
  for (size_t k = 0; k < tables.size(); k++) {
    const size_t bytes = tables[k].values.size() * sizeof(double);
    auto *array = static_cast<double *>(std::malloc(bytes));
    if (array != nullptr) std::memcpy(array, tables[k].values.data(), bytes);
    complete = complete && array != nullptr;
    *chosen_->wtb[k].arrayp = array;
  }
  // From here on WCSLIB frees the arrays.
  for (int t = 0; t < chosen_->ntab; t++) tabmem(chosen_->tab + t);
  return complete ? ALD_OK : fail(ALD_OUT_OF_MEMORY, "the system refused memory");
}

int32_t ald::check_table(const WcsTable &table) {
  const auto count = static_cast<int64_t>(table.values.size());
  int64_t product = 1;
  for (const int64_t length : table.lengths) {
    if (length <= 0 || length > count / product) {
      return fail(ALD_WCS_BAD_HEADER, "the lengths do not fit the values");
    }
    product *= length;
  }
  if (product != count || count > std::numeric_limits<int>::max()) {
    return fail(ALD_WCS_BAD_HEADER, "the lengths do not fit the values");
  }
  if (!sane(table.values.data(), count)) {
    return fail(ALD_WCS_BAD_HEADER, "a look-up table holds values that are no numbers");
  }
  return ALD_OK;
}
