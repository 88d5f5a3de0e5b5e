package org.alidade.cube.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.AlidadeException;
import org.alidade.array.DoubleArray;
import org.alidade.array.Shape;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.diagnose.FitFiles;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.cube.internal.diagnose.StatedSizes;
import org.alidade.cube.view.FitMetrics;
import org.alidade.hdf5.Hdf5File;

/**
 * What a report is made from. Everything may be missing: arrays are empty then, and a note says
 * what to do about it.
 */
final class FitData {
  private static final List<String> WEIGHTS =
      List.of(CubeLayout.X_GLOBAL, CubeLayout.FIT + "/x_best", CubeLayout.FIT + "/x_latest");
  private static final String METRICS = CubeLayout.FIT + "/metrics";

  private final List<String> notes = new ArrayList<>();
  private final Path path;
  private int spaxels;
  private int pixels;
  private int components;
  private int populations;
  private int[] populationShape = {};
  private double[] logLambda = {};
  private boolean[] keep = {};
  private double[] data = {};
  private double[] model = {};
  private double[] x = {};
  private String weightsName = "";
  private double[] prior = {};
  private double[] xPix = {};
  private double[] yPix = {};
  private int[] binNum = {};
  private String pixelUnit = "";
  private Map<String, double[]> metrics = Map.of();

  private FitData(Path path) {
    this.path = path;
  }

