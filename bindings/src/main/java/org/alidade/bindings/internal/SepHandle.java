package org.alidade.bindings.internal;

import java.nio.charset.StandardCharsets;
import org.alidade.array.ByteArray;
import org.alidade.bindings.SepImage;
import org.jspecify.annotations.Nullable;

/** The calls of {@code sep.h} on one image; its user sees to it that nobody uses it when closed. */
public final class SepHandle {
  private static final String WHERE = "source extraction";
  private static final int QUANTITIES = NativeSep.ALD_SEP_THRESHOLD + 1;
  private static final int SUM_RESULTS = 4;
  private static final int KRON_RESULTS = 2;

  private final NativeSep.Image image;

  private SepHandle(NativeSep.Image image) {
    this.image = image;
  }

  /** How sources are found; as of {@link SepImage#extract}. */
  @SuppressWarnings("ArrayRecordComponent") // only carried
  public record Extraction(
      double threshold,
      int leastPixels,
      float[] kernel,
      int kernelWidth,
      boolean matched,
      int levels,
      double contrast,
      double clean) {}

  /** Copies an image; to be closed. */
  public static SepHandle open(
      int width,
      int height,
      float[] data,
      float @Nullable [] noise,
      byte @Nullable [] mask,
      int @Nullable [] segments) {
    NativeLibrary.loadSep();
    NativeSep.Image image = new NativeSep.Image();
    check(NativeSep.ald_sep_open(width, height, data, noise, mask, segments, image));
    return new SepHandle(image);
  }

  /** Version of SEP. */
  public static String libraryVersion() {
    NativeLibrary.loadSep();
    return NativeSep.ald_sep_version().getString(StandardCharsets.US_ASCII);
  }

  /** The memory of the image, counted under a tag; closing it closes the handle. */
  public ByteArray counted(String tag) {
    return ByteArray.adopt(tag, image, NativeSep.ald_sep_bytes(image), this::close);
  }

  /** Background; see {@link SepImage#background}. */
  public double[] background(
      int[] tile, int[] filter, double threshold, float[] level, float[] scatter) {
    double[] global = new double[2];
    check(
        NativeSep.ald_sep_background(
            image, tile[0], tile[1], filter[0], filter[1], threshold, level, scatter, global));
    return global;
  }

  /** Sources; see {@link SepImage#extract}. */
  public SepImage.Sources extract(Extraction how, int pixels) {
    NativeSep.Catalogue catalogue = new NativeSep.Catalogue();
    int rows = how.kernelWidth() == 0 ? 0 : how.kernel().length / how.kernelWidth();
    check(
        NativeSep.ald_sep_extract(
            image,
            how.threshold(),
            how.leastPixels(),
            rows == 0 ? null : how.kernel(),
            how.kernelWidth(),
            rows,
            how.matched() ? 1 : 0,
            how.levels(),
            how.contrast(),
            how.clean(),
            catalogue));
    try {
      return sources(catalogue, pixels);
    } finally {
      check(NativeSep.ald_sep_catalogue_close(catalogue));
    }
  }

  private static SepImage.Sources sources(NativeSep.Catalogue catalogue, int pixels) {
    int count = (int) NativeSep.ald_sep_count(catalogue);
    double[][] numbers = new double[QUANTITIES][count];
    for (int quantity = 0; quantity < QUANTITIES; quantity++) {
      check(NativeSep.ald_sep_numbers(catalogue, quantity, numbers[quantity], count));
    }
    int[] segments = new int[pixels];
    check(NativeSep.ald_sep_segments(catalogue, segments, pixels));
    return new SepImage.Sources(numbers, segments);
  }

  /** Sums; see {@link SepImage#sums}. */
  public double[] sums(
      SepImage.Shape shape, double[] places, int @Nullable [] owners, int subpixels, double gain) {
    int count = places.length / SepImage.PLACE;
    double[] results = new double[SUM_RESULTS * count];
    check(
        NativeSep.ald_sep_sum(
            image, number(shape), count, places, owners, subpixels, gain, results));
    return results;
  }

  private static int number(SepImage.Shape shape) {
    return switch (shape) {
      case CIRCLE -> NativeSep.ALD_SEP_CIRCLE;
      case RING -> NativeSep.ALD_SEP_RING;
      case ELLIPSE -> NativeSep.ALD_SEP_ELLIPSE;
      case ELLIPTIC_RING -> NativeSep.ALD_SEP_ELLIPTIC_RING;
    };
  }

  /** Kron radii; see {@link SepImage#kronRadii}. */
  public double[] kronRadii(double[] places, int @Nullable [] owners) {
    int count = places.length / SepImage.PLACE;
    double[] results = new double[KRON_RESULTS * count];
    check(NativeSep.ald_sep_kron(image, count, places, owners, results));
    return results;
  }

  /** Gives the memory back. */
  public void close() {
    check(NativeSep.ald_sep_close(image));
  }

  private static void check(int status) {
    if (status != NativeKernels.ALD_OK) {
      String reason = NativeSep.ald_sep_last_error().getString(StandardCharsets.UTF_8);
      throw NativeStatus.failure(status, reason, WHERE);
    }
  }
}
