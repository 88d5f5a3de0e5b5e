package org.alidade.hdf5.internal;

import java.util.EnumMap;
import java.util.Map;
import org.alidade.array.AlidadeException;
import org.bytedeco.hdf5.global.hdf5;

/** A native identifier with its owner: closed once, counted from birth to death. */
public final class Identifier implements AutoCloseable {
  /** What an identifier stands for. */
  public enum Kind {
    FILE,
    GROUP,
    DATASET,
    ATTRIBUTE,
    TYPE,
    SPACE,
    PROPERTIES
  }

  private static final Map<Kind, Long> OPEN = new EnumMap<>(Kind.class);

  private final Kind kind;
  private final long id;
  private final String where;
  private boolean closed;

  private Identifier(Kind kind, long id, String where) {
    this.kind = kind;
    this.id = id;
    this.where = where;
  }

  /**
   * Takes ownership of what a native call returned.
   *
   * @param kind what the identifier stands for
   * @param id the identifier, or a negative number if the call failed
   * @param what what was being done, for the exception
   * @param where the file and object concerned
   */
  public static Identifier of(Kind kind, long id, String what, String where) {
    ErrorStack.check(id, what, where);
    OPEN.merge(kind, 1L, Long::sum);
    return new Identifier(kind, id, where);
  }

  /** The number for native calls. */
  public long id() {
    return id;
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosed() {
    return closed;
  }

  /** Gives the identifier back; a second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      OPEN.merge(kind, -1L, Long::sum);
      if (closeNative() < 0) {
        throw abandoned();
      }
    }
  }

  /**
   * The exception for a close that failed, after letting go of what remains: a file that cannot be
   * written completely stays open at the first attempt and goes away at the second.
   */
  private AlidadeException abandoned() {
    AlidadeException failure = ErrorStack.failure("cannot close", where);
    if (kind == Kind.FILE && hdf5.H5Iis_valid(id) > 0 && closeNative() < 0) {
      failure.addSuppressed(ErrorStack.failure("cannot abandon", where));
    }
    return failure;
  }

  private int closeNative() {
    return switch (kind) {
      case FILE -> hdf5.H5Fclose(id);
      case GROUP -> hdf5.H5Gclose(id);
      case DATASET -> hdf5.H5Dclose(id);
      case ATTRIBUTE -> hdf5.H5Aclose(id);
      case TYPE -> hdf5.H5Tclose(id);
      case SPACE -> hdf5.H5Sclose(id);
      case PROPERTIES -> hdf5.H5Pclose(id);
    };
  }

  /** Number of identifiers open at this moment, for every kind. */
  public static Map<Kind, Long> openByKind() {
    Map<Kind, Long> open = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      open.put(kind, OPEN.getOrDefault(kind, 0L));
    }
    return open;
  }
}
