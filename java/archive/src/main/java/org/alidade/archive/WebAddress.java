package org.alidade.archive;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that come from outside: only those of the web are followed, and no credentials. */
public final class WebAddress {
  private static final int LONGEST = 4096;

  private WebAddress() {}

  /**
   * An address from text.
   *
   * @throws ArchiveException if it is not a harmless web address
   */
  public static URI parse(String text) {
    return find(text).orElseThrow(() -> bad(text));
  }

  /** An address from text, empty if it is not a harmless web address. */
  public static Optional<URI> find(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text)).filter(WebAddress::isHarmless);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Where an answer points to, relative to the address it came from; never from https to http.
   *
   * @throws ArchiveException if it is not a harmless web address
   */
  public static URI redirect(URI from, String location) {
    try {
      URI to = from.resolve(new URI(location));
      if (isHarmless(to) && !(isScheme(from, "https") && isScheme(to, "http"))) {
        return to;
      }
    } catch (URISyntaxException e) {
      throw bad(location);
    }
    throw bad(location);
  }

  /** The address without its query, for messages and comparisons. */
  public static String withoutQuery(String address) {
    int end = address.indexOf('?');
    return end < 0 ? address : address.substring(0, end);
  }

  private static boolean isHarmless(URI address) {
    boolean web = isScheme(address, "http") || isScheme(address, "https");
    return web && address.getHost() != null && address.getRawUserInfo() == null;
  }

  private static boolean isScheme(URI address, String scheme) {
    return address.getScheme() != null
        && address.getScheme().toLowerCase(Locale.ROOT).equals(scheme);
  }

  private static ArchiveException bad(String text) {
    String shown = text.replaceAll("//[^/@]*@", "//").replaceAll("[^\\x20-\\x7e]", "?");
    return ArchiveException.permanent(
        "not a web address that can be followed",
        shown.substring(0, Math.min(shown.length(), 200)),
        "use http or https, a host and no password");
  }
}
