package org.alidade.transients.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keys that open the service for programs (spec transient 18): {@code astrid_} and 32 random bytes.
 * Only their SHA-256 is stored.
 */
public final class ApiKeys {
  private static final String START = "astrid_";
  private static final int SECRET_BYTES = 32;
  private static final int INDEX_CHARACTERS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RecordTable<ApiKey> TABLE = new RecordTable<>("api_keys", ApiKey.class);

  private final Handle handle;
  private final Instant now;

  ApiKeys(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * A key that was just made; the only time its text is known.
   *
   * @param key what is stored
   * @param text what the program sends
   */
  public record Issued(ApiKey key, String text) {
    /** Without the text. */
    @Override
    public String toString() {
      return "Issued[" + key.name() + ", " + key.keyPrefix() + "...]";
    }
  }

  /**
   * Makes a key.
   *
   * @param name what it is for
   * @param role what it permits
   * @param expiresAt when it ends, or null
   * @param by by whom it is made, or null
   */
  public Issued issue(String name, Role role, @Nullable Instant expiresAt, @Nullable String by) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String text = START + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(), name, null, index(text), role, expiresAt, null, 0, by, true, now);
    TABLE.insert(handle, key, Map.of("keyHash", digest(text)));
    return new Issued(key, text);
  }

  /**
   * The key of a text, if it is one that still opens; counts its use.
   *
   * @param text what a program has sent
   */
  public Optional<ApiKey> authenticate(String text) {
    if (!text.startsWith(START) || text.length() != START.length() + 43) {
      return Optional.empty();
    }
    byte[] given = digest(text).getBytes(StandardCharsets.US_ASCII);
    Optional<ApiKey> found =
        TABLE.rows(handle, "key_prefix", index(text), "id").stream()
            .filter(key -> MessageDigest.isEqual(given, hash(key)))
            .filter(this::opens)
            .findFirst();
    found.ifPresent(this::count);
    return found;
  }

  private boolean opens(ApiKey key) {
    Instant end = key.expiresAt();
    return key.isActive() && (end == null || now.isBefore(end));
  }

  private byte[] hash(ApiKey key) {
    return handle
        .createQuery("SELECT key_hash FROM api_keys WHERE id = :id")
        .bind("id", key.id())
        .mapTo(String.class)
        .one()
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void count(ApiKey key) {
    handle
        .createUpdate(
            "UPDATE api_keys SET usage_count = usage_count + 1, last_used_at = :now"
                + " WHERE id = :id")
        .bind("now", now)
        .bind("id", key.id())
        .execute();
  }

  /** All keys, the newest first. */
  public List<ApiKey> list() {
    return TABLE.rows(TABLE.select(handle, "ORDER BY created_at DESC, id"));
  }

  /** The key of an identifier. */
  public Optional<ApiKey> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /**
   * Ends a key.
   *
   * @return whether there is such a key
   */
  public boolean revoke(UUID id) {
    return change("is_active = :value", id, false);
  }

  /**
   * Changes when a key ends.
   *
   * @return whether there is such a key
   */
  public boolean extend(UUID id, Instant expiresAt) {
    return change("expires_at = :value", id, expiresAt);
  }

  private boolean change(String assignment, UUID id, Object value) {
    return handle
            .createUpdate("UPDATE api_keys SET " + assignment + " WHERE id = :id")
            .bind("value", value)
            .bind("id", id)
            .execute()
        == 1;
  }

  private static String index(String text) {
    return text.substring(START.length(), START.length() + INDEX_CHARACTERS);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
