package org.alidade.plot.internal;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Outlines and widths of the bundled TrueType typeface (Apple, "TrueType Reference Manual", tables
 * head, hhea, hmtx, cmap format 4, loca, glyf).
 *
 * <p>The platform's own text drawing is not used on purpose: it needs libfontconfig, libfreetype,
 * libharfbuzz and at least one installed font, and throws where one of them is missing.
 */
final class Typeface {
  /** The one typeface all figures use. */
  static final Typeface BUNDLED = load("DejaVuSans-subset.ttf");

  private static final int ON_CURVE = 1;
  private static final int REPEATED = 8;
  private static final int MISSING_GLYPH = 0;

  private final byte[] file;
  private final ByteBuffer data;
  private final Map<String, Integer> tables = new HashMap<>();
  private final int unitsPerEm;
  private final boolean longOffsets;
  private final int longMetrics;
  private final int characterTable;

  private Typeface(byte[] file) {
    this.file = file;
    this.data = ByteBuffer.wrap(file);
    int count = data.getShort(4);
    for (int i = 0; i < count; i++) {
      int entry = 12 + 16 * i;
      String tag = new String(file, entry, 4, StandardCharsets.US_ASCII);
      tables.put(tag, data.getInt(entry + 8));
    }
    unitsPerEm = unsigned(table("head") + 18);
    longOffsets = data.getShort(table("head") + 50) != 0;
    longMetrics = unsigned(table("hhea") + 34);
    characterTable = findCharacterTable();
  }

  private static Typeface load(String name) {
    try (InputStream in = Typeface.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource " + name + " is missing from the library");
      }
      return new Typeface(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The font file as it is, for embedding. */
  byte[] file() {
    return file.clone();
  }

  /** Glyph number of a character; 0, an empty box, where the typeface lacks it. */
  int glyph(int codePoint) {
    int segments = unsigned(characterTable + 6) / 2;
    int ends = characterTable + 14;
    int starts = ends + 2 * segments + 2;
    int deltas = starts + 2 * segments;
    int offsets = deltas + 2 * segments;
    for (int i = 0; i < segments && codePoint <= 0xFFFF; i++) {
      if (codePoint > unsigned(ends + 2 * i)) {
        continue;
      }
      int first = unsigned(starts + 2 * i);
      if (codePoint < first) {
        return MISSING_GLYPH;
      }
      int delta = unsigned(deltas + 2 * i);
      int offset = unsigned(offsets + 2 * i);
      if (offset == 0) {
        return (codePoint + delta) & 0xFFFF;
      }
      int glyph = unsigned(offsets + 2 * i + offset + 2 * (codePoint - first));
      return glyph == MISSING_GLYPH ? MISSING_GLYPH : (glyph + delta) & 0xFFFF;
    }
    return MISSING_GLYPH;
  }

  /** Advance width of a glyph for a type size of one. */
  double advance(int glyph) {
    int index = Math.min(glyph, longMetrics - 1);
    return unsigned(table("hmtx") + 4 * index) / (double) unitsPerEm;
  }

  /** Width of a string for a type size of one. */
  double width(String text) {
    return text.codePoints().mapToDouble(c -> advance(glyph(c))).sum();
  }

  /** Outline of a string that starts at the origin, for a type size of one, y upwards. */
  Path2D outline(String text) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int glyph = glyph(codePoint);
      AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
      place.scale(1.0 / unitsPerEm, 1.0 / unitsPerEm);
      addGlyph(path, glyph, place);
      x += advance(glyph);
    }
    return path;
  }

  private void addGlyph(Path2D path, int glyph, AffineTransform place) {
    int start = glyphStart(glyph);
    if (start == glyphStart(glyph + 1)) {
      return;
    }
    int at = table("glyf") + start;
    int contours = data.getShort(at);
    if (contours >= 0) {
      addContours(path, at + 10, contours, place);
    } else {
      addComponents(path, at + 10, place);
    }
  }

  private void addContours(Path2D path, int at, int contours, AffineTransform place) {
    int points = contours == 0 ? 0 : unsigned(at + 2 * contours - 2) + 1;
    int cursor = at + 2 * contours;
    cursor += 2 + unsigned(cursor);
    byte[] flags = new byte[points];
    for (int i = 0; i < points; i++) {
      flags[i] = file[cursor++];
      if ((flags[i] & REPEATED) != 0) {
        int repeats = file[cursor++] & 0xFF;
        for (int r = 0; r < repeats; r++, i++) {
          flags[i + 1] = flags[i];
        }
      }
    }
    double[] x = new double[points];
    double[] y = new double[points];
    cursor = readCoordinates(cursor, flags, 2, 16, x);
    readCoordinates(cursor, flags, 4, 32, y);
    int first = 0;
    for (int c = 0; c < contours; c++) {
      int last = unsigned(at + 2 * c);
      path.append(contour(flags, x, y, first, last).getPathIterator(place), false);
      first = last + 1;
    }
  }

