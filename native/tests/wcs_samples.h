// Headers for the tests of world coordinates.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "alidade/wcs.h"
#include "check.h"

namespace cards {

using Lines = std::vector<std::string>;

// Cards of 80 characters each.
inline std::string joined(const Lines &lines) {
  std::string all;
  for (std::string line : lines) {
    line.resize(ALD_WCS_CARD, ' ');
    all += line;
  }
  return all;
}

// A gnomonic image with distortion of every kind SIP has, constants included.
inline Lines sip() {
  return {"NAXIS   = 2",
          "NAXIS1  = 2040",
          "NAXIS2  = 2040",
          "CTYPE1  = 'RA---TAN-SIP'",
          "CTYPE2  = 'DEC--TAN-SIP'",
          "CRPIX1  = 1020.5",
          "CRPIX2  = 1020.5",
          "CRVAL1  = 10.0",
          "CRVAL2  = 41.0",
          "CDELT1  = 1.0",
          "CDELT2  = 1.0",
          "PC1_1   = 0.00157",
          "PC1_2   = 0.00072",
          "PC2_1   = 0.00066",
          "PC2_2   = -0.00154",
          "A_ORDER = 3",
          "B_ORDER = 3",
          "A_0_0   = -0.36",
          "B_0_0   = -1.1",
          "A_2_0   = 1.59E-6",
          "A_1_1   = 4.17E-6",
          "A_0_3   = 5.8E-10",
          "B_2_0   = 6.67E-6",
          "B_0_1   = -3.9E-4"};
}

// Wavelength and bandwidth looked up in a table of 3 x 2 control points (tab() gives its arrays).
inline Lines lookup() {
  return {"NAXIS   = 2",        "CTYPE1W = 'WAVE-TAB'", "CTYPE2W = 'WAVE-TAB'", "CUNIT1W = 'um'",
          "CUNIT2W = 'um'",     "CRPIX1W = 1.0",        "CRPIX2W = 1.0",        "CRVAL1W = 1.0",
          "CRVAL2W = 1.0",      "PS1_0W  = 'WCS-WAVE'", "PS2_0W  = 'WCS-WAVE'", "PS1_1W  = 'VALUES'",
          "PS2_1W  = 'VALUES'", "PS1_2W  = 'X'",        "PS2_2W  = 'Y'",        "PV1_3W  = 1",
          "PV2_3W  = 2"};
}

inline int32_t parse(const Lines &lines, char alternate, ald_wcs **wcs) {
  return ald_wcs_parse(joined(lines).data(), static_cast<int64_t>(lines.size()), alternate, wcs);
}

// Fills the table of lookup(): index vectors 1, 5, 7 and 1, 11.
inline void tab(ald_wcs *wcs) {
  const std::vector<double> values = {2.4, 0.06, 2.5, 0.07, 2.6, 0.08, 1.6, 0.03, 1.7, 0.04, 1.9, 0.05};
  const std::vector<double> x = {1, 5, 7};
  const std::vector<double> y = {1, 11};
  const std::vector<int64_t> shape = {2, 3, 2};
  for (int64_t k = 0; k < ald_wcs_table_count(wcs); k++) {
    char extension[ALD_WCS_TEXT];
    char column[ALD_WCS_TEXT];
    int64_t numbers[ALD_WCS_TABLE_NUMBERS];
    check::ok(ald_wcs_table(wcs, k, extension, column, numbers), "table");
    const std::string name = column;
    const std::vector<double> &array = name == "VALUES" ? values : name == "X" ? x : y;
    const std::vector<int64_t> lengths = name == "VALUES" ? shape : std::vector<int64_t>{int64_t(array.size())};
    check::ok(ald_wcs_table_fill(wcs, k, lengths.data(), int64_t(lengths.size()), array.data(), int64_t(array.size())),
              "fill " + name);
  }
}

// A handle that is ready for conversions.
class Wcs {
 public:
  explicit Wcs(const Lines &lines, char alternate = ' ') {
    check::ok(parse(lines, alternate, &handle_), "parse");
    if (ald_wcs_table_count(handle_) > 0) tab(handle_);
    check::ok(ald_wcs_prepare(handle_), "prepare");
  }
  Wcs(const Wcs &) = delete;
  Wcs &operator=(const Wcs &) = delete;
  ~Wcs() { ald_wcs_close(handle_); }

  ald_wcs *handle() const { return handle_; }

  // Coordinates and the number of points that failed.
  std::pair<std::vector<double>, int64_t> world(const std::vector<double> &pixel, double shift = 0) const {
    return converted(pixel, shift, ald_wcs_pixel_to_world);
  }
  std::pair<std::vector<double>, int64_t> pixel(const std::vector<double> &world, double shift = 0) const {
    return converted(world, shift, ald_wcs_world_to_pixel);
  }

 private:
  template <typename Function>
  std::pair<std::vector<double>, int64_t> converted(const std::vector<double> &from, double shift, Function f) const {
    std::vector<double> to(from.size(), -1e99);
    int64_t failed = -1;
    const int64_t points = int64_t(from.size()) / ald_wcs_axes(handle_);
    check::ok(f(handle_, points, shift, from.data(), to.data(), &failed), "conversion");
    return {to, failed};
  }

  ald_wcs *handle_ = nullptr;
};

}  // namespace cards
