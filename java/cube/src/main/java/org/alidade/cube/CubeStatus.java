package org.alidade.cube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.DerivedDatasets;
import org.alidade.cube.internal.diagnose.DoneTiles;
import org.alidade.cube.internal.diagnose.FitFiles;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * How far a cube file has come; may be asked at any time, also while the hypercube is built.
 *
 * <p>Example: {@code logger.info(CubeStatus.of(path).toText())}.
 *
 * @param file the file
 * @param fileBytes its size
 * @param sizes lengths by name: nSpat, nLSpec, nTSpec, nVel, nComp, nPop, as far as known
 * @param inputs paths of the inputs that are there
 * @param keptPixels observed pixels that the mask keeps; empty without a mask
 * @param hypercube the hypercube, if one was begun
 * @param results paths of the results that are there; those of a running fit lie beside the file
 * @param columnEnergy the stored column energies, if there are any
 * @param emptyComponents components without light, if the component support is stored and belongs
 *     to the inputs
 * @param writer who has the file locked for writing, if anybody
 */
public record CubeStatus(
    Path file,
    long fileBytes,
    Map<String, Long> sizes,
    List<String> inputs,
    Optional<Integer> keptPixels,
    Optional<Hypercube> hypercube,
    List<String> results,
    Optional<Energy> columnEnergy,
    Optional<List<Integer>> emptyComponents,
    Optional<String> writer) {

  private static final int TILES_LISTED = 5;

  private static final List<String> INPUTS =
      List.of(
          CubeLayout.DATA_CUBE,
          CubeLayout.TEMPLATES,
          CubeLayout.LOSVD,
          CubeLayout.TEM_PIX,
          CubeLayout.OBS_PIX,
          CubeLayout.VEL_PIX,
          CubeLayout.REBIN_OPERATOR,
          CubeLayout.MASK,
          CubeLayout.X_PIX,
          CubeLayout.Y_PIX,
          CubeLayout.BIN_NUM,
          CubeLayout.COMPONENT_WEIGHTS);

  private static final List<String> RESULTS =
      List.of(
          CubeLayout.FIT + "/x_latest",
          CubeLayout.FIT + "/x_best",
          CubeLayout.FIT + "/metrics",
          CubeLayout.X_GLOBAL,
          CubeLayout.MODEL_CUBE);

  /**
   * Stored column energies.
   *
   * @param columns number of columns
   * @param lambdaWeights name of the pixel weights they were computed with
   * @param current whether inputs, build options and mask are still the same
   */
  public record Energy(int columns, String lambdaWeights, boolean current) {}

  /**
   * State of the hypercube.
   *
   * @param shape shape of the models, (S, C, P, L)
   * @param chunks chunk lengths of the models
   * @param dtype element type of the models
   * @param filters filters of the models, such as shuffle and deflate
   * @param storedBytes bytes that the models take in the file
   * @param tilesDone tiles finished
   * @param tilesTotal tiles in all
   * @param firstFinished places (spaxel, component, population tile) of the first five
   * @param complete whether the hypercube was declared complete
   * @param options the options that change the numbers
   * @param fingerprint identity of the matrix, 64 hexadecimal digits; empty if made by another
   *     program
   */
  public record Hypercube(
      List<Long> shape,
      List<Long> chunks,
      String dtype,
      List<String> filters,
      long storedBytes,
      int tilesDone,
      int tilesTotal,
      List<String> firstFinished,
      boolean complete,
      Map<String, String> options,
      String fingerprint) {
    /** Copies the collections. */
    public Hypercube {
      shape = List.copyOf(shape);
      chunks = List.copyOf(chunks);
      filters = List.copyOf(filters);
      firstFinished = List.copyOf(firstFinished);
      options = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(options));
    }

    /** Finished part of the tiles, 0 to 1. */
    public double fractionDone() {
      return tilesTotal > 0 ? (double) tilesDone / tilesTotal : complete ? 1 : 0;
    }
  }

  /** Copies the collections. */
  public CubeStatus {
    sizes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sizes));
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }

  /**
   * Looks at a file.
   *
   * @throws org.alidade.array.FormatException if it is not an HDF5 file or is damaged
   * @throws InvalidStateException if a writer changes the structure of the file for longer than
   *     some seconds
   */
  public static CubeStatus of(Path cubeFile) {
    long bytes = size(cubeFile);
    List<String> results = new ArrayList<>();
    FitFiles fit = FitFiles.of(cubeFile);
    for (String path : RESULTS) {
      fit.find(path, (file, name) -> name).ifPresent(results::add);
    }
    Optional<String> writer = writer(cubeFile);
    Derived derived = Derived.of(cubeFile);
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      return new CubeStatus(
          cubeFile,
          bytes,
          sizes(file),
          INPUTS.stream().filter(file::isDataset).toList(),
          kept(file),
          hypercube(file),
          results,
          derived.energy(),
          derived.emptyComponents(),
          writer);
    }
  }

  /** Stored quantities and whether they still belong to the inputs. */
  private record Derived(Optional<Energy> energy, Optional<List<Integer>> emptyComponents) {
    static Derived of(Path cubeFile) {
      Optional<ColumnEnergy> energy;
      Optional<DerivedDatasets.StoredSupport> support;
      try (Hdf5File file = PatientReader.open(cubeFile)) {
        energy = DerivedDatasets.energy(file);
        support = DerivedDatasets.support(file);
      }
      if (energy.isEmpty() && support.isEmpty()) {
        return new Derived(Optional.empty(), Optional.empty());
      }
      String now = fingerprint(cubeFile);
      return new Derived(
          energy.map(
              e -> new Energy(e.energy().length, e.lambdaWeights(), e.isCurrent(cubeFile, now))),
          support
              .filter(stored -> stored.fingerprint().equals(now))
              .map(stored -> Arrays.stream(stored.empty()).boxed().toList()));
    }

    /** Inputs that make no matrix are not those that anything was computed from. */
    private static String fingerprint(Path cubeFile) {
      try {
        return BuildFingerprint.current(cubeFile);
      } catch (AlidadeException noMatrix) {
        return "none: " + noMatrix.getMessage();
      }
    }
  }

  private static long size(Path cubeFile) {
    try {
      return Files.exists(cubeFile) ? Files.size(cubeFile) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> sizes(Hdf5File file) {
    Map<String, Long> sizes = new java.util.LinkedHashMap<>();
    putLength(sizes, "nSpat", file, CubeLayout.LOSVD, 0);
    putLength(sizes, "nComp", file, CubeLayout.LOSVD, 2);
    putLength(sizes, "nPop", file, CubeLayout.TEMPLATES, 0);
    putLength(sizes, "nLSpec", file, CubeLayout.OBS_PIX, 0);
    putLength(sizes, "nTSpec", file, CubeLayout.TEM_PIX, 0);
    putLength(sizes, "nVel", file, CubeLayout.VEL_PIX, 0);
    return sizes;
  }

  private static void putLength(
      Map<String, Long> sizes, String name, Hdf5File file, String dataset, int axis) {
    if (file.isDataset(dataset) && file.dataset(dataset).shape().rank() > axis) {
      sizes.put(name, file.dataset(dataset).shape().length(axis));
    }
  }

  private static Optional<Integer> kept(Hdf5File file) {
    if (!file.isDataset(CubeLayout.MASK)) {
      return Optional.empty();
    }
    int kept = 0;
    for (boolean keep : file.dataset(CubeLayout.MASK).readBooleans()) {
      kept += keep ? 1 : 0;
    }
    return Optional.of(kept);
  }

  private static Optional<Hypercube> hypercube(Hdf5File file) {
    Optional<BuildRecord> record = BuildRecord.find(file);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
    Optional<DoneTiles> tiles =
        models.shape().rank() == 4 ? DoneTiles.find(file) : Optional.empty();
    Optional<BuildFingerprint> stated = record.get().stated();
    return Optional.of(
        new Hypercube(
            boxed(models.shape().toArray()),
            boxed(models.chunk()),
            models.type().name().toLowerCase(java.util.Locale.ROOT),
            models.filters(),
            models.storageBytes(),
            tiles.map(DoneTiles::done).orElse(0),
            tiles.map(DoneTiles::total).orElse(0),
            tiles
                .map(t -> t.finished(TILES_LISTED).stream().map(DoneTiles.Place::toString).toList())
                .orElse(List.of()),
            record.get().complete(),
            stated.map(BuildFingerprint::options).orElse(Map.of()),
            stated.map(BuildFingerprint::digest).orElse("")));
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /**
   * Asks by trying: reading the lock file would take away the lock from a writer in this process,
   * because closing any handle on a file gives back all locks of the process on it.
   */
  private static Optional<String> writer(Path cubeFile) {
    if (!Files.exists(WriterLock.lockFile(cubeFile))) {
      return Optional.empty();
    }
    WriterLock.Options once = WriterLock.Options.defaults().withTimeout(Duration.ZERO);
    try (WriterLock free = WriterLock.acquire(cubeFile, once)) {
      return Optional.empty();
    } catch (InvalidStateException held) {
      return Optional.of(held.what());
    }
  }

  /** The status as lines of text, for people. */
  public String toText() {
    StringBuilder text = new StringBuilder(512);
    text.append(file).append("  ").append(Numbers.bytes(fileBytes)).append('\n');
    line(text, "sizes", sizes.isEmpty() ? "not populated" : pairs(sizes, " = "));
    keptPixels.ifPresent(kept -> line(text, "mask", kept + " pixels kept"));
    line(text, "inputs", names(inputs));
    if (hypercube.isEmpty()) {
      line(text, "hypercube", "none (run alidade cube build, or fit with --rows operator)");
    } else {
      appendHypercube(text, hypercube.get());
    }
    columnEnergy.ifPresent(
        energy ->
            line(
                text,
                "energy",
                energy.columns()
                    + " columns, lambda weights "
                    + energy.lambdaWeights()
                    + (energy.current() ? "" : ", STALE (run alidade cube energy)")));
    emptyComponents.ifPresent(
        empty -> line(text, "no light in", empty.isEmpty() ? "none" : "components " + empty));
    line(text, "results", names(results));
    line(text, "writer", writer.orElse("none"));
    return text.toString();
  }

  private static void appendHypercube(StringBuilder text, Hypercube cube) {
    String filters = cube.filters().isEmpty() ? "" : ", " + String.join(" + ", cube.filters());
    line(text, "models", cube.shape() + " " + cube.dtype());
    line(text, "chunks", cube.chunks() + filters + ", " + Numbers.bytes(cube.storedBytes()));
    line(
        text,
        "tiles",
        cube.tilesDone()
            + " / "
            + cube.tilesTotal()
            + " done ("
            + Numbers.percent(cube.fractionDone())
            + ")"
            + (cube.firstFinished().isEmpty()
                ? ""
                : ", first " + String.join(" ", cube.firstFinished())));
    line(text, "complete", cube.complete() ? "yes" : "no");
    line(text, "options", cube.options().isEmpty() ? "unknown" : pairs(cube.options(), "="));
    line(text, "fingerprint", cube.fingerprint().isEmpty() ? "none" : cube.fingerprint());
  }

  private static String names(List<String> paths) {
    return paths.isEmpty() ? "none" : String.join(" ", paths);
  }

  private static String pairs(Map<String, ?> values, String sign) {
    List<String> pairs = new ArrayList<>();
    values.forEach((name, value) -> pairs.add(name + sign + value));
    return String.join(", ", pairs);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(java.util.Locale.ROOT, "  %-12s %s%n", name, value));
  }
}
