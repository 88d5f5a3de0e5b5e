package org.alidade.lightcurve.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.math.ThreadBudget;

/**
 * Reads a whole store and tells what is damaged.
 *
 * <pre>{@code
 * StoreVerifier.Report report = StoreVerifier.verify(folder, ThreadBudget.available(), done -> {});
 * }</pre>
 */
public final class StoreVerifier {
  private StoreVerifier() {}

  /**
   * What was found.
   *
   * @param lightCurves number of light curves that were read
   * @param measurements number of their epochs
   * @param problems a sentence each, in the order of objects and types; none if all is well
   */
  public record Report(long lightCurves, long measurements, List<String> problems) {}

  private record Entry(long objectId, int typeId, int epochs) {}

  /**
   * Reads everything.
   *
   * @param folder the store
   * @param threads threads that read
   * @param done told how many light curves have been read so far, from any thread
   * @throws FormatException if the folder holds no store, or its catalogue is beyond reading
   * @throws CancellationException if the calling thread is interrupted
   */
  public static Report verify(Path folder, ThreadBudget threads, LongConsumer done) {
    try (FolderStore store = FolderStore.open(folder);
        Connection catalogue = CatalogueFile.open(folder)) {
      List<String> problems = Collections.synchronizedList(new ArrayList<>());
      checkCatalogue(catalogue, problems);
      List<Entry> entries = entries(catalogue);
      String[] found = new String[entries.size()];
      AtomicLong read = new AtomicLong();
      AtomicLong measurements = new AtomicLong();
      threads.forEach(
          entries.size(),
          index -> {
            Entry entry = entries.get((int) index);
            found[(int) index] = problem(store, entry);
            measurements.addAndGet(entry.epochs());
            done.accept(read.incrementAndGet());
          });
      for (String problem : found) {
        if (!problem.isEmpty()) {
          problems.add(problem);
        }
      }
      return new Report(entries.size(), measurements.get(), List.copyOf(problems));
    } catch (SQLException e) {
      throw CatalogueFile.failure(folder, e);
    }
  }

  private static String problem(FolderStore store, Entry entry) {
    try {
      LightCurve curve = store.get(entry.objectId(), entry.typeId());
      if (curve == null || curve.size() != entry.epochs()) {
        return "object "
            + entry.objectId()
            + ", type "
            + entry.typeId()
            + ": not as many epochs as the catalogue says";
      }
      return "";
    } catch (AlidadeException e) {
      return "object " + entry.objectId() + ", type " + entry.typeId() + ": " + e.getMessage();
    }
  }

  private static void checkCatalogue(Connection catalogue, List<String> problems)
      throws SQLException {
    try (Statement statement = catalogue.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          problems.add("catalogue: " + rows.getString(1));
        }
      }
    }
  }

  private static List<Entry> entries(Connection catalogue) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement statement = catalogue.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT object_id, type_id, epochs FROM light_curves ORDER BY object_id, type_id")) {
      while (rows.next()) {
        entries.add(new Entry(rows.getLong(1), rows.getInt(2), rows.getInt(3)));
      }
    }
    return entries;
  }
}
