package org.alidade.cube;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.DerivedDatasets;
import org.alidade.hdf5.Hdf5File;
import org.jspecify.annotations.Nullable;

/**
 * Global energies of the columns of a cube file, {@code E[c, p] = sum over s and kept l of w_l
 * models[s, c, p, l]^2}, exact from the inputs (spec cubefit 6.5). The weight w enters itself, not
 * its square root.
 *
 * <p>Example: {@code ColumnEnergy energy = ColumnEnergy.compute(path, null, "none", 2);
 * energy.store(path);}
 *
 * @param energy C*P values in squared flux units, column {@code j = c * P + p}
 * @param components number of components C
 * @param lambdaWeights name of the pixel weights: none, auto, or where they came from
 * @param fingerprint identity of the matrix
 * @param maskDigest SHA-256 of the mask
 * @param weightsDigest SHA-256 of the pixel weights times the mask
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record ColumnEnergy(
    double[] energy,
    int components,
    String lambdaWeights,
    String fingerprint,
    String maskDigest,
    String weightsDigest) {
  /** Takes a copy of the energies. */
  public ColumnEnergy {
    energy = energy.clone();
  }

  /** Energies, as a copy. */
  @Override
  public double[] energy() {
    return energy.clone();
  }

  /**
   * Computes the energies from the inputs; nothing is written.
   *
   * @param cubeFile a populated file
   * @param pixelWeights L weights of zero or more, multiplied with the mask; null = 1
   * @param name name of the weights, stored with the energies
   * @param threads most threads; the result does not depend on it
   * @throws BadInputException if the number of weights differs from L
   */
  public static ColumnEnergy compute(
      Path cubeFile, double @Nullable [] pixelWeights, String name, int threads) {
    try (CubeData data = CubeDataReader.read(cubeFile);
        CubeOperator operator = CubeOperators.matrixFree(cubeFile, threads);
        DoubleArray energy = DoubleArray.allocate("cube.energy", operator.shape().unknowns())) {
      double[] weights = masked(data, pixelWeights);
      operator.columnEnergies(weights, energy);
      return new ColumnEnergy(
          energy.toArray(),
          operator.shape().components(),
          name,
          BuildFingerprint.current(cubeFile),
          DerivedDatasets.maskDigest(data.keep()),
          DerivedDatasets.digest(weights));
    }
  }

  private static double[] masked(CubeData data, double @Nullable [] weights) {
    double[] masked = new double[data.pixels()];
    if (weights != null && weights.length != masked.length) {
      throw new BadInputException(
          weights.length + " pixel weights for " + masked.length + " pixels",
          "pixelWeights",
          "pass one weight per observed pixel");
    }
    for (int l = 0; l < masked.length; l++) {
      masked[l] = !data.keeps(l) ? 0 : weights == null ? 1 : weights[l];
    }
    return masked;
  }

  /** Writes the energies into the cube file as {@code /HyperCube/col_energy}. */
  public void store(Path cubeFile) {
    DerivedDatasets.writeEnergy(cubeFile, this);
  }

  /** The energies that a cube file holds, current or not. */
  public static Optional<ColumnEnergy> stored(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return DerivedDatasets.energy(file);
    }
  }

  /** Whether inputs, build options and mask of the file are those of the energies. */
  public boolean isCurrent(Path cubeFile) {
    return isCurrent(cubeFile, BuildFingerprint.current(cubeFile));
  }

  boolean isCurrent(Path cubeFile, String currentFingerprint) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return currentFingerprint.equals(fingerprint)
          && DerivedDatasets.maskDigest(file).equals(maskDigest);
    }
  }
}
