package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;

/** The golden frames: plane statistics of their science rows as the golden record has them. */
class LvmTilesTest {
  private static final double FWHM_TO_SIGMA = 0.42466090014400953;

  @Test
  void planeStatistics() {
    Path golden = GoldenData.golden("lvm");
    Python.assumeModules("json");
    String lines =
        Python.run(
            """
            import json, sys
            for tile in json.load(open(sys.argv[1])):
                for name, p in tile['planes'].items():
                    print(tile['file'], name, *p['shape'], p['n_nan'], p['sum'], p['min'], p['max'])
            """,
            golden.resolve("tiles.json"));
    assertThat(lines.lines()).hasSize(16);
    lines.lines().forEach(line -> compare(golden.resolve("tiles"), line.split(" ")));
  }

  private static void compare(Path tiles, String[] expected) {
    String plane = expected[1];
    String extension =
        switch (plane) {
          case "i_var" -> "IVAR";
          case "lsf_sigma" -> "LSF";
          default -> plane;
        };
    double factor = plane.equals("lsf_sigma") ? FWHM_TO_SIGMA : 1;
    try (FitsFile file = FitsFile.open(tiles.resolve(expected[0]))) {
      FitsImage image = file.image(extension);
      String[] types = file.table("SLITMAP").strings("targettype");
      int columns = image.shape()[1];
      assertThat(columns).isEqualTo(Integer.parseInt(expected[3]));
      int rows = 0;
      int nans = 0;
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < types.length; row++) {
        if (!types[row].equals("science")) {
          continue;
        }
        rows++;
        for (double stored : image.doubles((long) row * columns, columns)) {
          double value = stored * factor;
          if (Double.isNaN(value)) {
            nans++;
          } else {
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
          }
        }
      }
      assertThat(rows).isEqualTo(Integer.parseInt(expected[2]));
      assertThat(nans).isEqualTo(Integer.parseInt(expected[4]));
      double wanted = Double.parseDouble(expected[5]);
      assertThat(sum).isCloseTo(wanted, within(1e-12 * Math.abs(wanted)));
      assertThat(least).isEqualTo(Double.parseDouble(expected[6]));
      assertThat(most).isEqualTo(Double.parseDouble(expected[7]));
    }
  }
}
