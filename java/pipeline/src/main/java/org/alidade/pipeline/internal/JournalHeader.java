package org.alidade.pipeline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * First line of a journal.
 *
 * @param format always {@link #FORMAT}
 * @param version of the layout
 * @param pipeline whose run it is
 */
record JournalHeader(@Nullable String format, int version, String pipeline) {
  static final String FORMAT = "alidade-pipeline-run";
  static final int VERSION = 1;

  static String text(String pipeline) {
    return Json.text(new JournalHeader(FORMAT, VERSION, pipeline), "header");
  }

  /** The header in a line, null if there is none. */
  static @Nullable JournalHeader parse(String text) {
    try {
      JournalHeader header = Json.MAPPER.readValue(text, JournalHeader.class);
      return FORMAT.equals(header.format()) ? header : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
