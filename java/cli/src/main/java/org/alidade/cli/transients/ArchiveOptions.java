package org.alidade.cli.transients;

import java.net.URI;
import org.alidade.archive.AccessOptions;
import org.alidade.array.BadInputException;
import org.alidade.transients.archive.MastClient;
import org.alidade.transients.archive.MastOptions;
import org.alidade.transients.archive.ZtfArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the archives are and how patiently they are asked. */
final class ArchiveOptions {
  private static final String TOKEN_VARIABLE = "MAST_API_TOKEN";
  private static final String TIMEOUT_VARIABLE = "ARCHIVE_TIMEOUT";

  @Option(
      names = "--mast-url",
      paramLabel = "URL",
      description = "Another MAST service, such as a mirror. A token is taken from MAST_API_TOKEN.")
  private @Nullable URI mastUrl;

  @Option(
      names = "--irsa-url",
      paramLabel = "URL",
      description = "Another IRSA service, such as a mirror.")
  private @Nullable URI irsaUrl;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "Longest wait for an answer, in seconds; default: ARCHIVE_TIMEOUT from the environment,"
              + " else 120.")
  private @Nullable Double timeoutSeconds;

  ArchiveOptions() {}

  MastClient mast() {
    MastOptions options = MastOptions.defaults().withAccess(access());
    if (mastUrl != null) {
      options = options.withService(mastUrl);
    }
    String token = System.getenv(TOKEN_VARIABLE);
    return new MastClient(token == null || token.isBlank() ? options : options.withToken(token));
  }

  ZtfArchive ztf() {
    return new ZtfArchive(irsaUrl == null ? ZtfArchive.SERVICE : irsaUrl, access());
  }

  AccessOptions access() {
    AccessOptions defaults = AccessOptions.defaults();
    if (timeoutSeconds != null) {
      return defaults.withTimeoutSeconds(timeoutSeconds);
    }
    String given = System.getenv(TIMEOUT_VARIABLE);
    if (given == null || given.isBlank()) {
      return defaults;
    }
    try {
      return defaults.withTimeoutSeconds(Double.parseDouble(given));
    } catch (NumberFormatException e) {
      BadInputException failure =
          new BadInputException("not a number of seconds", TIMEOUT_VARIABLE, "give seconds");
      failure.initCause(e);
      throw failure;
    }
  }
}
