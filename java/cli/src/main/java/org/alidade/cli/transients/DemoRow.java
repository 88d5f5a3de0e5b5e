package org.alidade.cli.transients;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.transients.database.CandidateRow;
import org.jspecify.annotations.Nullable;

/**
 * An injected source and what was found of it.
 *
 * @param source what was injected
 * @param expectedSignificance its flux over the error of the subtraction there
 * @param masked whether its pixels mean nothing
 * @param candidate what was found within two seconds of arc, or null
 * @param flux of the candidate above the atmosphere, counts; NaN if there is none
 * @param fluxError its standard error
 * @param confidence score of the detection; NaN if there is none
 */
record DemoRow(
    InjectedSource source,
    double expectedSignificance,
    boolean masked,
    @Nullable CandidateRow candidate,
    double flux,
    double fluxError,
    double confidence) {
  boolean isFound() {
    return candidate != null;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("image", source.image());
    document.put("source", source.id());
    document.put("ra_deg", source.raDegrees());
    document.put("dec_deg", source.decDegrees());
    document.put("flux_injected", source.flux());
    document.put("significance_expected", expectedSignificance);
    document.put("masked", masked);
    document.put("found", isFound());
    document.put("flux_found", flux);
    document.put("flux_error", fluxError);
    document.put("confidence", confidence);
    return document;
  }

  String text() {
    String injected =
        String.format(
            "%-22s %-12s %10.0f %8.1f",
            shortName(), source.id(), source.flux(), expectedSignificance);
    if (isFound()) {
      return injected
          + String.format("   found %10.0f +- %-6.0f score %.2f", flux, fluxError, confidence);
    }
    return injected + (masked ? "   on masked pixels" : "   not found");
  }

  /** Without what all generated images have in common. */
  private String shortName() {
    return source.image().replaceFirst("^mock\\.(.*)\\.stk\\..*", "$1");
  }
}
