package org.alidade.web.internal.lightcurve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.alidade.array.AlidadeException;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.pipeline.CancellationToken;
import org.alidade.web.internal.Workshop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store that is shown. It is opened in the background; another takes its place when that is
 * open, and the old one is closed when nobody reads from it.
 *
 * <p>Afterwards the valid epochs of its objects are counted, if the store does not say them.
 */
final class StoreHolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreHolder.class);
  private static final long PATIENCE_SECONDS = 20;
  private static final int OPENINGS_KEPT = 20;

  private final Function<Path, LightCurveStore> opener;
  private final Workshop workshop;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Integer, Opening> openings = new Recent<>(OPENINGS_KEPT);
  private @Nullable OpenStore open;
  private Opening latest;
  private CancellationToken counting = new CancellationToken();
  private int count;

  StoreHolder(Path path, Function<Path, LightCurveStore> opener, Workshop workshop) {
    this.opener = opener;
    this.workshop = workshop;
    this.latest = new Opening(0, path);
    open(path);
  }

  /** Begins to open a store. */
  synchronized Opening open(Path path) {
    count++;
    counting.cancel();
    counting = new CancellationToken();
    CancellationToken token = counting;
    Opening opening = new Opening(count, path);
    openings.put(count, opening);
    latest = opening;
    if (!workshop.offer(() -> work(opening, token))) {
      opening.failed("the server is busy: ask again");
    }
    return opening;
  }

  /** An opening that was begun, by its number. */
  synchronized Optional<Opening> opening(int id) {
    return Optional.ofNullable(openings.get(id));
  }

  private synchronized Opening latest() {
    boolean again = latest.hasEnded() && !isOpen() && Files.exists(latest.path());
    return again ? open(latest.path()) : latest;
  }

  boolean isOpen() {
    lock.readLock().lock();
    try {
      return open != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  private void work(Opening opening, CancellationToken token) {
    try {
      opening.reached(10, "Checking the path");
      Path path = opening.path();
      if (!Files.exists(path)) {
        opening.failed("it is not there");
        return;
      }
      opening.reached(30, "Starting");
      opening.reached(60, "Opening the store");
      replace(read(opening, path, opener.apply(path)));
      countEpochs(token);
    } catch (AlidadeException e) {
      opening.failed(e.what() + ": " + e.remedy());
    } catch (RuntimeException e) {
      LOG.warn("{} could not be opened", opening.path(), e);
      opening.failed("it could not be opened; the log of the server says why");
    }
  }

  /** Counts what the objects have of valid epochs; pages are answered meanwhile. */
  private void countEpochs(CancellationToken token) {
    lock.readLock().lock();
    try {
      if (open != null) {
        ValidEpochs.count(open, token);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private static Read read(Opening opening, Path path, LightCurveStore store) {
    boolean complete = false;
    try {
      opening.reached(70, "Reading what it holds");
      store.info();
      opening.reached(80, "Reading the tables");
      TableValues objects = TableValues.of(store.objects());
      TableValues epochs = TableValues.of(store.epochs());
      opening.reached(85, "Trying a light curve");
      OpenStore made = new OpenStore(path, store, objects, epochs);
      if (objects.rows() > 0 && !made.types().isEmpty()) {
        store.get(made.objectId(0), store.types().get(0).typeId());
      }
      opening.reached(90, "Keeping the tables");
      made.setCounting(ValidEpochs.areUnknown(objects));
      complete = true;
      return new Read(opening, made);
    } finally {
      if (!complete) {
        store.close();
      }
    }
  }

  private record Read(Opening opening, OpenStore store) {}

  private void replace(Read read) {
    OpenStore before;
    lock.writeLock().lock();
    try {
      before = open;
      open = read.store();
    } finally {
      lock.writeLock().unlock();
    }
    if (before != null) {
      before.store().close();
    }
    read.opening()
        .succeeded(
            "Loaded "
                + read.store().objects().rows()
                + " objects \u00d7 "
                + read.store().epochs().rows()
                + " epochs");
  }

  /**
   * Reads from the store, waiting for it if it is just being opened.
   *
   * @throws InvalidStateException if it cannot be opened, or not soon enough
   */
  <T> T read(Function<OpenStore, T> reading) {
    if (!isOpen()) {
      Opening opening = latest();
      if (!opening.await(PATIENCE_SECONDS)) {
        throw new InvalidStateException("the store is being opened", "store", "ask again");
      }
    }
    lock.readLock().lock();
    try {
      if (open == null) {
        throw new InvalidStateException(problem(), "store", "open another, or wait");
      }
      return reading.apply(open);
    } finally {
      lock.readLock().unlock();
    }
  }

  private synchronized String problem() {
    return latest.problem().isEmpty() ? "the store is being opened" : latest.problem();
  }

  @Override
  public void close() {
    synchronized (this) {
      counting.cancel();
    }
    lock.writeLock().lock();
    try {
      if (open != null) {
        open.store().close();
        open = null;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
