package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Writes Alidade's own store. One writer at a time, in one thread; it packs in several.
 *
 * <p>{@link #commit()} returns when everything put so far is on the disk and sure to be found
 * again, whatever happens to the process afterwards. What was not committed is gone when the writer
 * is closed.
 *
 * <p>The arrays of a light curve must stay as they are until it is committed.
 *
 * <p>Light curves share the times of the epoch table, and of other light curves put one after the
 * other with the same times.
 *
 * <pre>{@code
 * try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
 *   writer.put(new LightCurve(12345, 1, times, magnitudes, errors, flags));
 *   writer.commit();
 * }
 * }</pre>
 */
public final class FolderStoreWriter implements LightCurveSink, AutoCloseable {
  private static final int BATCH = 512;
  private static final int MOST_PARTS = 8;
  private static final int MOST_AXES = 16;
  private static final int SHORTEST_AXIS = 8;

  private final Path folder;
  private final StoreOptions options;
  private final WriterLock lock;
  private boolean empty;
  private final Connection connection;
  private SegmentLog log;
  private final PackingCrew crew;
  private final List<TimeAxis> axes = new ArrayList<>();
  private final Directory directory = new Directory();
  private final RecordReader reader;
  private final PreparedStatement insertCurve;
  private final PreparedStatement insertObject;
  private final Set<Integer> types = new HashSet<>();
  private long generation;
  private List<Packer.Job> pending = new ArrayList<>();
  private Set<LightCurveKey> pendingKeys = new HashSet<>();
  private double[] ownTimes = new double[0];
  private boolean broken;
  private boolean closed;

  private FolderStoreWriter(Path folder, StoreOptions options, WriterLock lock)
      throws IOException, SQLException {
    this.folder = folder;
    this.options = options;
    this.lock = lock;
    this.empty = !FolderStore.isStore(folder);
    this.connection = CatalogueFile.create(folder);
    connection.setAutoCommit(false);
    StoreState state = StoreState.read(connection);
    this.generation = state.generation();
    this.log = new SegmentLog(folder, state.segment(), state.end(), options.segmentBytes());
    SegmentFiles.deleteAllBut(folder, SummaryRows.firstSegment(connection), state.segment());
    axes.addAll(AxisTable.read(folder, connection, 0));
    CatalogueTables.types(connection).forEach(type -> types.add(type.typeId()));
    SummaryRows.readPlaces(connection, directory, 0);
    this.reader = new RecordReader(folder, axes::get);
    this.crew = new PackingCrew(options.threads(), options.compressed());
    this.insertCurve = connection.prepareStatement(SummaryRows.INSERT);
    this.insertObject =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO objects(object_id, object) VALUES(?, ?)");
  }

