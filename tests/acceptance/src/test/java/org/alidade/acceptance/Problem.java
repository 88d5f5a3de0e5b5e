package org.alidade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeShape;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/**
 * A seeded problem of any size: templates with absorption lines, Gaussian velocity distributions on
 * bins of exactly one template pixel, planted weights and the exact data they give.
 *
 * <p>The data come from direct sums in this class, so that they judge the library.
 */
final class Problem {
  static final int BINS = 31;
  static final double DLOG = 2e-4;

  private static final double LIGHT_KMS = 299_792.458;
  private static final int MARGIN = BINS / 2 + 64 + 3;
  private static final double OBSERVED_STEP = 1.3;

  final CubeShape shape;
  final int templatePixels;
  final double[] temPix;
  final double[] obsPix;
  final double[] velPix = new double[BINS];
  final double[] templates;
  final double[] losvd;
  final double[] planted;
  final double[] cube;

  private Problem(CubeShape shape, RandomGenerator random) {
    this.shape = shape;
    this.templatePixels = (int) Math.ceil(shape.pixels() * OBSERVED_STEP) + 2 * MARGIN;
    this.temPix = grid(8.5, 1, templatePixels);
    this.obsPix = grid(8.5 + (MARGIN + 0.3) * DLOG, OBSERVED_STEP, shape.pixels());
    for (int v = 0; v < BINS; v++) {
      velPix[v] = LIGHT_KMS * Math.expm1((v - BINS / 2) * DLOG);
    }
    this.templates = makeTemplates(random);
    this.losvd = makeLosvd(random);
    this.planted = makeWeights(random);
    this.cube = exactData();
  }

  /** A problem; the seed decides everything. */
  static Problem of(long seed, int spaxels, int components, int populations, int pixels) {
    return new Problem(
        new CubeShape(spaxels, components, populations, pixels), new SplittableRandom(seed));
  }

  /** 24 spaxels, 3 components, 6 populations, 160 pixels. */
  static Problem small(long seed) {
    return of(seed, 24, 3, 6, 160);
  }

  private static double[] grid(double first, double step, int length) {
    double[] grid = new double[length];
    for (int i = 0; i < length; i++) {
      grid[i] = first + i * step * DLOG;
    }
    return grid;
  }

  /** (T, P), wavelength first. */
  private double[] makeTemplates(RandomGenerator random) {
    double[] spectra = new double[templatePixels * shape.populations()];
    Arrays.fill(spectra, 1);
    for (int p = 0; p < shape.populations(); p++) {
      for (int line = 0; line < templatePixels / 8; line++) {
        double centre = random.nextDouble() * templatePixels;
        double depth = 0.05 + 0.4 * random.nextDouble();
        double sigma = 1.5 + 3 * random.nextDouble();
        int from = Math.max(0, (int) (centre - 6 * sigma));
        int to = Math.min(templatePixels, (int) (centre + 6 * sigma) + 1);
        for (int t = from; t < to; t++) {
          double distance = (t - centre) / sigma;
          spectra[t * shape.populations() + p] *= 1 - depth * Math.exp(-0.5 * distance * distance);
        }
      }
    }
    return spectra;
  }