  /**
   * Reads one axis: {@code shortBit} marks one-byte steps, {@code sameBit} their sign or a zero.
   */
  private int readCoordinates(int at, byte[] flags, int shortBit, int sameBit, double[] out) {
    int cursor = at;
    int value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean same = (flags[i] & sameBit) != 0;
      if ((flags[i] & shortBit) != 0) {
        int step = file[cursor++] & 0xFF;
        value += same ? step : -step;
      } else if (!same) {
        value += data.getShort(cursor);
        cursor += 2;
      }
      out[i] = value;
    }
    return cursor;
  }

  /** Two neighbouring control points imply a point on the curve half-way between them. */
  private static Path2D contour(byte[] flags, double[] x, double[] y, int first, int last) {
    int count = last - first + 1;
    Path2D path = new Path2D.Double();
    int start = 0;
    while (start < count && (flags[first + start] & ON_CURVE) == 0) {
      start++;
    }
    boolean allControl = start == count;
    int begin = first + (allControl ? 0 : start);
    double beginX = allControl ? (x[first] + x[last]) / 2 : x[begin];
    double beginY = allControl ? (y[first] + y[last]) / 2 : y[begin];
    path.moveTo(beginX, beginY);
    int steps = allControl ? count : count - 1;
    for (int k = 0; k < steps; k++) {
      int i = first + Math.floorMod(begin - first + k + (allControl ? 0 : 1), count);
      if ((flags[i] & ON_CURVE) != 0) {
        path.lineTo(x[i], y[i]);
        continue;
      }
      int next = first + Math.floorMod(i - first + 1, count);
      if (k == steps - 1) {
        path.quadTo(x[i], y[i], beginX, beginY);
      } else if ((flags[next] & ON_CURVE) != 0) {
        path.quadTo(x[i], y[i], x[next], y[next]);
        k++;
      } else {
        path.quadTo(x[i], y[i], (x[i] + x[next]) / 2, (y[i] + y[next]) / 2);
      }
    }
    path.closePath();
    return path;
  }

  private void addComponents(Path2D path, int at, AffineTransform place) {
    int cursor = at;
    int flags;
    do {
      flags = unsigned(cursor);
      int glyph = unsigned(cursor + 2);
      cursor += 4;
      boolean words = (flags & 1) != 0;
      double dx = words ? data.getShort(cursor) : data.get(cursor);
      double dy = words ? data.getShort(cursor + 2) : data.get(cursor + 1);
      cursor += words ? 4 : 2;
      double[] matrix = {1, 0, 0, 1};
      if ((flags & 0x08) != 0) {
        matrix[0] = matrix[3] = fraction(cursor);
        cursor += 2;
      } else if ((flags & 0x40) != 0) {
        matrix[0] = fraction(cursor);
        matrix[3] = fraction(cursor + 2);
        cursor += 4;
      } else if ((flags & 0x80) != 0) {
        for (int i = 0; i < 4; i++) {
          matrix[i] = fraction(cursor + 2 * i);
        }
        cursor += 8;
      }
      AffineTransform inner = new AffineTransform(place);
      inner.concatenate(new AffineTransform(matrix[0], matrix[1], matrix[2], matrix[3], dx, dy));
      addGlyph(path, glyph, inner);
    } while ((flags & 0x20) != 0);
  }

  private double fraction(int at) {
    return data.getShort(at) / 16384.0;
  }

  private int glyphStart(int glyph) {
    return longOffsets
        ? data.getInt(table("loca") + 4 * glyph)
        : 2 * unsigned(table("loca") + 2 * glyph);
  }

  private int findCharacterTable() {
    int cmap = table("cmap");
    int count = unsigned(cmap + 2);
    for (int i = 0; i < count; i++) {
      int candidate = cmap + data.getInt(cmap + 4 + 8 * i + 4);
      if (unsigned(candidate) == 4) {
        return candidate;
      }
    }
    throw new IllegalStateException("the bundled typeface has no character table of format 4");
  }

  private int table(String tag) {
    Integer offset = tables.get(tag);
    if (offset == null) {
      throw new IllegalStateException("the bundled typeface has no table " + tag);
    }
    return offset;
  }

  private int unsigned(int at) {
    return data.getShort(at) & 0xFFFF;
  }
}
