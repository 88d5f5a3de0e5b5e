package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.lightcurve.run.Assets;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.lightcurve.run.IdfPipelineConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdfPipelineMonitorTest {
  @TempDir Path folder;

  @Test
  void aRunWithoutImagesIsWatchedToItsEnd() throws IOException {
    IdfPipelineConfig config =
        IdfPipelineConfig.builder()
            .inputDir(Files.createDirectory(folder.resolve("images")))
            .coaddDir(Files.createDirectory(folder.resolve("superstack")))
            .workdir(folder.resolve("scratch"))
            .build();
    IdfPipelineMonitor monitor = new IdfPipelineMonitor(IdfPipeline.builder(config).build());
    List<String> names = monitor.assets().stream().map(PipelineMonitor.Asset::name).toList();
    assertThat(names).containsAll(Assets.ALL);
    assertThat(monitor.assets().get(0).partitions().get(0).status())
        .isEqualTo(PipelineMonitor.Status.MISSING);
    long id = monitor.start(List.of(Assets.LINKS), List.of());
    while (!monitor.runs().get(0).finished()) {
      Thread.onSpinWait();
    }
    PipelineMonitor.Run run = monitor.runs().get(0);
    assertThat(run.id()).isEqualTo(id);
    assertThat(run.message()).isNotBlank();
    monitor.cancel(id);
    assertThat(monitor.runs()).hasSize(1);
  }
}
