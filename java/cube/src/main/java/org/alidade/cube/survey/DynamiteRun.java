package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/** What an import reads from the folder of a DYNAMITE model. */
final class DynamiteRun {
  private final Path folder;

  DynamiteRun(Path folder) {
    this.folder = folder;
  }

  /**
   * Velocity histograms of an orbit library.
   *
   * @param edgesKms bin edges, V + 1 values
   * @param light light per spatial bin, velocity bin and orbit, (S, V, C) flattened
   * @param spaxels S
   * @param components C
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Orbits(double[] edgesKms, double[] light, int spaxels, int components) {

    int velocityBins() {
      return edgesKms.length - 1;
    }

    double[] centresKms() {
      double[] centres = new double[velocityBins()];
      for (int v = 0; v < centres.length; v++) {
        centres[v] = 0.5 * (edgesKms[v] + edgesKms[v + 1]);
      }
      return centres;
    }

    /** Histogram of one spatial bin and orbit. */
    double[] histogram(int s, int c) {
      double[] histogram = new double[velocityBins()];
      for (int v = 0; v < histogram.length; v++) {
        histogram[v] = light[(s * velocityBins() + v) * components + c];
      }
      return histogram;
    }
  }

  String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Reads orbit_losvd.h5: losvd (C, V, S) and xedg (V + 1) in km/s. */
  Orbits orbits() {
    Path path = folder.resolve("orbit_losvd.h5");
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      Hdf5Dataset dataset = file.dataset("losvd");
      double[] edges = file.dataset("xedg").readDoubles();
      long[] shape = dataset.shape().toArray();
      if (shape.length != 3 || shape[1] != edges.length - 1) {
        throw new FormatException(
            "losvd is not (orbit, velocity bin, spatial bin) with one more value in xedg than"
                + " velocity bins",
            path.toString(),
            "pass an orbit library in this form");
      }
      int components = (int) shape[0];
      int velocityBins = (int) shape[1];
      int spaxels = (int) shape[2];
      double[] stored = dataset.readDoubles();
      double[] light = new double[stored.length];
      for (int c = 0; c < components; c++) {
        for (int v = 0; v < velocityBins; v++) {
          for (int s = 0; s < spaxels; s++) {
            light[(s * velocityBins + v) * components + c] =
                stored[(c * velocityBins + v) * spaxels + s];
          }
        }
      }
      return new Orbits(edges, light, spaxels, components);
    }
  }

  /**
   * Pixels that belong to a bin, from aperture.dat (origin, extent, angle, pixel counts) and
   * bins.dat (bin numbers from 1, x fastest, 0 for none). Positions are those of the pixel centres
   * on the axes of the aperture, not turned to the sky.
   */
  SurveyImage image(int spaxels) {
    Path aperturePath = folder.resolve("aperture.dat");
    List<double[]> aperture = new ArrayList<>();
    int[] lengths = {2, 2, 1, 2};
    for (String line : NumberTable.lines(aperturePath)) {
      if (!line.isBlank() && line.strip().charAt(0) != '#' && aperture.size() < lengths.length) {
        int columns = lengths[aperture.size()];
        aperture.add(NumberTable.numbers(line, columns, aperturePath.toString()));
      }
    }
    if (aperture.size() < lengths.length) {
      throw new FormatException(
          "origin, extent, angle and pixel counts are expected on four lines",
          aperturePath.toString(),
          "pass the complete file");
    }
    int nx = (int) aperture.get(3)[0];
    int ny = (int) aperture.get(3)[1];
    return image(binNumbers(nx * ny, spaxels), nx, ny, aperture.get(0), aperture.get(1));
  }

  private static SurveyImage image(
      int[] binNumber, int nx, int ny, double[] origin, double[] extent) {
    int used = 0;
    for (int bin : binNumber) {
      used += bin > 0 ? 1 : 0;
    }
    double[] x = new double[used];
    double[] y = new double[used];
    int[] bin = new int[used];
    int next = 0;
    for (int pixel = 0; pixel < binNumber.length; pixel++) {
      if (binNumber[pixel] > 0) {
        int column = pixel % nx;
        int row = pixel / nx;
        x[next] = origin[0] + (column + 0.5) * extent[0] / nx;
        y[next] = origin[1] + (row + 0.5) * extent[1] / ny;
        bin[next++] = binNumber[pixel] - 1;
      }
    }
    return new SurveyImage(x, y, bin);
  }

  private int[] binNumbers(int pixels, int spaxels) {
    Path path = folder.resolve("bins.dat");
    List<Integer> numbers = new ArrayList<>();
    boolean announced = false;
    for (String line : NumberTable.lines(path)) {
      if (!line.isBlank() && line.strip().charAt(0) != '#') {
        int words = line.strip().split("\\s+").length;
        for (double number : NumberTable.numbers(line, words, path.toString())) {
          numbers.add((int) number);
        }
        if (!announced) {
          numbers.clear(); // the first line only says how many follow
          announced = true;
        }
      }
    }
    boolean valid = numbers.size() == pixels;
    for (int number : numbers) {
      valid &= number >= 0 && number <= spaxels;
    }
    if (!valid) {
      throw new FormatException(
          numbers.size()
              + " bin numbers do not describe "
              + pixels
              + " pixels in "
              + spaxels
              + " bins",
          path.toString(),
          "pass bins.dat and aperture.dat of the same model");
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
