package org.alidade.web.internal.transients.rest;

/** What a caller may do (spec transient 18); each permission is checked by itself. */
public enum Permission {
  /** Everybody, without a key: whether the service lives. */
  NONE(""),
  /** See observations, detections and training data. */
  READ("read:data"),
  /** Add labels and other records. */
  WRITE("write:data"),
  /** Start and stop work. */
  MANAGE("manage:operations"),
  /** Give and take keys. */
  ADMIN("admin:access");

  private final String text;

  Permission(String text) {
    this.text = text;
  }

  /** The name in keys and documents, such as {@code read:data}. */
  public String text() {
    return text;
  }
}
