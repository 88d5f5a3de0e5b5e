package org.alidade.cli.cube;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.CubeCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube check}. */
@Command(
    name = "check",
    description = {
      "Check a cube file before a fit: shapes, grids, mask, rebin operator, values and scales of data,",
      "velocity distributions and templates, samples of the models, and what a solve will cost.",
      "Exit status 1 if a fit would fail or be wrong."
    })
final class CheckCommand extends CubeVerb {
  private static final CubeCheck.Options DEFAULTS = CubeCheck.Options.defaults();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Model slabs to look at; default: ${DEFAULT-VALUE}.")
  private int samples = DEFAULTS.samples();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of their choice; default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--max-transpose-delta",
      paramLabel = "X",
      description = "Largest difference between /R_T and /RebinMatrix; default: ${DEFAULT-VALUE}.")
  private double maxTransposeDelta = DEFAULTS.maxTransposeDelta();

  @Option(
      names = "--no-fingerprint",
      description = "Do not compare the inputs with those the hypercube was built from.")
  private boolean noFingerprint;

  @Option(
      names = "--quick",
      description = "Do not look at all values of the inputs, nor estimate the cost of a solve.")
  private boolean quick;

  @Option(names = "--fail-on-warn", description = "Warnings count as errors.")
  private boolean failOnWarn;

  @Override
  int run(Output output) {
    CubeCheck.Options options =
        DEFAULTS
            .withSamples(samples)
            .withSeed(seed)
            .withMaxTransposeDelta(maxTransposeDelta)
            .withFingerprint(!noFingerprint)
            .withValues(!quick);
    CubeCheck check = CubeCheck.run(file(), options);
    output.result(check.toText().stripTrailing(), document(check));
    return check.exitCode(failOnWarn);
  }

  private static Map<String, Object> document(CubeCheck check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", check.file().toString());
    document.put("ok", check.ok());
    document.put("findings", check.findings().stream().map(CheckCommand::finding).toList());
    document.put("slabs", check.slabs().stream().map(CheckCommand::slab).toList());
    return document;
  }

  private static Map<String, Object> finding(CubeCheck.Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    document.put("where", finding.where());
    document.put("what", finding.what());
    document.put("remedy", finding.remedy());
    return document;
  }

  private static Map<String, Object> slab(CubeCheck.SlabSample slab) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("spaxel", slab.spaxel());
    document.put("component", slab.component());
    document.put("values", slab.values());
    document.put("negative_fraction", slab.negativeFraction());
    document.put("non_finite", slab.nonFinite());
    document.put("max_abs", slab.maxAbs());
    return document;
  }
}