  /** Reads a cube file; model spectra that are missing are computed from the weights. */
  static FitData read(Path cubeFile, int threads) {
    FitData fit = new FitData(cubeFile);
    FitFiles files = FitFiles.of(cubeFile);
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      fit.readInputs(file);
      fit.readImage(file);
    }
    fit.readWeights(files);
    fit.readMetrics(files);
    fit.readModel(threads);
    return fit;
  }

  private void readInputs(Hdf5File file) {
    logLambda = doubles(file, CubeLayout.OBS_PIX);
    Shape data2d = shape(file, CubeLayout.DATA_CUBE);
    if (data2d.rank() == 2) {
      spaxels = Math.toIntExact(data2d.length(0));
      pixels = Math.toIntExact(data2d.length(1));
      data = doubles(file, CubeLayout.DATA_CUBE);
    } else {
      notes.add("There are no observed spectra: run alidade cube populate.");
    }
    if (logLambda.length != pixels) {
      logLambda = indices(pixels);
    }
    keep = CubeReading.mask(file, pixels);
    if (keep.length != pixels) {
      notes.add("The mask does not have one value per pixel and is not used.");
      keep = new boolean[pixels];
      Arrays.fill(keep, true);
    }
    Shape losvd = shape(file, CubeLayout.LOSVD);
    components = losvd.rank() == 3 ? Math.toIntExact(losvd.length(2)) : 0;
    Shape templates = shape(file, CubeLayout.TEMPLATES);
    populations = templates.rank() == 2 ? Math.toIntExact(templates.length(0)) : 0;
    populationShape = StatedSizes.populationShape(file, populations);
    prior = doubles(file, CubeLayout.COMPONENT_WEIGHTS);
  }

  private static double[] indices(int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> i);
    return values;
  }

  private static double[] doubles(Hdf5File file, String dataset) {
    return file.isDataset(dataset) ? file.dataset(dataset).readDoubles() : new double[0];
  }

  private static Shape shape(Hdf5File file, String dataset) {
    return file.isDataset(dataset) ? file.dataset(dataset).shape() : Shape.of();
  }

  private void readImage(Hdf5File file) {
    double[] horizontal = doubles(file, CubeLayout.X_PIX);
    double[] vertical = doubles(file, CubeLayout.Y_PIX);
    int[] spaxel =
        file.isDataset(CubeLayout.BIN_NUM)
            ? file.dataset(CubeLayout.BIN_NUM).readInts()
            : new int[0];
    boolean sound =
        spaxel.length > 0
            && horizontal.length == spaxel.length
            && vertical.length == spaxel.length
            && Arrays.stream(spaxel).allMatch(s -> s >= 0 && s < spaxels);
    if (!sound) {
      notes.add("There are no image coordinates (XPix, YPix, BinNum): the maps are empty.");
      return;
    }
    xPix = horizontal;
    yPix = vertical;
    binNum = spaxel;
    pixelUnit =
        file.dataset(CubeLayout.X_PIX)
            .attributes()
            .findString("units")
            .filter(unit -> !unit.equals("as given"))
            .orElse("");
  }

  private void readWeights(FitFiles files) {
    for (String name : WEIGHTS) {
      double[] found = files.numbers(name);
      boolean fits = components == 0 || populations == 0 || found.length == unknowns();
      if (found.length > 0 && fits && x.length == 0) {
        x = found;
        weightsName = name;
      } else if (found.length > 0 && !fits) {
        notes.add(name + " has " + found.length + " values, not C*P = " + unknowns() + ".");
      }
    }
    if (x.length == 0) {
      notes.add("There are no weights yet: run alidade cube solve.");
    } else if (!weightsName.equals(CubeLayout.X_GLOBAL)) {
      notes.add("The fit has not ended; the weights are those of " + weightsName + ".");
    }
    if (prior.length != components || components == 0) {
      prior = files.numbers(CubeLayout.FIT + "/orbit_weights");
    }
    if (prior.length != components) {
      prior = new double[0];
    }
  }

  private int unknowns() {
    return components * populations;
  }

  private void readMetrics(FitFiles files) {
    metrics =
        files
            .find(METRICS, (file, group) -> columns(file))
            .filter(columns -> !columns.isEmpty())
            .orElse(Map.of());
    if (metrics.isEmpty()) {
      notes.add("The fit was not tracked: the convergence figure is empty.");
    }
  }

  private static Map<String, double[]> columns(Hdf5File file) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    int rows = Integer.MAX_VALUE;
    for (String name : file.children(METRICS)) {
      double[] column = file.dataset(METRICS + "/" + name).readDoubles();
      columns.put(name, column);
      rows = Math.min(rows, column.length);
    }
    int common = rows; // a fit that is being written may have columns of different length
    columns.replaceAll((name, column) -> Arrays.copyOf(column, common));
    return columns;
  }

  private void readModel(int threads) {
    if (x.length == 0 || x.length != unknowns() || data.length == 0) {
      readStoredModel("");
      return;
    }
    try {
      Reconstruction.Status status =
          Reconstruction.status(path, x, CubeLayout.MODEL_CUBE.substring(1));
      if (status.ok()) {
        readStoredModel("");
      } else {
        model = computeModel(threads);
        notes.add(
            "The model spectra were computed for this report (model cube: "
                + status.reason()
                + ").");
      }
    } catch (AlidadeException e) {
      readStoredModel(" The model spectra cannot be computed: " + e.getMessage() + ".");
    }
  }

  private void readStoredModel(String problem) {
    try (Hdf5File file = PatientReader.open(path)) {
      Shape stored = shape(file, CubeLayout.MODEL_CUBE);
      if (stored.rank() == 2 && stored.length(0) == spaxels && stored.length(1) == pixels) {
        model = doubles(file, CubeLayout.MODEL_CUBE);
      } else {
        notes.add("There are no model spectra: run alidade cube reconstruct." + problem);
      }
    }
  }

  private double[] computeModel(int threads) {
    try (CubeOperator operator = CubeOperators.matrixFree(path, threads);
        DoubleArray weights = DoubleArray.copyOf("cube.report", x);
        DoubleArray spectra = DoubleArray.allocate("cube.report", spaxels, pixels)) {
      operator.forward(weights, spectra);
      return spectra.toArray();
    }
  }

  Path path() {
    return path;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  int spaxels() {
    return spaxels;
  }

  int pixels() {
    return pixels;
  }

  int components() {
    return components;
  }

  int populations() {
    return populations;
  }

  /** Lengths of the population axes, metallicity first. */
  int[] populationShape() {
    return populationShape;
  }

  /** Observed grid in ln(wavelength / Angstrom). */
  double[] logLambda() {
    return logLambda;
  }

  /** Pixels that count. */
  boolean[] keep() {
    return keep;
  }

  boolean hasModel() {
    return model.length > 0;
  }

  /** Observed spectrum of a spaxel. */
  double[] data(int spaxel) {
    return Arrays.copyOfRange(data, spaxel * pixels, (spaxel + 1) * pixels);
  }

  /** Model spectrum of a spaxel. */
  double[] model(int spaxel) {
    return Arrays.copyOfRange(model, spaxel * pixels, (spaxel + 1) * pixels);
  }

  /** Weights (C, P), or empty. */
  double[] x() {
    return x;
  }

  /** Where the weights come from. */
  String weightsName() {
    return weightsName;
  }

  /** Prior light of the components, or empty. */
  double[] prior() {
    return prior;
  }

  double[] xPix() {
    return xPix;
  }

  double[] yPix() {
    return yPix;
  }

  int[] binNum() {
    return binNum;
  }

  /** Unit of the image coordinates, or empty. */
  String pixelUnit() {
    return pixelUnit;
  }

  /** The course of the fit, without columns if it was not tracked. */
  FitMetrics metrics() {
    return new FitMetrics(metrics);
  }

  /** Sum of the weights of every component, or empty. */
  double[] componentSums(double[] weights) {
    if (weights.length == 0 || weights.length != unknowns()) {
      return new double[0];
    }
    double[] sums = new double[components];
    for (int j = 0; j < weights.length; j++) {
      sums[j / populations] += weights[j];
    }
    return sums;
  }
}
