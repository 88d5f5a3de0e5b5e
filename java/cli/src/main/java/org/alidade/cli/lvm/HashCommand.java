package org.alidade.cli.lvm;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.HashTexts;
import org.alidade.lvm.LvmTileCollection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alidade lvm hash}. */
@Command(
    name = "hash",
    description = "Print the hash of configuration and tiles, without building anything.")
final class HashCommand extends LvmVerb {
  private static final int SHORT = 16;

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  HashCommand() {}

  @Override
  int run(Output output) throws IOException {
    try (LvmTileCollection tiles = tiles().open();
        ProgressLine progress = new ProgressLine("configure", common())) {
      BuildOptions options = arrays.options(common(), progress);
      FitDataBuilder builder =
          new FitDataBuilder(tiles, config.configuration(tiles, options)).withOptions(options);
      HashTexts texts = builder.hashTexts();
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("hash", texts.hash());
      document.put("short", texts.hash().substring(0, SHORT));
      document.put("strong_digest", builder.strongDigest());
      document.put("hash_input", Map.of("config", texts.config(), "tiles", texts.tiles()));
      document.put("hash_document", texts.document());
      output.result(texts.hash(), document);
    }
    return DONE;
  }
}
