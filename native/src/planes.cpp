// Conversion to float planes and products with them.
#include <algorithm>

#include "hot/hot.h"
#include "status.h"

int32_t ald_scale_to_float(const double *in, int64_t rows, int64_t columns, int64_t in_stride, const double *scale,
                           int32_t clamp, float *out, int64_t out_stride) {
  ALD_REQUIRE(ald::usable(in, rows, columns, in_stride), "rows to scale are unusable");
  ALD_REQUIRE(ald::usable(out, rows, columns, out_stride), "output of scaling is unusable");
  ALD_REQUIRE(ald::usable(scale, rows), "scales are missing");
  const ald::HotKernels &hot = ald::hot();
  for (int64_t i = 0; i < rows; i++) {
    float *target = out + i * out_stride;
    if (scale[i] == 0) {
      std::fill(target, target + columns, 0.0f);
    } else {
      hot.scale_row(in + i * in_stride, columns, scale[i], clamp != 0, target);
    }
  }
  return ald::succeed();
}

int32_t ald_plane_combine(const float *plane, int64_t n, int64_t l, int64_t stride, const double *x, double *out) {
  ALD_REQUIRE(ald::usable(plane, n, l, stride), "plane is unusable");
  ALD_REQUIRE(ald::usable(x, n) && ald::usable(out, l), "coefficients or output of plane product are missing");
  constexpr int64_t kGroup = 64;
  const ald::HotKernels &hot = ald::hot();
  const float *row[kGroup];
  double coefficient[kGroup];
  int64_t count = 0;
  for (int64_t j = 0; j < n; j++) {
    if (x[j] != 0) {
      row[count] = plane + j * stride;
      coefficient[count] = x[j];
      count++;
    }
    if (count == kGroup) {
      hot.combine(row, coefficient, count, out, l);
      count = 0;
    }
  }
  hot.combine(row, coefficient, count, out, l);
  return ald::succeed();
}

int32_t ald_plane_project(const float *plane, int64_t n, int64_t l, int64_t stride, const double *residual,
                          double *out) {
  ALD_REQUIRE(ald::usable(plane, n, l, stride), "plane is unusable");
  ALD_REQUIRE(ald::usable(residual, l) && ald::usable(out, n), "residual or output of plane product are missing");
  ald::hot().project(plane, n, l, stride, residual, out);
  return ald::succeed();
}

int32_t ald_plane_energy(const float *plane, int64_t n, int64_t l, int64_t stride, const double *weight,
                         const double *y, double *energy, double *product) {
  ALD_REQUIRE(ald::usable(plane, n, l, stride), "plane is unusable");
  ALD_REQUIRE(ald::usable(weight, l) && ald::usable(y, l), "weights or spectrum are missing");
  ALD_REQUIRE(ald::usable(energy, n) && ald::usable(product, n), "output of plane energies is missing");
  ald::hot().energy(plane, n, l, stride, weight, y, energy, product);
  return ald::succeed();
}

int32_t ald_read_sum(const float *values, int64_t n, double *sum) {
  ALD_REQUIRE(ald::usable(values, n) && sum != nullptr, "nothing to read or no place for the sum");
  *sum = ald::hot().read_sum(values, n);
  return ald::succeed();
}
