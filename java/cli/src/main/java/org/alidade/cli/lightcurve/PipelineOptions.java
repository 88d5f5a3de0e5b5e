package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import org.alidade.lightcurve.run.IdfPipelineConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the pipeline finds images and puts what it makes. */
final class PipelineOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML or properties; default: the folders per_aor_images, scratch, superstack.")
  private @Nullable Path file;

  @SuppressWarnings("NullAway.Init")
  PipelineOptions() {}

  IdfPipelineConfig config() {
    return file == null ? IdfPipelineConfig.defaults() : IdfPipelineConfig.read(file);
  }
}
