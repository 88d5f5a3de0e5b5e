package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of every kind, written by astropy and by hand. */
class HeaderCardsTest {
  @TempDir Path dir;

  @Test
  void astropyCards() {
    Python.assumeModules("astropy");
    Path path = dir.resolve("cards.fits");
    Python.run(
        """
        import sys
        from astropy.io import fits
        h = fits.PrimaryHDU().header
        h['LONG'] = ("it's " * 60 + 'end', 'a long text')
        h['ENDAMP'] = 'black & white &'
        h['EMPTY'] = ('', 'empty text')
        h['UNDEF'] = (None, '[deg] undefined')
        h['HIERARCH WAVE HELIORV_SCI'] = (-12.5, '[km/s] velocity')
        h['HIERARCH SKY MOON_FLI'] = None
        h['EXPTIME'] = (900.0, '[s] exposure time')
        h['TINY'] = 1.5e-300
        h['FLAG'] = True
        h['SLASH'] = ("a / b 'c'", 'note / more')
        h['COMMENT'] = 'free text'
        h['HISTORY'] = 'x' * 100
        h[''] = 'blank keyword'
        fits.PrimaryHDU(header=h).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      FitsHeader header = file.header(0);
      assertThat(header.getString("LONG")).isEqualTo("it's ".repeat(60) + "end");
      assertThat(header.comment("LONG")).isEqualTo("a long text");
      assertThat(header.getString("ENDAMP")).isEqualTo("black & white &");
      assertThat(header.find("EMPTY")).contains("");
      assertThat(header.find("UNDEF")).isEmpty();
      assertThat(header.contains("UNDEF")).isFalse();
      assertThat(header.card("UNDEF")).isPresent();
      assertThat(header.unit("UNDEF")).contains("deg");
      for (String spelling :
          new String[] {
            "WAVE HELIORV_SCI", "HIERARCH WAVE HELIORV_SCI", "hierarch.wave.heliorv_sci"
          }) {
        assertThat(header.getDouble(spelling)).as(spelling).isEqualTo(-12.5);
      }
      assertThat(header.unit("WAVE HELIORV_SCI")).contains("km/s");
      assertThat(header.find("SKY MOON_FLI")).isEmpty();
      assertThat(header.unit("EXPTIME")).contains("s");
      assertThat(header.unit("FLAG")).isEmpty();
      assertThat(header.unit("NOPE")).isEmpty();
      assertThat(header.getDouble("TINY")).isEqualTo(1.5e-300);
      assertThat(header.getBoolean("FLAG")).isTrue();
      assertThat(header.getString("SLASH")).isEqualTo("a / b 'c'");
      assertThat(header.comment("SLASH")).isEqualTo("note / more");
      assertThat(header.cards())
          .contains(FitsCard.comment("free text"))
          .filteredOn(card -> card.keyword().equals("HISTORY"))
          .hasSize(2);
    }
  }

  @Test
  void textOfAHeaderParsesToTheSameCards() {
    Python.assumeModules("astropy");
    Path path = dir.resolve("cards.fits");
    Python.run(
        """
        import sys
        from astropy.io import fits
        h = fits.PrimaryHDU().header
        h['LONG'] = "a'b" * 100
        h['UNDEF'] = None
        h['HIERARCH A B C'] = 'text'
        h['NUMBER'] = (1.25, 'comment')
        h['COMMENT'] = 'free text'
        fits.PrimaryHDU(header=h).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      String text = file.header(0).toText();
      assertThat(text.length() % 80).isZero();
      String judged =
          Python.run(
              """
              import sys
              from astropy.io import fits
              a = fits.getheader(sys.argv[1])
              b = fits.Header.fromstring(sys.argv[2])
              print(list(a.keys()) == list(b.keys()), list(a.values()) == list(b.values()))
              """,
              path,
              text);
      assertThat(judged).isEqualTo("True True\n");
    }
  }

  @Test
  void slovenlyCardsAreKept() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String card :
        new String[] {
          "SIMPLE  =                    T / ok",
          "BITPIX  =                    8",
          "NAXIS   =                    0",
          "OPEN    = 'no closing quote",
          "LOWER   = 'x' no slash",
          "NOVALUE =",
          "NOVALUE2=             / comment only",
          "NOEQUALS 17",
          "EXPO    = 1.5D3",
          "ACCENT  = '\u00e9t\u00e9'",
          "CONTINUE  'orphan'",
          "HIERARCH NOTHING HERE",
          "END"
        }) {
      text.append(card).append(" ".repeat(80 - card.length()));
    }
    text.append(" ".repeat(2880 - text.length()));
    Path path = dir.resolve("odd.fits");
    Files.write(path, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    try (FitsFile file = FitsFile.open(path)) {
      FitsHeader header = file.header(0);
      assertThat(header.getString("OPEN")).isEqualTo("no closing quote");
      assertThat(header.getString("LOWER")).isEqualTo("x");
      assertThat(header.contains("NOVALUE")).isFalse();
      assertThat(header.comment("NOVALUE2")).isEqualTo("comment only");
      assertThat(header.getDouble("EXPO")).isEqualTo(1500);
      assertThat(header.getString("ACCENT")).isEqualTo("\u00e9t\u00e9");
      assertThat(header.cards()).hasSize(12);
    }
  }
}
