package org.alidade.pipeline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.AtomicFile;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a run on disk: an append-only file whose changes are on the disk when {@link
 * #append} returns.
 *
 * <p>It is used by one thread at a time and by the owner of the {@link RunLock}. No interruptible
 * channel is involved: an interrupted thread can save.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int CHANGES_PER_COMPACT_LINE = 256;

  private final Path path;
  private final String pipeline;
  private final RunRecord run;
  private final RandomAccessFile file;
  private long length;
  private boolean appended;
  private boolean broken;

  private Journal(Path path, String pipeline, JournalReader.Content content) throws IOException {
    this.path = path;
    this.pipeline = pipeline;
    this.run = content.run();
    this.length = content.intactBytes();
    this.file = openAt(path, length);
  }

  /**
   * Opens the journal of a run, a new one if there is none.
   *
   * @throws FormatException if the file is foreign or damaged
   * @throws IoFailureException if it cannot be read or written
   */
  public static Journal open(Path path, String pipeline) {
    try {
      if (!Files.exists(path)) {
        byte[] header = JournalLine.encode(JournalHeader.text(pipeline));
        replace(path, out -> out.write(header));
      }
      return new Journal(path, pipeline, JournalReader.read(path, pipeline));
    } catch (IOException e) {
      throw notSaved(path, e);
    }
  }

  /**
   * The state as it is on disk, also while somebody else runs; that of a new run if there is none.
   *
   * @throws FormatException if the file is foreign or damaged
   * @throws IoFailureException if it cannot be read
   */
  public static RunRecord read(Path path, String pipeline) {
    return Files.exists(path) ? JournalReader.read(path, pipeline).run() : new RunRecord();
  }

  /**
   * A saved state and whose it is.
   *
   * @param pipeline name of the pipeline
   * @param run its state
   */
  public record Saved(String pipeline, RunRecord run) {}

  /**
   * The state in a file, whatever pipeline it belongs to.
   *
   * @throws FormatException if the file is foreign or damaged
   * @throws IoFailureException if it cannot be read
   */
  public static Saved read(Path path) {
    JournalReader.Content content = JournalReader.read(path, null);
    return new Saved(content.pipeline(), content.run());
  }

  /** The state with all changes appended so far. */
  public RunRecord run() {
    return run;
  }

  /**
   * Adds changes, all or none of which survive whatever happens, and forces them to the disk.
   *
   * @throws IoFailureException if that fails; the journal then takes no more changes
   */
  public void append(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    if (broken) {
      throw new InvalidStateException(
          "saving the state failed before", path.toString(), "start the run again");
    }
    byte[] line = line(changes);
    try {
      file.write(line);
      file.getFD().sync();
    } catch (IOException e) {
      throw broken(e);
    }
    length += line.length;
    appended = true;
    changes.forEach(run::apply);
  }

  private IoFailureException broken(IOException cause) {
    broken = true;
    IoFailureException failure = notSaved(path, cause);
    try {
      file.setLength(length);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void writeAll(OutputStream out) throws IOException {
    List<Change> history = run.history();
    out.write(JournalLine.encode(JournalHeader.text(pipeline)));
    for (int first = 0; first < history.size(); first += CHANGES_PER_COMPACT_LINE) {
      int end = Math.min(history.size(), first + CHANGES_PER_COMPACT_LINE);
      out.write(line(history.subList(first, end)));
    }
  }

  /** Opens the file behind its last intact line; what an interruption left there is cut off. */
  private static RandomAccessFile openAt(Path path, long length) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (opened.length() > length) {
        LOG.warn(
            "{}: {} bytes that were never acknowledged are cut off",
            path,
            opened.length() - length);
        opened.setLength(length);
      }
      opened.seek(length);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private static byte[] line(List<Change> changes) {
    try {
      return JournalLine.encode(
          Json.MAPPER.writerFor(new TypeReference<List<Change>>() {}).writeValueAsString(changes));
    } catch (JsonProcessingException e) {
      throw new AssertionError("changes consist of text and JSON", e);
    }
  }

  private static IoFailureException notSaved(Path path, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "the state of the run could not be saved (" + cause.getMessage() + ")",
            path.toString(),
            "check that the disk has room and the folder is writable, then resume");
    failure.initCause(cause);
    return failure;
  }

  /**
   * Closes the file and replaces it by the shortest one with the same state, also where a run that
   * was killed could not do so. Where that fails, for want of room, the longer file stays and says
   * the same.
   */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw notSaved(path, e);
    }
    if (!broken) {
      compact();
    }
  }

  private void compact() {
    try {
      if (appended || !isShortest()) {
        replace(path, this::writeAll);
      }
    } catch (IOException e) {
      LOG.warn("{}: the saved state could not be shortened and stays as it is", path, e);
    }
  }

  private boolean isShortest() throws IOException {
    ByteArrayOutputStream shortest = new ByteArrayOutputStream();
    writeAll(shortest);
    try (InputStream in = new FileInputStream(path.toFile())) {
      return Arrays.equals(in.readAllBytes(), shortest.toByteArray());
    }
  }

  /** What a journal consists of. */
  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The sibling has a fixed name: only the owner of the run's lock writes it, or overwrites it. */
  private static void replace(Path path, Content content) throws IOException {
    Path sibling = path.resolveSibling("." + path.getFileName() + ".new");
    try {
      try (OutputStream out = new FileOutputStream(sibling.toFile())) {
        content.writeTo(out);
      }
      AtomicFile.publish(sibling, path);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }
}
