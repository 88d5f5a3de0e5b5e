package org.alidade.pipeline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal. Every batch of changes is one line and is forced to the disk before the next is
 * begun, so that an interruption damages the last line at most: such a line was never acknowledged
 * and is passed over. Any other damage is refused.
 */
final class JournalReader {
  private final Path file;
  private final byte[] bytes;
  private final RunRecord run = new RunRecord();
  private int lines;

  private JournalReader(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * What a journal holds.
   *
   * @param pipeline whose run it is
   * @param run state of the run
   * @param intactBytes length up to the end of the last intact line
   */
  record Content(String pipeline, RunRecord run, long intactBytes) {}

  /** Reads the journal of a pipeline, or of any if none is named. */
  static Content read(Path file, @Nullable String pipeline) {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return new JournalReader(file, in.readAllBytes()).parse(pipeline);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the saved state cannot be read (" + e.getMessage() + ")",
              file.toString(),
              "check the file's permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private Content parse(@Nullable String expected) {
    String pipeline = "";
    int start = 0;
    while (start < bytes.length) {
      int end = lineEnd(start);
      String text = end < 0 ? null : JournalLine.decode(bytes, start, end);
      if (lines == 0) {
        pipeline = checkedHeader(text, expected);
      } else if (text == null) {
        checkIsLast(end);
        break;
      } else {
        apply(text);
      }
      lines++;
      start = end + 1;
    }
    if (lines == 0) {
      throw damaged("the file is empty");
    }
    return new Content(pipeline, run, start);
  }

  private int lineEnd(int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private String checkedHeader(@Nullable String text, @Nullable String expected) {
    JournalHeader header = text == null ? null : JournalHeader.parse(text);
    if (header == null) {
      throw damaged("the file is not the saved state of a pipeline, or its beginning is damaged");
    }
    if (header.version() > JournalHeader.VERSION) {
      throw new FormatException(
          "the saved state has version "
              + header.version()
              + ", this program knows "
              + JournalHeader.VERSION,
          file.toString(),
          "use the newer program that wrote it");
    }
    if (expected != null && !header.pipeline().equals(expected)) {
      throw new FormatException(
          "the saved state belongs to the pipeline " + header.pipeline() + ", not " + expected,
          file.toString(),
          "choose another folder");
    }
    return header.pipeline();
  }

  private void checkIsLast(int end) {
    if (end >= 0 && end + 1 < bytes.length) {
      throw damaged("line " + (lines + 1) + " of the saved state is damaged");
    }
  }

  private void apply(String text) {
    try {
      List<Change> changes = Json.MAPPER.readValue(text, new TypeReference<List<Change>>() {});
      changes.forEach(run::apply);
    } catch (JsonProcessingException e) {
      FormatException failure =
          damaged("line " + (lines + 1) + " of the saved state cannot be understood");
      failure.initCause(e);
      throw failure;
    }
  }

  private FormatException damaged(String what) {
    return new FormatException(
        what,
        file.toString(),
        "restore a copy, or move the file away: the run then starts from the beginning");
  }
}
