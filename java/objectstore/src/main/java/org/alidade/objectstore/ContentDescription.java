package org.alidade.objectstore;

import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.BadInputException;

/**
 * What is stored beside the content of an object.
 *
 * @param contentType media type such as {@code application/fits}
 * @param metadata values by name; names of small letters, digits and hyphens. Values travel in
 *     headers: characters outside printable ASCII are refused
 */
public record ContentDescription(String contentType, Map<String, String> metadata) {
  /**
   * Checks the names and values.
   *
   * @throws BadInputException if one cannot travel in a header
   */
  public ContentDescription {
    check(contentType.matches("[\\x21-\\x7e]{1,200}"), contentType, "content type");
    metadata.forEach(
        (name, value) -> {
          check(name.matches("[a-z0-9-]{1,60}"), name, "name of metadata");
          check(value.matches("[\\x20-\\x7e]{0,500}"), value, "metadata " + name);
        });
    metadata = Map.copyOf(metadata);
  }

  /** Bytes of any kind. */
  public static ContentDescription bytes() {
    return of("application/octet-stream");
  }

  /** A FITS file. */
  public static ContentDescription fits() {
    return of("application/fits");
  }

  /** Content of a type, without metadata. */
  public static ContentDescription of(String contentType) {
    return new ContentDescription(contentType, Map.of());
  }

  /** This description with one more value. */
  public ContentDescription with(String name, String value) {
    Map<String, String> more = new TreeMap<>(metadata);
    more.put(name, value);
    return new ContentDescription(contentType, more);
  }

  private static void check(boolean right, String value, String name) {
    if (!right) {
      throw new BadInputException(
          "'" + value + "' cannot travel in a header", name, "use short printable ASCII");
    }
  }
}
