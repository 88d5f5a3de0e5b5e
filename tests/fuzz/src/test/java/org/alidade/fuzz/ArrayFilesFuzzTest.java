package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.alidade.array.NpyFile;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableReader;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays and tables: numpy, Arrow, Parquet, and the tables that astronomers exchange as text. */
class ArrayFilesFuzzTest {
  @FuzzTest
  void numpy(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "foreign.npy",
        file -> holds(NpyFile.readDoubles(file).length <= bytes.length, "values in the file"));
  }

  @MethodSource("org.alidade.fuzz.Seeds#arrow")
  @FuzzTest
  void arrow(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.arrow", ArrayFilesFuzzTest::readTable);
  }

  @MethodSource("org.alidade.fuzz.Seeds#parquet")
  @FuzzTest
  void parquet(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.parquet", ArrayFilesFuzzTest::readTable);
  }

  @FuzzTest
  void ecsv(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.ecsv", file -> checkTable(SourceTables.read(file)));
  }

  @FuzzTest
  void sextractor(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.sexcat", file -> checkTable(SourceTables.read(file)));
  }

  private static void readTable(Path file) throws IOException {
    checkTable(TableReader.read(file));
    attempt(() -> checkTable(TableReader.read(file, "none"::equals)));
  }

  private static void checkTable(Table table) {
    for (Column column : table.columns()) {
      holds(column.rows() == table.rows(), "columns of one length");
    }
  }
}
