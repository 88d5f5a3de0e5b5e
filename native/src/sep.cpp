// The C boundary of source extraction. SEP keeps sizes of its buffers for the whole process: extraction takes turns.
#include "alidade/sep.h"

#include <algorithm>
#include <cmath>
#include <cstddef>  // before SEP's header, which uses size_t
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

extern "C" {
#include <sep.h>
}

#include "status.h"

namespace {

constexpr int64_t kMostPixels = std::numeric_limits<int32_t>::max();
constexpr int64_t kMostKernel = 1 << 12;
constexpr int64_t kPlaces = 7;
constexpr double kFarthest = 1e8;  // beyond it places do not fit SEP's pixel numbers
constexpr size_t kLeastStack = 300000;
const double kNan = std::numeric_limits<double>::quiet_NaN();

std::mutex extraction;

int32_t failure(int status) {
  char text[512];
  sep_get_errmsg(status, text);
  return ald::fail(status == 1 ? ALD_OUT_OF_MEMORY : ALD_BAD_ARGUMENT, "%s", text);
}

template <typename T>
std::vector<T> copied(const T *values, int64_t count) {
  return values == nullptr ? std::vector<T>() : std::vector<T>(values, values + count);
}

template <typename T>
const T *address(const std::vector<T> &values) {
  return values.empty() ? nullptr : values.data();
}

}  // namespace

struct ald_sep_image {
  int64_t width;
  int64_t height;
  std::vector<float> data;
  std::vector<float> noise;
  std::vector<uint8_t> mask;
  std::vector<int32_t> segments;

  sep_image view(double gain) const {
    sep_image image{};
    image.data = data.data();
    image.noise = address(noise);
    image.mask = address(mask);
    image.segmap = address(segments);
    image.dtype = SEP_TFLOAT;
    image.ndtype = SEP_TFLOAT;
    image.mdtype = SEP_TBYTE;
    image.sdtype = SEP_TINT;
    image.w = static_cast<int>(width);
    image.h = static_cast<int>(height);
    image.noise_type = noise.empty() ? SEP_NOISE_NONE : SEP_NOISE_STDDEV;
    image.gain = gain;
    image.maskthresh = 0;
    return image;
  }
};

struct ald_sep_catalogue {
  int64_t pixels;
  sep_catalog *sources;

  explicit ald_sep_catalogue(int64_t pixel_count, sep_catalog *found) : pixels(pixel_count), sources(found) {}
  ald_sep_catalogue(const ald_sep_catalogue &) = delete;
  ald_sep_catalogue &operator=(const ald_sep_catalogue &) = delete;
  ~ald_sep_catalogue() { sep_catalog_free(sources); }
};

