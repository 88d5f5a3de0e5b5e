package org.alidade.lightcurve.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.array.LabelledReader;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.blob.RowDatabase;
import org.alidade.lightcurve.internal.exchange.CurveCollector;
import org.alidade.lightcurve.internal.exchange.CurveJson;
import org.alidade.lightcurve.internal.exchange.LongTable;
import org.alidade.lightcurve.internal.exchange.ZtfMatches;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.internal.table.TableView;
import org.alidade.table.Table;
import org.alidade.table.TableReader;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/**
 * Brings light curves into a store. What a file is shows in its first bytes:
 *
 * <ul>
 *   <li>tables with a row per measurement: CSV (with a line of names), ECSV, VOTable, FITS,
 *       Parquet, any but the last compressed by gzip or not. Columns, upper or lower case: the
 *       object (object, object_id, num, id), the time (mjd, time; MJD), the value (mag, value),
 *       and, if there are any, the type (type, band, filter), the error (magerr, err, error), the
 *       flags and the position (ra, dec; degrees);
 *   <li>JSON as {@link LightCurveExport} writes it;
 *   <li>match files of ZTF (HDF5);
 *   <li>whole stores, which keep their numbers: blob databases and row databases of SQLite,
 *       labelled arrays in HDF5.
 * </ul>
 *
 * <p>Rows of tables are held in memory until all files are read; stores are copied light curve by
 * light curve.
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
      if (!Files.isRegularFile(file)) {
        throw new MissingDatasetException(
            "there is no such file", file.toString(), "check the path");
      }
      try {
        FileKind kind = FileKind.of(file);
        if (isStore(file, kind)) {
          return copy(file, kind, sink);
        }
        read(file, kind, collector);
      } catch (IOException e) {
        throw damaged(file, e);
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

  private static void read(Path file, FileKind kind, CurveCollector into) throws IOException {
    switch (kind) {
      case JSON -> CurveJson.read(file, into);
      case HDF5 -> {
        try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
          ZtfMatches.read(hdf5, file, into);
        }
      }
      case PARQUET -> LongTable.read(new TableView(TableReader.read(file)), file.toString(), into);
      default -> {
        StarTable table =
            new StarTableFactory(false).makeStarTable(file.toString(), kind.starlink());
        LongTable.read(table, file.toString(), into);
      }
    }
  }

  private static FormatException damaged(Path file, IOException cause) {
    FormatException failure =
        new FormatException(
            "no table of light curves can be read (" + cause.getMessage() + ")",
            file.toString(),
            "check the file");
    failure.initCause(cause);
    return failure;
  }

  private static boolean isStore(Path file, FileKind kind) {
    if (kind != FileKind.HDF5) {
      return kind == FileKind.SQLITE;
    }
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      boolean array = hdf5.isDataset("/lightcurves");
      if (!array && !ZtfMatches.recognises(hdf5)) {
        throw new FormatException(
            "no light curves that are known", file.toString(), "use a labelled array or ZTF");
      }
      return array;
    }
  }

  private ImportSummary copy(Path file, FileKind kind, LightCurveSink sink) {
    if (files.size() > 1) {
      throw new BadInputException(
          "a store together with other files", file.toString(), "import stores one by one");
    }
    try (LightCurveStore store = open(file, kind)) {
      return copy(store, sink);
    }
  }

  private static LightCurveStore open(Path file, FileKind kind) {
    if (kind == FileKind.HDF5) {
      return LabelledReader.open(file);
    }
    try {
      return BinaryLightcurveDatabase.openReadOnly(file);
    } catch (FormatException e) {
      try {
        return RowDatabase.openReadOnly(file);
      } catch (FormatException second) {
        second.addSuppressed(e);
        throw second;
      }
    }
  }

  private ImportSummary copy(LightCurveStore store, LightCurveSink sink) {
    Table objects = store.objects();
    sink.putObjects(objects);
    sink.putTypes(store.types());
    if (store.epochs().rows() > 0) {
      sink.putEpochs(store.epochs());
    }
    long[] counts = new long[2];
    Consumer<LightCurve> copy =
        curve -> {
          sink.put(curve);
          counts[0]++;
          counts[1] += curve.size();
          progress.accept(counts[1]);
        };
    if (store instanceof BinaryLightcurveDatabase blobs) {
      blobs.forEach(copy); // also of objects that the table of objects lacks
    } else {
      for (long object : TableRows.integers(objects.columns().get(0))) {
        store.getObject(object).forEach(copy);
      }
    }
    sink.commit();
    return new ImportSummary(objects.rows(), store.types().size(), counts[0], counts[1]);
  }
}