  /**
   * Opens a store to add to it; makes folder and store if there is none.
   *
   * @throws InvalidStateException if another writer is at work
   * @throws IoFailureException if the files cannot be opened
   */
  public static FolderStoreWriter open(Path folder, StoreOptions options) {
    try {
      Files.createDirectories(folder);
      WriterLock lock = WriterLock.take(folder);
      boolean opened = false;
      try {
        FolderStoreWriter writer = new FolderStoreWriter(folder, options, lock);
        opened = true;
        return writer;
      } finally {
        if (!opened) {
          lock.close();
        }
      }
    } catch (IOException e) {
      throw SegmentLog.failure(folder, e);
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  @Override
  public void putObjects(Table objects) {
    change(() -> CatalogueTables.write(connection, "objects", "object_id", objects));
  }

  @Override
  public void putEpochs(Table epochs) {
    change(
        () -> {
          CatalogueTables.write(connection, "epochs", "epoch", epochs);
          addAxis(sortedTimes(CatalogueTables.read(connection, "epochs", "epoch_mjd")));
        });
  }

  private static double[] sortedTimes(Table epochs) {
    Column column = epochs.column("epoch_mjd");
    double[] times = new double[(int) epochs.rows()];
    for (int i = 0; i < times.length; i++) {
      times[i] = column.number(i);
    }
    return Arrays.stream(times).sorted().distinct().toArray();
  }

  @Override
  public void putTypes(List<MeasurementType> more) {
    change(
        () -> {
          CatalogueTables.writeTypes(connection, more);
          more.forEach(type -> types.add(type.typeId()));
        });
  }

  @Override
  public void put(LightCurve curve) {
    checkUsable();
    shareTimes(curve.times());
    add(new Packer.Job(curve, curve, 0));
  }

  /**
   * Adds epochs behind those of a light curve that exists; else the same as {@link #put}. They may
   * be any number: a light curve in many small pieces is put together again now and then.
   */
  public void append(LightCurve more) {
    checkUsable();
    LightCurveKey key = new LightCurveKey(more.objectId(), more.typeId());
    if (pendingKeys.contains(key) || crew.isAtWork()) {
      change(this::writeAll);
    }
    long place = directory.place(more.objectId(), more.typeId());
    if (place == 0) {
      put(more);
      return;
    }
    LightCurve whole =
        Joining.join(List.of(reader.read(place, more.objectId(), more.typeId()), more));
    boolean together = reader.parts(place, more.objectId(), more.typeId()) >= MOST_PARTS;
    add(together ? new Packer.Job(whole, whole, 0) : new Packer.Job(more, whole, place));
  }

  private void add(Packer.Job job) {
    pending.add(job);
    pendingKeys.add(new LightCurveKey(job.part().objectId(), job.part().typeId()));
    if (pending.size() >= BATCH) {
      change(this::pack);
    }
  }

  /** Makes an axis of times that come twice in a row. */
  private void shareTimes(double[] times) {
    if (axes.stream().anyMatch(axis -> axis.is(times))) {
      return;
    }
    boolean again = times.length >= SHORTEST_AXIS && Arrays.equals(times, ownTimes);
    if (again) {
      change(() -> addAxis(times.clone()));
    }
    ownTimes = times;
  }

  private void addAxis(double[] times) throws SQLException {
    boolean known = axes.stream().anyMatch(axis -> axis.is(times));
    if (times.length > 0 && axes.size() < MOST_AXES && !known && increasing(times)) {
      TimeAxis axis = new TimeAxis(axes.size(), times);
      AxisTable.write(connection, axis);
      axes.add(axis);
    }
  }

  private static boolean increasing(double[] times) {
    for (int i = 1; i < times.length; i++) {
      if (!(times[i] > times[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /** Has the pending batch packed; the one before is written meanwhile. */
  private void pack() throws IOException, SQLException {
    List<Packer> before = crew.finish();
    crew.start(pending, List.copyOf(axes));
    pending = new ArrayList<>();
    pendingKeys = new HashSet<>();
    write(before);
  }

  private void writeAll() throws IOException, SQLException {
    if (!pending.isEmpty()) {
      pack();
    }
    write(crew.finish());
  }

  private void write(List<Packer> batch) throws IOException, SQLException {
    for (Packer packer : batch) {
      if (packer.count() > 0) {
        long place = log.placeFor(packer.size());
        log.append(packer.bytes(), packer.size());
        for (int i = 0; i < packer.count(); i++) {
          register(packer.summary(i), Place.plus(place, packer.offset(i)));
        }
      }
    }
  }

  private void register(LightCurveSummary summary, long place) throws SQLException {
    if (!directory.knows(summary.objectId())) {
      insertObject.setLong(1, summary.objectId());
      insertObject.setString(2, Long.toString(summary.objectId()));
      insertObject.executeUpdate();
    }
    if (types.add(summary.typeId())) {
      int id = summary.typeId();
      CatalogueTables.writeTypes(connection, List.of(MeasurementType.of(id, "type_" + id)));
    }
    directory.put(summary.objectId(), summary.typeId(), place);
    SummaryRows.bind(insertCurve, summary, place);
    insertCurve.executeUpdate();
  }

  @Override
  public void commit() {
    change(
        () -> {
          writeAll();
          log.force();
          new StoreState(log.number(), log.end(), generation).write(connection);
          connection.commit();
          empty = false;
        });
  }

  /**
   * Writes every light curve anew, in the order of objects and types, and frees the room of records
   * that were replaced or are pieces. Commits before and after. Readers may go on meanwhile.
   */
  public void compact() {
    commit();
    change(
        () -> {
          log.close();
          log = new SegmentLog(folder, log.number() + 1, 0, options.segmentBytes());
          for (LightCurveKey key : SummaryRows.keys(connection)) {
            long place = directory.place(key.objectId(), key.typeId());
            LightCurve whole = reader.read(place, key.objectId(), key.typeId());
            add(new Packer.Job(whole, whole, 0));
          }
        });
    generation++;
    commit();
    change(
        () ->
            SegmentFiles.deleteAllBut(folder, SummaryRows.firstSegment(connection), log.number()));
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException, SQLException;
  }

  /** Makes a change; after one that failed there are no others. */
  private void change(Change change) {
    checkUsable();
    boolean made = false;
    try {
      change.make();
      made = true;
    } catch (IOException e) {
      throw SegmentLog.failure(folder, e);
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    } finally {
      broken = !made;
    }
  }

  private void checkUsable() {
    if (broken || closed) {
      throw new InvalidStateException(
          closed ? "the writer is closed" : "an earlier change failed",
          folder.toString(),
          "open the store again; everything committed is safe");
    }
  }

  /**
   * Ends writing; what was not committed is dropped, and so is a store that was made for it. A
   * second call does nothing.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      rollBackAndClose();
      if (empty) {
        SegmentFiles.deleteEmptyStore(folder);
      }
    } catch (IOException e) {
      throw SegmentLog.failure(folder, e);
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  private void rollBackAndClose() throws IOException, SQLException {
    SegmentLog end = log;
    try (lock;
        connection;
        end;
        crew) {
      connection.rollback();
    }
  }

  /** How the store is written. */
  public StoreOptions options() {
    return options;
  }
}
