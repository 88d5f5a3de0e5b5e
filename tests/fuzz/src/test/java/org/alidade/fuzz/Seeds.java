package org.alidade.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableWriter;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertCandidate;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.alert.Cutout;

/** Seeds that the library writes itself, beside those in the resources. */
final class Seeds {
  private static final List<String> NUMBERS =
      List.of(
          "jd",
          "fid",
          "pid",
          "programid",
          "candid",
          "ra",
          "dec",
          "magpsf",
          "sigmapsf",
          "ranr",
          "decnr",
          "ndethist",
          "ncovhist",
          "nmtchps",
          "rfid",
          "jdstartref",
          "jdendref",
          "nframesref",
          "nmatches");

  private Seeds() {}

  static Stream<byte[]> segment() {
    return SmallStore.files().stream()
        .filter(file -> !file.name().endsWith(".sqlite"))
        .map(Piece::bytes)
        .filter(bytes -> bytes.length > 0);
  }

  static Stream<byte[]> catalogue() {
    return SmallStore.files().stream()
        .filter(file -> file.name().endsWith(".sqlite"))
        .map(Piece::bytes);
  }

  static Stream<byte[]> arrow() {
    return Stream.of(written("seed.arrow", file -> TableWriter.write(file, table())));
  }

  static Stream<byte[]> parquet() {
    return Stream.of(written("seed.parquet", file -> TableWriter.write(file, table())));
  }

  static Stream<byte[]> alert() {
    Cutout stamp =
        Cutout.of("science", new Cutout.Pixels(2, 2, new float[] {1, 2, 3, 4}), List.of());
    AlertCandidate candidate = candidate();
    Alert alert =
        new Alert(
            "3.3",
            "alidade",
            "A1",
            7,
            candidate,
            List.of(),
            Optional.of(stamp),
            Optional.of(stamp),
            Optional.empty());
    return Stream.of(written("seed.avro", file -> AlertFile.write(file, List.of(alert))));
  }

  /** A detection with nothing but the fields that the schema asks for. */
  private static AlertCandidate candidate() {
    AlertCandidate candidate =
        AlertCandidate.empty()
            .with("isdiffpos", "t")
            .with("rbversion", "1")
            .with("drbversion", "2");
    for (String field : NUMBERS) {
      candidate = candidate.with(field, 7);
    }
    return candidate;
  }

  private static Table table() {
    return Table.builder()
        .column(Column.of("name", List.of("a", "bc", "")))
        .column(Column.of("flux", new double[] {1, Double.NaN, -3}).unit("Jy"))
        .column(Column.of("id", new long[] {1, 2, 3}))
        .column(Column.of("flag", new int[] {0, 1, 0}))
        .metadata("made by", "hand")
        .build();
  }

  private static byte[] written(String name, ForeignBytes.Reader writer) {
    try {
      Path folder = Files.createTempDirectory("seed");
      Path file = folder.resolve(name);
      writer.read(file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
