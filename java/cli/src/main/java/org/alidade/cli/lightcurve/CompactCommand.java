package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve compact}. */
@Command(
    name = "compact",
    description = "Free the room of light curves that were replaced or added to.")
final class CompactCommand extends LightCurveVerb {
  @Parameters(paramLabel = "STORE", description = "Folder of Alidade's store.")
  private Path path;

  @Option(
      names = "--uncompressed",
      description = "Leave the light curves unpacked: twice the size, faster to read.")
  private boolean uncompressed;

  @SuppressWarnings("NullAway.Init")
  CompactCommand() {}

  @Override
  int run(Output output) {
    long before = bytes();
    StoreOptions options = StoreOptions.defaults().withThreads(common().threads());
    try (FolderStoreWriter writer =
        FolderStoreWriter.open(path, uncompressed ? options.uncompressed() : options)) {
      writer.compact();
    }
    long after = bytes();
    output.result(
        String.format(Locale.ROOT, "%.1f MB, before %.1f MB", after / 1e6, before / 1e6),
        Map.of("bytes_before", before, "bytes", after));
    return DONE;
  }

  private long bytes() {
    try (FolderStore store = FolderStore.open(path)) {
      return store.info().bytes();
    }
  }
}
