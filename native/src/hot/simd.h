// A vector of doubles as wide as the instruction set allows, and the transposition of four columns.
//
// Every level lives in its own namespace. load() of floats converts to double, store() to floats rounds.
// load_part() and store_part() touch only the first `count` elements; the others read as 0.
// transpose() makes rows of columns: element j of v[i] and element i of v[j] change places.
// Floats is a vector of floats that stay floats.
// transpose_quad() turns kQuadRows rows of four floats into four columns of kQuadRows floats.
#pragma once

#include <cstdint>

#if defined(ALD_LEVEL_AVX512) || defined(ALD_LEVEL_AVX2)
#include <immintrin.h>
#elif defined(ALD_LEVEL_NEON)
#include <arm_neon.h>
#endif

#if defined(ALD_LEVEL_AVX512)
#define ALD_NAMESPACE avx512
#define ALD_TABLE kAvx512Kernels
#elif defined(ALD_LEVEL_AVX2)
#define ALD_NAMESPACE avx2
#define ALD_TABLE kAvx2Kernels
#elif defined(ALD_LEVEL_NEON)
#define ALD_NAMESPACE neon
#define ALD_TABLE kNeonKernels
#else
#define ALD_NAMESPACE portable
#define ALD_TABLE kPortableKernels
#endif

#if defined(__GNUC__)
#define ALD_PREFETCH(address) __builtin_prefetch(address)
#elif defined(ALD_LEVEL_AVX512) || defined(ALD_LEVEL_AVX2)
#define ALD_PREFETCH(address) _mm_prefetch(reinterpret_cast<const char *>(address), _MM_HINT_T0)
#else
#define ALD_PREFETCH(address) static_cast<void>(address)
#endif

