package org.alidade.spherex.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.alidade.plot.TextSizes;
import org.alidade.spherex.Band;
import org.alidade.spherex.FigureSize;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.QualityControl;
import org.alidade.spherex.results.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpherexFiguresTest {
  private static final VisualizationOptions BASE =
      VisualizationOptions.builder()
          .figsize(new FigureSize(5, 4))
          .dpi(60)
          .sigmaThreshold(0.4)
          .build();

  /** Good and rejected points and limits, and an outlier. */
  private static final LightCurve CURVE =
      new LightCurve(
          new Source(10, 20, "target"),
          List.of(
              Series.point("a", Band.D1, 60000, 0.9, 500, 60, 0),
              Series.point("b", Band.D2, 60001, 1.3, 800, 80, 0),
              Series.point("c", Band.D3, 60003, 2.0, 900, 80, 0),
              Series.point("d", Band.D3, 60004, 2.1, 950, 80, 1),
              Series.point("e", Band.D4, 60005, 3.0, 100, 150, 0),
              Series.point("f", Band.D4, 60006, 3.2, 120, 160, 1),
              Series.point("g", Band.D5, 60008, 4.0, 1500, 90, 0),
              Series.point("h", Band.D5, 60009, 4.1, 250, 120, 0),
              Series.point("i", Band.D6, 60009.5, 4.7, 5000, 120, 0)));

  @TempDir private Path folder;

  private static SpherexFigures figures(VisualizationOptions options, SpherexStyle style) {
    return new SpherexFigures(
        QualityControl.of(PhotometryOptions.defaults(), options), options, style);
  }

  private static BufferedImage image(VisualizationOptions options) {
    return figures(options, SpherexStyle.DEFAULT).combined(CURVE).toImage();
  }

  private static boolean same(BufferedImage a, BufferedImage b) {
    return a.getWidth() == b.getWidth()
        && a.getHeight() == b.getHeight()
        && Arrays.equals(pixels(a), pixels(b));
  }

  private static int[] pixels(BufferedImage image) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    copy.getGraphics().drawImage(image, 0, 0, null);
    return ((DataBufferInt) copy.getRaster().getDataBuffer()).getData();
  }

  static Stream<Map.Entry<String, UnaryOperator<VisualizationOptions.Builder>>> changes() {
    return Map.<String, UnaryOperator<VisualizationOptions.Builder>>ofEntries(
        Map.entry("sigma_threshold", b -> b.sigmaThreshold(12)),
        Map.entry("use_magnitude", b -> b.useMagnitude(true)),
        Map.entry("show_errorbars", b -> b.showErrorbars(false)),
        Map.entry("wavelength_cmap", b -> b.wavelengthCmap("plasma")),
        Map.entry("date_cmap", b -> b.dateCmap("viridis_r")),
        Map.entry("sigma_clip_sigma", b -> b.sigmaClipSigma(1)),
        Map.entry("ylim_percentile_min", b -> b.ylimPercentileMin(20)),
        Map.entry("ylim_percentile_max", b -> b.ylimPercentileMax(80)),
        Map.entry("ylim_padding_fraction", b -> b.ylimPaddingFraction(0.4)),
        Map.entry("marker_size_good", b -> b.markerSizeGood(6)),
        Map.entry("marker_size_rejected", b -> b.markerSizeRejected(6)),
        Map.entry("marker_size_upper_limit", b -> b.markerSizeUpperLimit(8)),
        Map.entry("errorbar_alpha", b -> b.errorbarAlpha(1)),
        Map.entry("marker_alpha", b -> b.markerAlpha(0.3)),
        Map.entry("errorbar_linewidth", b -> b.errorbarLinewidth(2)),
        Map.entry("figsize", b -> b.figsize(new FigureSize(6, 4))),
        Map.entry("dpi", b -> b.dpi(70)),
        Map.entry("upper_limit_rule", b -> b.upperLimitRule(UpperLimitRule.NSIGMA)))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyOptionTakesEffect(
      Map.Entry<String, UnaryOperator<VisualizationOptions.Builder>> change) {
    VisualizationOptions options = change.getValue().apply(BASE.toBuilder()).build();
    assertThat(same(image(options), image(BASE))).as(change.getKey()).isFalse();
  }

  @Test
  void passesAndBandsOfTheClippingMatterByThemselves() {
    VisualizationOptions strict = BASE.toBuilder().sigmaClipSigma(1).build();
    VisualizationOptions once = strict.toBuilder().sigmaClipMaxiters(1).build();
    VisualizationOptions bands = strict.toBuilder().clipPerBand(true).build();
    assertThat(same(image(strict), image(once))).isFalse();
    assertThat(same(image(strict), image(bands))).isFalse();
    assertThat(same(image(strict), image(strict))).isTrue();
  }

  @Test
  void everyPartOfTheStyleTakesEffect() {
    SpherexStyle usual = SpherexStyle.DEFAULT;
    BufferedImage base = image(BASE);
    List<SpherexStyle> others =
        List.of(
            new SpherexStyle(new TextSizes(14, 12, 8, 10, 9), true, usual.gridLine(), 0.8, false),
            new SpherexStyle(usual.textSizes(), false, usual.gridLine(), 0.8, false),
            new SpherexStyle(usual.textSizes(), true, usual.gridLine().alpha(1), 0.8, false),
            new SpherexStyle(usual.textSizes(), true, usual.gridLine(), 2, false),
            new SpherexStyle(usual.textSizes(), true, usual.gridLine(), 0.8, true));
    for (SpherexStyle style : others) {
      assertThat(same(figures(BASE, style).combined(CURVE).toImage(), base))
          .as("%s", style)
          .isFalse();
    }
  }

  @Test
  void sizeIsInchesTimesResolution() throws IOException {
    VisualizationOptions usual = VisualizationOptions.defaults();
    Path file = folder.resolve("results").resolve("combined_plot.png");
    figures(usual, SpherexStyle.DEFAULT).combined(Series.cloverleaf()).write(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1500);
    assertThat(image.getHeight()).isEqualTo(1200);
    BufferedImage half =
        figures(usual, SpherexStyle.DEFAULT).lightCurve(Series.cloverleaf()).toImage();
    assertThat(half.getHeight()).isEqualTo(600);
  }

  @Test
  void textsAreThereAndLegendsNameTheClasses() throws IOException {
    String svg = svg(BASE);
    assertThat(svg)
        .contains("target")
        .contains("SPHEREx Spectrum")
        .contains("SPHEREx Light Curve")
        .contains("Wavelength (\u03bcm)")
        .contains("Flux Density (\u03bcJy)")
        .contains("Days since first obs")
        .contains("MJD")
        .contains("Rejected")
        .contains("Rejected (UL)")
        .contains("Upper limits");
    assertThat(svg(BASE.toBuilder().useMagnitude(true).build()))
        .contains("AB Magnitude")
        .contains("Lower limits (mag)");
    assertThat(svg(VisualizationOptions.defaults())).doesNotContain("Upper limits");
  }

  private String svg(VisualizationOptions options) throws IOException {
    Path file = folder.resolve("figure.svg");
    figures(options, SpherexStyle.DEFAULT).combined(CURVE).write(file);
    return Files.readString(file);
  }

  @Test
  void pdfIsWrittenBySuffix() throws IOException {
    Path file = folder.resolve("figure.pdf");
    figures(BASE, SpherexStyle.DEFAULT).spectrum(CURVE).write(file);
    assertThat(new String(Files.readAllBytes(file), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  @Test
  void statisticsFillFourPanels() throws IOException {
    Path file = folder.resolve("statistics.svg");
    figures(BASE, SpherexStyle.DEFAULT).statistics(Series.cloverleaf()).write(file);
    assertThat(Files.readString(file))
        .contains("Wavelength coverage")
        .contains("Measurements per band")
        .contains("Signal-to-noise ratio")
        .contains("Time coverage")
        .contains("D6");
    assertThat(figures(BASE, SpherexStyle.DEFAULT).statistics(CURVE).toImage().getWidth())
        .isEqualTo(12 * 60);
  }

  @Test
  void nothingMeasuredIsDrawnAsNothing() throws IOException {
    LightCurve none = new LightCurve(Source.at(1, 2), List.of());
    Path file = folder.resolve("none.svg");
    figures(BASE, SpherexStyle.DEFAULT).combined(none).write(file);
    assertThat(Files.readString(file)).contains("no data");
    assertThat(figures(BASE, SpherexStyle.DEFAULT).statistics(none).toImage().getWidth())
        .isPositive();
  }
}
