#include <algorithm>
#include <cstring>
#include <thread>

#include "wcs_samples.h"

namespace {

const double kDegree = std::acos(-1.0) / 180;

// Gnomonic deprojection about (10, 41) degrees of offsets in degrees, from the textbook.
std::pair<double, double> deprojected(double xi, double eta) {
  const double x = xi * kDegree;
  const double y = eta * kDegree;
  const double d0 = 41 * kDegree;
  const double ra = 10 + std::atan2(x, std::cos(d0) - y * std::sin(d0)) / kDegree;
  const double dec = std::asin((std::sin(d0) + y * std::cos(d0)) / std::sqrt(1 + x * x + y * y)) / kDegree;
  return {ra, dec};
}

std::pair<double, double> expected_sip(double px, double py) {
  const double u = px - 1020.5;
  const double v = py - 1020.5;
  const double f = u - 0.36 + 1.59e-6 * u * u + 4.17e-6 * u * v + 5.8e-10 * v * v * v;
  const double g = v - 1.1 + 6.67e-6 * u * u - 3.9e-4 * v;
  return deprojected(0.00157 * f + 0.00072 * g, 0.00066 * f - 0.00154 * g);
}

std::vector<double> random_pixels(int64_t points, int64_t salt) {
  return check::Random(salt).values(2 * points, 1, 2040);
}

std::string text(const cards::Wcs &wcs, int32_t what, int64_t axis) {
  char buffer[ALD_WCS_TEXT];
  check::ok(ald_wcs_text(wcs.handle(), what, axis, buffer), "text");
  return buffer;
}

}  // namespace

TEST(distorted_gnomonic_images_follow_the_formula) {
  const cards::Wcs wcs(cards::sip());
  const std::vector<double> pixels = random_pixels(1000, 1);
  const auto [world, failed] = wcs.world(pixels);
  check::that(failed == 0, "no point fails");
  for (size_t i = 0; i < pixels.size(); i += 2) {
    const auto [ra, dec] = expected_sip(pixels[i], pixels[i + 1]);
    check::near(world[i], ra, 1e-12, 10, "right ascension");
    check::near(world[i + 1], dec, 1e-12, 10, "declination");
  }
  const auto [back, lost] = wcs.pixel(world);
  check::that(lost == 0, "no point fails on the way back");
  for (size_t i = 0; i < pixels.size(); i++) check::near(back[i], pixels[i], 1e-9, 1, "pixel");
}

TEST(tpv_does_not_depend_on_how_the_scale_is_written) {
  const cards::Lines common = {"NAXIS   = 2",     "CTYPE1  = 'RA---TPV'", "CTYPE2  = 'DEC--TPV'", "CRVAL1  = 50.0",
                               "CRVAL2  = -20.0", "PV1_0   = 0.001",      "PV1_1   = 0.99",       "PV1_4   = 0.002",
                               "PV2_1   = 1.01",  "PV2_2   = 0.003",      "PV2_6   = -0.001"};
  const std::vector<cards::Lines> matrices = {
      {"CD1_1   = -0.0012", "CD1_2   = -0.0009", "CD2_1   = -0.0009", "CD2_2   = 0.0012"},
      {"CDELT1  = 2.0", "CDELT2  = 3.0", "PC1_1   = -0.0006", "PC1_2   = -0.00045", "PC2_1   = -0.0003",
       "PC2_2   = 0.0004"},
      {"CDELT1  = -0.0015", "CDELT2  = 0.0015", "CROTA2  = 36.86989764584402"}};
  std::vector<std::vector<double>> worlds;
  for (const cards::Lines &matrix : matrices) {
    cards::Lines lines = common;
    lines.insert(lines.end(), matrix.begin(), matrix.end());
    const cards::Wcs wcs(lines);
    worlds.push_back(wcs.world({300, -400, 10, 700}).first);
    const auto back = wcs.pixel(worlds.back()).first;
    check::near(back[0], 300, 1e-9, 1, "x");
    check::near(back[3], 700, 1e-9, 1, "y");
    for (size_t i = 0; i < 4; i++) check::near(worlds.back()[i], worlds[0][i], 1e-12, 100, "world");
  }
}

