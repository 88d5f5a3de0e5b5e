package org.alidade.hdf5.internal;

import java.nio.file.Path;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.BytePointer;

/** Opens and creates files with the properties that this library wants. */
public final class FileHandle {
  /** Chunks larger than this are never cached, so whole-chunk transfers of them are direct. */
  private static final long CHUNK_CACHE_BYTES = 32L << 20;

  private static final long CHUNK_CACHE_SLOTS = 4093;
  private static final double CHUNK_CACHE_PREEMPTION = 0.75;
  private static final int OBJECT_CACHE_IS_UNUSED = 0;

  private FileHandle() {}

  /** Opens a file that exists. */
  public static Identifier open(Path path, AccessMode mode) {
    String where = path.toString();
    try (BytePointer name = Names.utf8(where);
        Identifier access = access(mode, where)) {
      long id = hdf5.H5Fopen(name, mode.flags(), access.id());
      return Identifier.of(Kind.FILE, id, "cannot open for " + mode.purpose(), where);
    }
  }

  /** Makes an HDF5 file of an empty file that the caller has just created. */
  public static Identifier create(Path path) {
    String where = path.toString();
    try (BytePointer name = Names.utf8(where);
        Identifier creation = DatasetHandle.untimed(hdf5.H5P_CLS_FILE_CREATE_ID_g(), where);
        Identifier access = access(AccessMode.WRITE, where)) {
      long id = hdf5.H5Fcreate(name, hdf5.H5F_ACC_TRUNC, creation.id(), access.id());
      return Identifier.of(Kind.FILE, id, "cannot create", where);
    }
  }

  /**
   * Opens a file for writing although it is marked as open and its recorded length may be older
   * than its last chunk; removes the mark.
   */
  public static Identifier openClearingMarks(Path path) {
    String where = path.toString();
    try (BytePointer name = Names.utf8(where);
        Identifier access = access(AccessMode.WRITE, where);
        BoolPointer yes = new BoolPointer(1)) {
      yes.put(true);
      // The properties by which the library's own h5clear program does it.
      int status = hdf5.H5Pset(access.id(), "clear_status_flags", yes);
      ErrorStack.check(status, "cannot prepare the repair", where);
      status = hdf5.H5Pset(access.id(), "skip_eof_check", yes);
      ErrorStack.check(status, "cannot prepare the repair", where);
      long id = hdf5.H5Fopen(name, AccessMode.WRITE.flags(), access.id());
      return Identifier.of(Kind.FILE, id, "cannot repair", where);
    }
  }

  /**
   * A writer has no chunk cache: a chunk that does not fit the disk is refused when it is written.
   * One that waited in the cache would fail when its dataset is closed, which leaves the library in
   * a state that crashes the process at its end.
   */
  private static long cacheBytes(AccessMode mode) {
    return mode == AccessMode.WRITE ? 0 : CHUNK_CACHE_BYTES;
  }

  private static Identifier access(AccessMode mode, String where) {
    Identifier access = DatasetHandle.properties(hdf5.H5P_CLS_FILE_ACCESS_ID_g(), where);
    long id = access.id();
    hdf5.H5Pset_libver_bounds(id, hdf5.H5F_LIBVER_V110, hdf5.H5F_LIBVER_LATEST);
    hdf5.H5Pset_fclose_degree(id, hdf5.H5F_CLOSE_STRONG);
    hdf5.H5Pset_cache(
        id, OBJECT_CACHE_IS_UNUSED, CHUNK_CACHE_SLOTS, cacheBytes(mode), CHUNK_CACHE_PREEMPTION);
    // A reader takes the library's own lock, so that a foreign program that writes is noticed. A
    // SWMR reader takes none, or it would keep a writer that comes later from opening the file; a
    // writer takes none, because a foreign reader would make it fail after hours of work. Writers
    // exclude each other by the writer lock and by the mark in the file.
    hdf5.H5Pset_file_locking(id, mode == AccessMode.READ, true);
    if (mode == AccessMode.SWMR_READ) {
      // The library shares one file between handles of the same driver. Readers take another
      // driver (the same input and output, its logging off), so that they and a writer in this
      // process are as independent as two processes.
      hdf5.H5Pset_fapl_log(id, (BytePointer) null, 0, 0);
    }
    return access;
  }
}
