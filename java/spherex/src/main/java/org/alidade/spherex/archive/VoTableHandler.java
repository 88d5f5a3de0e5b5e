package org.alidade.spherex.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.TableContentHandler;
import uk.ac.starlink.votable.TableHandler;

/**
 * Hands the elements of a VOTable on to the table reader and watches what that passes over: which
 * resource a table belongs to, and the state the service reports.
 */
final class VoTableHandler extends XMLFilterImpl {
  private final Deque<String> resources = new ArrayDeque<>();
  private final List<Found> tables = new ArrayList<>();
  private @Nullable StringBuilder errorText;
  private @Nullable String error;
  private boolean overflow;
  private final BinaryRows fields = new BinaryRows();
  private boolean nullBits;
  private @Nullable StringBuilder stream;

  VoTableHandler() {
    TableContentHandler reader = new TableContentHandler(false);
    reader.setReadHrefTables(false);
    reader.setTableHandler(new Rows());
    setContentHandler(reader);
  }

  /** A table and whether it stands in a resource of results. */
  private record Found(List<String> columns, List<@Nullable Object[]> rows, boolean results) {}

  /** The text of an error the service reports. */
  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** The table. */
  Optional<VoTable> table() {
    return tables.stream()
        .filter(Found::results)
        .findFirst()
        .or(() -> tables.stream().findFirst())
        .map(found -> new VoTable(found.columns(), found.rows(), overflow));
  }

  @Override
  public void startElement(String space, String local, String name, Attributes attributes)
      throws SAXException {
    switch (local) {
      case "RESOURCE" -> resources.push(text(attributes, "type"));
      case "INFO" -> status(attributes);
      case "TABLE" -> fields.clear();
      case "FIELD" -> fields.add(text(attributes, "datatype"), text(attributes, "arraysize"));
      case "BINARY", "BINARY2" -> nullBits = local.equals("BINARY2");
      case "STREAM" -> {
        checkInline(attributes);
        stream = new StringBuilder();
      }
      case "FITS" -> throw new SAXException("its values are in an embedded FITS file");
      default -> {}
    }
    super.startElement(space, local, name, attributes);
  }

  @Override
  public void endElement(String space, String local, String name) throws SAXException {
    if (local.equals("RESOURCE")) {
      resources.poll();
    } else if (local.equals("INFO") && errorText != null) {
      String text = errorText.toString().strip();
      error = text.isEmpty() ? "no reason given" : text;
      errorText = null;
    }
    if (local.equals("STREAM") && stream != null) {
      handOn(stream);
      stream = null;
    }
    super.endElement(space, local, name);
  }

  /** Lets the table reader have the bytes of a table now that all of them are known to be there. */
  private void handOn(StringBuilder base64) throws SAXException {
    fields.check(base64, nullBits);
    char[] text = base64.toString().toCharArray();
    super.characters(text, 0, text.length);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (errorText != null && errorText.length() < 2000) {
      errorText.append(text, start, Math.min(length, 2000));
    }
    if (stream != null) {
      stream.append(text, start, length);
    } else {
      super.characters(text, start, length);
    }
  }

  private void status(Attributes attributes) {
    if (text(attributes, "name").equals("QUERY_STATUS")) {
      String value = text(attributes, "value");
      overflow |= value.equals("OVERFLOW");
      if (value.equals("ERROR") && error == null) {
        errorText = new StringBuilder();
      }
    }
  }

  private static void checkInline(Attributes attributes) throws SAXException {
    if (attributes.getValue("href") != null) {
      throw new SAXException("its values are at another address");
    }
    String encoding = text(attributes, "encoding");
    if (!encoding.isEmpty() && !encoding.equals("base64")) {
      throw new SAXException("its values are encoded as " + encoding);
    }
  }

  private static String text(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  /** Keeps the rows of each table. */
  private final class Rows implements TableHandler {
    @Override
    public void startTable(StarTable table) {
      List<String> columns = new ArrayList<>();
      for (int column = 0; column < table.getColumnCount(); column++) {
        columns.add(String.valueOf(table.getColumnInfo(column).getName()));
      }
      tables.add(new Found(columns, new ArrayList<>(), resources.contains("results")));
    }

    @Override
    public void rowData(@Nullable Object[] row) {
      tables.get(tables.size() - 1).rows().add(row.clone());
    }

    @Override
    public void endTable() {}
  }
}