TEST(look_up_tables_are_interpolated) {
  const cards::Wcs wcs(cards::lookup(), 'W');
  // At a control point, between two in each direction, and at the edge of what may be extrapolated.
  const auto [world, failed] = wcs.world({5, 1, 6, 1, 1, 6, 7.9, 1});
  check::that(failed == 0, "no point fails");
  const std::vector<double> expected = {2.5, 0.07, 2.55, 0.075, 2.0, 0.045, 2.645, 0.0845};
  for (size_t i = 0; i < expected.size(); i++) check::near(world[i], expected[i], 1e-12, 1, "value from the table");
  const auto [outside, lost] = wcs.world({8.1, 1, 1, 17, 1, 1});
  check::that(lost == 2 && std::isnan(outside[0]) && std::isnan(outside[3]) && outside[4] == 2.4, "points beyond it");
  check::that(text(wcs, ALD_WCS_AXIS_UNIT, 0) == "um" && text(wcs, ALD_WCS_AXIS_TYPE, 1) == "WAVE-TAB", "texts");
}

TEST(pixels_are_shifted_both_ways) {
  const cards::Wcs wcs(cards::sip());
  const auto world = wcs.world({11, 21}).first;
  check::that(world == wcs.world({10, 20}, 1).first, "a zero-based pixel");
  const auto pixel = wcs.pixel(world, 1).first;
  check::near(pixel[0], 10, 1e-9, 1, "x");
  check::near(pixel[1], 20, 1e-9, 1, "y");
}

TEST(what_cannot_be_converted_is_nan) {
  const cards::Wcs wcs(cards::sip());
  const auto [world, bad] = wcs.world({check::kNan, 1, 1, check::kInfinity, 1e300, 1, 5, 5});
  check::that(bad == 3, "three points are bad");
  for (size_t i = 0; i < 6; i++) check::that(std::isnan(world[i]), "NaN");
  check::that(world[6] == wcs.world({5, 5}).first[0], "its neighbours do not disturb a good point");
  const auto [pixel, far] = wcs.pixel({190, -41, 10, 41, check::kNan, 0});
  check::that(far == 2 && std::isnan(pixel[0]) && std::isnan(pixel[1]) && !std::isnan(pixel[2]),
              "other side of the sky");
}

TEST(descriptions_tell_about_themselves) {
  const cards::Wcs wcs(cards::sip());
  check::that(ald_wcs_axes(wcs.handle()) == 2, "two axes");
  check::that(text(wcs, ALD_WCS_AXIS_TYPE, 0) == "RA---TAN-SIP", "type");
  check::that(text(wcs, ALD_WCS_AXIS_UNIT, 1) == "deg", "unit");
  int64_t longitude = -7;
  int64_t latitude = -7;
  check::ok(ald_wcs_celestial(wcs.handle(), &longitude, &latitude), "celestial");
  check::that(longitude == 0 && latitude == 1, "celestial axes");
  double matrix[4];
  check::ok(ald_wcs_numbers(wcs.handle(), ALD_WCS_MATRIX, matrix, 4), "matrix");
  check::that(matrix[1] == 0.00072 && matrix[2] == 0.00066, "matrix elements");
  check::that(ald_wcs_bytes(wcs.handle()) > 1000, "size");
  check::that(ald_wcs_version()[0] >= '5', "version");
}

TEST(all_threads_get_the_same_numbers) {
  for (const bool table : {false, true}) {
    const cards::Wcs wcs(table ? cards::lookup() : cards::sip(), table ? 'W' : ' ');
    std::vector<double> pixels = random_pixels(5000, 2);
    if (table) {
      for (double &p : pixels) p = 1 + p / 300;
    }
    const auto [world, failed] = wcs.world(pixels);
    std::vector<std::thread> threads;
    std::vector<int> same(8, 0);
    for (size_t t = 0; t < same.size(); t++) {
      threads.emplace_back([&, t] {
        bool equal = true;
        // Portions of another size in every thread.
        const size_t portion = 2 * (1 + 97 * t);
        for (size_t first = 0; first < pixels.size(); first += portion) {
          const size_t end = std::min(pixels.size(), first + portion);
          std::vector<double> part(end - first);
          int64_t bad = 0;
          const int32_t status =
              ald_wcs_pixel_to_world(wcs.handle(), int64_t(part.size() / 2), 0, &pixels[first], part.data(), &bad);
          equal =
              equal && status == ALD_OK && std::memcmp(part.data(), &world[first], part.size() * sizeof(double)) == 0;
        }
        same[t] = equal ? 1 : 0;
      });
    }
    for (std::thread &thread : threads) thread.join();
    for (const int equal : same) check::that(equal == 1, "a thread has other numbers");
    check::that(failed < 5000, "points inside the table");
  }
}
