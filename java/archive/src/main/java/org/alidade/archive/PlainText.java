package org.alidade.archive;

import java.nio.charset.StandardCharsets;

/** Documents of a service for the eyes of a person. */
public final class PlainText {
  private static final int LONGEST = 500;

  private PlainText() {}

  /** The beginning of a document without markup and control characters. */
  public static String of(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8).replaceAll("<[^>]*>", " ");
    String clean = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST));
  }
}
