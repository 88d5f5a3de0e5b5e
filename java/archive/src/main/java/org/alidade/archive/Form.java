package org.alidade.archive;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The body of a POST request. */
public final class Form {
  private final String contentType;
  private final byte[] bytes;

  private Form(String contentType, byte[] bytes) {
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Media type. */
  String contentType() {
    return contentType;
  }

  /** Content; not copied. */
  byte[] bytes() {
    return bytes;
  }

  /** Named values. */
  public static Form of(Map<String, String> fields) {
    String text =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Form("application/x-www-form-urlencoded", ascii(text));
  }

  /**
   * Named values and a file.
   *
   * @param part name of the file's part
   * @param type media type of the file
   */
  public static Form withFile(
      Map<String, String> fields, String part, String type, byte[] content) {
    String boundary = "alidade-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                utf8(
                    head(boundary, "name=\"" + name + "\"", "text/plain; charset=utf-8") + value)));
    body.writeBytes(
        utf8(head(boundary, "name=\"" + part + "\"; filename=\"" + part + ".xml\"", type)));
    body.writeBytes(content);
    body.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
    return new Form("multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  private static String head(String boundary, String disposition, String type) {
    return "\r\n--"
        + boundary
        + "\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\nContent-Type: "
        + type
        + "\r\n\r\n";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
