package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.Fits;
import nom.tam.fits.Header;
import nom.tam.fits.ImageHDU;
import nom.tam.fits.TableHDU;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading files that nom-tam-fits wrote. */
class FitsFileTest {
  @TempDir Path dir;

  @Test
  void readsShapeValuesAndHeaderOfAnImage() throws IOException {
    Path path = writeSample("sample.fits");
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.hduCount()).isEqualTo(3);
      assertThat(file.names()).containsExactly("", "SPECTRA", "COUNTS");
      FitsImage image = file.image(0);
      assertThat(image.shape()).containsExactly(2, 3);
      assertThat(image.doubles()).containsExactly(1, 2, 3, 4, 5, 6.5);
      assertThat(image.floats(4, 2)).containsExactly(5f, 6.5f);
      assertThat(image.header().getDouble("CRVAL1")).isEqualTo(3540.5);
      assertThat(image.header().getLong("NAXIS")).isEqualTo(2);
      assertThat(image.header().getBoolean("SIMPLE")).isTrue();
      assertThat(image.header().find("CDELT9")).isEmpty();
    }
  }

  @Test
  void readsScalarVectorAndTextColumns() throws IOException {
    try (FitsFile file = FitsFile.open(writeSample("sample.fits"))) {
      FitsTable table = file.table("spectra");
      assertThat(table.rowCount()).isEqualTo(2);
      assertThat(table.columnNames()).containsExactly("ID", "FLUX", "NAME", "SIGMA");
      assertThat(table.unit("SIGMA")).contains("km/s");
      assertThat(table.unit("ID")).isEmpty();
      assertThat(table.longs("ID")).containsExactly(7, -8);
      assertThat(table.doubles("id")).containsExactly(7, -8);
      assertThat(table.floats("SIGMA")).containsExactly(100.5f, 200.25f);
      assertThat(table.strings("NAME")).containsExactly("first", "second one");
      assertThat(table.vectors("FLUX")).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    }
  }

  @Test
  void appliesScalingAndBlankToImages() throws IOException {
    try (FitsFile file = FitsFile.open(writeSample("sample.fits"))) {
      assertThat(file.image("COUNTS").doubles()).containsExactly(110, Double.NaN, 70);
    }
  }

  @Test
  void readsGzipLikeThePlainFile() throws IOException {
    Path plain = writeSample("sample.fits");
    Path packed = dir.resolve("sample.fits.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    try (FitsFile file = FitsFile.open(packed)) {
      assertThat(file.path()).isEqualTo(packed);
      assertThat(file.image(0).doubles()).containsExactly(1, 2, 3, 4, 5, 6.5);
      assertThat(file.table(1).strings("NAME")).containsExactly("first", "second one");
    }
  }

  @Test
  void imagesLargerThanOneChunkKeepTheirOrder() throws IOException {
    double[] values = new double[300_000];
    Arrays.setAll(values, i -> i * 0.5);
    Path path = dir.resolve("long.fits");
    try (Fits fits = new Fits()) {
      fits.addHDU(Fits.makeHDU(values));
      fits.write(path.toFile());
    }
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.image(0).doubles()).isEqualTo(values);
      assertThat(file.image(0).doubles(299_998, 2)).containsExactly(149_999, 149_999.5);
    }
  }

  @Test
  void foreignFileIsRefusedByName() throws IOException {
    Path path = dir.resolve("table.csv");
    Files.writeString(path, "a,b\n1,2\n");
    assertThatThrownBy(() -> FitsFile.open(path))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("table.csv")
        .hasMessageContaining("not a FITS file");
    Path empty = Files.createFile(dir.resolve("empty.fits"));
    assertThatThrownBy(() -> FitsFile.open(empty)).isInstanceOf(FormatException.class);
  }

  @Test
  void truncatedFilesNameTheHdu() throws IOException {
    byte[] bytes = Files.readAllBytes(writeSample("sample.fits"));
    Path inData = dir.resolve("cut-data.fits");
    Files.write(inData, Arrays.copyOf(bytes, bytes.length - 2880 - 2880 - 2870));
    assertThatThrownBy(() -> FitsFile.open(inData))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut-data.fits HDU 1")
        .hasMessageContaining("truncated");
    Path inHeader = dir.resolve("cut-header.fits");
    Files.write(inHeader, Arrays.copyOf(bytes, 5760 + 1000));
    assertThatThrownBy(() -> FitsFile.open(inHeader))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut-header.fits HDU 1");
  }

  @Test
  void truncatedGzipIsRefused() throws IOException {
    Path plain = writeSample("sample.fits");
    Path packed = dir.resolve("whole.fits.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    byte[] bytes = Files.readAllBytes(packed);
    Path cut = dir.resolve("cut.fits.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> FitsFile.open(cut))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("cut.fits.gz")
        .hasMessageContaining("gzip");
  }

  @Test
  void wrongNamesAndKindsSayWhatIsThere() throws IOException {
    assertThatThrownBy(() -> FitsFile.open(dir.resolve("absent.fits")))
        .isInstanceOf(MissingDatasetException.class);
    try (FitsFile file = FitsFile.open(writeSample("sample.fits"))) {
      assertThatThrownBy(() -> file.table(0)).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> file.image("SPECTRA")).isInstanceOf(FormatException.class);
      assertThatThrownBy(() -> file.image("NOPE"))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("SPECTRA");
      assertThatThrownBy(() -> file.header(3)).isInstanceOf(MissingDatasetException.class);
      FitsTable table = file.table(1);
      assertThatThrownBy(() -> table.doubles("AGE"))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("ID, FLUX, NAME, SIGMA");
      assertThatThrownBy(() -> table.doubles("FLUX"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("vectors");
      assertThatThrownBy(() -> table.strings("ID")).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> table.longs("SIGMA")).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> file.image(0).doubles(4, 3)).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> file.header(0).getDouble("ORIGIN"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("ORIGIN");
    }
  }

  @Test
  void closedFileRefusesReads() throws IOException {
    FitsFile file = FitsFile.open(writeSample("sample.fits"));
    FitsImage image = file.image(0);
    file.close();
    file.close();
    assertThatThrownBy(image::doubles).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> file.table(1)).isInstanceOf(ClosedException.class);
  }

  @Test
  void theUnderlyingLibraryStaysSilent() throws IOException {
    List<LogRecord> records = new ArrayList<>();
    Handler handler = new Recorder(records);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      byte[] bytes = Files.readAllBytes(writeSample("sample.fits"));
      // An illegal blank in a number makes the library warn.
      String card = "CRVAL1  =               3540.5";
      int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("CRVAL1");
      byte[] odd = "CRVAL1 = 3540.5 ' x".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(Arrays.copyOf(odd, card.length()), 0, bytes, at, odd.length);
      Path path = dir.resolve("odd.fits");
      Files.write(path, bytes);
      try (FitsFile file = FitsFile.open(path)) {
        assertThat(file.hduCount()).isEqualTo(3);
      }
      assertThat(records).isEmpty();
    } finally {
      root.removeHandler(handler);
    }
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private Path writeSample(String name) throws IOException {
    Path path = dir.resolve(name);
    try (Fits fits = new Fits()) {
      fits.addHDU(Fits.makeHDU(new double[][] {{1, 2, 3}, {4, 5, 6.5}}));
      Header primary = fits.getHDU(0).getHeader();
      primary.addValue("CRVAL1", 3540.5, "first pixel");
      primary.addValue("ORIGIN", "a test", "text");
      fits.addHDU(table());
      ImageHDU counts = (ImageHDU) Fits.makeHDU(new short[] {5, -1, 3});
      counts.addValue("EXTNAME", "COUNTS", "");
      counts.addValue("BSCALE", 20.0, "");
      counts.addValue("BZERO", 10.0, "");
      counts.addValue("BLANK", -1, "");
      fits.addHDU(counts);
      fits.write(path.toFile());
    }
    return path;
  }

  private static TableHDU<?> table() {
    BinaryTable data = new BinaryTable();
    data.addColumn(new int[] {7, -8});
    data.addColumn(new float[][] {{1, 2, 3}, {4, 5, 6}});
    data.addColumn(new String[] {"first", "second one"});
    data.addColumn(new double[] {100.5, 200.25});
    TableHDU<?> hdu = data.toHDU();
    String[] names = {"ID", "FLUX", "NAME", "SIGMA"};
    for (int i = 0; i < names.length; i++) {
      hdu.setColumnName(i, names[i], null);
    }
    hdu.addValue("TUNIT4", "km/s", "");
    hdu.addValue("EXTNAME", "SPECTRA", "");
    return hdu;
  }
}
