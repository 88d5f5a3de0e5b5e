package org.alidade.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Whether programs that refuse to run as root can run: for root they are started in a name space of
 * users, which containers and changed roots may forbid.
 *
 * <p>Example: {@code UserNamespaces.assumeUsable("PostgreSQL")}.
 */
public final class UserNamespaces {
  private static final long LIMIT_SECONDS = 20;
  private static final boolean USABLE = !"root".equals(System.getProperty("user.name")) || opens();

  private UserNamespaces() {}

  /** Skips the calling test if this is root and the system allows no name spaces of users. */
  public static void assumeUsable(String program) {
    Assumptions.assumeTrue(
        USABLE,
        () -> program + " refuses to run as root, and this system allows no user name spaces");
  }

  private static boolean opens() {
    try {
      Process process =
          new ProcessBuilder("unshare", "-U", "id", "-u")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
