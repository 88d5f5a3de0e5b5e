package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.alidade.cube.CubeCheck;
import org.alidade.cube.CubeCheck.Severity;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CubeCheckTest {
  @TempDir private Path folder;

  private static CubeCheck check(Path file) {
    return CubeCheck.run(file, CubeCheck.Options.defaults().withSamples(50));
  }

  private static void change(Path file, Consumer<Hdf5File> change) {
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      change.accept(open);
    }
  }

  @Test
  void soundCubePasses() throws Exception {
    CubeCheck check = check(TinyCubes.built(folder));

    assertThat(check.findings()).noneMatch(finding -> finding.severity() != Severity.INFO);
    assertThat(check.ok()).isTrue();
    assertThat(check.exitCode(true)).isZero();
    assertThat(check.slabs()).hasSize(50).allMatch(slab -> slab.nonFinite() == 0);
    assertThat(check.slabs()).anyMatch(slab -> slab.maxAbs() > 0);
  }

  @Test
  void sameSeedSameSlabs() throws Exception {
    Path file = TinyCubes.built(folder);

    assertThat(check(file).slabs()).isEqualTo(check(file).slabs());
  }

  @Test
  void incompleteCubeIsAWarning() throws Exception {
    CubeCheck check = check(TinyCubes.halfBuilt(folder, 3));

    assertThat(check.findings().get(0).what()).isEqualTo("not complete, 3 of 12 tiles are done");
    assertThat(check.exitCode(false)).isZero();
    assertThat(check.exitCode(true)).isEqualTo(1);
  }

  @Test
  void missingDatasetsAreNamed() {
    Path file = folder.resolve("empty.h5");
    Hdf5File.create(file).close();

    CubeCheck check = check(file);

    assertThat(check.count(Severity.ERROR)).isEqualTo(7);
    assertThat(check.findings())
        .extracting(CubeCheck.Finding::where)
        .contains("/DataCube", "/LOSVD", "/R_T", "/VelPix");
    assertThat(check.toText()).contains("run alidade cube populate").contains("errors 7");
  }

  @Test
  void contradictionsAreErrors() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    change(
        file,
        open -> {
          open.attributes()
              .set(
                  "dims",
                  "{\"nSpat\":13,\"nLSpec\":180,\"nTSpec\":395,\"nVel\":25,\"nComp\":3,\"nPop\":6}");
          open.delete("/Mask");
          open.createDataset("/Mask", DatasetSpec.of(Hdf5Type.BOOLEAN, 163))
              .write(new boolean[163]);
          int[] spaxels = open.dataset("/BinNum").readInts();
          spaxels[3] = 12;
          open.dataset("/BinNum").write(spaxels);
        });

    CubeCheck check = check(file);

    assertThat(check.exitCode(false)).isEqualTo(1);
    assertThat(check.findings())
        .extracting(CubeCheck.Finding::what)
        .contains(
            "nSpat = 13, the datasets have 12",
            "163 values for 180 observed pixels",
            "names spaxel 12 of 12");
  }

  @Test
  void invertedMaskIsSuspected() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    change(
        file,
        open -> {
          boolean[] keep = open.dataset("/Mask").readBooleans();
          for (int l = 0; l < keep.length; l++) {
            keep[l] = !keep[l];
          }
          open.dataset("/Mask").write(keep);
        });

    assertThat(check(file).findings())
        .anyMatch(
            finding ->
                finding.severity() == Severity.WARNING
                    && finding.remedy().contains("may be inverted"));
  }

  @Test
  void staleTransposeIsFound() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    change(
        file,
        open -> {
          if (open.exists("/RebinMatrix")) {
            open.delete("/RebinMatrix");
          }
          long template = open.dataset("/TemPix").shape().size();
          open.createDataset("/RebinMatrix", DatasetSpec.of(Hdf5Type.FLOAT32, 180, template))
              .write(new float[(int) (180 * template)]);
        });

    assertThat(check(file).findings())
        .anyMatch(finding -> finding.what().startsWith("differs from the transpose of /R_T by"));
  }

  @Test
  void spoiltModelsAndInputsAreFound() throws Exception {
    Path file = TinyCubes.built(folder);
    change(
        file,
        open -> {
          float[] models = open.dataset("/HyperCube/models").readFloats();
          for (int i = 0; i < models.length; i += 9) {
            models[i] = i % 2 == 0 ? -1 : Float.NaN;
          }
          open.dataset("/HyperCube/models").write(models);
          double[] line = open.dataset("/LOSVD").readDoubles(Slab.rows(2, 1));
          line[40] += 1;
          open.dataset("/LOSVD").write(Slab.rows(2, 1), line);
        });

    CubeCheck check = check(file);

    assertThat(check.findings())
        .extracting(CubeCheck.Finding::what)
        .anyMatch(what -> what.endsWith("values are not finite"))
        .anyMatch(what -> what.endsWith("of the values are negative"))
        .anyMatch(what -> what.contains("/LOSVD changed"));
    assertThat(CubeCheck.run(file, CubeCheck.Options.defaults().withFingerprint(false)).findings())
        .extracting(CubeCheck.Finding::what)
        .noneMatch(what -> what.contains("/LOSVD changed"));
  }
}
