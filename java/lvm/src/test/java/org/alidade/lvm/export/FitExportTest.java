package org.alidade.lvm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.alidade.array.BadInputException;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.Layout;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.Precision;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class FitExportTest {
  /** Compares all formats with each other, and proves that numpy maps what it can map. */
  private static final String JUDGE =
      """
      import json, struct, sys, zipfile
      import h5py, numpy as np
      from astropy.io import fits
      folder = sys.argv[1]
      h5 = h5py.File(folder + '/fit.h5', 'r')
      npz = np.load(folder + '/fit.npz')
      hdus = fits.open(folder + '/fit.fits', checksum=True)
      hdus.verify('exception')
      config = json.loads(h5.attrs['config'])
      assert len(config) == 16, config
      units = json.loads(h5.attrs['units'])
      assert set(units) == set(h5), set(units) ^ set(h5)
      planes = ['flux', 'i_var', 'u_flux', 'lsf_sigma', 'mask']
      spaxels = len(h5['alpha'])
      def same(a, b):
          assert a.shape == b.shape, (a.shape, b.shape)
          assert np.array_equal(a, b, equal_nan=a.dtype.kind == 'f')
      for name in h5:
          data = h5[name][...]
          if data.dtype.kind == 'O':
              data = data.astype(str)
          same(npz[name], data)
          mapped = np.load(folder + '/fit.npy/' + name + '.npy', mmap_mode='r')
          assert isinstance(mapped, np.memmap)
          same(mapped, data)
          if name in planes:
              plane = hdus[name.upper()].data
              same(plane.astype(bool) if name == 'mask' else plane, data)
              if name != 'mask':
                  offset = h5[name].id.get_offset()
                  same(np.memmap(folder + '/fit.h5', data.dtype, 'r', offset, data.shape), data)
          elif len(data) == spaxels and name not in ('wavelength', 'lambda_idx'):
              same(np.char.strip(np.asarray(hdus['SPAXELS'].data[name]).astype(str))
                   if data.dtype.kind == 'U' else hdus['SPAXELS'].data[name], data)
          else:
              same(hdus['WAVELENGTH'].data[name], data)
      archive = zipfile.ZipFile(folder + '/fit.npz')
      for member in archive.infolist():
          with open(folder + '/fit.npz', 'rb') as raw:
              raw.seek(member.header_offset + 26)
              name, extra = struct.unpack('<HH', raw.read(4))
          assert (member.header_offset + 30 + name + extra) % 64 == 0, member.filename
      assert str(npz['hash'][0]) == h5.attrs['hash'] == hdus[0].header['HASH']
      assert json.loads(hdus[0].header['CONFIG']) == config
      print(h5.attrs['layout'], h5['flux'].dtype, *h5['flux'].shape)
      """;

  @TempDir private Path folder;

  private static FitData build(Layout layout, Precision precision) {
    try (LvmTile tile =
        LvmTile.fromFile(GoldenData.golden("lvm", "tiles", "lvmSFrame-00010007.fits"))) {
      DataConfig config =
          DataConfig.fromTiles(tile, c -> c.lambdaRange(6540, 6600).fibreStatusInclude(0, 2));
      BuildOptions options = BuildOptions.builder().layout(layout).precision(precision).build();
      return new FitDataBuilder(tile, config).withOptions(options).build();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SPAXEL_MAJOR, DOUBLE, spaxel float64",
    "WAVELENGTH_MAJOR, SINGLE, wavelength float32",
  })
  void pythonReadsTheSameFromEveryFormat(Layout layout, Precision precision, String said)
      throws IOException {
    Python.assumeModules("numpy", "h5py", "astropy");
    try (FitData fit = build(layout, precision)) {
      for (String name : new String[] {"fit.h5", "fit.npz", "fit.npy", "fit.fits"}) {
        FitExport.write(folder.resolve(name), fit);
      }
      boolean spaxels = layout == Layout.SPAXEL_MAJOR;
      assertThat(Python.run(JUDGE, folder).strip())
          .isEqualTo(
              said
                  + " "
                  + (spaxels ? fit.spaxels() : fit.wavelengths())
                  + " "
                  + (spaxels ? fit.wavelengths() : fit.spaxels()));
    }
  }

  @Test
  void hdf5HoldsWhatWasBuilt() throws IOException {
    Path file = folder.resolve("fit.h5");
    try (FitData fit = build(Layout.SPAXEL_MAJOR, Precision.DOUBLE)) {
      FitExport.write(file, fit);
      try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
        assertThat(hdf5.dataset("flux").readDoubles()).isEqualTo(fit.flux().toArray());
        assertThat(hdf5.dataset("u_flux").readDoubles()).isEqualTo(fit.uncertainty().toArray());
        assertThat(hdf5.dataset("v_bary").readDoubles()).isEqualTo(fit.vBary());
        assertThat(hdf5.dataset("ifu_idx").readInts()).isEqualTo(fit.ifuIdx());
        assertThat(hdf5.dataset("exposure").readLongs()).isEqualTo(fit.exposure());
        assertThat(hdf5.dataset("ifu_label").readStrings())
            .isEqualTo(fit.ifuLabel().toArray(new String[0]));
        Hdf5Dataset mask = hdf5.dataset("mask");
        assertThat(countTrue(mask.readBooleans())).isEqualTo(fit.validPixels());
        assertThat(DataConfig.fromJson(hdf5.attributes().getString("config")))
            .isEqualTo(fit.config());
        assertThat(hdf5.attributes().getString("hash")).isEqualTo(fit.hash());
        assertThat(hdf5.dataset("lsf_sigma").attributes().getString("unit")).isEqualTo("Angstrom");
      }
    }
  }

  private static long countTrue(boolean[] values) {
    long count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void duckDbReadsTheTable(Layout layout) throws IOException, SQLException {
    Path file = folder.resolve("fit.parquet");
    try (FitData fit = build(layout, Precision.DOUBLE)) {
      FitExport.write(file, fit);
      try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT * FROM '" + file + "'")) {
        int row = 0;
        while (rows.next()) {
          assertThat(rows.getDouble("alpha")).isEqualTo(fit.alpha()[row]);
          assertThat(rows.getInt("fibre_idx")).isEqualTo(fit.fibreIdx()[row]);
          assertThat(rows.getString("ifu_label")).isEqualTo(fit.ifuLabel().get(row));
          Object[] flux = (Object[]) rows.getArray("flux").getArray();
          Object[] mask = (Object[]) rows.getArray("mask").getArray();
          assertThat(flux).hasSize(fit.wavelengths());
          for (int i = 0; i < flux.length; i++) {
            assertThat(flux[i]).isEqualTo(fit.flux().at(row, i));
            assertThat(mask[i]).isEqualTo((byte) (fit.isValid(row, i) ? 1 : 0));
          }
          row++;
        }
        assertThat(row).isEqualTo(fit.spaxels());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.h5, HDF5",
    "a.HDF5, HDF5",
    "a.npz, NPZ",
    "a.npy, NPY",
    "a.fits, FITS",
    "a.fits.gz, FITS",
    "a.arrow, ARROW",
    "a.feather, ARROW",
    "a.parquet, PARQUET"
  })
  void namesTellTheFormat(String name, ExportFormat format) {
    assertThat(ExportFormat.of(Path.of(name))).isEqualTo(format);
  }

  @Test
  void otherNamesAreRefused() throws IOException {
    assertThat(ExportFormat.of(Files.createDirectory(folder.resolve("arrays"))))
        .isEqualTo(ExportFormat.NPY);
    assertThatThrownBy(() -> ExportFormat.of(Path.of("fit.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(".parquet");
  }
}
