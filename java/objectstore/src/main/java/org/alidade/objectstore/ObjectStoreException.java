package org.alidade.objectstore;

import org.alidade.array.AlidadeException;

/** An object store does not do what it is asked (spec transient 22, StorageError). */
public final class ObjectStoreException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /** Whether there is no such object. */
  private final boolean notFound;

  /** Whether the same request may succeed later. */
  private final boolean retryable;

  private ObjectStoreException(
      String what, String where, String remedy, boolean notFound, boolean retryable) {
    super(what, where, remedy);
    this.notFound = notFound;
    this.retryable = retryable;
  }

  /** An object that is not there. */
  public static ObjectStoreException missing(String where) {
    return new ObjectStoreException(
        "there is no such object", where, "check the key and that it was stored", true, false);
  }

  /** A refusal that trying again does not change. */
  public static ObjectStoreException refused(String what, String where, Exception cause) {
    return because(
        new ObjectStoreException(
            what, where, "check the bucket, the keys and their permissions", false, false),
        cause);
  }

  /** A failure that may pass. */
  public static ObjectStoreException passing(String what, String where, Exception cause) {
    return because(
        new ObjectStoreException(
            what, where, "try again when the store answers and has room", false, true),
        cause);
  }

  private static ObjectStoreException because(ObjectStoreException failure, Exception cause) {
    failure.initCause(cause);
    return failure;
  }

  /** Whether the object does not exist. */
  public boolean isNotFound() {
    return notFound;
  }

  /** Whether the same request may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
