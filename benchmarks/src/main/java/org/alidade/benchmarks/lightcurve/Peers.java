package org.alidade.benchmarks.lightcurve;

import java.nio.file.Path;
import java.util.List;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.blob.BlobOptions;
import org.alidade.lightcurve.blob.RowDatabase;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;

/** The stores that are measured side by side. */
final class Peers {
  /** More objects than any benchmark has. */
  static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Objects of stores of rows. */
  static final int SEVERAL = 1000;

  private static final int FEW = 100;

  /** The blobs of the original keep the first time as a 32-bit number. */
  static final double BLOB_TIME_TOLERANCE = 0.01;

  private Peers() {}

  static List<Peer> all() {
    return List.of(
        folder("Alidade, packed", StoreOptions.defaults()),
        folder("Alidade, uncompressed", StoreOptions.defaults().uncompressed()),
        blobs("SQLite blobs, original layout", BLOB_TIME_TOLERANCE, BlobOptions.asOriginal()),
        blobs("SQLite blobs, exact columns", 0, BlobOptions.defaults()),
        blobs("SQLite blobs, compressed columns", 0, BlobOptions.defaults().withCompression(true)),
        new OwnPeer<>(
            "SQLite rows, clustered",
            FEW,
            0,
            folder -> RowDatabase.open(database(folder)),
            folder -> RowDatabase.openReadOnly(database(folder))),
        new LmdbPeer(),
        new DuckDbPeer(false),
        new DuckDbPeer(true),
        new Hdf5Peer(false),
        new Hdf5Peer(true));
  }

  private static Peer folder(String name, StoreOptions options) {
    return new OwnPeer<>(
        name, ANY_NUMBER, 0, folder -> FolderStoreWriter.open(folder, options), FolderStore::open);
  }

  private static Peer blobs(String name, double timeTolerance, BlobOptions options) {
    return new OwnPeer<>(
        name,
        ANY_NUMBER,
        timeTolerance,
        folder -> BinaryLightcurveDatabase.open(database(folder), options),
        folder -> BinaryLightcurveDatabase.openReadOnly(database(folder)));
  }

  private static Path database(Path folder) {
    return folder.resolve("field.db");
  }
}
