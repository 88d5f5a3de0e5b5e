package org.alidade.cube.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.Lengths;
import org.alidade.cube.internal.diagnose.DoneTiles;
import org.alidade.cube.internal.diagnose.StatedSizes;
import org.alidade.cube.internal.view.FitSource;
import org.alidade.cube.internal.view.SpaxelBlock;
import org.alidade.cube.internal.view.SpaxelRows;
import org.alidade.cube.internal.view.StoredModel;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/**
 * A fit as its files show it at one moment: the cube file and, while a fit runs, the live file
 * beside it, whichever was saved later. Only reads; meant to be open for one question and closed
 * again, so that writers are not held up.
 *
 * <p>Whatever the files lack is empty. Example:
 *
 * <pre>{@code
 * try (FitView view = FitView.open(path)) {
 *   double[] errors = view.metrics().column("val_rmse");
 * }
 * }</pre>
 */
public final class FitView implements AutoCloseable {
  private static final String METRICS = CubeLayout.FIT + "/metrics";
  private static final long MOST_UNKNOWNS = 50_000_000;
  private static final long MOST_IMAGE_PIXELS = 20_000_000;
  private static final long MOST_ROWS = 5_000_000;
  private static final long MOST_PIXELS = 1_000_000;
  private static final int MOST_COLUMNS = 64;

  private final FitSource source;

  private FitView(FitSource source) {
    this.source = source;
  }

  /**
   * Opens the files of a fit for reading.
   *
   * @throws BadInputException if there is no such file
   * @throws org.alidade.array.FormatException if it is foreign, truncated or damaged
   * @throws org.alidade.array.InvalidStateException if a writer changes its structure just now
   */
  public static FitView open(Path cubeFile) {
    return new FitView(FitSource.open(cubeFile));
  }

  /**
   * Opens the files of a fit whose live file has another place, such as that of another program.
   *
   * @param liveFile file with a group {@code /Fit}
   */
  public static FitView open(Path cubeFile, Path liveFile) {
    return new FitView(FitSource.open(cubeFile, liveFile));
  }

  /** The file in which the tracker of a running fit writes, beside the cube file. */
  public static Path liveFile(Path cubeFile) {
    return FitSource.sidecar(cubeFile);
  }

  /** Whether there is a live file: a fit is running, or was killed. */
  public boolean isLive() {
    return source.live();
  }

  /** When the fit was last saved, unix seconds; negative infinity if it never was. */
  public double savedSec() {
    return source.savedSec();
  }

  /** Sizes as the datasets have them. */
  public FitSizes sizes() {
    int pixels = length(CubeLayout.DATA_CUBE, 2, 1);
    int populations = length(CubeLayout.TEMPLATES, 2, 0);
    List<Integer> axes =
        populations == 0
            ? List.of()
            : Arrays.stream(StatedSizes.populationShape(cube(), populations)).boxed().toList();
    int kept = 0;
    for (boolean keep : pixels > 0 ? SpaxelRows.mask(cube(), pixels) : new boolean[0]) {
      kept += keep ? 1 : 0;
    }
    return new FitSizes(
        length(CubeLayout.DATA_CUBE, 2, 0),
        pixels,
        kept,
        length(CubeLayout.LOSVD, 3, 2),
        populations,
        axes,
        length(CubeLayout.LOSVD, 3, 1));
  }

  private int length(String path, int rank, int axis) {
    if (!cube().isDataset(path)) {
      return 0;
    }
    Hdf5Dataset dataset = cube().dataset(path);
    return dataset.shape().rank() == rank ? Lengths.of(dataset, rank)[axis] : 0;
  }

