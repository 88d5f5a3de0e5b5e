#include "alidade/sep.h"

#include <cmath>
#include <thread>
#include <vector>

#include "check.h"

// SEP 1.2.1 itself keeps two numbers of every source it found.
extern "C" __attribute__((visibility("default"))) const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions() { return "leak:libsep.so"; }

namespace {

constexpr int64_t kWidth = 61;
constexpr int64_t kHeight = 47;
constexpr double kFlux = 1000;
constexpr double kSigma = 1.5;

// Two stars, far apart, on no background.
std::vector<float> stars() {
  std::vector<float> pixels(kWidth * kHeight);
  for (int64_t i = 0; i < kWidth * kHeight; i++) {
    for (const double x : {15.0, 45.0}) {
      const double dx = static_cast<double>(i % kWidth) - x;
      const double dy = static_cast<double>(i / kWidth) - 23.0;
      pixels[static_cast<size_t>(i)] += static_cast<float>(kFlux / (2 * std::acos(-1.0) * kSigma * kSigma) *
                                                           std::exp(-(dx * dx + dy * dy) / (2 * kSigma * kSigma)));
    }
  }
  return pixels;
}

ald_sep_image *opened(const std::vector<float> &pixels, const int32_t *segments = nullptr) {
  ald_sep_image *image = nullptr;
  check::ok(ald_sep_open(kWidth, kHeight, pixels.data(), nullptr, nullptr, segments, &image), "open");
  return image;
}

}  // namespace

TEST(sources_are_found) {
  ald_sep_image *image = opened(stars());
  ald_sep_catalogue *found = nullptr;
  check::ok(ald_sep_extract(image, 1, 5, nullptr, 0, 0, 0, 32, 0.005, 1, &found), "extract");
  check::that(ald_sep_count(found) == 2, "two stars");
  std::vector<double> x(2);
  check::ok(ald_sep_numbers(found, ALD_SEP_X, x.data(), 2), "numbers");
  check::near(x[0] + x[1], 60, 1e-6, 1, "places");
  std::vector<int32_t> segments(kWidth * kHeight);
  check::ok(ald_sep_segments(found, segments.data(), kWidth * kHeight), "segments");
  check::that(segments[23 * kWidth + 15] > 0 && segments[23 * kWidth + 45] > 0 && segments[0] == 0, "owners");
  check::refused(ald_sep_numbers(found, ALD_SEP_X, x.data(), 1), "too few places");
  check::refused(ald_sep_numbers(found, 99, x.data(), 2), "unknown numbers");
  check::ok(ald_sep_catalogue_close(found), "close the catalogue");
  check::ok(ald_sep_close(image), "close");
}

TEST(sums_hold_the_light) {
  ald_sep_image *image = opened(stars());
  const double places[] = {15, 23, 1, 1, 0, 0, 8, check::kNan, 23, 1, 1, 0, 0, 8, 1e300, 0, 1, 1, 0, 0, 8};
  for (const int32_t shape : {ALD_SEP_CIRCLE, ALD_SEP_ELLIPSE}) {
    double results[12];
    check::ok(ald_sep_sum(image, shape, 3, places, nullptr, 0, 0, results), "sum");
    check::near(results[0], kFlux, 1e-3, kFlux, "light of a star");
    check::that(std::isnan(results[4]) && std::isnan(results[8]), "places that are none");
  }
  double kron[2];
  const double ellipse[] = {15, 23, kSigma, kSigma, 0, 0, 6};
  check::ok(ald_sep_kron(image, 1, ellipse, nullptr, kron), "kron");
  check::that(kron[0] > 1 && kron[0] < 1.6, "Kron radius");
  const int32_t owner = 1;
  check::refused(ald_sep_sum(image, ALD_SEP_CIRCLE, 1, places, &owner, 5, 0, kron), "owners without segments");
  check::refused(ald_sep_sum(image, 7, 1, places, nullptr, 5, 0, kron), "unknown shape");
  check::refused(ald_sep_sum(image, ALD_SEP_CIRCLE, 1, places, nullptr, 5, -1, kron), "negative gain");
  check::ok(ald_sep_close(image), "close");
}

TEST(backgrounds_are_flat) {
  std::vector<float> pixels(kWidth * kHeight, 7);
  ald_sep_image *image = opened(pixels);
  std::vector<float> level(pixels.size());
  std::vector<float> scatter(pixels.size());
  double global[2];
  check::ok(ald_sep_background(image, 16, 16, 3, 3, 0, level.data(), scatter.data(), global), "background");
  check::near(global[0], 7, 1e-6, 7, "level");
  check::near(level[100], 7, 1e-6, 7, "level of a pixel");
  check::refused(ald_sep_background(image, 1, 16, 3, 3, 0, level.data(), scatter.data(), global), "tiles too small");
  check::ok(ald_sep_close(image), "close");
  ald_sep_image *none = nullptr;
  check::refused(ald_sep_open(0, 3, pixels.data(), nullptr, nullptr, nullptr, &none), "no pixels");
  check::refused(ald_sep_open(INT64_MAX, 3, pixels.data(), nullptr, nullptr, nullptr, &none), "too many pixels");
}

TEST(threads_extract_at_the_same_time) {
  const std::vector<float> pixels = stars();
  std::vector<int64_t> counts(4);
  std::vector<std::thread> threads;
  for (int64_t &count : counts) {
    threads.emplace_back([&pixels, &count] {
      ald_sep_image *image = opened(pixels);
      for (int i = 0; i < 20; i++) {
        ald_sep_catalogue *found = nullptr;
        if (ald_sep_extract(image, 1, 5, nullptr, 0, 0, 0, 32, 0.005, 1, &found) == ALD_OK) {
          count += ald_sep_count(found);
          ald_sep_catalogue_close(found);
        }
      }
      ald_sep_close(image);
    });
  }
  for (std::thread &thread : threads) thread.join();
  for (const int64_t count : counts) check::that(count == 40, "every thread finds both stars every time");
}
