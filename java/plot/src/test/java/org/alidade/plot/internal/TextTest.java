package org.alidade.plot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void markupMakesRuns() {
    Text text = Text.of("F_{\u03bb} [cm^{-2}]", 10);
    assertThat(text.runs())
        .extracting(Text.Run::characters)
        .containsExactly("F", "\u03bb", " [cm", "-2", "]");
    assertThat(text.runs().get(1).rise()).isNegative();
    assertThat(text.runs().get(3).rise()).isPositive();
    assertThat(text.runs().get(3).size()).isLessThan(10);
    assertThat(text.width())
        .isGreaterThan(Text.of("F [cm]", 10).width())
        .isLessThan(Text.of("F\u03bb [cm-2]", 10).width());
  }

  @Test
  void plainCaretsAndOpenBracesStay() {
    assertThat(Text.of("a^2 x_1 b^{c", 10).runs())
        .extracting(Text.Run::characters)
        .containsExactly("a^2 x_1 b^{c");
    assertThat(Text.of("", 10).width()).isZero();
  }

  @Test
  void glyphsHaveTheWidthsAndHeightsOfTheTypeface() {
    Typeface face = Typeface.BUNDLED;
    // Facts of DejaVu Sans: units per em 2048, advance of H 1540, cap height 1493.
    assertThat(face.advance(face.glyph('H'))).isCloseTo(1540 / 2048.0, within(1e-9));
    Rectangle2D h = face.outline("H").getBounds2D();
    assertThat(h.getMaxY()).isCloseTo(1493 / 2048.0, within(1e-9));
    assertThat(h.getMinY()).isZero();
  }

  @Test
  void composedGlyphsCarryTheirAccents() {
    Typeface face = Typeface.BUNDLED;
    double plain = face.outline("A").getBounds2D().getMaxY();
    assertThat(face.outline("\u00c5").getBounds2D().getMaxY()).isGreaterThan(plain + 0.1);
    assertThat(face.outline(" ").getBounds2D().isEmpty()).isTrue();
  }

  @Test
  void astronomersCharactersAreThere() {
    String needed =
        "\u03b1\u03b4\u03bb\u03c7\u03c3\u0394\u03a3\u00c5\u00b1\u00d7\u2212\u2299\u2609"
            + "\u2264\u2265\u2248\u221e\u00b0\u2032\u2033\u00b5\u00b2\u221a\u222b";
    needed
        .codePoints()
        .forEach(c -> assertThat(Typeface.BUNDLED.glyph(c)).as(Character.getName(c)).isPositive());
    assertThat(Typeface.BUNDLED.glyph(0x4E2D)).isZero();
    assertThat(Typeface.BUNDLED.outline("\ud83d\ude00").getBounds2D().isEmpty()).isFalse();
  }

  @Test
  void ringsAreHollow() {
    assertThat(Typeface.BUNDLED.outline("O").contains(0.39, 0.36)).isFalse();
    assertThat(Typeface.BUNDLED.outline("O").contains(0.1, 0.36)).isTrue();
  }

  @Test
  void coordinatesAreShort() {
    assertThat(Coordinates.text(12)).isEqualTo("12");
    assertThat(Coordinates.text(-0.0004)).isEqualTo("0");
    assertThat(Coordinates.text(-1.25)).isEqualTo("-1.25");
    assertThat(Coordinates.text(3.0456)).isEqualTo("3.046");
  }
}
