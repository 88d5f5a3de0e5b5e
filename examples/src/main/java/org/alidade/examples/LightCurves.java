package org.alidade.examples;

import java.nio.file.Path;
import java.util.Objects;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.period.PeriodSearch;
import org.alidade.lightcurve.period.PeriodSearchOptions;
import org.alidade.lightcurve.run.IdfPipelineConfig;
import org.alidade.lightcurve.statistics.LightCurveStatistics;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.web.LightcurveVisualizationApp;
import org.alidade.web.WebServer;

/** Light curves kept, found again and looked at. Argument: the folder to write to. */
public final class LightCurves {
  private static final int FIELD = 60;

  private LightCurves() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "lightcurves");
    System.out.println(keepInDatabase(folder.resolve("lightcurves_binary.db")) + " in the span");
    Path store = keepInStore(folder.resolve("field.alc"));
    analyse(store);
    System.out.println(configuration(folder).workdir());
    look(store);
  }

  /** The contract's example: one light curve in a database, and a span of it. */
  static int keepInDatabase(Path file) {
    double[] times = {55001.2, 55018.9, 55036.4, 55050.0};
    double[] magnitudes = {18.21, 18.25, 18.19, 18.40};
    double[] errors = {0.02, 0.02, 0.03, 0.02};
    try (BinaryLightcurveDatabase database = BinaryLightcurveDatabase.open(file)) {
      database.storeLightcurve(12345, 1, times, magnitudes, errors, new int[times.length]);
      LightCurve curve = Objects.requireNonNull(database.getLightcurve(12345, 1));
      return curve.between(55010, 55040).size();
    }
  }

  /** A field of made-up light curves in Alidade's own store. */
  static Path keepInStore(Path folder) {
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
      MockField.of(MockOptions.defaults().withObjects(FIELD).withTypes(4)).writeTo(writer);
      writer.commit();
    }
    return folder;
  }

  /** Statistics and periods of one object. */
  static void analyse(Path folder) {
    try (LightCurveStore store = LightCurveStores.open(folder)) {
      LightCurve curve = Objects.requireNonNull(store.get(7, 1));
      LightCurveStatistics statistics = LightCurveStatistics.of(curve);
      System.out.printf(
          "%d valid epochs, median %.3f mag, reduced chi^2 %.2f%n",
          statistics.sampling().count(),
          statistics.order().median(),
          statistics.weighted().reducedChiSquared());
      PeriodSearchOptions options = PeriodSearchOptions.between(0.5, 400).withCandidates(3);
      PeriodSearch.of(Series.of(curve), options)
          .forEach(found -> System.out.printf("period %.4f d%n", found.periodDays()));
    }
  }

  /** Where the pipeline finds images and puts what it makes. */
  static IdfPipelineConfig configuration(Path folder) {
    return IdfPipelineConfig.builder()
        .inputDir(folder.resolve("per_aor_images"))
        .workdir(folder.resolve("scratch"))
        .coaddDir(folder.resolve("superstack"))
        .build();
  }

  /** The store in a browser; here only until the address is known. */
  static void look(Path store) {
    try (WebServer server = new LightcurveVisualizationApp(store, true).runServer(0)) {
      System.out.println("open " + server.address());
    }
  }
}
