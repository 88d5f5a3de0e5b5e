package org.alidade.web.internal.transients.rest;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.Set;

/**
 * Lets requests in: who asks, whether a page of this server asks, whether the key allows it, and
 * not too often.
 */
public final class Gate {
  private static final String KEY_HEADER = "X-API-Key";
  private static final String BEARER = "Bearer ";
  private static final int MOST_KEY_CHARACTERS = 200;
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final Caller NOBODY = new Caller("", "", Set.of(), false);

  private final KeyRing keys;
  private final RateLimits limits;
  private final String home;
  private final Sessions sessions = new Sessions(System::nanoTime);

  /**
   * A gate.
   *
   * @param home path that all addresses of the service begin with, empty for that of the server;
   *     browsers show the session there alone
   */
  public Gate(KeyRing keys, RateLimits limits, String home) {
    this.keys = keys;
    this.limits = limits;
    this.home = home;
  }

  /**
   * The caller of a request.
   *
   * @throws Problem 401, 403 or 429 if it may not go on
   */
  Caller admit(Context context, Permission permission, String group) {
    if (!READING.contains(context.method())) {
      refuseForeignPages(context);
    }
    if (permission == Permission.NONE) {
      return NOBODY;
    }
    Caller caller = caller(context);
    RateLimits.Verdict verdict = limits.take(caller, group);
    context.header("X-RateLimit-Limit", Long.toString(verdict.limit()));
    context.header("X-RateLimit-Remaining", Long.toString(verdict.remaining()));
    if (!verdict.allowed()) {
      throw tooMany(context, verdict);
    }
    if (!caller.may(permission)) {
      throw new Problem(
          Problem.FORBIDDEN, "FORBIDDEN", "this key does not allow " + permission.text());
    }
    return caller;
  }

  /** Browsers say from where they ask; a program that is none says nothing. */
  private static void refuseForeignPages(Context context) {
    String host = context.header("Host");
    String origin = context.header("Origin");
    String site = context.header("Sec-Fetch-Site");
    boolean own =
        origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    if (!own || !(site == null || site.equals("same-origin") || site.equals("none"))) {
      throw new Problem(
          Problem.FORBIDDEN, "FOREIGN_PAGE", "only the pages of this server may do that");
    }
  }

  private Caller caller(Context context) {
    Optional<String> key = givenKey(context);
    if (key.isPresent()) {
      return open(context, key.get());
    }
    return session(context)
        .flatMap(sessions::keyId)
        .flatMap(keys::again)
        .map(Caller::inPage)
        .orElseThrow(
            () ->
                new Problem(
                    Problem.UNAUTHORIZED,
                    "UNAUTHORIZED",
                    "give an API key in the header " + KEY_HEADER));
  }

  private static Optional<String> givenKey(Context context) {
    String bearer = context.header("Authorization");
    return Optional.ofNullable(context.header(KEY_HEADER))
        .or(
            () ->
                Optional.ofNullable(bearer)
                    .filter(text -> text.startsWith(BEARER))
                    .map(text -> text.substring(BEARER.length())));
  }

  private Caller open(Context context, String key) {
    Optional<Caller> found =
        key.length() <= MOST_KEY_CHARACTERS ? keys.open(key) : Optional.empty();
    return found.orElseThrow(() -> wrongKey(context));
  }

  private Problem wrongKey(Context context) {
    RateLimits.Verdict verdict = limits.takeFailure(context.ip());
    return verdict.allowed()
        ? new Problem(Problem.UNAUTHORIZED, "UNAUTHORIZED", "this API key is not valid")
        : tooMany(context, verdict);
  }

  private static Problem tooMany(Context context, RateLimits.Verdict verdict) {
    context.header("Retry-After", Long.toString(Math.max(1, verdict.waitSeconds())));
    return new Problem(Problem.TOO_MANY, "RATE_LIMIT", "too many requests; try again later");
  }

  private static Optional<String> session(Context context) {
    return Optional.ofNullable(context.cookie(Sessions.COOKIE));
  }

  /**
   * Begins the session of a browser that shows a key.
   *
   * @throws Problem 401 if the key is not valid, 429 after too many wrong ones
   */
  Caller enter(Context context, String key) {
    Caller caller = open(context, key);
    String origin = context.header("Origin");
    boolean secure = origin != null && origin.startsWith("https:");
    int seconds = (int) Sessions.LIFE.toSeconds();
    context.cookie(cookie(sessions.begin(caller), seconds, secure));
    return caller.inPage();
  }

  /** Ends the session of a browser. */
  void leave(Context context) {
    session(context).ifPresent(sessions::end);
    context.cookie(cookie("", 0, false));
  }

  private Cookie cookie(String value, int seconds, boolean secure) {
    Cookie cookie = new Cookie(Sessions.COOKIE, value);
    cookie.setPath(home.isEmpty() ? "/" : home);
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
