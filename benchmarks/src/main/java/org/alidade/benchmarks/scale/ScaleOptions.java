package org.alidade.benchmarks.scale;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.benchmarks.Arguments;
import org.alidade.cube.RebinMode;
import org.alidade.cube.mock.GalaxySize;

/**
 * What is measured where.
 *
 * @param size size of a generated problem
 * @param arrays file of arrays instead
 * @param library orbit library of a generated problem; synthetic without
 * @param templates templates of a generated problem; synthetic without
 * @param rebin how template pixels become observed pixels
 * @param seed of a generated problem
 * @param threads worker threads
 * @param folder where files are made
 */
public record ScaleOptions(
    GalaxySize size,
    Optional<Path> arrays,
    Optional<Path> library,
    Optional<Path> templates,
    RebinMode rebin,
    long seed,
    int threads,
    Path folder) {

  /** Takes its options from a command line. */
  public static ScaleOptions take(Arguments words) {
    return new ScaleOptions(
        GalaxySize.of(words.option("--size").orElse(GalaxySize.MEDIUM.label())),
        words.option("--arrays").map(Path::of),
        words.option("--library").map(Path::of),
        words.option("--templates").map(Path::of),
        RebinMode.of(words.option("--rebin").orElse(RebinMode.OVERLAP.label())),
        words.number("--seed", 1),
        words.number("--threads", Runtime.getRuntime().availableProcessors()),
        Path.of(words.option("--folder").orElse(System.getProperty("java.io.tmpdir"))));
  }

  /** A tiny generated problem with the same folder and threads. */
  ScaleOptions tiny() {
    return new ScaleOptions(
        GalaxySize.TINY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        rebin,
        seed,
        threads,
        folder);
  }

  /** What to call the problem. */
  public String name() {
    return arrays.map(path -> path.getFileName().toString()).orElse(size.label());
  }
}
