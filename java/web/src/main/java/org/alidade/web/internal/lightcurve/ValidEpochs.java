package org.alidade.web.internal.lightcurve;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.alidade.array.AlidadeException;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.lightcurve.statistics.ObjectStatistics;
import org.alidade.lightcurve.statistics.ScanOptions;
import org.alidade.pipeline.CancellationToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many epochs of an object have a valid measurement of any type, the column that pages begin to
 * choose objects by (spec lightcurve 14.2, D8).
 */
final class ValidEpochs {
  /** Name of the column. */
  static final String COLUMN = "n_epochs_valid_all";

  private static final Logger LOG = LoggerFactory.getLogger(ValidEpochs.class);
  private static final double FEW_VALID = 900;
  private static final double SHARE = 0.75;

  private ValidEpochs() {}

  /** Whether a table of objects lacks the column. */
  static boolean areUnknown(TableValues objects) {
    return objects.rows() > 0 && !objects.has(COLUMN);
  }

  /**
   * Counts with one thread, the others are for the pages; ends early if cancelled or interrupted.
   */
  static void count(OpenStore open, CancellationToken token) {
    if (!open.isCounting()) {
      return;
    }
    ScanOptions options = ScanOptions.defaults().withStatistics(Set.of()).withThreads(1);
    LongConsumer progress =
        done -> {
          if (Thread.currentThread().isInterrupted()) {
            token.cancel();
          }
        };
    try {
      open.add(ObjectStatistics.of(open.store(), options, progress, token).column(COLUMN));
    } catch (CancellationException e) {
      LOG.debug("{} is closed before its epochs were counted", open.path());
    } catch (AlidadeException e) {
      LOG.warn("the valid epochs of {} cannot be counted", open.path(), e);
    } finally {
      open.setCounting(false);
    }
  }

  /**
   * The condition that a page begins with: above 900 epochs, or three quarters of the most where no
   * object has so many; all objects where nothing is known.
   */
  static String query(TableValues objects) {
    double most = 0;
    if (objects.has(COLUMN) && !objects.isText(COLUMN)) {
      for (double count : objects.numbers(COLUMN)) {
        most = Math.max(most, count);
      }
    }
    long limit = (long) (most > FEW_VALID ? FEW_VALID : SHARE * most);
    return most > 0 ? COLUMN + " > " + limit : "object_id >= 0";
  }
}