  /** (S, V, C), positive. */
  private double[] makeLosvd(RandomGenerator random) {
    double[] histograms = new double[shape.spaxels() * BINS * shape.components()];
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int c = 0; c < shape.components(); c++) {
        double light = 0.2 + 1.8 * random.nextDouble();
        double mean = 400 * (2 * random.nextDouble() - 1);
        double sigma = 80 + 140 * random.nextDouble();
        for (int v = 0; v < BINS; v++) {
          double distance = (velPix[v] - mean) / sigma;
          histograms[(s * BINS + v) * shape.components() + c] =
              light * Math.exp(-0.5 * distance * distance) / 10;
        }
      }
    }
    return histograms;
  }

  private double[] makeWeights(RandomGenerator random) {
    double[] weights = new double[shape.unknowns()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = random.nextDouble() < 0.6 ? random.nextDouble() : 0;
    }
    weights[0] = 0.5;
    return weights;
  }

  /** Mix, convolve, interpolate: (S, L). */
  private double[] exactData() {
    double[] data = new double[shape.spaxels() * shape.pixels()];
    double[] mixed = new double[templatePixels];
    for (int c = 0; c < shape.components(); c++) {
      for (int t = 0; t < templatePixels; t++) {
        mixed[t] = 0;
        for (int p = 0; p < shape.populations(); p++) {
          mixed[t] += planted[c * shape.populations() + p] * templates[t * shape.populations() + p];
        }
      }
      for (int s = 0; s < shape.spaxels(); s++) {
        addComponent(s, c, mixed, data);
      }
    }
    return data;
  }

  private void addComponent(int spaxel, int component, double[] mixed, double[] data) {
    for (int l = 0; l < shape.pixels(); l++) {
      double place = (obsPix[l] - temPix[0]) / DLOG;
      int below = (int) Math.floor(place);
      double fraction = place - below;
      double value = 0;
      for (int v = 0; v < BINS; v++) {
        int shift = v - BINS / 2;
        double light = losvd[(spaxel * BINS + v) * shape.components() + component];
        value +=
            light * ((1 - fraction) * mixed[below - shift] + fraction * mixed[below + 1 - shift]);
      }
      data[spaxel * shape.pixels() + l] += value;
    }
  }

  /** The inputs in memory, to be closed. */
  CubeInputs inputs() {
    return inputsWithoutCube().dataCube(cube, shape.spaxels(), shape.pixels()).build();
  }

  /** The inputs with spectra pixels first, (L, S). */
  CubeInputs inputsPixelsFirst() {
    double[] turned = new double[cube.length];
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int l = 0; l < shape.pixels(); l++) {
        turned[l * shape.spaxels() + s] = cube[s * shape.pixels() + l];
      }
    }
    return inputsWithoutCube().dataCube(turned, shape.pixels(), shape.spaxels()).build();
  }

  CubeInputs.Builder inputsWithoutCube() {
    return CubeInputs.builder()
        .losvd(losvd, shape.spaxels(), BINS, shape.components())
        .templates(templates, templatePixels, 1, shape.populations(), 1)
        .temPix(temPix)
        .obsPix(obsPix)
        .velPix(velPix)
        .mask(mask());
  }

  /** Every tenth pixel is masked. */
  boolean[] mask() {
    boolean[] keep = new boolean[shape.pixels()];
    for (int l = 0; l < keep.length; l++) {
      keep[l] = l % 10 != 7;
    }
    return keep;
  }

  /** Writes the file of input arrays that the command line takes. */
  Path writeArrays(Path file) {
    Hdf5File.createAtomically(
        file,
        arrays -> {
          write(arrays, "losvd", losvd, shape.spaxels(), BINS, shape.components());
          write(arrays, "cube", cube, shape.spaxels(), shape.pixels());
          write(arrays, "templates", templates, templatePixels, 1, shape.populations(), 1);
          write(arrays, "tem_pix", temPix, templatePixels);
          write(arrays, "obs_pix", obsPix, shape.pixels());
          write(arrays, "vel_pix", velPix, BINS);
          arrays
              .createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, shape.pixels()))
              .write(mask());
          write(arrays, "x_true", planted, shape.components(), shape.populations());
        });
    return file;
  }

  /** Writes a float64 dataset, in the place of one of the same name. */
  static void write(Hdf5File file, String name, double[] values, long... lengths) {
    if (file.exists(name)) {
      file.delete(name);
    }
    file.createDataset(name, DatasetSpec.of(Hdf5Type.FLOAT64, lengths)).write(values);
  }

  /** Populates a cube file by interpolation, the mode of the exact data. */
  Path populate(Path file) {
    try (CubeInputs inputs = inputs()) {
      CubeFile cubeFile = CubeFile.at(file);
      cubeFile.populate(inputs, PopulateOptions.defaults().withRebinMode(RebinMode.INTERP));
      cubeFile.ensureRebinAndResample();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Populates and builds with tiles of these sizes. */
  Path build(Path file, int spaxels, int components, int populations) {
    populate(file);
    build(file, tiles(spaxels, components, populations).build(), ProgressListener.NONE);
    return file;
  }

  /** Builds a populated file; an interruption is a failure here. */
  static int build(Path file, BuildOptions options, ProgressListener progress) {
    try {
      return HypercubeBuilder.build(file, options, progress).built();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while building", e);
    }
  }

  /** Options with these tiles and two workers. */
  static BuildOptions.Builder tiles(int spaxels, int components, int populations) {
    return BuildOptions.builder().tiles(spaxels, components, populations).workers(2);
  }
}
