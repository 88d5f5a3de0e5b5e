package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.alidade.cube.survey.LineSpread;
import org.alidade.cube.survey.OrbitLibrary;
import org.alidade.cube.survey.TemplateLibrary;
import org.alidade.lvm.LvmTile;
import org.alidade.spherex.image.FlagDefinitions;
import org.alidade.spherex.image.Level2Image;

/** Products of surveys: SPHEREx images, LVM frames, results of other programs for cubes. */
class SurveysFuzzTest {
  private static final String LVM = "lvmSFrame-00001234.fits";

  @FuzzTest
  void spherexImage(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "level2_2025W21_1B_0001_1D1_spx.fits",
        file -> {
          try (Level2Image image = Level2Image.open(file)) {
            attempt(() -> holds(image.readImage().length == image.width() * image.height(), "all"));
            attempt(image::readFlags);
            attempt(image::readVariance);
            attempt(() -> FlagDefinitions.of(image.header("FLAGS")));
            attempt(() -> image.sky());
            attempt(() -> image.spectrum());
            attempt(image::headerFwhmArcsec);
          }
        });
  }

  @FuzzTest
  void lvmFrame(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        LVM,
        file -> {
          try (LvmTile tile = LvmTile.fromFile(file)) {
            holds(tile.fibres().size() >= tile.spaxels(), "fibres of all spaxels");
            attempt(tile::wavelengthAngstrom);
            attempt(tile::verifyChecksums);
          }
        });
  }

  @FuzzTest
  void orbits(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.npz", OrbitLibrary::read);
  }

  @FuzzTest
  void lineSpread(byte[] bytes) {
    ForeignBytes.asFile(bytes, "lsf_foreign.txt", file -> LineSpread.read(file).fwhmAt(5000));
  }

  @FuzzTest
  void templates(byte[] bytes) {
    ForeignBytes.asFolder(
        bytes,
        folder -> {
          TemplateLibrary library = TemplateLibrary.open(folder);
          attempt(() -> library.spectrum(0));
        });
  }
}
