package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that lie: one clear exception, whatever they say. */
@ExtendWith(SeededRandom.class)
class HostileFileTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "NAXIS1  =                    3, NAXIS1  =                   -3, NAXIS1 = -3",
    "NAXIS2  =                    2, NAXIS2  =  9223372036854775807, more data than any file",
    "NAXIS2  =                    2, NAXIS2  =           4000000000, truncated",
    "NAXIS2  =                    2, NAXIS2  =  92233720368547758070, not a integer",
    "NAXIS2  =                    2, NAXIS3  =                    2, NAXIS2 is missing",
    "NAXIS   =                    2, NAXIS   =                 1000, NAXIS = 1000",
    "BITPIX  =                  -32, BITPIX  =                    7, BITPIX = 7",
    "BITPIX  =                  -32, BITPIX  =                  -16, BITPIX = -16",
    "BITPIX  =                  -32, BITPIX  =                     , BITPIX is missing",
    "PCOUNT  =                    0, PCOUNT  =                   -1, PCOUNT = -1",
    "GCOUNT  =                    1, GCOUNT  =  9000000000000000000, more data than any file",
  })
  void impossibleImages(String card, String lie, String message) throws IOException {
    Path path = withCard(image(), card, lie);
    assertThatThrownBy(() -> FitsFile.open(path))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("hostile.fits HDU 1")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "TFORM1  = '1D      ', TFORM1  = 'banana  ', TFORM 'banana'",
    "TFORM1  = '1D      ', TFORM1  = '2D      ', longer than the row",
    "TFORM1  = '1D      ', TFORM1  = '99999999999999999999D', TFORM",
    "TFORM1  = '1D      ', TFORM2  = '1D      ', TFORM ''",
    "TFIELDS =                    1, TFIELDS =                 1000, TFIELDS = 1000",
    "TFIELDS =                    1, TFIELDS =                   -1, TFIELDS = -1",
  })
  void impossibleTables(String card, String lie, String message) throws IOException {
    Path path = withCard(table(), card, lie);
    try (FitsFile file = FitsFile.open(path)) {
      assertThatThrownBy(() -> file.table(1))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("hostile.fits HDU 1")
          .hasMessageContaining(message);
    }
  }

  @Test
  void missingEndIsSeenBeforeTheWholeFileIsRead() throws IOException {
    String text = image();
    int end = text.lastIndexOf(padded("END"));
    text = text.substring(0, end) + " ".repeat(80) + text.substring(end + 80);
    Path path = dir.resolve("hostile.fits");
    Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> FitsFile.open(path))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("END card is missing");
  }

  @Test
  void damagedFilesNeverFailInAnotherWay(RandomGenerator random) throws IOException {
    byte[][] sources = {
      image().getBytes(StandardCharsets.ISO_8859_1), table().getBytes(StandardCharsets.ISO_8859_1)
    };
    Path path = dir.resolve("hostile.fits");
    int refused = 0;
    for (int attempt = 0; attempt < 400; attempt++) {
      byte[] bytes = sources[attempt % 2].clone();
      for (int change = 0; change < 3; change++) {
        bytes[2880 + random.nextInt(1000)] = (byte) (' ' + random.nextInt(95));
      }
      Files.write(path, bytes);
      refused += refuses(path) ? 1 : 0;
    }
    assertThat(refused).isBetween(20, 380);
  }

  private static boolean refuses(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      for (int hdu = 1; hdu < file.hduCount(); hdu++) {
        if (file.header(hdu).find("XTENSION").orElse("").equals("IMAGE")) {
          file.image(hdu).doubles();
        } else {
          FitsTable table = file.table(hdu);
          table.columnNames().forEach(table::vectors);
        }
      }
      return false;
    } catch (AlidadeException e) {
      return true;
    }
  }

  private Path withCard(String text, String card, String lie) throws IOException {
    Path path = dir.resolve("hostile.fits");
    int at = text.indexOf(card, 2880);
    assertThat(at).as(card).isPositive();
    String damaged = text.substring(0, at) + padded(lie) + text.substring(at + 80);
    Files.write(path, damaged.getBytes(StandardCharsets.ISO_8859_1));
    return path;
  }

  private static String image() {
    return primary()
        + header(
            "XTENSION= 'IMAGE   '",
            "BITPIX  =                  -32",
            "NAXIS   =                    2",
            "NAXIS1  =                    3",
            "NAXIS2  =                    2",
            "PCOUNT  =                    0",
            "GCOUNT  =                    1")
        + "\0".repeat(2880);
  }

  private static String table() {
    return primary()
        + header(
            "XTENSION= 'BINTABLE'",
            "BITPIX  =                    8",
            "NAXIS   =                    2",
            "NAXIS1  =                    8",
            "NAXIS2  =                    2",
            "PCOUNT  =                    0",
            "GCOUNT  =                    1",
            "TFIELDS =                    1",
            "TTYPE1  = 'X       '",
            "TFORM1  = '1D      '")
        + "\0".repeat(2880);
  }

  private static String primary() {
    return header(
        "SIMPLE  =                    T",
        "BITPIX  =                    8",
        "NAXIS   =                    0",
        "EXTEND  =                    T");
  }

  private static String header(String... cards) {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(padded(card));
    }
    text.append(padded("END"));
    return text.append(" ".repeat(2880 - text.length())).toString();
  }

  private static String padded(String card) {
    return card + " ".repeat(80 - card.length());
  }
}
