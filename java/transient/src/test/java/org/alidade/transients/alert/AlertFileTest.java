package org.alidade.transients.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class AlertFileTest {
  @TempDir Path temporary = Path.of("");

  private static List<Path> packets() throws IOException {
    try (Stream<Path> files = Files.list(GoldenData.data("transient", "ztf_alerts_20200202"))) {
      return files.filter(file -> file.toString().endsWith(".avro")).sorted().toList();
    }
  }

  @Test
  void readsRealAlertsAndTheirImages() throws IOException {
    List<String> objects = new ArrayList<>();
    for (Path packet : packets()) {
      List<Alert> alerts = AlertFile.read(packet);
      assertThat(alerts).hasSize(1);
      Alert alert = alerts.get(0);
      objects.add(alert.objectId());
      assertThat(packet.getFileName()).hasToString(alert.candid() + ".avro");
      assertThat(alert.schemaVersion()).isEqualTo("3.3");
      assertThat(alert.candidate().raDegrees().orElseThrow()).isBetween(0.0, 360.0);
      assertThat(alert.candidate().band().orElseThrow()).isIn("g", "r", "i");
      assertThat(alert.candidate().text("isdiffpos").orElseThrow()).isIn("t", "f", "1", "0");
      Path unpacked =
          GoldenData.data(
              "transient", "ztf_alerts_20200202", "cutouts", alert.candid() + ".fits.gz");
      try (FitsFile fits = FitsFile.open(unpacked)) {
        assertSame(alert.science(), fits, "SCI");
        assertSame(alert.template(), fits, "TEMPLATE");
        assertSame(alert.difference(), fits, "DIFF");
      }
    }
    assertThat(objects).hasSize(12).contains("ZTF20aafsnpp", "ZTF20aakyoez");
  }

  private static void assertSame(Optional<Cutout> cutout, FitsFile fits, String name) {
    Cutout.Pixels pixels = cutout.orElseThrow().pixels();
    float[] expected = fits.image(name).floats();
    assertThat(pixels.width()).isEqualTo(63);
    for (int i = 0; i < expected.length; i++) {
      // ZTF writes pixels outside the image as not a number; the unpacked file may have both.
      assertThat(Float.compare(pixels.pixels()[i], expected[i])).as(name + " pixel " + i).isZero();
    }
  }

  @Test
  void writtenAlertsEqualThoseRead() throws IOException {
    List<Alert> alerts = new ArrayList<>();
    for (Path packet : packets()) {
      alerts.addAll(AlertFile.read(packet));
    }
    Path file = temporary.resolve("night.avro");
    AlertFile.write(file, alerts);
    assertThat(AlertFile.read(file)).isEqualTo(alerts);
    try (DataFileReader<GenericRecord> written = generic(file)) {
      for (Path packet : packets()) {
        try (DataFileReader<GenericRecord> original = generic(packet)) {
          assertThat(written.next().toString()).isEqualTo(original.next().toString());
        }
      }
      assertThat(written.hasNext()).isFalse();
    }
  }

  private static DataFileReader<GenericRecord> generic(Path file) throws IOException {
    return new DataFileReader<>(file.toFile(), new GenericDatumReader<>());
  }

  @Test
  void anotherProgramReadsWhatIsWritten() throws IOException {
    Python.assumeModules("avro");
    Path file = temporary.resolve("one.avro");
    AlertFile.write(file, AlertFile.read(packets().get(0)));
    String same =
        Python.run(
            """
            import sys
            from avro.datafile import DataFileReader
            from avro.io import DatumReader
            a, b = (list(DataFileReader(open(f, 'rb'), DatumReader())) for f in sys.argv[1:])
            print(a == b)
            """,
            packets().get(0),
            file);
    assertThat(same.strip()).isEqualTo("True");
  }

  @Test
  void saysWhichFieldIsMissingOrWrong() {
    AlertCandidate little = AlertCandidate.empty().with("jd", 2458881.5);
    assertThatThrownBy(() -> AlertFile.write(temporary.resolve("x"), List.of(alert(little))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("field fid is missing");
    AlertCandidate unknown = little.with("brightness", 3);
    assertThatThrownBy(() -> AlertFile.write(temporary.resolve("x"), List.of(alert(unknown))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("brightness");
    AlertCandidate wrong = AlertCandidate.empty().with("jd", "yesterday");
    assertThatThrownBy(() -> AlertFile.write(temporary.resolve("x"), List.of(alert(wrong))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("yesterday");
    AlertCandidate broken = little.with("fid", 1.5);
    assertThatThrownBy(() -> AlertFile.write(temporary.resolve("x"), List.of(alert(broken))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("type INT");
    assertThat(temporary).isEmptyDirectory();
  }

  private static Alert alert(AlertCandidate candidate) {
    return new Alert(
        "3.3",
        "Test",
        "A<1>&",
        7,
        candidate,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    Path file = temporary.resolve("bad.avro");
    Files.writeString(file, "Obj\u0001 nothing of use");
    assertThatThrownBy(() -> AlertFile.read(file)).isInstanceOf(FormatException.class);
    byte[] whole = Files.readAllBytes(packets().get(0));
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> AlertFile.read(file)).isInstanceOf(FormatException.class);
  }

  @Test
  void cutoutsKeepTheirPixels() {
    float[] pixels = {1, 2, Float.NaN, -4, 5, 6};
    Cutout cutout = Cutout.of("a.fits.gz", new Cutout.Pixels(3, 2, pixels), List.of());
    Cutout.Pixels back = cutout.pixels();
    assertThat(back.width()).isEqualTo(3);
    assertThat(back.pixels()).containsExactly(pixels);
    assertThatThrownBy(() -> new Cutout("b", new byte[] {1, 2}).pixels())
        .isInstanceOf(FormatException.class);
  }

  @Test
  void writesEventsThatParse() throws Exception {
    AlertCandidate candidate =
        AlertCandidate.empty()
            .with("jd", 2_456_678.75)
            .with("ra", 148.9255)
            .with("dec", -69.5)
            .with("drb", 0.875)
            .with("magpsf", 17.25)
            .with("ssnamenr", "\u0007\"<>&");
    String xml =
        new VoEvent("ivo://org.example/alidade", "Example & Co")
            .of(alert(candidate), Instant.parse("2026-01-02T03:04:05Z"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document event = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    assertThat(event.getDocumentElement().getLocalName()).isEqualTo("VOEvent");
    assertThat(event.getDocumentElement().getAttribute("ivorn"))
        .isEqualTo("ivo://org.example/alidade#7");
    assertThat(text(event, "ISOTime")).isEqualTo("2014-01-21T06:00:00.000");
    assertThat(text(event, "C2")).isEqualTo("-69.5");
    assertThat(text(event, "title")).isEqualTo("Example & Co");
    assertThat(xml.toLowerCase(Locale.ROOT)).contains("magpsf").contains("importance=\"0.875\"");
    assertThatThrownBy(() -> new VoEvent("org.example", "x")).isInstanceOf(BadInputException.class);
  }

  private static String text(Document event, String name) {
    return event.getElementsByTagName(name).item(0).getTextContent();
  }
}
