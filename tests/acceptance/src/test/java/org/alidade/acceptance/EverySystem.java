package org.alidade.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.SkyPosition;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.exchange.LightCurveExport;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.NansStrategy;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockSpectrum;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.spherex.photometry.SpherexPhotometry;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableReader;
import org.alidade.table.TableWriter;

/** A process that takes one step of every system on generated data and leaves files in a folder. */
final class EverySystem {
  private final Path folder;
  private final StringBuilder said = new StringBuilder();

  private EverySystem(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    EverySystem run = new EverySystem(Files.createDirectories(Path.of(arguments[0])));
    run.fits();
    run.tables();
    run.attributes();
    run.cube();
    run.tiles();
    run.spherex();
    run.lightCurves();
    run.say(MockTransients.catalogue(run.folder.resolve("archive")));
    MockTransients.candidates().forEach(found -> run.say(found.x() + " " + found.flux()));
    Files.writeString(run.folder.resolve("said.txt"), run.said, StandardCharsets.UTF_8);
    System.out.println("done");
  }

  private void say(Object text) {
    said.append(text).append('\n');
  }

  private void fits() {
    Path file = folder.resolve("header.fits");
    List<FitsCard> cards =
        List.of(
            FitsCard.of("EXPTIME", 1234.5, "[s] exposure"),
            FitsCard.of("TINY", 1e-300, ""),
            FitsCard.of("FILTER", "i", ""),
            FitsCard.of("DATE-OBS", "2026-11-22T03:00:00.5", ""));
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(new int[] {2, 2}, new float[] {1.5f, 2, 3, Float.NaN}, cards);
      writer.commit();
    }
    try (FitsFile read = FitsFile.open(file)) {
      say(read.header(0).toText());
    }
  }

  private void tables() throws IOException {
    Table table =
        Table.builder()
            .column(Column.of("ID", new long[] {1_234_567, -1}))
            .column(Column.of("filt", List.of("i", "I")))
            .column(Column.of("flux", new double[] {1234.5678, -1e-9}))
            .build();
    Path parquet = folder.resolve("TABLE.PARQUET");
    TableWriter.write(folder.resolve("table.arrow"), table);
    TableWriter.write(parquet, table);
    say(TableReader.read(parquet).column("flux").number(0));
  }

  private void attributes() {
    try (Hdf5File file = Hdf5File.create(folder.resolve("attributes.h5"))) {
      file.attributes().set("INSTRUMENT", "MUSE i");
      file.attributes().set("scale", 0.2);
      say(file.attributes().getString("INSTRUMENT") + file.attributes().getDouble("scale"));
    }
  }

  private void cube() throws IOException {
    Path arrays = folder.resolve("arrays.h5");
    Path cube = Path.of(folder + "-cube.h5"); // says when it was made
    MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(4)).arrays().write(arrays);
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(cube).populate(inputs, PopulateOptions.defaults());
    }
    SolveResult result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults());
    say(result.stats().rmseLast());
  }

  private void tiles() {
    Path exposure = folder.resolve("lvmSFrame-10001.fits");
    MockFrame frame =
        MockFrame.builder()
            .exposure(10001)
            .pointing(83.8, -5.4, 0)
            .grid(6400, 6900)
            .fill(6400, 6900)
            .build();
    new FrameWriter(FibreMap.hexagonal(3, 3, 3, 1), MockSpectrum.synthetic())
        .write(exposure, frame);
    try (LvmTileCollection tiles =
        LvmTileCollection.fromTiles(List.of(LvmTile.fromFile(exposure)))) {
      DataConfig config =
          DataConfig.fromTiles(
              tiles,
              builder ->
                  builder.lambdaRange(6500, 6600).nansStrategy(NansStrategy.valueOf("PIXEL")));
      say(config);
      try (FitData fit = new FitDataBuilder(tiles, config).build()) {
        say(fit.hash());
      }
    }
  }

  private void spherex() throws IOException {
    MockSource light = new MockSource(930, 1130, 1000);
    MockImage image = MockImage.builder().source(light).build();
    Path file = folder.resolve("level2.fits");
    image.write(file);
    SkyPosition place = image.position(light);
    Source source = new Source(place.longitudeDegrees(), place.latitudeDegrees(), "Iris i");
    LightCurve curve =
        new LightCurve(
            source,
            List.of(
                SpherexPhotometry.measure(file, source, PhotometryOptions.defaults())
                    .result()
                    .orElseThrow()));
    LightCurveFile.write(folder.resolve("lightcurve.csv"), curve, Instant.EPOCH);
    QueryConfig.exportDefaults(folder.resolve("defaults.yaml"));
    QueryConfig config =
        QueryConfig.of(source, Path.of("out")).update("background_method", "WINDOW");
    say(config.toTree().toPrettyString());
  }

  private void lightCurves() {
    Path field = folder.resolve("field.alc");
    try (FolderStoreWriter writer = FolderStoreWriter.open(field, StoreOptions.defaults())) {
      MockField.of(MockOptions.defaults().withObjects(5).withTypes(2)).writeTo(writer);
      writer.commit();
    }
    try (LightCurveStore store = LightCurveStores.open(field)) {
      LightCurveExport.of(store).to(folder.resolve("curves.csv"));
      LightCurveExport.of(store).to(folder.resolve("curves.json"));
      say(Objects.requireNonNull(store.get(2, store.types().get(0).typeId())).size());
    }
  }
}
