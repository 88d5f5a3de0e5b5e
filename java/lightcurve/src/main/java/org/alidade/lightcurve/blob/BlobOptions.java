package org.alidade.lightcurve.blob;

/**
 * How a blob database is written (spec lightcurve 4.7). What is there is read in any case.
 *
 * <p>Example: {@code BlobOptions.defaults().withForeignKeys(true)}.
 *
 * @param compatible whether blobs, summaries and tables are those of the original program, so that
 *     it can read them: version 1, plain mean and standard deviation
 * @param compressed whether the columns of blobs are compressed; not if compatible
 * @param foreignKeys whether light curves must belong to objects and types of the database
 */
public record BlobOptions(boolean compatible, boolean compressed, boolean foreignKeys) {
  /** Exact, checked blobs without compression, which read fastest, and robust summaries. */
  public static BlobOptions defaults() {
    return new BlobOptions(false, false, false);
  }

  /** What the original program writes. */
  public static BlobOptions asOriginal() {
    return new BlobOptions(true, false, false);
  }

  /** The same, with or without compression. */
  public BlobOptions withCompression(boolean on) {
    return new BlobOptions(compatible, on, foreignKeys);
  }

  /** The same, with or without foreign keys. */
  public BlobOptions withForeignKeys(boolean on) {
    return new BlobOptions(compatible, compressed, on);
  }
}
