package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT32_SPECTRA;
import static org.alidade.testing.Tolerances.FLOAT32_STORAGE;
import static org.alidade.testing.Tolerances.FLOAT64;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.FloatArray;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Populating the golden inputs against the state of another program.
 *
 * <p>One difference is meant: the margin is that of the larger shift of both signs (85 template
 * pixels here instead of 84, because blueshifts are the larger ones in ln(wavelength)), and crops
 * are rounded outwards. The other program keeps the 393 pixels from 3 to 396, this library 397 from
 * 1 to 398. What both keep must agree.
 */
@ExtendWith(LeakCheck.class)
class GoldenPopulateTest {
  private static final int OURS = 397;
  private static final int THEIRS = 393;
  private static final int AHEAD = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void gridsAndTemplatesAgreeWhereBothProgramsKeepThem(GoldenCase.Way way) {
    Path file = GoldenCase.populate(way, folder.resolve("cube.h5"));
    double[] temPix = CubeFiles.doubles(file, "/TemPix");
    assertThat(temPix).hasSize(OURS);
    assertThat(Arrays.copyOfRange(temPix, AHEAD, AHEAD + THEIRS))
        .isEqualTo(GoldenCase.expected("populate/TemPix"));
    assertThat(CubeFiles.doubles(file, "/ObsPix"))
        .isEqualTo(GoldenCase.expected("populate/ObsPix"));
    assertThat(CubeFiles.doubles(file, "/VelPix"))
        .isEqualTo(GoldenCase.expected("populate/VelPix"));
    double[] templates = CubeFiles.doubles(file, "/Templates");
    assertThat(
            relativeToLargest(
                columns(templates, GoldenCase.POPULATIONS),
                GoldenCase.expected("populate/Templates")))
        .isLessThan(FLOAT32_STORAGE);
    assertThat(CubeFiles.doubles(file, "/DataCube"))
        .isEqualTo(CubeFiles.doubles(GoldenCase.inputs(), "cube"));
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/LOSVD"), CubeFiles.doubles(GoldenCase.inputs(), "losvd")))
        .isLessThan(FLOAT32_STORAGE);
  }

  /** The columns both programs keep of an array (rows, 397). */
  private static double[] columns(double[] values, int rows) {
    double[] kept = new double[rows * THEIRS];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * OURS + AHEAD, kept, row * THEIRS, THEIRS);
    }
    return kept;
  }

  @ParameterizedTest
  @EnumSource
  void theRebinOperatorIsTheSameAndItsTransposeToo(GoldenCase.Way way) {
    Path file = GoldenCase.populate(way, folder.resolve("cube.h5"));
    double[] operator = CubeFiles.doubles(file, "/R_T");
    int from = AHEAD * GoldenCase.PIXELS;
    int to = from + THEIRS * GoldenCase.PIXELS;
    assertThat(
            relativeToLargest(
                Arrays.copyOfRange(operator, from, to), GoldenCase.expected("populate/R_T")))
        .isLessThan(FLOAT32_STORAGE);
    assertThat(Arrays.copyOfRange(operator, 0, from)).containsOnly(0);
    assertThat(Arrays.copyOfRange(operator, to, operator.length)).containsOnly(0);
    assertThat(
            relativeToLargest(
                columns(CubeFiles.doubles(file, "/RebinMatrix"), GoldenCase.PIXELS),
                GoldenCase.expected("populate/RebinMatrix")))
        .isLessThan(FLOAT32_STORAGE);
  }

  @ParameterizedTest
  @EnumSource
  void componentWeightsHaveUnitSum(GoldenCase.Way way) {
    Path file = GoldenCase.populate(way, folder.resolve("cube.h5"));
    assertThat(
            relativeToLargest(
                CubeFiles.doubles(file, "/CompWeights"),
                GoldenCase.expected("populate/CompWeights")))
        .isLessThan(FLOAT64);
  }

  @ParameterizedTest
  @EnumSource
  void templateTransformsAreThoseOfTheTemplatesInTheFile(GoldenCase.Way way) {
    Path file = GoldenCase.populate(way, folder.resolve("cube.h5"));
    double[] templates = CubeFiles.doubles(file, "/Templates");
    double[] transforms = complex(file, "/TemplatesFFT");
    double[] reversed = complex(file, "/TemplatesFFT_R");
    double[] expected = new double[transforms.length];
    double[] expectedReversed = new double[transforms.length];
    int frequencies = OURS / 2 + 1;
    for (int p = 0; p < GoldenCase.POPULATIONS; p++) {
      double[] line = Arrays.copyOfRange(templates, p * OURS, (p + 1) * OURS);
      transform(line, expected, 2 * p * frequencies);
      for (int t = 0; t < OURS / 2; t++) {
        double swap = line[t];
        line[t] = line[OURS - 1 - t];
        line[OURS - 1 - t] = swap;
      }
      transform(line, expectedReversed, 2 * p * frequencies);
    }
    assertThat(relativeToLargest(transforms, expected)).isLessThan(FLOAT32_SPECTRA);
    assertThat(relativeToLargest(reversed, expectedReversed)).isLessThan(FLOAT32_SPECTRA);
  }

  private static double[] complex(Path file, String dataset) {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      long[] shape = opened.dataset(dataset).shape().toArray();
      try (FloatArray pairs = FloatArray.allocate("test", shape[0], shape[1], 2)) {
        opened.dataset(dataset).read(Slab.all(opened.dataset(dataset).shape()), pairs);
        float[] values = pairs.toArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
          wide[i] = values[i];
        }
        return wide;
      }
    }
  }

  /** Fourier sums of a real line, written as (re, im) pairs. */
  private static void transform(double[] line, double[] target, int first) {
    for (int f = 0; f <= line.length / 2; f++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < line.length; t++) {
        double angle = -2 * Math.PI * ((long) f * t % line.length) / line.length;
        re += line[t] * Math.cos(angle);
        im += line[t] * Math.sin(angle);
      }
      target[first + 2 * f] = re;
      target[first + 2 * f + 1] = im;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGuardIsTheSameButForTheSignOfTheLargestShift(GoldenCase.Way way) throws Exception {
    Path file = GoldenCase.populate(way, folder.resolve("cube.h5"));
    JsonNode ours = guard(file, "/");
    JsonNode theirs = guard(GoldenData.golden("cubefit", "tiny_expected.h5"), "/populate");
    assertThat(theirs.path("Kguard_px").asInt()).isEqualTo(84);
    assertThat(ours.path("Kguard_px").asInt()).isEqualTo(85);
    assertThat(ours.path("safety_pad_px").asInt()).isEqualTo(theirs.path("safety_pad_px").asInt());
    for (String number : new String[] {"dlog_tem", "obs_lo", "obs_hi"}) {
      assertThat(ours.path(number).asDouble())
          .isCloseTo(theirs.path(number).asDouble(), within(1e-12));
    }
    double step = theirs.path("dlog_tem").asDouble();
    assertThat(ours.path("tem_lo").asDouble())
        .isCloseTo(theirs.path("tem_lo").asDouble() - 2 * step, within(1e-9));
    assertThat(ours.path("tem_hi").asDouble())
        .isCloseTo(theirs.path("tem_hi").asDouble() + 2 * step, within(1e-9));
  }

  private static JsonNode guard(Path file, String group) throws Exception {
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      return new ObjectMapper()
          .readTree(opened.group(group).attributes().getString("guard_info_json"));
    }
  }
}
