package org.alidade.lightcurve.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockFieldOptions;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on a made-up field. */
class IdfPipelineTest {
  @TempDir Path folder;

  private IdfPipelineConfig config() {
    return IdfPipelineConfig.builder()
        .inputDir(folder.resolve("in"))
        .workdir(folder.resolve("work"))
        .coaddDir(folder.resolve("super"))
        .aorInfoTable(folder.resolve("aors.ecsv"))
        .build();
  }

  @Test
  void lightCurvesAgreeWithTheTruth() throws IOException {
    MockField field = MockField.of(MockFieldOptions.defaults());
    field.writeVisits(folder.resolve("in"), 0, field.visits());
    field.writeCoadds(folder.resolve("super"));
    field.writeAorTable(folder.resolve("aors.ecsv"));
    IdfPipeline pipeline =
        IdfPipeline.builder(config())
            .visitStore(new MemoryVisitStore(folder.resolve("store")))
            .build();
    RunSummary summary = pipeline.run(RunListener.NONE, new CancellationToken());
    System.err.println(summary.text());
    assertThat(summary.isSuccess()).as(summary.text()).isTrue();
    try (LightCurveStore store = pipeline.open()) {
      System.err.println(store.objects().rows() + " " + store.types().size());
      for (MeasurementType type : store.types()) {
        LightCurve curve = store.get(1, type.typeId());
        System.err.println(
            type.key()
                + " "
                + (curve == null
                    ? ""
                    : java.util.Arrays.toString(curve.values())
                        + java.util.Arrays.toString(curve.errors())));
      }
    }
  }
}
