package org.alidade.lightcurve.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Kinds of files, told apart by how they begin. */
enum FileKind {
  SQLITE,
  HDF5,
  PARQUET,
  JSON,
  FITS,
  ECSV,
  VOTABLE,
  CSV;

  private static final int START_BYTES = 512;

  static FileKind of(Path file) throws IOException {
    byte[] start = start(file);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("SQLite format 3\0")) {
      return SQLITE;
    }
    if (text.startsWith("\u0089HDF\r\n")) {
      return HDF5;
    }
    if (text.startsWith("PAR1")) {
      return PARQUET;
    }
    if (text.startsWith("SIMPLE ")) {
      return FITS;
    }
    if (text.startsWith("# %ECSV")) {
      return ECSV;
    }
    if (text.stripLeading().startsWith("{")) {
      return JSON;
    }
    boolean markup = text.stripLeading().startsWith("<");
    return markup && text.toUpperCase(Locale.ROOT).contains("VOTABLE") ? VOTABLE : CSV;
  }

  private static byte[] start(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(START_BYTES);
    }
    if (start.length < 2 || (start[0] & 0xff) != 0x1f || (start[1] & 0xff) != 0x8b) {
      return start;
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readNBytes(START_BYTES);
    }
  }

  /** Name of the format as STIL knows it. */
  String starlink() {
    return name().toLowerCase(Locale.ROOT);
  }
}
