package org.alidade.spherex.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.GoldenData;

/** Documents for the tests: golden ones, and small ones made here. */
final class Texts {
  private Texts() {}

  static byte[] golden(String... names) {
    return bytes(GoldenData.golden("spherex", names));
  }

  static byte[] data(String first, String... names) {
    return bytes(GoldenData.data(first, names));
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode goldenJson(String... names) {
    return json(GoldenData.golden("spherex", names));
  }

  static VoTable table(byte[] document) {
    return VoTable.read(new ByteArrayInputStream(document), "test");
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A VOTable of texts. */
  static byte[] votable(String status, String[] columns, String[]... rows) {
    StringBuilder text = new StringBuilder("<VOTABLE version=\"1.4\"><RESOURCE type=\"results\">");
    text.append("<INFO name=\"QUERY_STATUS\" value=\"").append(status).append("\"/><TABLE>");
    for (String column : columns) {
      text.append("<FIELD name=\"").append(column);
      text.append("\" datatype=\"char\" arraysize=\"*\"/>");
    }
    text.append("<DATA><TABLEDATA>");
    for (String[] row : rows) {
      text.append("<TR>");
      for (String value : row) {
        text.append("<TD>").append(value.replace("&", "&amp;")).append("</TD>");
      }
      text.append("</TR>");
    }
    return utf8(text.append("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>").toString());
  }

  /** A document that reports an error. */
  static byte[] error(String reason) {
    return utf8(
        "<VOTABLE version=\"1.4\"><RESOURCE type=\"results\"><INFO name=\"QUERY_STATUS\""
            + " value=\"ERROR\">"
            + reason
            + "</INFO></RESOURCE></VOTABLE>");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
