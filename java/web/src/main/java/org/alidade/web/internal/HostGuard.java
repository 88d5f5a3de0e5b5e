package org.alidade.web.internal;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may address the server by which name. A page from anywhere can let its own name point to this
 * machine and then read from a server that does not look at the name; so a server on a loopback
 * address answers to the names of loopback alone.
 */
public final class HostGuard {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::[0-9]{1,5})?");

  private final boolean loopback;

  private HostGuard(boolean loopback) {
    this.loopback = loopback;
  }

  /** The rule for a server that listens on an address. */
  public static HostGuard forAddress(InetAddress address) {
    return new HostGuard(address.isLoopbackAddress());
  }

  /**
   * Whether a request is answered.
   *
   * @param header its Host header
   */
  public boolean accepts(@Nullable String header) {
    if (header == null) {
      return false;
    }
    Matcher matcher = HOST.matcher(header.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return false;
    }
    return !loopback || isLoopbackName(matcher.group(1));
  }

  private static boolean isLoopbackName(String name) {
    return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
  }
}
