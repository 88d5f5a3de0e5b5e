package org.alidade.hdf5.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.ResourceExhaustedException;
import org.bytedeco.hdf5.H5E_error2_t;
import org.bytedeco.hdf5.H5E_walk2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the library's error stack into one exception with the innermost message. */
public final class ErrorStack {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorStack.class);
  private static final int H5E_WALK_UPWARD = 0;
  private static final long H5E_DEFAULT = 0;
  private static final Collector COLLECTOR = new Collector();

  private static final List<String> NO_SPACE =
      List.of("errno = 28", "errno = 27", "errno = 122", "no space left", "file too large");
  private static final List<String> NO_MEMORY =
      List.of("memory allocation failed", "unable to allocate memory", "errno = 12,");
  private static final List<String> TRUNCATED = List.of("truncated file", "addr overflow");
  private static final List<String> FOREIGN = List.of("file signature not found");
  private static final List<String> MARKED = List.of("already open for", "not already open for");
  private static final List<String> TOO_OLD = List.of("superblock version");
  private static final List<String> LOCKED = List.of("unable to lock");
  private static final List<String> FILTER = List.of("required filter", "filter is not registered");
  private static final List<String> DAMAGED =
      List.of("superblock", "checksum", "signature", "object header", "filter returned failure");

  private ErrorStack() {}

  /**
   * Passes a result through, or throws what the error stack says if it is negative.
   *
   * @param result status or identifier that a native call returned
   * @param what what was being done, such as "cannot read"
   * @param where the file and object concerned
   */
  public static long check(long result, String what, String where) {
    if (result < 0) {
      throw failure(what, where);
    }
    return result;
  }

  /** The exception for the error that the library reported last. */
  public static AlidadeException failure(String what, String where) {
    List<String> messages = messages();
    String innermost = messages.isEmpty() ? "no detail" : messages.get(0);
    LOG.debug("{}: {}: {}", what, where, messages);
    return classify(what, where, innermost, String.join("; ", messages).toLowerCase(Locale.ROOT));
  }

  private static AlidadeException classify(
      String what, String where, String innermost, String all) {
    if (containsAny(all, NO_SPACE)) {
      return new ResourceExhaustedException(
          what + ", no space left on device", where, "free disk space or write elsewhere");
    }
    if (containsAny(all, NO_MEMORY)) {
      return new ResourceExhaustedException(
          what + ", out of memory", where, "read a smaller part or free memory");
    }
    if (containsAny(all, LOCKED)) {
      return new InvalidStateException(
          what + ", another program holds the file", where, "close it there or open with SWMR");
    }
    if (containsAny(all, MARKED)) {
      return new InvalidStateException(
          what + ", the file is marked as open for writing",
          where,
          "wait for the writer; if it was killed, repair the file");
    }
    return classifyContent(what, where, innermost, all);
  }

  private static AlidadeException classifyContent(
      String what, String where, String innermost, String all) {
    if (containsAny(all, FOREIGN)) {
      return new FormatException("not an HDF5 file", where, "check the path");
    }
    if (containsAny(all, TRUNCATED)) {
      return new FormatException(
          "truncated HDF5 file (" + innermost + ")", where, "copy or create the file again");
    }
    if (containsAny(all, TOO_OLD)) {
      return new InvalidStateException(
          what + ", the file was created in an older format",
          where,
          "copy its contents to a new file");
    }
    if (containsAny(all, FILTER)) {
      return new FormatException(
          what + ", its compression is not available (" + innermost + ")",
          where,
          "rewrite the file with gzip compression");
    }
    if (containsAny(all, DAMAGED)) {
      return new FormatException(
          "damaged HDF5 file (" + innermost + ")", where, "restore the file from a copy");
    }
    return new IoFailureException(
        what + " (" + innermost + ")", where, "check the file and the disk");
  }

  private static boolean containsAny(String text, List<String> parts) {
    return parts.stream().anyMatch(text::contains);
  }

  private static List<String> messages() {
    COLLECTOR.messages.clear();
    hdf5.H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, COLLECTOR, null);
    hdf5.H5Eclear2(H5E_DEFAULT);
    return List.copyOf(COLLECTOR.messages);
  }

  /** One instance for the process: JavaCPP keeps a fixed number of native callback slots. */
  private static final class Collector extends H5E_walk2_t {
    private final List<String> messages = new ArrayList<>();

    @Override
    public int call(int depth, H5E_error2_t error, Pointer data) {
      messages.add(error.desc().getString());
      return 0;
    }
  }
}
