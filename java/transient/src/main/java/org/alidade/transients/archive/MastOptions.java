package org.alidade.transients.archive;

import java.net.URI;
import org.alidade.archive.AccessOptions;
import org.alidade.archive.WebAddress;
import org.alidade.array.BadInputException;

/**
 * How MAST is asked (spec transient 3.4).
 *
 * <p>Example: {@code MastOptions.defaults().withAccess(AccessOptions.defaults())}.
 *
 * @param service root of the service, such as {@code https://mast.stsci.edu/}
 * @param token personal token for exclusive data, empty for none; appears in no text of this object
 * @param pageSize rows per answer
 * @param waitSeconds wait before an answer that is not ready is asked for again
 * @param mostWaits how often that is done
 * @param access time-outs and retries
 */
public record MastOptions(
    URI service,
    String token,
    int pageSize,
    double waitSeconds,
    int mostWaits,
    AccessOptions access) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public MastOptions {
    WebAddress.parse(service.toString());
    if (pageSize < 1 || !(waitSeconds >= 0 && waitSeconds <= 3600) || mostWaits < 0) {
      throw new BadInputException(
          pageSize + " rows a page, " + mostWaits + " waits of " + waitSeconds + " s",
          "access to MAST",
          "use positive numbers");
    }
    if (!token.matches("[A-Za-z0-9._~+/=-]{0,500}")) {
      throw new BadInputException(
          "not a token (its text is not shown)", "MAST_API_TOKEN", "give letters and digits only");
    }
  }

  /** The public service: pages of 2000 rows, up to ten minutes of waits of a second. */
  public static MastOptions defaults() {
    return new MastOptions(
        URI.create("https://mast.stsci.edu/"), "", 2000, 1, 600, AccessOptions.defaults());
  }

  /** The same at another address. */
  public MastOptions withService(URI root) {
    return new MastOptions(root, token, pageSize, waitSeconds, mostWaits, access);
  }

  /** The same with a token. */
  public MastOptions withToken(String secret) {
    return new MastOptions(service, secret, pageSize, waitSeconds, mostWaits, access);
  }

  /** The same with other pages. */
  public MastOptions withPageSize(int rows) {
    return new MastOptions(service, token, rows, waitSeconds, mostWaits, access);
  }

  /** The same with other waits for answers that are not ready. */
  public MastOptions withWaits(double seconds, int most) {
    return new MastOptions(service, token, pageSize, seconds, most, access);
  }

  /** The same with other time-outs and retries. */
  public MastOptions withAccess(AccessOptions other) {
    return new MastOptions(service, token, pageSize, waitSeconds, mostWaits, other);
  }

  /** All but the token. */
  @Override
  public String toString() {
    return "MastOptions[service="
        + service
        + ", token="
        + (token.isEmpty() ? "none" : "hidden")
        + ", pageSize="
        + pageSize
        + ", access="
        + access
        + "]";
  }
}
