package org.alidade.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigureTest {
  @TempDir private Path folder = Path.of("unset");

  private static Figure figure() {
    double[] x = {1, 2, 3};
    Figure figure = Figure.grid(1, 2).size(8, 4).dpi(100).title("NGC 4365 & friends");
    figure
        .panel(0, 0)
        .title("spectrum")
        .xLabel("\u03bb [\u00c5]")
        .yLabel("flux [10^{-17} erg s^{-1}]")
        .line(x, x, Style.of(Palette.DATA).label("data"));
    figure
        .panel(0, 1)
        .pixelMap(x, x, x, 1, ColorScale.of(Colormap.SEQUENTIAL).label("S/N"))
        .title("map");
    return figure;
  }

  @Test
  void pngHasTheAskedSizeAndResolution() throws Exception {
    Path file = figure().writePng(folder.resolve("new/sub/figure.png"));
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(400);
    byte[] bytes = Files.readAllBytes(file);
    int physical = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    assertThat(ByteBuffer.wrap(bytes).getInt(physical + 4)).isEqualTo(3937);
  }

  @Test
  void theUsualFigureIsTwelveByEightInchesAt150() {
    BufferedImage image = Figure.grid(2, 2).toImage();
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getHeight()).isEqualTo(1200);
  }

  @Test
  void svgIsXmlWithTextLabels() throws Exception {
    String svg = Files.readString(figure().writeSvg(folder.resolve("figure.svg")));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("576pt");
    String text = document.getDocumentElement().getTextContent();
    assertThat(text)
        .contains("NGC 4365 & friends", "\u03bb [\u00c5]", "flux [10-17 erg s-1]", "data", "S/N");
    assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
  }

  @Test
  void pdfHasSoundReferencesAndSearchableText() throws Exception {
    byte[] bytes = Files.readAllBytes(figure().writePdf(folder.resolve("figure.pdf")));
    String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains("/MediaBox [0 0 576 288]");
    Matcher entry = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf);
    int number = 0;
    while (entry.find()) {
      number++;
      assertThat(pdf.substring(Integer.parseInt(entry.group(1)))).startsWith(number + " 0 obj");
    }
    assertThat(number).isEqualTo(9 + 2 * 2);
    List<String> streams = streams(pdf);
    assertThat(streams.get(0)).contains(" Tj").contains("/I0 Do").contains("BT");
    // Greek lambda, U+03BB, is among the characters that the glyphs map back to.
    assertThat(streams).anyMatch(s -> s.contains("<03BB> endbfchar"));
  }

  private static List<String> streams(String pdf) {
    Matcher stream = Pattern.compile("/Length (\\d+) >>\nstream\n").matcher(pdf);
    return stream
        .results()
        .map(r -> inflate(pdf.substring(r.end(), r.end() + Integer.parseInt(r.group(1)))))
        .toList();
  }

  private static String inflate(String packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed.getBytes(StandardCharsets.ISO_8859_1));
      byte[] out = new byte[4_000_000];
      int length = inflater.inflate(out);
      assertThat(inflater.finished()).isTrue();
      return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    } finally {
      inflater.end();
    }
  }

  @Test
  void formatFollowsTheName() throws Exception {
    assertThat(Files.readAllBytes(figure().write(folder.resolve("a.PNG"))))
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(Files.readString(figure().write(folder.resolve("a.svg")))).startsWith("<?xml");
    assertThat(Files.readAllBytes(figure().write(folder.resolve("a.pdf"))))
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> figure().write(folder.resolve("a.jpg")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(".png");
  }

  @Test
  void existingFileIsReplacedAndNothingElseIsLeft() throws Exception {
    Path file = Files.writeString(folder.resolve("figure.svg"), "old");
    figure().writeSvg(file);
    assertThat(Files.readString(file)).startsWith("<?xml");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void failureToWriteIsReportedWithTheFile() throws Exception {
    Path blocker = Files.writeString(folder.resolve("file"), "not a folder");
    assertThatThrownBy(() -> figure().writePng(blocker.resolve("figure.png")))
        .isInstanceOf(IoFailureException.class)
        .hasMessageContaining("figure.png");
    Path full = folder.resolve("taken.png");
    Files.createDirectories(full.resolve("inside"));
    assertThatThrownBy(() -> figure().writePng(full)).isInstanceOf(IoFailureException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void boxesOfAColumnLineUp() {
    Figure figure = Figure.grid(2, 1).size(6, 6).dpi(100);
    double[] x = {0, 1};
    figure
        .panel(0, 0)
        .yLabel("wide labels")
        .line(x, new double[] {-12345, 12345}, Style.category(0));
    figure.panel(1, 0).line(x, x, Style.category(1));
    Pixels pixels = new Pixels(figure);
    double first = pixels.bounds(Palette.category(0)).getMinX();
    double second = pixels.bounds(Palette.category(1)).getMinX();
    assertThat(first).isEqualTo(second);
  }

  @Test
  void weightsShareTheRoom() {
    Figure figure = Figure.grid(2, 1).size(6, 6).dpi(100).rowHeights(3, 1).columnWidths(2);
    double[] x = {0, 1};
    figure.panel(0, 0).line(x, x, Style.category(0));
    figure.panel(1, 0).line(x, x, Style.category(1));
    Pixels pixels = new Pixels(figure);
    double ratio =
        pixels.bounds(Palette.category(0)).getHeight()
            / pixels.bounds(Palette.category(1)).getHeight();
    assertThat(ratio).isBetween(2.8, 3.2);
    assertThatThrownBy(() -> figure.rowHeights(1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> figure.columnWidths(-1)).isInstanceOf(BadInputException.class);
  }

  @Test
  void manySmallPanelsDoNotBreakTheLayout() {
    Figure figure = Figure.grid(20, 20).size(2, 2).dpi(50);
    figure.panel(19, 19).line(new double[] {1, 2}, new double[] {1, 2}, Style.category(0));
    assertThat(figure.toImage().getWidth()).isEqualTo(100);
  }

  @Test
  void unusableInputIsRefused() {
    assertThatThrownBy(() -> Figure.grid(0, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> figure().panel(1, 0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> figure().size(0, Double.NaN)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> figure().dpi(0)).isInstanceOf(BadInputException.class);
    Figure poster = figure().size(200, 200).dpi(1200);
    assertThatThrownBy(poster::toImage)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("pixels");
  }

  /** Draws in a fresh JVM that logs which classes it loads. */
  @Test
  void noFontMachineryOfThePlatformIsTouched() throws Exception {
    Path log = folder.resolve("classes.log");
    Path png = folder.resolve("child.png");
    Process child =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Djava.awt.headless=true",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Drawing.class.getName(),
                png.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.out").toFile())
            .start();
    assertThat(child.waitFor()).as(Files.readString(folder.resolve("child.out"))).isZero();
    assertThat(png).isNotEmptyFile();
    assertThat(Files.readString(log))
        .contains("org.alidade.plot.internal.Typeface")
        .doesNotContain("sun.font.FontManagerFactory", "sun.font.SunFontManager");
  }

  /** What the fresh JVM runs. */
  static final class Drawing {
    private Drawing() {}

    public static void main(String[] arguments) {
      figure().writePng(Path.of(arguments[0]));
    }
  }
}
