package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.CubeCheck;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeStatus;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.QuickStats;
import org.alidade.cube.RebinDiagnosis;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.view.ComponentLight;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.WeightChoice;
import org.alidade.lightcurve.exchange.LightCurveImport;
import org.alidade.transients.training.DatasetFile;

/**
 * HDF5 files that are whole, of layouts that differ from what readers expect. An input says what is
 * changed in a file that the library wrote.
 */
class Hdf5LayoutsFuzzTest {
  private static final String NAME = "foreign.h5";
  private static final String CUBE_NAME = "cube.h5";

  @FuzzTest
  void arrays(byte[] input) {
    read(Hdf5Seeds.ARRAYS, input, Hdf5LayoutsFuzzTest::populate);
  }

  @FuzzTest
  void cube(byte[] input) {
    read(Hdf5Seeds.CUBE, input, Hdf5LayoutsFuzzTest::readCube);
  }

  @FuzzTest
  void operators(byte[] input) {
    read(Hdf5Seeds.CUBE, input, Hdf5LayoutsFuzzTest::readOperators);
  }

  @FuzzTest
  void fit(byte[] input) {
    read(Hdf5Seeds.CUBE, input, file -> readFit(FitView.open(file)));
  }

  @FuzzTest
  void liveFit(byte[] input) {
    byte[] live = Hdf5Seeds.LIVE.changed(input);
    List<Piece> files =
        List.of(new Piece(NAME, live), new Piece(CUBE_NAME, Hdf5Seeds.CUBE.bytes()));
    ForeignBytes.inFolder(
        live.length,
        files,
        folder -> readFit(FitView.open(folder.resolve(CUBE_NAME), folder.resolve(NAME))));
  }

  @FuzzTest
  void labelledArray(byte[] input) {
    read(Hdf5Seeds.LABELLED, input, LightCurvesFuzzTest::readStore);
  }

  @FuzzTest
  void importedColumns(byte[] input) {
    read(
        Hdf5Seeds.COLUMNS,
        input,
        file -> LightCurveImport.from(file).into(new LightCurvesFuzzTest.Checking()));
  }

  @FuzzTest
  void samples(byte[] input) {
    read(Hdf5Seeds.SAMPLES, input, DatasetFile::read);
  }

  private static void read(Hdf5Seeds seed, byte[] input, ForeignBytes.Reader reader) {
    ForeignBytes.asFile(seed.changed(input), NAME, reader);
  }

  private static void populate(Path arrays) throws IOException {
    Path folder = Files.createTempDirectory("populated");
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(folder.resolve(CUBE_NAME)).populate(inputs, PopulateOptions.defaults());
    } finally {
      ForeignBytes.delete(folder);
    }
  }

  private static void readCube(Path file) {
    attempt(() -> CubeStatus.of(file).toText());
    attempt(() -> CubeCheck.run(file, CubeCheck.Options.defaults()).toText());
    attempt(() -> QuickStats.of(file));
    attempt(() -> RebinDiagnosis.of(file));
    attempt(() -> CubeDataReader.read(file).close());
    attempt(() -> CubeFile.at(file).shape());
    attempt(() -> CubeFile.at(file).orbitWeights());
    attempt(() -> PopulationGrid.read(file));
    attempt(() -> BuildFingerprint.current(file));
    attempt(() -> Reconstruction.storedWeights(file));
    attempt(() -> ComponentLight.read(file));
  }

  private static void readOperators(Path file) {
    attempt(() -> CubeOperators.stored(file, 1).close());
    attempt(() -> CubeOperators.matrixFree(file, 1).close());
  }

  private static void readFit(FitView opened) {
    try (FitView view = opened) {
      attempt(view::savedSec);
      attempt(view::sizes);
      attempt(view::metrics);
      attempt(view::saved);
      attempt(view::orbitWeights);
      attempt(view::sampleSpaxels);
      attempt(view::image);
      attempt(() -> holds(view.meanFlux().length == view.sizes().spaxels(), "flux of all"));
      attempt(view::tiles);
      attempt(() -> view.spectrum(0, Optional.empty()));
      for (WeightChoice choice : WeightChoice.values()) {
        attempt(
            () -> {
              Optional<FitWeights> weights = view.weights(choice);
              view.spectrum(0, weights);
            });
      }
    }
  }
}