  /** The course of the fit; columns shortened to a common length. */
  public FitMetrics metrics() {
    Optional<Hdf5File> holder = source.holding(METRICS);
    if (holder.isEmpty() || holder.get().isDataset(METRICS)) {
      return new FitMetrics(Map.of());
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    int rows = Integer.MAX_VALUE;
    for (String name : holder.get().children(METRICS)) {
      String path = METRICS + "/" + name;
      if (columns.size() < MOST_COLUMNS
          && holder.get().isDataset(path)
          && holder.get().dataset(path).shape().rank() == 1) {
        double[] column = FitSource.bounded(holder.get().dataset(path), MOST_ROWS).readDoubles();
        columns.put(name, column);
        rows = Math.min(rows, column.length);
      }
    }
    int common = rows;
    columns.replaceAll((name, column) -> Arrays.copyOf(column, common));
    return new FitMetrics(columns);
  }

  /** Which weights there are, the newest first; those without a time last. */
  public List<SavedWeights> saved() {
    List<SavedWeights> saved = new ArrayList<>();
    for (WeightChoice choice : WeightChoice.values()) {
      source.dataset(choice.path()).map(found -> saved(choice, found)).ifPresent(saved::add);
    }
    saved.sort((a, b) -> Double.compare(age(b), age(a)));
    return List.copyOf(saved);
  }

  private static double age(SavedWeights weights) {
    return Double.isNaN(weights.timeSec()) ? Double.NEGATIVE_INFINITY : weights.timeSec();
  }

  private static SavedWeights saved(WeightChoice choice, Hdf5Dataset dataset) {
    Hdf5Attributes attributes = dataset.attributes();
    return new SavedWeights(
        choice,
        attributes.findLong("epoch").orElse(0),
        attributes.findDouble("time_sec").orElse(Double.NaN),
        attributes.findDouble("val_rmse").orElse(Double.NaN));
  }

  /**
   * Weights of the fit, if they are there and have C*P values.
   *
   * @param choice which
   */
  public Optional<FitWeights> weights(WeightChoice choice) {
    Optional<Hdf5Dataset> found = source.dataset(choice.path());
    FitSizes sizes = sizes();
    if (found.isEmpty()
        || sizes.unknowns() == 0
        || found.get().shape().size() != sizes.unknowns()) {
      return Optional.empty();
    }
    SavedWeights saved = saved(choice, found.get());
    return Optional.of(
        new FitWeights(
            choice,
            FitSource.bounded(found.get(), MOST_UNKNOWNS).readDoubles(),
            saved.epoch(),
            saved.timeSec(),
            saved.valRmse(),
            found.get().attributes().findString(CubeLayout.ATTRIBUTE_FINGERPRINT).orElse("")));
  }

  /** Prior light of the components as given, C values; empty if there is none. */
  public double[] orbitWeights() {
    int components = sizes().components();
    for (String path : List.of(CubeLayout.FIT + "/orbit_weights", CubeLayout.COMPONENT_WEIGHTS)) {
      double[] weights = source.numbers(path, MOST_UNKNOWNS);
      if (components > 0 && weights.length == components) {
        return weights;
      }
    }
    return new double[0];
  }

  /** Spaxels of the validation sample, ascending; empty if there is none. */
  public int[] sampleSpaxels() {
    return Arrays.stream(source.numbers(CubeLayout.FIT + "/sample/spaxels", MOST_PIXELS))
        .mapToInt(value -> (int) value)
        .toArray();
  }

  /** Where the spaxels are on the sky; empty if the file does not say or contradicts itself. */
  public Optional<ImagePixels> image() {
    if (!cube().isDataset(CubeLayout.BIN_NUM)) {
      return Optional.empty();
    }
    int spaxels = sizes().spaxels();
    int[] spaxel =
        FitSource.bounded(cube().dataset(CubeLayout.BIN_NUM), MOST_IMAGE_PIXELS).readInts();
    double[] x = source.numbers(CubeLayout.X_PIX, MOST_IMAGE_PIXELS);
    double[] y = source.numbers(CubeLayout.Y_PIX, MOST_IMAGE_PIXELS);
    boolean sound =
        spaxel.length > 0
            && x.length == spaxel.length
            && y.length == spaxel.length
            && Arrays.stream(spaxel).allMatch(s -> s >= 0 && s < spaxels);
    if (!sound) {
      return Optional.empty();
    }
    String unit = cube().dataset(CubeLayout.X_PIX).attributes().findString("units").orElse("");
    return Optional.of(new ImagePixels(x, y, spaxel, unit.equals("as given") ? "" : unit));
  }

  /**
   * Mean observed flux of every spaxel over kept and finite pixels, S values; empty without data.
   */
  public double[] meanFlux() {
    int spaxels = sizes().spaxels();
    double[] flux = new double[spaxels];
    int block = spaxels > 0 ? SpaxelRows.length(cube()) : 1;
    for (int first = 0; first < spaxels; first += block) {
      int count = Math.min(block, spaxels - first);
      System.arraycopy(SpaxelRows.meanFlux(cube(), first, count), 0, flux, first, count);
    }
    return flux;
  }

  /** How far the build of the hypercube has come; empty if none was begun. */
  public Optional<TileMap> tiles() {
    return DoneTiles.find(cube()).map(this::tiles);
  }

  private TileMap tiles(DoneTiles tiles) {
    int[] done = new int[tiles.spaxelTiles() * tiles.componentTiles()];
    for (int s = 0; s < tiles.spaxelTiles(); s++) {
      for (int c = 0; c < tiles.componentTiles(); c++) {
        for (int p = 0; p < tiles.populationTiles(); p++) {
          done[s * tiles.componentTiles() + c] += tiles.isDone(s, c, p) ? 1 : 0;
        }
      }
    }
    boolean complete = BuildRecord.find(cube()).map(BuildRecord::complete).orElse(false);
    return new TileMap(
        tiles.spaxelTiles(), tiles.componentTiles(), tiles.populationTiles(), done, complete);
  }

  /**
   * Data and model of one spaxel. The model is that of {@code /ModelCube} if it belongs to the
   * weights; else it is computed from the velocity histograms of this spaxel alone.
   *
   * @param spaxel index of the spaxel
   * @param weights weights of the model; empty for the data alone
   * @throws BadInputException if there is no such spaxel
   * @throws MissingDatasetException if the file has no data
   */
  public SpaxelSpectrum spectrum(int spaxel, Optional<FitWeights> weights) {
    FitSizes sizes = sizes();
    if (sizes.spaxels() == 0) {
      throw new MissingDatasetException(
          "no observed spectra", cube().path().toString(), "run alidade cube populate");
    }
    if (spaxel < 0 || spaxel >= sizes.spaxels()) {
      throw new BadInputException(
          "no spaxel " + spaxel, "spaxel", "use 0 to " + (sizes.spaxels() - 1));
    }
    double[] data = SpaxelRows.read(cube(), CubeLayout.DATA_CUBE, spaxel, 1);
    double[] grid = source.numbers(CubeLayout.OBS_PIX, MOST_PIXELS);
    double[] logLambda = grid.length == data.length ? grid : new double[0];
    boolean[] keep = SpaxelRows.mask(cube(), data.length);
    if (weights.isEmpty()) {
      return new SpaxelSpectrum(spaxel, logLambda, keep, data, new double[0], "no weights yet");
    }
    FitWeights chosen = weights.get();
    try {
      boolean stored = StoredModel.belongsTo(cube(), chosen.x(), chosen.fingerprint());
      double[] model =
          stored ? storedModel(spaxel) : SpaxelBlock.models(cube(), spaxel, 1, chosen.x());
      String from = stored ? "stored model cube" : "computed from the weights";
      return new SpaxelSpectrum(spaxel, logLambda, keep, data, model, from);
    } catch (AlidadeException failure) {
      String why = "no model: " + failure.getMessage();
      return new SpaxelSpectrum(spaxel, logLambda, keep, data, new double[0], why);
    }
  }

  private double[] storedModel(int spaxel) {
    return SpaxelRows.read(cube(), CubeLayout.MODEL_CUBE, spaxel, 1);
  }

  private Hdf5File cube() {
    return source.cube();
  }

  @Override
  public void close() {
    source.close();
  }
}
