package org.alidade.lvm.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.lvm.FitArray;
import org.alidade.lvm.FitData;
import org.alidade.lvm.Precision;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableWriter;

/**
 * One row per spaxel: its values, and its spectra as lists of fixed length. The one class that
 * needs the module alidade-table.
 */
final class TableExport {
  private TableExport() {}

  static void write(Path file, FitData fit) throws IOException {
    Table.Builder table = Table.builder();
    FitArrays.perSpaxel(fit).forEach(array -> table.column(scalars(array)));
    table.column(spectra("flux", fit.flux()));
    table.column(spectra("i_var", fit.ivar()));
    table.column(spectra("u_flux", fit.uncertainty()));
    table.column(spectra("lsf_sigma", fit.lsfSigma()).unit("Angstrom"));
    table.column(
        Column.byteLists(
            "mask", fit.wavelengths(), fit.spaxels(), (row, into) -> readMask(fit, row, into)));
    FitArrays.metadata(fit).forEach(table::metadata);
    table.metadata("wavelength", Arrays.toString(fit.lambda()));
    TableWriter.write(file, table.build());
  }

  private static void readMask(FitData fit, long spaxel, byte[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (byte) (fit.isValid((int) spaxel, i) ? 1 : 0);
    }
  }

  private static Column scalars(NamedArray array) {
    Column column =
        array instanceof NamedArray.Doubles doubles
            ? Column.of(array.name(), doubles.values())
            : array instanceof NamedArray.Ints ints
                ? Column.of(array.name(), ints.values())
                : array instanceof NamedArray.Longs longs
                    ? Column.of(array.name(), longs.values())
                    : Column.of(array.name(), ((NamedArray.Texts) array).values());
    return column.unit(array.unit());
  }

  private static Column spectra(String name, FitArray values) {
    int length = values.wavelengths();
    if (values.precision() == Precision.DOUBLE) {
      return Column.doubleLists(
          name,
          length,
          values.spaxels(),
          (row, into) -> System.arraycopy(values.spectrum((int) row), 0, into, 0, length));
    }
    return Column.floatLists(
        name,
        length,
        values.spaxels(),
        (row, into) -> {
          double[] spectrum = values.spectrum((int) row);
          for (int i = 0; i < length; i++) {
            into[i] = (float) spectrum[i];
          }
        });
  }
}
