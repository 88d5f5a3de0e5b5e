package org.alidade.lightcurve.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.array.RechunkOptions;
import org.alidade.lightcurve.array.ZarrImport;
import org.alidade.lightcurve.internal.exchange.CurveCollector;
import org.alidade.lightcurve.internal.exchange.CurveJson;
import org.alidade.lightcurve.internal.exchange.Hdf5Columns;
import org.alidade.lightcurve.internal.exchange.LongHdf5;
import org.alidade.lightcurve.internal.exchange.LongTable;
import org.alidade.lightcurve.internal.exchange.StoreObjects;
import org.alidade.lightcurve.internal.exchange.TemporaryFolder;
import org.alidade.lightcurve.internal.exchange.ZtfMatches;
import org.alidade.lightcurve.internal.table.TableView;
import org.alidade.table.TableReader;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/**
 * Brings light curves into a store. What a file is shows in its first bytes:
 *
 * <ul>
 *   <li>tables with a row per measurement: CSV (with a line of names), ECSV, VOTable, FITS,
 *       compressed by gzip or not; Parquet; HDF5 with a dataset per column. Columns, upper or lower
 *       case: the object (object, object_id, num, id), the time (mjd, time; MJD), the value (mag,
 *       value), and, if there are any, the type (type, band, filter), the error (magerr, err,
 *       error), the flags and the position (ra, dec; degrees);
 *   <li>JSON as {@link LightCurveExport} writes it;
 *   <li>match files of ZTF (HDF5);
 *   <li>whole stores, which keep their numbers: whatever {@link LightCurveStores} opens, and
 *       labelled arrays in Zarr.
 * </ul>
 *
 * <p>Rows of tables are held in memory until all files are read; stores are copied light curve by
 * light curve, Zarr folders by way of a temporary file as large as the array.
 *
 * <pre>{@code
 * ImportSummary brought = LightCurveImport.from(Path.of("sdss.csv.gz")).into(database);
 * }</pre>
 */
public final class LightCurveImport {
  private final List<Path> files;
  private final LongConsumer progress;

  private LightCurveImport(List<Path> files, LongConsumer progress) {
    this.files = files;
    this.progress = progress;
  }

  /**
   * An import of files. Several tables are taken together: a light curve may be spread over them.
   *
   * @throws BadInputException if there is no file
   */
  public static LightCurveImport from(Path... files) {
    if (files.length == 0) {
      throw new BadInputException("no file", "import of light curves", "name one");
    }
    return new LightCurveImport(List.of(files), count -> {});
  }

  /** The same with a listener that is told how many measurements are read. */
  public LightCurveImport progress(LongConsumer listener) {
    return new LightCurveImport(files, listener);
  }

  /**
   * Reads the files into a store and commits.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if a file is none of these, damaged, or lacks a column
   * @throws BadInputException if a store comes together with other files
   * @throws IoFailureException if reading fails
   */
  public ImportSummary into(LightCurveSink sink) {
    CurveCollector collector = new CurveCollector();
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new MissingDatasetException(
            "there is no such file", file.toString(), "check the path");
      }
      boolean store = LightCurveStores.isStore(file);
      if (store || Files.isDirectory(file)) {
        return copy(file, store, sink);
      }
      try {
        read(file, collector);
      } catch (AlidadeException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw damaged(
            file, e); // STIL throws what it stumbles over where a file is not of its format
      }
      progress.accept(collector.pointCount());
    }
    collector.flush(sink);
    return new ImportSummary(
        collector.objectCount(),
        collector.typeCount(),
        collector.curveCount(),
        collector.pointCount());
  }

  private static void read(Path file, CurveCollector into) throws IOException {
    FileKind kind = FileKind.of(file);
    switch (kind) {
      case JSON -> CurveJson.read(file, into);
      case HDF5 -> readHdf5(file, into);
      case PARQUET -> LongTable.read(new TableView(TableReader.read(file)), file.toString(), into);
      default -> LongTable.read(table(file, kind), file.toString(), into);
    }
  }

  private static StarTable table(Path file, FileKind kind) throws IOException {
    return new StarTableFactory(false).makeStarTable(file.toString(), kind.starlink());
  }

  private static void readHdf5(Path file, CurveCollector into) throws IOException {
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      if (ZtfMatches.recognises(hdf5)) {
        ZtfMatches.read(hdf5, file, into);
      } else if (LongHdf5.recognises(hdf5)) {
        LongTable.read(new Hdf5Columns(hdf5), file.toString(), into);
      } else {
        throw new FormatException(
            "no light curves that are known",
            file.toString(),
            "use a labelled array, a match file of ZTF, or columns object, mjd and value");
      }
    }
  }

  private static FormatException damaged(Path file, Exception cause) {
    FormatException failure =
        new FormatException(
            "no table of light curves can be read (" + cause.getMessage() + ")",
            file.toString(),
            "check the file");
    failure.initCause(cause);
    return failure;
  }

  private ImportSummary copy(Path file, boolean isStore, LightCurveSink sink) {
    if (files.size() > 1) {
      throw new BadInputException(
          "a store together with other files", file.toString(), "import stores one by one");
    }
    if (isStore) {
      try (LightCurveStore store = LightCurveStores.open(file)) {
        return copy(store, sink);
      }
    }
    if (!ZarrImport.recognises(file)) {
      throw new FormatException(
          "the folder holds no light curves that are known",
          file.toString(),
          "name a store, a Zarr folder or files");
    }
    return TemporaryFolder.with(
        folder -> {
          LabelledStore array = LabelledStore.at(folder);
          ZarrImport.read(file, array, RechunkOptions.defaults());
          try (LightCurveStore store = array.openReader()) {
            return copy(store, sink);
          }
        });
  }

  private ImportSummary copy(LightCurveStore store, LightCurveSink sink) {
    sink.putObjects(store.objects());
    sink.putTypes(store.types());
    if (store.epochs().rows() > 0) {
      sink.putEpochs(store.epochs());
    }
    long lightCurves = 0;
    long measurements = 0;
    for (long object : StoreObjects.numbers(store)) {
      for (LightCurve curve : store.getObject(object)) {
        sink.put(curve);
        lightCurves++;
        measurements += curve.size();
        progress.accept(measurements);
      }
    }
    sink.commit();
    return new ImportSummary(
        store.objects().rows(), store.types().size(), lightCurves, measurements);
  }
}
