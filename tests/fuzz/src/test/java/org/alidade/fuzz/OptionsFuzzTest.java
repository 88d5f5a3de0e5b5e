package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.naming.MeasurementKey;
import org.alidade.lightcurve.naming.PartitionKey;
import org.alidade.lightcurve.run.IdfPipelineConfig;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.TileId;
import org.alidade.spherex.CutoutCenter;
import org.alidade.spherex.CutoutSize;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.figures.StyleFile;
import org.alidade.transients.difference.DifferenceFiles;
import org.alidade.transients.download.DatasetConfig;
import org.alidade.transients.run.SystemOptions;

/** Files and texts of options of all systems. */
class OptionsFuzzTest {
  @FuzzTest
  void lvm(byte[] bytes) {
    ForeignBytes.check(
        bytes.length,
        () -> {
          DataConfig config = DataConfig.fromJson(ForeignBytes.text(bytes));
          holds(DataConfig.fromJson(config.toJson()).equals(config), "the same after writing");
        });
  }

  @FuzzTest
  void spherexJson(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.json", QueryConfig::fromFile);
  }

  @FuzzTest
  void spherexYaml(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.yaml", QueryConfig::fromFile);
  }

  @FuzzTest
  void figureStyle(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.mplstyle", StyleFile::read);
  }

  @FuzzTest
  void lightCurvePipeline(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.yaml", IdfPipelineConfig::read);
  }

  @FuzzTest
  void transientSystem(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "foreign.yaml",
        file -> SystemOptions.read(file, file.resolveSibling("data"), Map.of()));
  }

  @FuzzTest
  void transientDataset(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.yaml", DatasetConfig::read);
  }

  @FuzzTest
  void subtraction(byte[] bytes) {
    ForeignBytes.asFile(
        bytes,
        "foreign.json",
        file -> DifferenceFiles.candidateOptions(DifferenceFiles.readParameters(file)));
  }

  @FuzzTest
  void names(byte[] bytes) {
    String text = ForeignBytes.text(bytes);
    ForeignBytes.check(
        bytes.length,
        () -> {
          attempt(() -> IdfFileName.parse(text));
          attempt(() -> MeasurementKey.parse(text));
          attempt(() -> PartitionKey.parse(text));
          attempt(() -> TileId.parse(text));
          attempt(() -> CutoutSize.ofNullable(text));
          attempt(() -> CutoutCenter.ofNullable(text));
        });
  }
}