namespace ald {
namespace ALD_NAMESPACE {

#if defined(ALD_LEVEL_AVX512)

constexpr int64_t kWidth = 8;
constexpr int64_t kQuadRows = 16;
using Vector = __m512d;

inline __mmask8 first(int64_t count) { return static_cast<__mmask8>((1u << count) - 1u); }
inline Vector zero() { return _mm512_setzero_pd(); }
inline Vector all(double value) { return _mm512_set1_pd(value); }
inline Vector load(const double *p) { return _mm512_loadu_pd(p); }
inline Vector load(const float *p) { return _mm512_cvtps_pd(_mm256_loadu_ps(p)); }
inline Vector load_part(const double *p, int64_t count) { return _mm512_maskz_loadu_pd(first(count), p); }
inline Vector load_part(const float *p, int64_t count) {
  return _mm512_cvtps_pd(_mm256_maskz_loadu_ps(first(count), p));
}
inline void store(double *p, Vector v) { _mm512_storeu_pd(p, v); }
inline void store(float *p, Vector v) { _mm256_storeu_ps(p, _mm512_cvtpd_ps(v)); }
inline void store_part(double *p, Vector v, int64_t count) { _mm512_mask_storeu_pd(p, first(count), v); }
inline void store_part(float *p, Vector v, int64_t count) {
  _mm256_mask_storeu_ps(p, first(count), _mm512_cvtpd_ps(v));
}
inline Vector add(Vector a, Vector b) { return _mm512_add_pd(a, b); }
inline Vector multiply(Vector a, Vector b) { return _mm512_mul_pd(a, b); }
inline Vector multiply_add(Vector a, Vector b, Vector c) { return _mm512_fmadd_pd(a, b, c); }
// The second operand decides when one is NaN, so NaN stays.
inline Vector clipped(Vector v) { return _mm512_max_pd(_mm512_setzero_pd(), v); }

inline void transpose(Vector *v) {
  Vector pair[8];
  for (int i = 0; i < 8; i += 2) {
    pair[i] = _mm512_unpacklo_pd(v[i], v[i + 1]);
    pair[i + 1] = _mm512_unpackhi_pd(v[i], v[i + 1]);
  }
  Vector four[8];
  for (int i = 0; i < 2; i++) {
    for (int half = 0; half < 8; half += 4) {
      four[half + i] = _mm512_shuffle_f64x2(pair[half + i], pair[half + i + 2], 0x88);
      four[half + i + 2] = _mm512_shuffle_f64x2(pair[half + i], pair[half + i + 2], 0xdd);
    }
  }
  for (int i = 0; i < 4; i++) {
    v[i] = _mm512_shuffle_f64x2(four[i], four[i + 4], 0x88);
    v[i + 4] = _mm512_shuffle_f64x2(four[i], four[i + 4], 0xdd);
  }
}

using Floats = __m512;
constexpr int64_t kFloats = 16;
inline __mmask16 first_floats(int64_t count) { return static_cast<__mmask16>((1u << count) - 1u); }
inline Floats no_floats() { return _mm512_setzero_ps(); }
inline Floats all_floats(float value) { return _mm512_set1_ps(value); }
inline Floats load_floats(const float *p) { return _mm512_loadu_ps(p); }
inline void store_floats(float *p, Floats v) { _mm512_storeu_ps(p, v); }
inline void store_floats_part(float *p, Floats v, int64_t count) { _mm512_mask_storeu_ps(p, first_floats(count), v); }
inline Floats multiply_add_floats(Floats a, Floats b, Floats c) { return _mm512_fmadd_ps(a, b, c); }

inline __m512 four_rows(const float *p, int64_t stride) {
  __m512 v = _mm512_castps128_ps512(_mm_loadu_ps(p));
  v = _mm512_insertf32x4(v, _mm_loadu_ps(p + 4 * stride), 1);
  v = _mm512_insertf32x4(v, _mm_loadu_ps(p + 8 * stride), 2);
  return _mm512_insertf32x4(v, _mm_loadu_ps(p + 12 * stride), 3);
}

using Column = __m512;
inline void store_column(float *p, Column c) { _mm512_storeu_ps(p, c); }
inline void transpose_quad(const float *p, int64_t stride, Column *out) {
  __m512 a = four_rows(p, stride);
  __m512 b = four_rows(p + stride, stride);
  __m512 c = four_rows(p + 2 * stride, stride);
  __m512 d = four_rows(p + 3 * stride, stride);
  __m512d ab_low = _mm512_castps_pd(_mm512_unpacklo_ps(a, b));
  __m512d ab_high = _mm512_castps_pd(_mm512_unpackhi_ps(a, b));
  __m512d cd_low = _mm512_castps_pd(_mm512_unpacklo_ps(c, d));
  __m512d cd_high = _mm512_castps_pd(_mm512_unpackhi_ps(c, d));
  out[0] = _mm512_castpd_ps(_mm512_unpacklo_pd(ab_low, cd_low));
  out[1] = _mm512_castpd_ps(_mm512_unpackhi_pd(ab_low, cd_low));
  out[2] = _mm512_castpd_ps(_mm512_unpacklo_pd(ab_high, cd_high));
  out[3] = _mm512_castpd_ps(_mm512_unpackhi_pd(ab_high, cd_high));
}

#elif defined(ALD_LEVEL_AVX2)

constexpr int64_t kWidth = 4;
constexpr int64_t kQuadRows = 8;
using Vector = __m256d;

inline __m256i first(int64_t count) {
  return _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3));
}
inline __m128i first_floats(int64_t count) {
  return _mm_cmpgt_epi32(_mm_set1_epi32(static_cast<int>(count)), _mm_setr_epi32(0, 1, 2, 3));
}
inline Vector zero() { return _mm256_setzero_pd(); }
inline Vector all(double value) { return _mm256_set1_pd(value); }
inline Vector load(const double *p) { return _mm256_loadu_pd(p); }
inline Vector load(const float *p) { return _mm256_cvtps_pd(_mm_loadu_ps(p)); }
inline Vector load_part(const double *p, int64_t count) { return _mm256_maskload_pd(p, first(count)); }
inline Vector load_part(const float *p, int64_t count) {
  return _mm256_cvtps_pd(_mm_maskload_ps(p, first_floats(count)));
}
inline void store(double *p, Vector v) { _mm256_storeu_pd(p, v); }
inline void store(float *p, Vector v) { _mm_storeu_ps(p, _mm256_cvtpd_ps(v)); }
inline void store_part(double *p, Vector v, int64_t count) { _mm256_maskstore_pd(p, first(count), v); }
inline void store_part(float *p, Vector v, int64_t count) {
  _mm_maskstore_ps(p, first_floats(count), _mm256_cvtpd_ps(v));
}
inline Vector add(Vector a, Vector b) { return _mm256_add_pd(a, b); }
inline Vector multiply(Vector a, Vector b) { return _mm256_mul_pd(a, b); }
inline Vector multiply_add(Vector a, Vector b, Vector c) { return _mm256_fmadd_pd(a, b, c); }
// The second operand decides when one is NaN, so NaN stays.
inline Vector clipped(Vector v) { return _mm256_max_pd(_mm256_setzero_pd(), v); }

