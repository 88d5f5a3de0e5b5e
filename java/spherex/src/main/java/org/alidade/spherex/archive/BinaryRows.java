package org.alidade.spherex.archive;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXException;

/**
 * Checks that the bytes of a table in VOTable's serialisations BINARY and BINARY2 hold what its
 * fields and lengths announce, before anything takes memory for it.
 */
final class BinaryRows {
  /** Elements of a field of fixed length; tables of services hold texts and short vectors. */
  private static final long MOST_ELEMENTS = 1 << 20;

  private static final int BITS = 0;
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("boolean", 1),
          Map.entry("bit", BITS),
          Map.entry("unsignedByte", 1),
          Map.entry("short", 2),
          Map.entry("int", 4),
          Map.entry("long", 8),
          Map.entry("char", 1),
          Map.entry("unicodeChar", 2),
          Map.entry("float", 4),
          Map.entry("double", 8),
          Map.entry("floatComplex", 8),
          Map.entry("doubleComplex", 16));
  private static final Pattern LENGTHS = Pattern.compile("(?:[0-9]{1,9}x)*([0-9]{1,9}|[0-9]*\\*)");

  private final List<Field> fields = new ArrayList<>();

  /** Bytes of an element, {@link #BITS} for bits, and how many; -1 if the row tells. */
  private record Field(int bytes, long elements) {
    long length(long count) {
      return bytes == BITS ? (count + Byte.SIZE - 1) / Byte.SIZE : count * bytes;
    }
  }

  /** Forgets the fields of another table. */
  void clear() {
    fields.clear();
  }

  /**
   * Adds a field.
   *
   * @throws SAXException if its type is unknown or its length is none that a table has
   */
  void add(String type, String arraySize) throws SAXException {
    Integer bytes = BYTES.get(type.strip());
    Matcher lengths = LENGTHS.matcher(arraySize.strip());
    if (bytes == null || !(arraySize.isBlank() || lengths.matches())) {
      throw new SAXException("a field of type '" + type + "' and length '" + arraySize + "'");
    }
    fields.add(new Field(bytes, arraySize.isBlank() ? 1 : elements(arraySize.strip())));
  }

  private static long elements(String arraySize) throws SAXException {
    if (arraySize.endsWith("*")) {
      return -1;
    }
    long elements = 1;
    for (String length : arraySize.split("x", -1)) {
      elements *= Long.parseLong(length);
      if (elements > MOST_ELEMENTS) {
        throw new SAXException("a field of more than " + MOST_ELEMENTS + " elements");
      }
    }
    return elements;
  }

  /**
   * Walks through the rows.
   *
   * @param base64 the content of the stream
   * @param nullBits whether each row begins with a bit per field, as in BINARY2
   * @throws SAXException if they end within a row or are not in base64
   */
  void check(CharSequence base64, boolean nullBits) throws SAXException {
    ByteBuffer bytes = ByteBuffer.wrap(decode(base64));
    while (bytes.hasRemaining() && !fields.isEmpty()) {
      int before = bytes.position();
      skip(bytes, nullBits ? (fields.size() + Byte.SIZE - 1) / Byte.SIZE : 0);
      for (Field field : fields) {
        long count = field.elements() < 0 ? count(bytes) : field.elements();
        skip(bytes, field.length(count));
      }
      if (bytes.position() == before) {
        throw new SAXException("rows without any bytes");
      }
    }
  }

  private static byte[] decode(CharSequence base64) throws SAXException {
    try {
      return Base64.getMimeDecoder().decode(base64.toString());
    } catch (IllegalArgumentException e) {
      throw new SAXException("its values are not in base64", e);
    }
  }

  private static long count(ByteBuffer bytes) throws SAXException {
    if (bytes.remaining() < Integer.BYTES) {
      throw new SAXException("its values end within a row");
    }
    return bytes.getInt();
  }

  private static void skip(ByteBuffer bytes, long count) throws SAXException {
    if (count < 0 || count > bytes.remaining()) {
      throw new SAXException("its values end within a row");
    }
    bytes.position(bytes.position() + (int) count);
  }
}
