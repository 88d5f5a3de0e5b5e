package org.alidade.web.internal.transients.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;
import org.alidade.objectstore.ObjectHead;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.ingest.StorageKeys;
import org.alidade.web.internal.transients.rest.Problem;
import org.jspecify.annotations.Nullable;

/** Reads images of difference runs from the object store; the ones used last are kept. */
public final class PlaneStore {
  /** Pixels that are kept in memory. */
  private static final long MOST_KEPT = 24_000_000;

  private static final long MOST_PIXELS = 64_000_000;

  private final ObjectStore store;
  private final Map<String, Plane> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Images of a store. */
  public PlaneStore(ObjectStore store) {
    this.store = store;
  }

  /**
   * An image of a run.
   *
   * @throws Problem 404 if the run has none of this kind
   */
  public Plane plane(DifferenceRun run, Observation science, PlaneKind kind) {
    return find(run, science, kind).orElseThrow(() -> none(kind));
  }

  private static Problem none(PlaneKind kind) {
    return Problem.missing("image: this run has no " + kind.text() + " image");
  }

  /**
   * A cut-out of a run around a candidate; from the cut-out that was stored with the candidate if
   * the whole image is not there.
   *
   * @throws Problem 404 if there is neither
   */
  public Plane stamp(
      DifferenceRun run,
      Observation science,
      UUID candidate,
      int x,
      int y,
      int size,
      PlaneKind kind) {
    Optional<Plane> whole = find(run, science, kind);
    if (whole.isPresent()) {
      return whole.get().cutout(x, y, size);
    }
    Plane cutout =
        read(StorageKeys.cutout(candidate, cutoutName(kind))).orElseThrow(() -> none(kind));
    return cutout.cutout(cutout.width() / 2, cutout.height() / 2, size);
  }

  private static String cutoutName(PlaneKind kind) {
    return kind == PlaneKind.REFERENCE ? "template" : kind.text();
  }

  private Optional<Plane> find(DifferenceRun run, Observation science, PlaneKind kind) {
    for (String key : keys(run, science, kind)) {
      Optional<Plane> plane = read(key);
      if (plane.isPresent()) {
        return plane;
      }
    }
    return Optional.empty();
  }

  private static List<String> keys(DifferenceRun run, Observation science, PlaneKind kind) {
    List<String> keys = new ArrayList<>();
    switch (kind) {
      case SCIENCE -> {
        keys.add(StorageKeys.difference(run.id(), "science"));
        add(keys, science.processedPath());
      }
      case REFERENCE -> keys.add(StorageKeys.difference(run.id(), "reference"));
      case DIFFERENCE -> add(keys, run.differenceImagePath());
      case SCORR -> add(keys, run.significanceMapPath());
    }
    return keys;
  }

  private static void add(List<String> keys, @Nullable String key) {
    if (key != null) {
      keys.add(key);
    }
  }

  private Optional<Plane> read(String key) {
    Optional<ObjectHead> head = store.head(key);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    String name = key + ' ' + head.get().etag();
    Optional<Plane> known = recall(name);
    if (known.isPresent()) {
      return known;
    }
    Plane plane = load(key);
    keep(name, plane);
    return Optional.of(plane);
  }

  private synchronized Optional<Plane> recall(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  private synchronized void keep(String name, Plane plane) {
    kept.put(name, plane);
    long pixels = kept.values().stream().mapToLong(kept -> kept.values().length).sum();
    var oldest = kept.entrySet().iterator();
    while (pixels > MOST_KEPT && kept.size() > 1 && oldest.hasNext()) {
      pixels -= oldest.next().getValue().values().length;
      oldest.remove();
    }
  }

  private Plane load(String key) {
    try {
      Path file = Files.createTempFile("alidade-plane", key.endsWith(".gz") ? ".fits.gz" : ".fits");
      try {
        store.download(key, file);
        return load(file, key);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Plane load(Path file, String key) {
    try (FitsFile fits = FitsFile.open(file)) {
      for (int hdu = 0; hdu < fits.hduCount(); hdu++) {
        if (fits.header(hdu).findLong("NAXIS").orElse(0L) == 2) {
          return plane(fits.image(hdu));
        }
      }
    }
    throw Problem.missing("image in " + key);
  }

  private static Plane plane(FitsImage image) {
    int[] shape = image.shape();
    if ((long) shape[0] * shape[1] > MOST_PIXELS) {
      throw new Problem(Problem.UNAVAILABLE, "TOO_LARGE", "the image is too large to be shown");
    }
    return new Plane(shape[1], shape[0], image.floats());
  }
}
