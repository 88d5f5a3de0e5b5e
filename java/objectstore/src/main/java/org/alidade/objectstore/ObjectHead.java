package org.alidade.objectstore;

import java.time.Instant;
import java.util.Map;

/**
 * What is known about an object without its content.
 *
 * @param key its name
 * @param sizeBytes its length
 * @param contentType media type
 * @param modified when it was stored
 * @param etag changes with the content
 * @param metadata what was given with it; names in small letters
 */
public record ObjectHead(
    String key,
    long sizeBytes,
    String contentType,
    Instant modified,
    String etag,
    Map<String, String> metadata) {
  /** Copies the metadata. */
  public ObjectHead {
    metadata = Map.copyOf(metadata);
  }
}