namespace {

int32_t open(int64_t width, int64_t height, const float *data, const float *noise, const uint8_t *mask,
             const int32_t *segments, ald_sep_image **image) {
  const int64_t pixels = width * height;
  auto made = std::make_unique<ald_sep_image>();
  made->width = width;
  made->height = height;
  made->data = copied(data, pixels);
  made->noise = copied(noise, pixels);
  made->mask = copied(mask, pixels);
  made->segments = copied(segments, pixels);
  *image = made.release();
  return ald::succeed();
}

int32_t background(const ald_sep_image &image, int tile_width, int tile_height, int filter_width, int filter_height,
                   double threshold, float *level, float *scatter, double *global) {
  const sep_image view = image.view(0);
  sep_bkg *found = nullptr;
  if (const int status = sep_background(&view, tile_width, tile_height, filter_width, filter_height, threshold, &found);
      status != 0) {
    return failure(status);
  }
  const std::unique_ptr<sep_bkg, decltype(&sep_bkg_free)> owner(found, sep_bkg_free);
  global[0] = sep_bkg_global(found);
  global[1] = sep_bkg_globalrms(found);
  if (const int status = sep_bkg_array(found, level, SEP_TFLOAT); status != 0) return failure(status);
  if (const int status = sep_bkg_rmsarray(found, scatter, SEP_TFLOAT); status != 0) return failure(status);
  return ald::succeed();
}

int32_t extract(const ald_sep_image &image, double threshold, int64_t min_area, const float *kernel,
                int64_t kernel_width, int64_t kernel_height, int32_t matched, int64_t levels, double contrast,
                double clean, ald_sep_catalogue **catalogue) {
  const sep_image view = image.view(0);
  sep_catalog *found = nullptr;
  {
    const std::lock_guard<std::mutex> turn(extraction);
    sep_set_extract_pixstack(std::max(kLeastStack, image.data.size()));
    const int status =
        sep_extract(&view, static_cast<float>(threshold), image.noise.empty() ? SEP_THRESH_ABS : SEP_THRESH_REL,
                    static_cast<int>(min_area), kernel, static_cast<int>(kernel_width), static_cast<int>(kernel_height),
                    matched != 0 ? SEP_FILTER_MATCHED : SEP_FILTER_CONV, static_cast<int>(levels), contrast,
                    clean > 0 ? 1 : 0, clean, &found);
    if (status != 0) return failure(status);
  }
  try {
    *catalogue = new ald_sep_catalogue(image.width * image.height, found);
  } catch (...) {
    sep_catalog_free(found);
    throw;
  }
  return ald::succeed();
}

template <typename T>
void copy(const T *values, double *numbers, int64_t count) {
  std::copy(values, values + count, numbers);
}

int32_t numbers_of(const sep_catalog &sources, int32_t what, double *numbers, int64_t count) {
  switch (what) {
    case ALD_SEP_X:
      copy(sources.x, numbers, count);
      break;
    case ALD_SEP_Y:
      copy(sources.y, numbers, count);
      break;
    case ALD_SEP_A:
      copy(sources.a, numbers, count);
      break;
    case ALD_SEP_B:
      copy(sources.b, numbers, count);
      break;
    case ALD_SEP_THETA:
      copy(sources.theta, numbers, count);
      break;
    case ALD_SEP_PIXELS:
      copy(sources.npix, numbers, count);
      break;
    case ALD_SEP_FLUX:
      copy(sources.flux, numbers, count);
      break;
    case ALD_SEP_PEAK:
      copy(sources.peak, numbers, count);
      break;
    case ALD_SEP_FILTERED_FLUX:
      copy(sources.cflux, numbers, count);
      break;
    case ALD_SEP_FILTERED_PEAK:
      copy(sources.cpeak, numbers, count);
      break;
    case ALD_SEP_X2:
      copy(sources.x2, numbers, count);
      break;
    case ALD_SEP_Y2:
      copy(sources.y2, numbers, count);
      break;
    case ALD_SEP_XY:
      copy(sources.xy, numbers, count);
      break;
    case ALD_SEP_X_MIN:
      copy(sources.xmin, numbers, count);
      break;
    case ALD_SEP_X_MAX:
      copy(sources.xmax, numbers, count);
      break;
    case ALD_SEP_Y_MIN:
      copy(sources.ymin, numbers, count);
      break;
    case ALD_SEP_Y_MAX:
      copy(sources.ymax, numbers, count);
      break;
    case ALD_SEP_FLAGS:
      copy(sources.flag, numbers, count);
      break;
    case ALD_SEP_THRESHOLD:
      copy(sources.thresh, numbers, count);
      break;
    default:
      return ald::fail(ALD_BAD_ARGUMENT, "there are no numbers %d", what);
  }
  return ald::succeed();
}

// Where an aperture lies and how large it is.
struct Place {
  double x, y, a, b, theta, inner, outer;

  explicit Place(const double *numbers)
      : x(numbers[0]),
        y(numbers[1]),
        a(numbers[2]),
        b(numbers[3]),
        theta(numbers[4]),
        inner(numbers[5]),
        outer(numbers[6]) {}

