package org.alidade.cube;

import java.time.Duration;
import java.util.List;

/**
 * What {@link HypercubeBuilder#build} did.
 *
 * @param tiles tiles in all
 * @param built tiles computed by this run; 0 if the cube was complete
 * @param bytes size of the models in bytes
 * @param elapsed time taken
 * @param convolution how spectra were convolved: gemm or fft
 * @param fingerprint identity of the matrix, 64 hexadecimal digits
 * @param poorlySampled pairs (spaxel, component) whose sampled velocity distribution misses more
 *     than 5 % of its mass
 * @param warnings sentences for the user
 */
public record BuildReport(
    int tiles,
    int built,
    long bytes,
    Duration elapsed,
    String convolution,
    String fingerprint,
    List<String> poorlySampled,
    List<String> warnings) {
  /** Copies the lists. */
  public BuildReport {
    poorlySampled = List.copyOf(poorlySampled);
    warnings = List.copyOf(warnings);
  }
}
