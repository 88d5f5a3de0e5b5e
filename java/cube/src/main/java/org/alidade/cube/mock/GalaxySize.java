package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.Locale;
import org.alidade.array.BadInputException;

/** Sizes of generated problems; see {@link LibraryGalaxyOptions#of}. */
public enum GalaxySize {
  /** For tests: 12 spaxels, 3 components, 6 populations, 180 pixels. */
  TINY(12, 3, 2, 3, 180, 25, 1e-4, 50),
  /** A hypercube of 0.1 GB. */
  SMALL(64, 8, 6, 8, 1000, 61, 8e-5, 50),
  /** A hypercube of 1.8 GB. */
  MEDIUM(256, 12, 10, 12, 1247, 101, 6e-5, 50),
  /** The orbit library of NGC 6278 with 636 templates: a hypercube of 35 GB. */
  NGC6278(152, 72, 12, 53, 1247, 203, 4.335e-5, 50),
  /** The MUSE data of NGC 4365: a hypercube of 1.06 TB. */
  NGC4365(2854, 207, 8, 45, 1247, 201, 4.335e-5, 100);

  final int spaxels;
  final int components;
  final int metallicities;
  final int ages;
  final int pixels;
  final int velocityBins;
  final double templateStep;
  final double signalToNoise;

  GalaxySize(
      int spaxels,
      int components,
      int metallicities,
      int ages,
      int pixels,
      int velocityBins,
      double templateStep,
      double signalToNoise) {
    this.spaxels = spaxels;
    this.components = components;
    this.metallicities = metallicities;
    this.ages = ages;
    this.pixels = pixels;
    this.velocityBins = velocityBins;
    this.templateStep = templateStep;
    this.signalToNoise = signalToNoise;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The size with this name.
   *
   * @throws BadInputException if there is none
   */
  public static GalaxySize of(String label) {
    return Arrays.stream(values())
        .filter(size -> size.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "no size " + label,
                    "size",
                    "use one of "
                        + String.join(
                            ", ", Arrays.stream(values()).map(GalaxySize::label).toList())));
  }
}
