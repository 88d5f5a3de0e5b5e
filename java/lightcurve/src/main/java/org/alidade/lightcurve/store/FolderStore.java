package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Alidade's own store, for reading: a folder of memory-mapped segments and a catalogue
 * (docs/formats/light-curve-folder.md). Every record is held against its checksum when it is read
 * for the first time.
 *
 * <p>Light curves that have all times of an axis share its array: they take three fifths of the
 * memory, and whoever writes to the times of one changes those of all until the store is opened
 * again.
 *
 * <p>Any number of processes and threads read while one writes. A store shows what was committed
 * when it was opened or last told to {@link #refresh()}.
 *
 * <pre>{@code
 * try (FolderStore store = FolderStore.open(Path.of("field.alc"))) {
 *   LightCurve curve = store.get(12345, 1);
 * }
 * }</pre>
 */
public final class FolderStore implements LightCurveStore {
  private static final String KIND = "folder";

  private final Path folder;
  private final Connection connection;
  private final RecordReader reader;
  private volatile Directory directory = new Directory();
  private volatile List<TimeAxis> axes = List.of();
  private volatile List<MeasurementType> types = List.of();
  private volatile @Nullable Table objects;
  private volatile @Nullable Table epochs;
  private String generation = "";
  private long newest;
  private long dataVersion = -1;

  private FolderStore(Path folder, Connection connection) {
    this.folder = folder;
    this.connection = connection;
    this.reader = new RecordReader(folder, this::axis);
  }

  /**
   * Opens a store.
   *
   * @throws FormatException if the folder holds none, or one of a format that is not known
   * @throws IoFailureException if its catalogue cannot be read
   */
  public static FolderStore open(Path folder) {
    try {
      FolderStore store = new FolderStore(folder, CatalogueFile.open(folder));
      store.refresh();
      return store;
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  /** Whether a folder holds a store of this kind. */
  public static boolean isStore(Path folder) {
    return Files.isRegularFile(StoreFiles.catalogue(folder));
  }

  /**
   * Takes notice of what was committed since.
   *
   * @return whether there was anything
   */
  public synchronized boolean refresh() {
    try {
      long version = number("PRAGMA data_version");
      if (version == dataVersion) {
        return false;
      }
      connection.setAutoCommit(false);
      try {
        readChanges();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      dataVersion = version;
      return true;
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  private void readChanges() throws SQLException {
    String now = CatalogueFile.text(connection, StoreState.GENERATION, "0");
    boolean same = now.equals(generation);
    List<TimeAxis> known = new ArrayList<>(axes);
    known.addAll(AxisTable.read(folder, connection, known.size()));
    axes = known;
    types = List.copyOf(CatalogueTables.types(connection));
    objects = null;
    epochs = null;
    Directory next = same ? directory : new Directory();
    newest = SummaryRows.readPlaces(connection, next, same ? newest : 0);
    directory = next;
    generation = now;
  }

  @Override
  public StoreInfo info() {
    try {
      synchronized (this) {
        return new StoreInfo(
            KIND,
            number("SELECT count(*) FROM objects"),
            types.size(),
            number("SELECT count(*) FROM epochs"),
            directory.count(),
            number("SELECT coalesce(sum(epochs), 0) FROM light_curves"),
            bytes());
      }
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  private long bytes() throws SQLException {
    StoreState state = StoreState.read(connection);
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        // The last segment is longer than what it holds while somebody writes.
        boolean last = file.equals(StoreFiles.segment(folder, state.segment()));
        bytes += last ? state.end() : Files.size(file);
      }
    } catch (IOException e) {
      throw SegmentLog.failure(folder, e);
    }
    return bytes;
  }

  @Override
  public Table objects() {
    Table known = objects;
    if (known == null) {
      known = table("objects", "object_id");
      objects = known;
    }
    return known;
  }

  @Override
  public Table epochs() {
    Table known = epochs;
    if (known == null) {
      known = table("epochs", "epoch_mjd");
      epochs = known;
    }
    return known;
  }

  private synchronized Table table(String name, String order) {
    try {
      return CatalogueTables.read(connection, name, order);
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  @Override
  public List<MeasurementType> types() {
    return types;
  }

  /**
   * {@inheritDoc}
   *
   * @throws FormatException if the record is damaged
   */
  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    long place = directory.place(objectId, typeId);
    if (place == 0) {
      return null;
    }
    try {
      return reader.read(place, objectId, typeId);
    } catch (IoFailureException e) {
      // Compacting moves records and deletes the files they were in.
      if (refresh()) {
        return get(objectId, typeId);
      }
      throw e;
    }
  }

  /**
   * Figures about light curves.
   *
   * @param query which ones
   */
  public synchronized List<LightCurveSummary> summaries(SummaryQuery query) {
    try {
      return SummaryRows.read(connection, query);
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  /** Folder of the store. */
  public Path folder() {
    return folder;
  }

  /** Number of records that a light curve consists of, 0 if there is none. */
  int parts(long objectId, int typeId) {
    return reader.parts(directory.place(objectId, typeId), objectId, typeId);
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  private TimeAxis axis(int number) {
    if (number < 0 || number >= axes.size()) {
      throw new FormatException(
          "there is no time axis " + number, folder.toString(), "restore the store from a copy");
    }
    return axes.get(number);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
