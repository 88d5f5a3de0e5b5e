package org.alidade.cli.transients;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.transients.difference.Candidate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade transient difference}. */
@Command(
    name = "difference",
    description = {
      "Subtract a reference image from a science image and list what changed.",
      "Images on one grid with their point-spread functions are free of sky already. Others are",
      "raw: their sky is removed, and they are aligned by their world coordinates and stars.",
      "Writes D.fits, SCORR.fits, S.fits, PSF_D.fits, candidates.csv and summary.json."
    })
final class DifferenceCommand extends TransientVerb {
  @Option(names = "--sci", required = true, paramLabel = "FILE", description = "The new image.")
  private Path science;

  @Option(names = "--ref", required = true, paramLabel = "FILE", description = "The old image.")
  private Path reference;

  @Option(
      names = "--psf-sci",
      paramLabel = "FILE",
      description =
          "Point-spread function of the new image, an odd square; without it both are measured.")
  private @Nullable Path sciencePsf;

  @Option(
      names = "--psf-ref",
      paramLabel = "FILE",
      description = "Point-spread function of the old image, on its own pixels.")
  private @Nullable Path referencePsf;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "JSON with any of sigma_sci, sigma_ref, F_sci, F_ref, ast_x, ast_y, eps, threshold,"
              + " margin; what is missing is measured.")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder of the results.")
  private Path output;

  @SuppressWarnings("NullAway.Init")
  DifferenceCommand() {}

  @Override
  int run(Output out) {
    List<Candidate> found =
        new FileSubtraction(science, reference, sciencePsf, referencePsf, config).run(output);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("output", output.toString());
    document.put("candidates", found.size());
    out.result(found.size() + " candidates; written to " + output, document);
    return DONE;
  }
}