  // Also false for NaN.
  bool usable() const {
    return std::abs(x) <= kFarthest && std::abs(y) <= kFarthest && std::abs(a * outer) <= kFarthest &&
           std::abs(b * outer) <= kFarthest && std::isfinite(theta) && std::isfinite(inner) && std::isfinite(outer);
  }
};

int sum(const sep_image &view, int32_t shape, const Place &place, int owner, int subpixels, double *results,
        short *flags) {
  switch (shape) {
    case ALD_SEP_CIRCLE:
      return sep_sum_circle(&view, place.x, place.y, place.outer, owner, subpixels, SEP_MASK_IGNORE, results,
                            results + 1, results + 2, flags);
    case ALD_SEP_RING:
      return sep_sum_circann(&view, place.x, place.y, place.inner, place.outer, owner, subpixels, SEP_MASK_IGNORE,
                             results, results + 1, results + 2, flags);
    case ALD_SEP_ELLIPSE:
      return sep_sum_ellipse(&view, place.x, place.y, place.a, place.b, place.theta, place.outer, owner, subpixels,
                             SEP_MASK_IGNORE, results, results + 1, results + 2, flags);
    default:
      return sep_sum_ellipann(&view, place.x, place.y, place.a, place.b, place.theta, place.inner, place.outer, owner,
                              subpixels, SEP_MASK_IGNORE, results, results + 1, results + 2, flags);
  }
}

// SEP reads the segments only where a pixel has an owner.
int owner_of(const int32_t *owners, int64_t i) { return owners == nullptr ? 0 : owners[i]; }

sep_image owned(sep_image view, const int32_t *owners) {
  if (owners == nullptr) view.segmap = nullptr;
  return view;
}

int32_t sums(const ald_sep_image &image, int32_t shape, int64_t count, const double *numbers, const int32_t *owners,
             int subpixels, double gain, double *results) {
  const sep_image view = owned(image.view(gain), owners);
  for (int64_t i = 0; i < count; i++) {
    const Place place(numbers + kPlaces * i);
    double *result = results + 4 * i;
    short flags = 0;
    if (!place.usable()) {
      result[0] = result[1] = result[2] = kNan;
      flags = SEP_APER_TRUNC | SEP_APER_ALLMASKED;
    } else if (const int status = sum(view, shape, place, owner_of(owners, i), subpixels, result, &flags);
               status != 0) {
      return failure(status);
    }
    result[3] = flags;
  }
  return ald::succeed();
}

int32_t kron(const ald_sep_image &image, int64_t count, const double *numbers, const int32_t *owners, double *results) {
  const sep_image view = owned(image.view(0), owners);
  for (int64_t i = 0; i < count; i++) {
    const Place place(numbers + kPlaces * i);
    double *result = results + 2 * i;
    short flags = 0;
    if (!place.usable() || !(place.a > 0) || !(place.b > 0)) {
      result[0] = kNan;
      flags = SEP_APER_TRUNC | SEP_APER_ALLMASKED;
    } else {
      double cxx, cyy, cxy;
      sep_ellipse_coeffs(place.a, place.b, place.theta, &cxx, &cyy, &cxy);
      if (const int status =
              sep_kron_radius(&view, place.x, place.y, cxx, cyy, cxy, place.outer, owner_of(owners, i), result, &flags);
          status != 0) {
        return failure(status);
      }
    }
    result[1] = flags;
  }
  return ald::succeed();
}

bool has_segments(const ald_sep_image *image, const int32_t *owners) {
  return owners == nullptr || !image->segments.empty();
}

bool is_small(int64_t value, int64_t least) { return value >= least && value <= 1 << 20; }

}  // namespace

const char *ald_sep_last_error(void) { return ald_last_error(); }

const char *ald_sep_version(void) { return sep_version_string; }

int32_t ald_sep_open(int64_t width, int64_t height, const float *data, const float *noise, const uint8_t *mask,
                     const int32_t *segments, ald_sep_image **image) {
  ALD_REQUIRE(width > 0 && height > 0 && width <= kMostPixels / height, "the size of the image is out of range");
  ALD_REQUIRE(data != nullptr && image != nullptr, "an image needs pixels and a place for the handle");
  return ald::guarded([&] { return open(width, height, data, noise, mask, segments, image); });
}

int64_t ald_sep_bytes(const ald_sep_image *image) {
  return static_cast<int64_t>(4 * (image->data.size() + image->noise.size() + image->segments.size()) +
                              image->mask.size());
}

int32_t ald_sep_close(ald_sep_image *image) {
  ALD_REQUIRE(image != nullptr, "nothing to close");
  delete image;
  return ald::succeed();
}

int32_t ald_sep_background(const ald_sep_image *image, int64_t tile_width, int64_t tile_height, int64_t filter_width,
                           int64_t filter_height, double filter_threshold, float *level, float *scatter,
                           double *global) {
  ALD_REQUIRE(image != nullptr && level != nullptr && scatter != nullptr && global != nullptr,
              "a background needs an image and places for the answer");
  ALD_REQUIRE(is_small(tile_width, 2) && is_small(tile_height, 2), "tiles have 2 pixels a side or more");
  ALD_REQUIRE(filter_width > 0 && filter_height > 0 && filter_width <= 99 && filter_height <= 99,
              "filters have 1 to 99 tiles a side");
  ALD_REQUIRE(std::isfinite(filter_threshold), "the threshold of the filter is not finite");
  return ald::guarded([&] {
    return background(*image, static_cast<int>(tile_width), static_cast<int>(tile_height),
                      static_cast<int>(filter_width), static_cast<int>(filter_height), filter_threshold, level, scatter,
                      global);
  });
}