inline void transpose(Vector *v) {
  const Vector a = _mm256_unpacklo_pd(v[0], v[1]);
  const Vector b = _mm256_unpackhi_pd(v[0], v[1]);
  const Vector c = _mm256_unpacklo_pd(v[2], v[3]);
  const Vector d = _mm256_unpackhi_pd(v[2], v[3]);
  v[0] = _mm256_permute2f128_pd(a, c, 0x20);
  v[1] = _mm256_permute2f128_pd(b, d, 0x20);
  v[2] = _mm256_permute2f128_pd(a, c, 0x31);
  v[3] = _mm256_permute2f128_pd(b, d, 0x31);
}

using Floats = __m256;
constexpr int64_t kFloats = 8;
inline Floats no_floats() { return _mm256_setzero_ps(); }
inline Floats all_floats(float value) { return _mm256_set1_ps(value); }
inline Floats load_floats(const float *p) { return _mm256_loadu_ps(p); }
inline void store_floats(float *p, Floats v) { _mm256_storeu_ps(p, v); }
inline void store_floats_part(float *p, Floats v, int64_t count) {
  const __m256i places = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  _mm256_maskstore_ps(p, _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)), places), v);
}
inline Floats multiply_add_floats(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }

inline __m256 two_rows(const float *p, int64_t stride) {
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(p)), _mm_loadu_ps(p + 4 * stride), 1);
}

using Column = __m256;
inline void store_column(float *p, Column c) { _mm256_storeu_ps(p, c); }
inline void transpose_quad(const float *p, int64_t stride, Column *out) {
  __m256 a = two_rows(p, stride);
  __m256 b = two_rows(p + stride, stride);
  __m256 c = two_rows(p + 2 * stride, stride);
  __m256 d = two_rows(p + 3 * stride, stride);
  __m256d ab_low = _mm256_castps_pd(_mm256_unpacklo_ps(a, b));
  __m256d ab_high = _mm256_castps_pd(_mm256_unpackhi_ps(a, b));
  __m256d cd_low = _mm256_castps_pd(_mm256_unpacklo_ps(c, d));
  __m256d cd_high = _mm256_castps_pd(_mm256_unpackhi_ps(c, d));
  out[0] = _mm256_castpd_ps(_mm256_unpacklo_pd(ab_low, cd_low));
  out[1] = _mm256_castpd_ps(_mm256_unpackhi_pd(ab_low, cd_low));
  out[2] = _mm256_castpd_ps(_mm256_unpacklo_pd(ab_high, cd_high));
  out[3] = _mm256_castpd_ps(_mm256_unpackhi_pd(ab_high, cd_high));
}

#else  // levels that go through small arrays at the edges

#if defined(ALD_LEVEL_NEON)

constexpr int64_t kWidth = 2;
using Vector = float64x2_t;

inline Vector zero() { return vdupq_n_f64(0); }
inline Vector all(double value) { return vdupq_n_f64(value); }
inline Vector load(const double *p) { return vld1q_f64(p); }
inline Vector load(const float *p) { return vcvt_f64_f32(vld1_f32(p)); }
inline void store(double *p, Vector v) { vst1q_f64(p, v); }
inline void store(float *p, Vector v) { vst1_f32(p, vcvt_f32_f64(v)); }
inline Vector add(Vector a, Vector b) { return vaddq_f64(a, b); }
inline Vector multiply(Vector a, Vector b) { return vmulq_f64(a, b); }
inline Vector multiply_add(Vector a, Vector b, Vector c) { return vfmaq_f64(c, a, b); }
inline Vector clipped(Vector v) { return vmaxq_f64(vdupq_n_f64(0), v); }
inline void transpose(Vector *v) {
  const Vector a = vzip1q_f64(v[0], v[1]);
  v[1] = vzip2q_f64(v[0], v[1]);
  v[0] = a;
}

