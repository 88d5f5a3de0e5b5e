package org.alidade.plot.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * The objects around a PDF page: catalogue, font, opacity states, images, cross-reference table.
 */
final class PdfDocument {
  private static final int FIRST_IMAGE = 10;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  PdfDocument(
      double width,
      double height,
      String content,
      Map<Integer, Integer> characterOfGlyph,
      Set<Integer> alphas,
      List<BufferedImage> images) {
    ascii("%PDF-1.4\n%");
    out.writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    String box = "[0 0 " + Coordinates.text(width) + " " + Coordinates.text(height) + "]";
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox "
            + box
            + " /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
            + states(alphas)
            + names(images)
            + ">> >>");
    stream("", content.getBytes(StandardCharsets.US_ASCII));
    font(characterOfGlyph);
    for (int i = 0; i < images.size(); i++) {
      image(images.get(i), FIRST_IMAGE + 2 * i + 1);
    }
    trailer();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private static String states(Set<Integer> alphas) {
    StringBuilder s = new StringBuilder("/ExtGState << ");
    for (int alpha : alphas) {
      String opacity = Coordinates.text(alpha / 255.0);
      s.append("/A" + alpha + " << /ca " + opacity + " /CA " + opacity + " >> ");
    }
    return s.append(">> ").toString();
  }

  private static String names(List<BufferedImage> images) {
    StringBuilder s = new StringBuilder("/XObject << ");
    for (int i = 0; i < images.size(); i++) {
      s.append("/I" + i + " " + (FIRST_IMAGE + 2 * i) + " 0 R ");
    }
    return s.append(">> ").toString();
  }

  /** Objects 5 to 9: composite font, descendant, descriptor, font file, characters of glyphs. */
  private void font(Map<Integer, Integer> characterOfGlyph) {
    object(
        "<< /Type /Font /Subtype /Type0 /BaseFont /DejaVuSans /Encoding /Identity-H"
            + " /DescendantFonts [6 0 R] /ToUnicode 9 0 R >>");
    StringBuilder widths = new StringBuilder();
    for (int glyph : characterOfGlyph.keySet()) {
      long advance = Math.round(1000 * Typeface.BUNDLED.advance(glyph));
      widths.append(glyph + " [" + advance + "] ");
    }
    object(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /DejaVuSans"
            + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + " /FontDescriptor 7 0 R /CIDToGIDMap /Identity /W [ "
            + widths
            + "] >>");
    object(
        "<< /Type /FontDescriptor /FontName /DejaVuSans /Flags 4 /FontBBox [-1021 -463 1793 1232]"
            + " /ItalicAngle 0 /Ascent 928 /Descent -236 /CapHeight 729 /StemV 90"
            + " /FontFile2 8 0 R >>");
    byte[] file = Typeface.BUNDLED.file();
    stream("/Length1 " + file.length + " ", file);
    stream("", toUnicode(characterOfGlyph).getBytes(StandardCharsets.US_ASCII));
  }

  private static String toUnicode(Map<Integer, Integer> characterOfGlyph) {
    StringBuilder s =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CMapName /Glyphs def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange
            """);
    characterOfGlyph.forEach(
        (glyph, character) -> {
          s.append(String.format(Locale.ROOT, "1 beginbfchar <%04X> <", glyph));
          for (char unit : Character.toChars(character)) {
            s.append(String.format(Locale.ROOT, "%04X", (int) unit));
          }
          s.append("> endbfchar\n");
        });
    return s.append("endcmap end end\n").toString();
  }

  private void image(BufferedImage image, int maskObject) {
    int pixels = image.getWidth() * image.getHeight();
    byte[] rgb = new byte[3 * pixels];
    byte[] alpha = new byte[pixels];
    int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
      alpha[i] = (byte) (argb[i] >>> 24);
    }
    String size =
        "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width "
            + image.getWidth()
            + " /Height "
            + image.getHeight();
    stream(size + " /ColorSpace /DeviceRGB /SMask " + maskObject + " 0 R ", rgb);
    stream(size + " /ColorSpace /DeviceGray ", alpha);
  }

  private void object(String body) {
    offsets.add(out.size());
    ascii(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
  }

  private void stream(String entries, byte[] raw) {
    byte[] packed = deflate(raw);
    offsets.add(out.size());
    ascii(offsets.size() + " 0 obj\n<< " + entries + "/Filter /FlateDecode /Length ");
    ascii(packed.length + " >>\nstream\n");
    out.writeBytes(packed);
    ascii("\nendstream\nendobj\n");
  }

  private void trailer() {
    int start = out.size();
    ascii("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    for (int offset : offsets) {
      ascii(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    ascii("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\n");
    ascii("startxref\n" + start + "\n%%EOF\n");
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] deflate(byte[] raw) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(raw);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
