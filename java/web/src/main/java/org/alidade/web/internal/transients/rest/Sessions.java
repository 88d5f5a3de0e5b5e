package org.alidade.web.internal.transients.rest;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Which browsers have shown a key. A session is a random number in a cookie that scripts cannot
 * read; the key itself is not kept. Sessions end with the server, after twelve hours, or with their
 * key.
 */
final class Sessions {
  /** Name of the cookie. */
  static final String COOKIE = "alidade_session";

  /** How long a session lasts. */
  static final Duration LIFE = Duration.ofHours(12);

  private static final int MOST = 1000;
  private static final int BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanoTime;
  private final Map<String, Session> open = new LinkedHashMap<>();

  private record Session(String keyId, long untilNanos) {}

  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A new session of a key; the oldest gives way when there are too many. */
  synchronized String begin(Caller caller) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    if (open.size() >= MOST) {
      open.remove(open.keySet().iterator().next());
    }
    open.put(token, new Session(caller.keyId(), nanoTime.getAsLong() + LIFE.toNanos()));
    return token;
  }

  /** The key of a session; empty if there is none or it is over. */
  synchronized Optional<String> keyId(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    Session session = open.get(token);
    if (session != null && session.untilNanos() - nanoTime.getAsLong() < 0) {
      open.remove(token);
      return Optional.empty();
    }
    return Optional.ofNullable(session).map(Session::keyId);
  }

  /** Ends a session. */
  synchronized void end(String token) {
    open.remove(token);
  }
}
