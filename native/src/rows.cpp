// Rows of the matrix from kernels and shifted templates.
#include <algorithm>
#include <vector>

#include "hot/hot.h"
#include "scratch.h"
#include "status.h"

namespace {

// The kernels of a spaxel in the order of use.
class PackedKernels {
 public:
  PackedKernels(const float *kernels, int64_t components, int64_t taps, int64_t stride, int64_t together)
      : packed_((components + together - 1) / together * together * taps) {
    for (int64_t c = 0; c < components; c += together) {
      float *out = packed_.data() + c * taps;
      ald::KernelBlock block{out, std::min(together, components - c), taps, 0};
      for (int64_t i = 0; i < block.components; i++) {
        for (int64_t t = 0; t < taps; t++) {
          const float value = kernels[(c + i) * stride + t];
          out[t * together + i] = value;
          if (value != 0) {
            block.first_tap = std::min(block.first_tap, t);
            block.end_tap = std::max(block.end_tap, t + 1);
          }
        }
      }
      blocks_.push_back(block);
    }
  }

  const ald::KernelBlock *blocks() const { return blocks_.data(); }
  int64_t count() const { return static_cast<int64_t>(blocks_.size()); }

 private:
  ald::Scratch<float> packed_;
  std::vector<ald::KernelBlock> blocks_;
};

bool inside(const int32_t *pixels, int64_t count, int64_t l) {
  return std::all_of(pixels, pixels + count, [l](int32_t pixel) { return pixel >= 0 && pixel < l; });
}

}  // namespace

int32_t ald_rows_make(const float *kernels, int64_t components, int64_t taps, int64_t kernel_stride,
                      const float *templates, int64_t l, int64_t populations, float factor, const int32_t *pixels,
                      int64_t count, float *rows, int64_t rows_stride, double *norms) {
  ALD_REQUIRE(ald::usable(kernels, components, taps, kernel_stride), "kernels are unusable");
  ALD_REQUIRE(populations >= 0 && ald::usable(templates, l, taps * populations, taps * populations),
              "templates are unusable");
  ALD_REQUIRE(ald::usable(rows, count, components * populations, rows_stride), "rows are unusable");
  ALD_REQUIRE(ald::usable(pixels, count) && ald::usable(norms, count), "pixels or norms are missing");
  ALD_REQUIRE(inside(pixels, count, l), "pixels must lie inside the templates");
  return ald::guarded([&] {
    const ald::HotKernels &hot = ald::hot();
    const PackedKernels packed(kernels, components, taps, kernel_stride, hot.block_components);
    ald::Scratch<float> work(taps * hot.row_panel);
    for (int64_t k = 0; k < count; k++) {
      float *row = rows + k * rows_stride;
      hot.make_row(packed.blocks(), packed.count(), templates + pixels[k] * taps * populations, taps, populations,
                   factor, work.data(), row);
      norms[k] = hot.squares(row, components * populations);
    }
    return ald::succeed();
  });
}
