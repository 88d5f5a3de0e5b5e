package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.ClampMode;
import org.alidade.cube.ProgressListener;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * One build under the writer lock: prepares the structure, computes missing tiles, stamps the end.
 */
public final class HypercubeBuild {
  private final Path path;
  private final WriterLock lock;
  private final ModelInputs inputs;
  private final TileGrid grid;
  private final BuildOptions options;
  private final BuildFingerprint fingerprint;
  private final ModelScale scale;
  private String convolution = "none";
  private List<String> poorlySampled = List.of();

  /** Prepares; nothing is written before {@link #run}. */
  public HypercubeBuild(
      Path path,
      WriterLock lock,
      ModelInputs inputs,
      TileGrid grid,
      BuildOptions options,
      BuildFingerprint fingerprint) {
    this.path = path;
    this.lock = lock;
    this.inputs = inputs;
    this.grid = grid;
    this.options = options;
    this.fingerprint = fingerprint;
    this.scale = ModelScale.of(inputs, options.amplitude(), options.norm());
  }

  /** Builds what is missing and returns the number of tiles computed. */
  public int run(ProgressListener progress) throws IOException, InterruptedException {
    Optional<BuildRecord> found;
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      found = BuildRecord.find(file);
    }
    boolean same = prepare(found);
    if (same && found.isPresent() && found.get().complete()) {
      return 0;
    }
    int built;
    try (HypercubeStore store = HypercubeStore.open(path)) {
      List<TileGrid.Tile> missing = missing(store);
      built = missing.size();
      buildTiles(store, missing, progress);
    }
    CubeUpdate.inPlace(path, lock, HypercubeStructure::complete);
    return built;
  }

  /** Makes the structure ready; says whether a hypercube of the same making was there. */
  private boolean prepare(Optional<BuildRecord> found) throws IOException {
    if (found.isEmpty()) {
      CubeUpdate.apply(
          path, lock, file -> HypercubeStructure.create(file, grid, fingerprint, inputs, scale));
      return false;
    }
    String where = path + " " + CubeLayout.HYPERCUBE;
    HypercubeStructure.requireSame(found.get(), grid, fingerprint, options, where);
    if (found.get().built().equals(grid) && found.get().stated().equals(Optional.of(fingerprint))) {
      return true;
    }
    CubeUpdate.inPlace(
        path,
        lock,
        file -> HypercubeStructure.restart(file, found.get(), grid, fingerprint, inputs, scale));
    return false;
  }

  private List<TileGrid.Tile> missing(HypercubeStore store) throws IOException {
    List<TileGrid.Tile> missing = new ArrayList<>();
    for (TileGrid.Tile tile : grid.buildOrder()) {
      if (!store.isDone(tile)) {
        missing.add(tile);
      }
    }
    return missing;
  }

  private void buildTiles(
      HypercubeStore store, List<TileGrid.Tile> missing, ProgressListener progress)
      throws IOException, InterruptedException {
    boolean clamp = clamp();
    long before = (long) grid.count() - missing.size();
    long[] done = {before};
    progress.progress(before, grid.count(), "tiles");
    try (ModelKernels kernels =
            new ModelKernels(inputs, scale, options.kernel(), options.velocityBiasKms());
        ConvolutionPlan plan =
            ConvolutionPlan.of(
                inputs,
                kernels.grid(),
                options.convolution(),
                grid.spaxelChunk(),
                options.workers())) {
      convolution = plan.name();
      TilePipeline.run(
          missing,
          options.workers(),
          () -> new TileComputer(grid, kernels, plan, clamp),
          (tile, values) -> {
            store.write(tile, values);
            progress.progress(++done[0], grid.count(), "tiles");
          });
      poorlySampled = kernels.poorlySampled();
    } catch (IOException e) {
      throw diskFullOr(e);
    }
  }

  private boolean clamp() {
    boolean nonNegative = inputs.templatesNonNegative();
    return options.clamp() == ClampMode.ON || (options.clamp() == ClampMode.AUTO && nonNegative);
  }

  private IOException diskFullOr(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left")
        || message.contains("File too large")
        || message.contains("not enough space")) {
      ResourceExhaustedException full =
          new ResourceExhaustedException(
              "the disk is full",
              path.toString(),
              "free space and build again; finished tiles are kept");
      full.initCause(e);
      throw full;
    }
    return e;
  }

  /** How spectra were convolved: gemm, fft, or none if nothing was missing. */
  public String convolution() {
    return convolution;
  }

  /**
   * Pairs (spaxel, component) whose sampled velocity distribution misses more than 5 % of its mass.
   */
  public List<String> poorlySampled() {
    return poorlySampled;
  }

  /** Refuses the one combination the matrix-free product cannot reproduce. */
  public static void requireLinear(BuildOptions options, ModelInputs inputs) {
    if (options.clamp() == ClampMode.ON && !inputs.templatesNonNegative()) {
      throw new BadInputException(
          "clamped models of templates with negative values are not linear in the templates",
          "--clamp on",
          "use --rows models, or build with --clamp off");
    }
  }
}