using Floats = float32x4_t;
inline Floats no_floats() { return vdupq_n_f32(0); }
inline Floats all_floats(float value) { return vdupq_n_f32(value); }
inline Floats load_floats(const float *p) { return vld1q_f32(p); }
inline void store_floats(float *p, Floats v) { vst1q_f32(p, v); }
inline Floats multiply_add_floats(Floats a, Floats b, Floats c) { return vfmaq_f32(c, a, b); }

#else

constexpr int64_t kWidth = 4;
struct Vector {
  double lane[kWidth];
};

inline Vector all(double value) { return {{value, value, value, value}}; }
inline Vector zero() { return all(0); }
template <typename T>
inline Vector load(const T *p) {
  return {{p[0], p[1], p[2], p[3]}};
}
inline void store(double *p, Vector v) {
  for (int i = 0; i < kWidth; i++) p[i] = v.lane[i];
}
inline void store(float *p, Vector v) {
  for (int i = 0; i < kWidth; i++) p[i] = static_cast<float>(v.lane[i]);
}
inline Vector add(Vector a, Vector b) {
  for (int i = 0; i < kWidth; i++) a.lane[i] += b.lane[i];
  return a;
}
inline Vector multiply(Vector a, Vector b) {
  for (int i = 0; i < kWidth; i++) a.lane[i] *= b.lane[i];
  return a;
}
inline Vector multiply_add(Vector a, Vector b, Vector c) { return add(multiply(a, b), c); }
inline Vector clipped(Vector v) {
  for (int i = 0; i < kWidth; i++) v.lane[i] = v.lane[i] < 0 ? 0 : v.lane[i];
  return v;
}
inline void transpose(Vector *v) {
  for (int i = 0; i < kWidth; i++) {
    for (int j = 0; j < i; j++) {
      const double kept = v[i].lane[j];
      v[i].lane[j] = v[j].lane[i];
      v[j].lane[i] = kept;
    }
  }
}

struct Floats {
  float lane[4];
};
inline Floats all_floats(float value) { return {{value, value, value, value}}; }
inline Floats no_floats() { return all_floats(0); }
inline Floats load_floats(const float *p) { return {{p[0], p[1], p[2], p[3]}}; }
inline void store_floats(float *p, const Floats &v) {
  for (int i = 0; i < 4; i++) p[i] = v.lane[i];
}
inline Floats multiply_add_floats(const Floats &a, const Floats &b, Floats c) {
  for (int i = 0; i < 4; i++) c.lane[i] += a.lane[i] * b.lane[i];
  return c;
}

#endif

template <typename T>
inline Vector load_part(const T *p, int64_t count) {
  double lane[kWidth] = {};
  for (int64_t i = 0; i < count; i++) lane[i] = p[i];
  return load(lane);
}
template <typename T>
inline void store_part(T *p, Vector v, int64_t count) {
  double lane[kWidth];
  store(lane, v);
  for (int64_t i = 0; i < count; i++) p[i] = static_cast<T>(lane[i]);
}

constexpr int64_t kFloats = 4;
inline void store_floats_part(float *p, const Floats &v, int64_t count) {
  float lane[kFloats];
  store_floats(lane, v);
  for (int64_t i = 0; i < count; i++) p[i] = lane[i];
}

constexpr int64_t kQuadRows = 4;
struct Column {
  float row[kQuadRows];
};
inline void store_column(float *p, const Column &c) {
  for (int i = 0; i < kQuadRows; i++) p[i] = c.row[i];
}
inline void transpose_quad(const float *p, int64_t stride, Column *out) {
  for (int row = 0; row < kQuadRows; row++) {
    for (int column = 0; column < 4; column++) out[column].row[row] = p[row * stride + column];
  }
}

#endif

// Sum of the elements, always in the same order.
inline double sum(Vector v) {
  double lane[kWidth];
  store(lane, v);
  for (int64_t half = kWidth / 2; half > 0; half /= 2) {
    for (int64_t i = 0; i < half; i++) lane[i] += lane[i + half];
  }
  return lane[0];
}

}  // namespace ALD_NAMESPACE
}  // namespace ald
