package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.internal.CubeCreation;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.GridWriter;
import org.alidade.cube.internal.PopulateInputs;
import org.alidade.cube.internal.PopulateTask;
import org.alidade.cube.internal.RebinWriter;
import org.alidade.cube.internal.track.Solution;
import org.alidade.hdf5.Hdf5File;

/**
 * A cube file: the inputs of a fit, its hypercube and its results in one HDF5 file
 * (docs/formats/cube.md).
 *
 * <p>Example:
 *
 * <pre>{@code
 * CubeFile file = CubeFile.at(Path.of("cube.h5"));
 * file.populate(CubeInputs.read(Path.of("arrays.h5")), PopulateOptions.defaults());
 * HypercubeBuilder.build(file.path(), BuildOptions.defaults(), ProgressListener.NONE);
 * }</pre>
 */
public final class CubeFile {
  private final Path path;

  private CubeFile(Path path) {
    this.path = path;
  }

  /** The cube file at a path; it need not exist yet. */
  public static CubeFile at(Path path) {
    return new CubeFile(path);
  }

  /** Where the file is. */
  public Path path() {
    return path;
  }

  /**
   * Sets the spectral grids before populating. Setting the grids that a populated file was made
   * from changes nothing.
   *
   * @param temPix template grid, ln(wavelength / Angstrom)
   * @param obsPix observed grid, ln(wavelength / Angstrom)
   * @throws InvalidStateException if the file was populated with other grids
   * @throws IOException if the cube file cannot be read or written
   */
  public void setSpectralGrids(double[] temPix, double[] obsPix) throws IOException {
    CubeCreation.update(path, file -> GridWriter.spectral(file, temPix, obsPix));
  }

  /**
   * Sets the velocity bin centres, km/s, before populating.
   *
   * @throws IOException if the cube file cannot be read or written
   */
  public void setVelocityGrid(double[] velPixKms) throws IOException {
    CubeCreation.update(path, file -> GridWriter.velocity(file, velPixKms));
  }

  /**
   * Checks and writes the inputs; everything is refused before anything is written. A second call
   * with the same content changes nothing; other content declares a present hypercube incomplete.
   *
   * @throws org.alidade.array.BadInputException if an input cannot be used
   * @throws MissingDatasetException if a grid is neither given nor in the file
   * @throws IOException if the cube file cannot be read or written
   */
  public PopulateReport populate(CubeInputs inputs, PopulateOptions options) throws IOException {
    PopulateReport report;
    try (PopulateInputs checked = check(inputs, options)) {
      CubeCreation.requireSpace(path, checked.fileBytes());
      report =
          CubeCreation.update(path, file -> PopulateTask.write(file, checked, inputs, options));
    }
    inputs
        .xInit()
        .ifPresent(
            x -> Solution.write(path, x, "x_init", BuildFingerprint.current(path), Instant.now()));
    return report;
  }

  private PopulateInputs check(CubeInputs inputs, PopulateOptions options) {
    if (!Files.exists(path)) {
      return PopulateTask.check(inputs, options, Optional.empty());
    }
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      return PopulateTask.check(inputs, options, Optional.of(file));
    }
  }

  /**
   * Makes sure that rebin operator, its transpose and the template transforms are there, in the
   * stored rebin mode.
   *
   * @return sizes S, C, P, L
   * @throws MissingDatasetException if the file has not been populated
   * @throws IOException if the cube file cannot be read or written
   */
  public CubeShape ensureRebinAndResample() throws IOException {
    return ensureRebinAndResample(Optional.empty());
  }

  /**
   * The same with a rebin mode; another mode than the stored one declares a present hypercube
   * incomplete when it is next built.
   *
   * @throws IOException if the cube file cannot be read or written
   */
  public CubeShape ensureRebinAndResample(Optional<RebinMode> mode) throws IOException {
    requireExisting();
    CubeCreation.update(path, file -> RebinWriter.ensure(file, mode));
    return shape();
  }

  /** Sizes S, C, P, L of a populated file. */
  public CubeShape shape() {
    requireExisting();
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      return GridWriter.shape(file);
    }
  }

  /**
   * Prior light of the components, C values of unit sum, if the file was populated with orbit
   * weights.
   */
  public Optional<double[]> orbitWeights() {
    requireExisting();
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      return file.isDataset(CubeLayout.COMPONENT_WEIGHTS)
          ? Optional.of(file.dataset(CubeLayout.COMPONENT_WEIGHTS).readDoubles())
          : Optional.empty();
    }
  }

  private void requireExisting() {
    if (!Files.exists(path)) {
      throw new MissingDatasetException(
          "no such file", path.toString(), "run alidade cube populate first");
    }
  }
}
