package org.alidade.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.hdf5.Hdf5Copy;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.array.LabelledContent;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.exchange.LightCurveExport;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.Sample;
import org.alidade.transients.training.SampleInfo;

/** Whole HDF5 files as the library writes them, small; each is made when it is first asked for. */
enum Hdf5Seeds {
  /** Arrays that a cube file is populated from. */
  ARRAYS {
    @Override
    void write(Path file, Path folder) throws IOException {
      MockGalaxyOptions options =
          MockGalaxyOptions.defaults()
              .withSpaxels(4)
              .withTemplateGrid(2, 2)
              .withWavelengths(5150, 5230);
      MockGalaxy.make(options).arrays().write(file);
    }
  },

  /** A cube file with a hypercube and a fit. */
  CUBE {
    @Override
    void write(Path file, Path folder) throws IOException {
      Path arrays = folder.resolve("arrays.h5");
      Files.write(arrays, ARRAYS.bytes());
      try (CubeInputs inputs = CubeInputs.read(arrays)) {
        CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
      }
      try {
        HypercubeBuilder.build(file, BuildOptions.defaults(), ProgressListener.NONE);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      PipelineRunner.open(file)
          .solveAll(
              SolveOptions.builder()
                  .solver(Solver.KACZMARZ)
                  .epochs(2)
                  .seed(1)
                  .threads(1)
                  .rowSource(RowSource.OPERATOR)
                  .build());
    }
  },

  /** What a running fit writes beside its cube file. */
  LIVE {
    @Override
    void write(Path file, Path folder) throws IOException {
      Path cube = folder.resolve("cube.h5");
      Files.write(cube, CUBE.bytes());
      try (Hdf5File fitted = Hdf5File.openReadOnly(cube);
          Hdf5File live = Hdf5File.create(file)) {
        Hdf5Copy.object(fitted, "/Fit", live);
      }
    }
  },

  /** Light curves as a labelled array. */
  LABELLED {
    @Override
    void write(Path file, Path folder) throws IOException {
      Table objects =
          Table.builder()
              .column(Column.of("object", List.of("a", "b")))
              .column(Column.of("ra", new double[] {10, 11}))
              .column(Column.of("dec", new double[] {-5, 5}))
              .build();
      Table epochs =
          Table.builder()
              .column(Column.of("epoch", List.of("e1", "e2", "e3")))
              .column(Column.of("epoch_mjd", new double[] {53000, 53001, 53002}))
              .build();
      LabelledContent content =
          new LabelledContent(
              objects, List.of("ch1_sci-mag_auto"), List.of("value", "uncertainty"), epochs);
      Files.copy(LabelledStore.create(folder.resolve("array"), content).writeFile(), file);
    }
  },

  /** Light curves as a table. */
  COLUMNS {
    @Override
    void write(Path file, Path folder) {
      Path path = folder.resolve("mock.alc");
      MockField field =
          MockField.of(MockOptions.defaults().withObjects(2).withTypes(1).withEpochs(3));
      try (FolderStoreWriter writer = FolderStoreWriter.open(path, StoreOptions.defaults())) {
        field.writeTo(writer);
      }
      try (LightCurveStore store = LightCurveStores.open(path)) {
        LightCurveExport.of(store).to(file);
      }
    }
  },

  /** Samples that networks learn from. */
  SAMPLES {
    @Override
    void write(Path file, Path folder) {
      SampleInfo info =
          new SampleInfo(
              "o_r_1_2", true, "mock", "g", "sn", "o", "r", 10, -5, "HST", "F606W", 59000, 58000, 7,
              0.5, "");
      Sample sample = new Sample(info, 3, 4, new float[48], new byte[16]);
      DatasetFile.write(
          file,
          new Dataset("few", List.of("a", "b", "c"), Dataset.PERCENTILES, List.of(sample, sample)));
    }
  };

  private static final Map<Hdf5Seeds, byte[]> WRITTEN = new EnumMap<>(Hdf5Seeds.class);

  abstract void write(Path file, Path folder) throws IOException;

  /** The file. */
  final byte[] bytes() {
    synchronized (WRITTEN) {
      byte[] bytes = WRITTEN.get(this);
      if (bytes == null) {
        bytes = written();
        WRITTEN.put(this, bytes);
      }
      return bytes.clone();
    }
  }

  private byte[] written() {
    try {
      Path folder = Files.createTempDirectory("seed");
      try {
        Path file = folder.resolve("seed.h5");
        write(file, folder);
        return Files.readAllBytes(file);
      } finally {
        ForeignBytes.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file after the changes that an input makes. */
  final byte[] changed(byte[] input) {
    try {
      Path folder = Files.createTempDirectory("changed");
      try {
        Path path = folder.resolve("changed.h5");
        Files.write(path, bytes());
        try (Hdf5File file = Hdf5File.openForUpdate(path)) {
          Hdf5Change.apply(file, input);
        }
        return Files.readAllBytes(path);
      } finally {
        ForeignBytes.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
