package org.alidade.cli.cube;

import java.io.IOException;
import org.alidade.cli.Output;
import org.alidade.cube.Compression;
import org.alidade.cube.CompressionReport;
import picocli.CommandLine.Command;

/** {@code alidade cube compact}. */
@Command(
    name = "compact",
    description = "Rewrite a file without the gaps that deleted and replaced datasets left.")
final class CompactCommand extends CubeVerb {
  @Override
  int run(Output output) throws IOException, InterruptedException {
    CompressionReport report = Compression.compact(file());
    output.result(CompressionTexts.text(file(), report), CompressionTexts.document(file(), report));
    return DONE;
  }
}
