package org.alidade.spherex.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {
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
