package org.alidade.spherex.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.alidade.spherex.ArchiveException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {
  @Test
  void waitsAreSecondsOrDates() {
    Instant now = Instant.parse("2026-11-21T17:00:00Z");
    assertThat(RetryAfter.parse(" 125 ", now)).hasValue(Duration.ofSeconds(125));
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 17:00:30 GMT", now))
        .hasValue(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 16:00:00 GMT", now)).hasValue(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-1", now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1e-5, 0.00001",
    "213.942708, 213.942708",
    "360, 360.0",
    "1e21, 1000000000000000000000.0"
  })
  void numbersHaveNoExponent(double value, String text) {
    assertThat(Decimal.text(value)).isEqualTo(text);
  }

  @Test
  void redirectsNeverLeaveTheWebOrDropEncryption() {
    URI from = URI.create("https://a.b/c/d");
    assertThat(WebAddress.redirect(from, "../e?f=1")).hasToString("https://a.b/e?f=1");
    assertThat(WebAddress.redirect(from, "//g.h/i")).hasToString("https://g.h/i");
    for (String bad :
        new String[] {"http://a.b/", "file:/x", "https://u:p@a.b/", "https:///x", " "}) {
      assertThatThrownBy(() -> WebAddress.redirect(from, bad))
          .isInstanceOf(ArchiveException.class)
          .message()
          .doesNotContain("u:p");
    }
  }

  @Test
  void cardsKeepTheirCommentsAndNeighbours() {
    String text =
        pad("SIMPLE  =                    T / conforms")
            + pad("CRPIX1  =               1020.5 / [pix] reference")
            + pad("CRPIX1A =                    1")
            + pad("NAME    = 'It''s'              / text")
            + pad("HIERARCH L2 N_HOT = 5")
            + pad("END");
    HeaderText header =
        HeaderText.parse(text.getBytes(StandardCharsets.US_ASCII), 0, "test").orElseThrow();
    HeaderText shifted = header.minus("CRPIX1", 30).minus("CRPIX1A", 30).minus("NOTHING", 1);
    assertThat(shifted.number("CRPIX1")).hasValue(new BigDecimal("990.5"));
    assertThat(shifted.integer("CRPIX1A", 0)).isEqualTo(-29);
    String after = new String(shifted.bytes(), StandardCharsets.US_ASCII);
    assertThat(after)
        .hasSize(2880)
        .contains("CRPIX1  =                990.5 / [pix] reference")
        .contains("HIERARCH L2 N_HOT = 5");
    assertThat(HeaderText.parse(new byte[2880], 0, "test")).isEmpty();
  }

  private static String pad(String card) {
    return card + " ".repeat(80 - card.length());
  }
}
