package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the rows and files of the transient system are. */
final class SystemLocation {
  @Option(
      names = "--system",
      paramLabel = "DIR",
      defaultValue = "transients",
      description = {
        "Folder of the embedded database, the files and the networks; default: ${DEFAULT-VALUE}.",
        "DATABASE_URL and STORAGE_ROOT or the S3 variables in the environment come first."
      })
  private Path folder;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "YAML file with DATABASE_URL, STORAGE_ROOT and the others; the environment wins.")
  private @Nullable Path settings;

  @SuppressWarnings("NullAway.Init")
  SystemLocation() {}

  SystemOptions options() throws IOException {
    return settings == null
        ? SystemOptions.of(folder, System.getenv())
        : SystemOptions.read(settings, folder, System.getenv());
  }

  TransientSystem open() throws IOException {
    return TransientSystem.open(options());
  }
}