int32_t ald_sep_extract(const ald_sep_image *image, double threshold, int64_t min_area, const float *kernel,
                        int64_t kernel_width, int64_t kernel_height, int32_t matched, int64_t deblend_levels,
                        double deblend_contrast, double clean, ald_sep_catalogue **catalogue) {
  ALD_REQUIRE(image != nullptr && catalogue != nullptr, "extraction needs an image and a place for the handle");
  ALD_REQUIRE(threshold > 0 && std::isfinite(threshold), "the threshold is not positive");
  ALD_REQUIRE(is_small(min_area, 1), "a source has 1 pixel or more");
  ALD_REQUIRE(kernel == nullptr || (kernel_width > 0 && kernel_height > 0 && kernel_width <= kMostKernel &&
                                    kernel_height <= kMostKernel / kernel_width),
              "the size of the filter is out of range");
  ALD_REQUIRE(is_small(deblend_levels, 1) && deblend_contrast >= 0 && deblend_contrast <= 1,
              "deblending needs 1 level or more and a contrast from 0 to 1");
  ALD_REQUIRE(clean >= 0 && std::isfinite(clean), "the parameter of cleaning is negative");
  return ald::guarded([&] {
    return extract(*image, threshold, min_area, kernel, kernel_width, kernel_height, matched, deblend_levels,
                   deblend_contrast, clean, catalogue);
  });
}

int64_t ald_sep_count(const ald_sep_catalogue *catalogue) { return catalogue->sources->nobj; }

int32_t ald_sep_numbers(const ald_sep_catalogue *catalogue, int32_t what, double *numbers, int64_t count) {
  ALD_REQUIRE(catalogue != nullptr && count == catalogue->sources->nobj && (numbers != nullptr || count == 0),
              "numbers of sources need one place for each");
  return numbers_of(*catalogue->sources, what, numbers, count);
}

int32_t ald_sep_segments(const ald_sep_catalogue *catalogue, int32_t *segments, int64_t count) {
  ALD_REQUIRE(catalogue != nullptr && segments != nullptr && count == catalogue->pixels,
              "segments need one place for each pixel");
  std::fill(segments, segments + count, 0);
  const sep_catalog &sources = *catalogue->sources;
  for (int source = 0; source < sources.nobj; source++) {
    for (int i = 0; i < sources.npix[source]; i++) segments[sources.pix[source][i]] = source + 1;
  }
  return ald::succeed();
}

int32_t ald_sep_catalogue_close(ald_sep_catalogue *catalogue) {
  ALD_REQUIRE(catalogue != nullptr, "nothing to close");
  delete catalogue;
  return ald::succeed();
}

int32_t ald_sep_sum(const ald_sep_image *image, int32_t shape, int64_t count, const double *numbers,
                    const int32_t *owners, int64_t subpixels, double gain, double *results) {
  ALD_REQUIRE(image != nullptr && count >= 0 && (count == 0 || (numbers != nullptr && results != nullptr)),
              "sums need an image, apertures and places for the answers");
  ALD_REQUIRE(shape >= ALD_SEP_CIRCLE && shape <= ALD_SEP_ELLIPTIC_RING, "there is no such shape");
  ALD_REQUIRE(subpixels >= 0 && subpixels <= 100, "sampling is 0 to 100 parts of a pixel");
  ALD_REQUIRE(gain >= 0 && std::isfinite(gain), "the gain is negative");
  ALD_REQUIRE(has_segments(image, owners), "the image has no segments");
  return ald::guarded(
      [&] { return sums(*image, shape, count, numbers, owners, static_cast<int>(subpixels), gain, results); });
}

int32_t ald_sep_kron(const ald_sep_image *image, int64_t count, const double *numbers, const int32_t *owners,
                     double *results) {
  ALD_REQUIRE(image != nullptr && count >= 0 && (count == 0 || (numbers != nullptr && results != nullptr)),
              "Kron radii need an image, ellipses and places for the answers");
  ALD_REQUIRE(has_segments(image, owners), "the image has no segments");
  return ald::guarded([&] { return kron(*image, count, numbers, owners, results); });
}
