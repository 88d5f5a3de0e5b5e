package org.alidade.benchmarks.lightcurve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.jspecify.annotations.Nullable;

/** Fills a store, checks what it answers, and times it. */
final class StoreTrial {
  private static final int WARM_UP_OBJECTS = 50;
  private static final int WARM_UP_SHARE = 5;
  private static final int CHECKED = 40;

  private final Peer peer;
  private final Path folder;
  private final Effort effort;
  private final MockField field;
  private final MockOptions options;
  private final SplittableRandom random = new SplittableRandom(1);

  /**
   * @param folder an empty one, which is emptied again
   */
  StoreTrial(Peer peer, MockOptions wanted, Effort effort, Path folder) {
    this.peer = peer;
    this.folder = folder;
    this.effort = effort;
    this.options = wanted.withObjects(Math.min(wanted.objects(), peer.mostObjects()));
    this.field = MockField.of(options);
  }

  StoreMeasurement run() throws Exception {
    Path warmUp = Files.createDirectory(folder.resolve("first"));
    Path store = Files.createDirectory(folder.resolve("store"));
    try {
      int few = Math.min(1 + options.objects() / WARM_UP_SHARE, WARM_UP_OBJECTS);
      build(warmUp, MockField.of(options.withObjects(few)));
      PageCache.delete(warmUp);
      double seconds = build(store, field);
      return measure(store, seconds);
    } finally {
      PageCache.delete(store);
    }
  }

  /** Seconds to fill a store until its files are on the disk; making light curves is not timed. */
  private double build(Path store, MockField what) throws Exception {
    long start = System.nanoTime();
    long making = 0;
    try (Peer.Writer writer = peer.create(store, what)) {
      for (int id = 1; id <= what.options().objects(); id++) {
        long before = System.nanoTime();
        List<LightCurve> curves = what.object(id);
        making += System.nanoTime() - before;
        writer.put(curves);
      }
      writer.finish();
    }
    PageCache.force(store);
    return (System.nanoTime() - start - making) / 1e9;
  }

  private StoreMeasurement measure(Path store, double buildSeconds) throws Exception {
    long bytes = PageCache.bytes(store);
    PageCache.warm(store);
    Latencies get;
    Latencies object;
    try (Peer.Reader reader = peer.open(store, field)) {
      check(reader);
      Latencies.Call one = () -> reader.get(anyObject(), anyType());
      Latencies.of(effort.gets(), effort.seconds(), one);
      get = Latencies.of(effort.gets(), effort.seconds(), one);
      Latencies.Call whole = () -> reader.object(anyObject());
      Latencies.of(effort.objects(), effort.seconds() / 2, whole);
      object = Latencies.of(effort.objects(), effort.seconds(), whole);
    }
    return new StoreMeasurement(
        peer.name(),
        options.objects(),
        field.slots(),
        bytes,
        buildSeconds,
        get,
        object,
        PageCache.canDrop() ? cold(store) : null);
  }

  /** Opens the store anew for every light curve, as what is mapped stays in the cache. */
  private Latencies cold(Path store) throws Exception {
    long[] each = new long[effort.coldGets()];
    long end = System.nanoTime() + (long) (effort.seconds() * 1e9);
    int made = 0;
    while (made < each.length && (made < Latencies.LEAST || System.nanoTime() < end)) {
      System.gc();
      PageCache.drop(store);
      try (Peer.Reader reader = peer.open(store, field)) {
        long object = anyObject();
        int type = anyType();
        long start = System.nanoTime();
        reader.get(object, type);
        each[made++] = System.nanoTime() - start;
      }
    }
    return Latencies.of(Arrays.copyOf(each, made));
  }

  private long anyObject() {
    return 1L + random.nextInt(options.objects());
  }

  private int anyType() {
    return 1 + random.nextInt(options.types());
  }

  /**
   * Holds what the store answers against what it was given.
   *
   * @throws IOException if they differ
   */
  private void check(Peer.Reader reader) throws Exception {
    for (int i = 0; i < CHECKED; i++) {
      long id = anyObject();
      List<LightCurve> expected = field.object(id);
      LightCurve first = expected.get(random.nextInt(expected.size()));
      compare(reader.get(id, first.typeId()), first);
      if (i == 0) {
        List<LightCurve> found = reader.object(id);
        for (int type = 0; type < expected.size(); type++) {
          compare(found.get(type), expected.get(type));
        }
      }
    }
  }

  private void compare(LightCurve found, LightCurve expected) throws IOException {
    String where = differs(found, expected);
    if (where != null) {
      throw new IOException(
          peer.name()
              + " gives back other "
              + where
              + " than it was given: object "
              + expected.objectId()
              + ", type "
              + expected.typeId());
    }
  }

  private @Nullable String differs(LightCurve found, LightCurve expected) {
    if (found.size() != expected.size()) {
      return "sizes";
    }
    for (int i = 0; i < found.size(); i++) {
      if (Math.abs(found.times()[i] - expected.times()[i]) > peer.timeTolerance()) {
        return "times";
      }
      if (Float.compare(found.values()[i], expected.values()[i]) != 0) {
        return "values";
      }
      if (Float.compare(found.errors()[i], expected.errors()[i]) != 0) {
        return "errors";
      }
      if (found.flags()[i] != expected.flags()[i]) {
        return "flags";
      }
    }
    return null;
  }
}
