package org.alidade.transients.database;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers made from what they stand for, so that doing work again makes the same rows. */
public final class Identifiers {
  private Identifiers() {}

  /**
   * The identifier of something.
   *
   * @param kind kind of thing
   * @param parent what it belongs to
   * @param name what tells it from its siblings
   */
  public static UUID of(String kind, UUID parent, String name) {
    String text = kind + "\n" + parent + "\n" + name;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
