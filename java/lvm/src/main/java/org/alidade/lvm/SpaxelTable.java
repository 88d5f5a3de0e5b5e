package org.alidade.lvm;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.alidade.lvm.internal.tile.SlitMap;

/** What is known of every flat spaxel: positions, time, and the indices that models gather by. */
@SuppressWarnings("ArrayRecordComponent") // never compared; FitData hands out copies
record SpaxelTable(
    double[] raDegrees,
    double[] decDegrees,
    double[] alpha,
    double[] delta,
    double[] mjd,
    int[] spaxelIdx,
    int[] tileIdx,
    int[] ifuIdx,
    int[] fibreIdx,
    int[] fibreStatus,
    int[] sourceSpaxel,
    long[] exposure,
    List<String> ifuLabel) {

  static SpaxelTable of(Selection selection, DataConfig config, int tileBase, int spaxelBase) {
    int size = selection.cells().size();
    long[] exposure =
        IntStream.range(0, size).mapToLong(i -> selection.tile(i).meta().exposure()).toArray();
    List<String> labels =
        IntStream.range(0, size)
            .mapToObj(i -> map(selection, i).ifuLabel()[spaxel(selection, i)])
            .toList();
    Affine alpha = config.normaliseAlpha();
    Affine delta = config.normaliseDelta();
    return new SpaxelTable(
        doubles(size, selection::raDegrees),
        doubles(size, selection::decDegrees),
        doubles(size, i -> PiDomain.to(alpha.normalise(selection.x(i)))),
        doubles(size, i -> PiDomain.to(delta.normalise(selection.y(i)))),
        doubles(size, i -> selection.tile(i).mjd()),
        integers(size, i -> spaxelBase + i),
        exposureRanks(exposure, tileBase),
        labelRanks(labels),
        integers(size, i -> map(selection, i).fibreId()[spaxel(selection, i)]),
        integers(size, i -> map(selection, i).status()[spaxel(selection, i)]),
        selection.cells().spaxel(),
        exposure,
        labels);
  }

  /** Rank of every exposure among those present, in ascending order. */
  private static int[] exposureRanks(long[] exposure, int base) {
    long[] distinct = Arrays.stream(exposure).sorted().distinct().toArray();
    return Arrays.stream(exposure)
        .mapToInt(number -> base + Arrays.binarySearch(distinct, number))
        .toArray();
  }

  /** Rank of every label among those present, in text order. */
  private static int[] labelRanks(List<String> labels) {
    SortedSet<String> distinct = new TreeSet<>(labels);
    List<String> ordered = List.copyOf(distinct);
    return labels.stream().mapToInt(ordered::indexOf).toArray();
  }

  private static SlitMap map(Selection selection, int cell) {
    return selection.tile(cell).slitMap();
  }

  private static int spaxel(Selection selection, int cell) {
    return selection.cells().spaxel()[cell];
  }

  private static double[] doubles(int size, IntToDoubleFunction value) {
    return IntStream.range(0, size).mapToDouble(value).toArray();
  }

  private static int[] integers(int size, IntUnaryOperator value) {
    return IntStream.range(0, size).map(value).toArray();
  }
}
