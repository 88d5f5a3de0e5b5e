package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.alidade.archive.ArchiveException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.SpherexPhotometry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteWindowTest {
  private static final String PATH = "/qr2/level2/g01.fits";

  private final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final ArchiveAccess access = ArchiveAccess.of(Options.quick().build());

  @TempDir Path folder;
  private Path whole = Path.of("");
  private byte[] content = new byte[0];

  @BeforeEach
  void unpack() throws IOException {
    byte[] packed = Texts.golden("g01_d3_isolated.fits.gz");
    content = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    whole = Files.write(folder.resolve("whole.fits"), content);
    server.file(PATH, content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void planesAreCutAndCoordinatesShifted() throws Exception {
    Path file = folder.resolve("window.fits");
    RemoteWindow.open(source()).at(30, 50, 80, 60).write(file);
    try (FitsFile large = FitsFile.open(whole);
        FitsFile small = FitsFile.open(file)) {
      assertThat(small.names()).isEqualTo(large.names());
      for (String plane : List.of("IMAGE", "FLAGS", "VARIANCE", "ZODI")) {
        assertThat(small.image(plane).shape()).containsExactly(60, 80);
        double[] all = large.image(plane).doubles();
        double[] cut = small.image(plane).doubles();
        for (int row = 0; row < 60; row++) {
          assertThat(Arrays.copyOfRange(cut, row * 80, row * 80 + 80))
              .isEqualTo(Arrays.copyOfRange(all, (row + 50) * 200 + 30, (row + 50) * 200 + 110));
        }
      }
      for (String alternate : List.of("", "A", "W")) {
        assertThat(small.header("IMAGE").getDouble("CRPIX1" + alternate))
            .isEqualTo(large.header("IMAGE").getDouble("CRPIX1" + alternate) - 30);
        assertThat(small.header("IMAGE").getDouble("CRPIX2" + alternate))
            .isEqualTo(large.header("IMAGE").getDouble("CRPIX2" + alternate) - 50);
      }
      assertThat(small.table("WCS-WAVE").vectors("VALUES"))
          .isEqualTo(large.table("WCS-WAVE").vectors("VALUES"));
      assertThat(small.header("PSF").cards()).isEqualTo(large.header("PSF").cards());
      small.verifyChecksums();
    }
  }

  @Test
  void windowIsMeasuredAsTheWholeFile() throws Exception {
    PhotometryOptions options = PhotometryOptions.builder().subtractZodi(false).build();
    JsonNode truth = Texts.goldenJson("g01_d3_isolated.json").path("truth").path("sources");
    assertThat(truth).hasSizeGreaterThan(2);
    RemoteWindow remote = RemoteWindow.open(source());
    for (JsonNode star : truth) {
      Source position = Source.at(star.path("ra").asDouble(), star.path("dec").asDouble());
      Path file = folder.resolve("star.fits");
      RemoteWindow window = remote.around(position, 41, 41);
      window.write(file);
      PhotometryResult small =
          SpherexPhotometry.measure(file, position, options).result().orElseThrow();
      PhotometryResult large =
          SpherexPhotometry.measure(whole, position, options).result().orElseThrow();
      assertThat(small.pixelX() + window.x()).isCloseTo(large.pixelX(), within(1e-8));
      assertThat(small.pixelX()).isCloseTo(20, within(0.6));
      assertThat(small.fluxMicrojansky())
          .isCloseTo(large.fluxMicrojansky(), within(1e-9 * Math.abs(large.fluxMicrojansky())));
      // Missing variances become the median of the file at hand, which is another for a window.
      assertThat(small.fluxErrorMicrojansky())
          .isCloseTo(large.fluxErrorMicrojansky(), within(1e-4 * large.fluxErrorMicrojansky()));
      assertThat(small.flag()).isEqualTo(large.flag());
      assertThat(small.wavelengthMicrons()).isCloseTo(large.wavelengthMicrons(), within(1e-10));
    }
  }

  @Test
  void onlyWhatIsNeededIsRead() throws Exception {
    RemoteWindow.open(source()).at(60, 60, 80, 80).write(folder.resolve("w.fits"));
    long read = 0;
    for (SpherexArchiveServer.Request request : server.requests(PATH)) {
      String[] ends = request.header("Range").substring("bytes=".length()).split("-", 2);
      read += Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
    }
    assertThat(read).isLessThan(1_500_000);
    assertThat(server.requests(PATH)).hasSizeLessThan(20);
  }

  @Test
  void edgesCutTheWindow() throws Exception {
    RemoteWindow window = RemoteWindow.open(source()).at(-10, 190, 30, 30);
    assertThat(new int[] {window.x(), window.y(), window.width(), window.height()})
        .containsExactly(0, 190, 20, 10);
    assertThatThrownBy(() -> window.at(20, 0, 5, 5)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> window.around(Source.at(0, -90), 5, 5))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void serversWithoutRangesAndChangingFilesAreRefused() throws Exception {
    server.fault(PATH, new ServerFault.NoRanges());
    assertThatThrownBy(() -> RemoteWindow.open(source()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("pieces");
    RemoteWindow window = RemoteWindow.open(source());
    byte[] other = content.clone();
    other[other.length - 5000] ^= 1;
    server.file(PATH, other);
    Path file = folder.resolve("w.fits");
    assertThatThrownBy(() -> window.at(0, 0, 9, 9).write(file))
        .hasMessageContaining("the file has changed");
    assertThat(file).doesNotExist();
  }

  @Test
  void shortPiecesAreReadAgain() throws Exception {
    server.fault(PATH, new ServerFault.ShortBody(0), ServerFault.status(503));
    assertThat(RemoteWindow.open(source()).width()).isEqualTo(200);
  }

  @Test
  void otherFilesAreRefused() {
    byte[] hostile = content.clone();
    byte[] card = Texts.utf8("NAXIS   =                  999");
    System.arraycopy(card, 0, hostile, 2880 + 160, card.length);
    for (byte[] file :
        List.of(new byte[10_000], Level2Files.tiny(1), Arrays.copyOf(content, 90_000), hostile)) {
      server.file("/other", file);
      HttpRangeSource other = new HttpRangeSource(server.uri("/other"), access);
      assertThatThrownBy(
              () -> RemoteWindow.open(other).at(0, 0, 1, 1).around(Source.at(1, 2), 3, 3))
          .isInstanceOfAny(FormatException.class, BadInputException.class);
    }
  }

  private RangeSource source() {
    return CloudCopy.file(server.uri(PATH).toString(), access);
  }
}
