package org.alidade.web.internal.transients.endpoints;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.transients.database.ApiKey;
import org.alidade.transients.database.ApiKeys;
import org.alidade.transients.database.Role;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/** Keys: made, listed, ended. The text of a key is shown once, in the answer that makes it. */
public final class ApiKeyEndpoints {
  private static final int LONGEST_NAME = 100;
  private static final Parameter ID = Parameter.id("id", "number of the key");

  private final TransientDatabase database;

  /** Endpoints on a database. */
  public ApiKeyEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /**
   * A key to be made.
   *
   * @param name what it is for, which is the name of a reviewer
   * @param role guest, viewer, analyst, researcher or admin
   * @param expiresAt when it ends, ISO 8601; never if it is missing
   */
  public record NewKey(@Nullable String name, @Nullable String role, @Nullable String expiresAt) {}

  /**
   * When a key ends.
   *
   * @param expiresAt ISO 8601
   */
  public record Extension(@Nullable String expiresAt) {}

  /**
   * A key that was made.
   *
   * @param key what is kept
   * @param text what programs send; not shown again
   */
  public record MadeKey(ApiKey key, String text) {
    @Override
    public String toString() {
      return "MadeKey[" + key.name() + "]";
    }
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.post("/api-keys", Permission.ADMIN, "Makes a key; its text is shown this once")
            .taking(NewKey.class)
            .answering(MadeKey.class, this::make),
        Endpoint.get("/api-keys", Permission.ADMIN, "Keys, without their texts")
            .listing(
                ApiKey.class,
                request -> Answer.of(database.read(session -> session.apiKeys().list()))),
        Endpoint.get("/api-keys/permission-sets", Permission.ADMIN, "Roles, what they allow")
            .answering(Map.class, request -> Answer.of(roles())),
        Endpoint.get("/api-keys/{id}", Permission.ADMIN, "One key")
            .with(ID)
            .answering(ApiKey.class, request -> Answer.of(find(request.id("id")))),
        Endpoint.post("/api-keys/{id}/revoke", Permission.ADMIN, "Ends a key")
            .with(ID)
            .answering(ApiKey.class, this::revoke),
        Endpoint.post("/api-keys/{id}/extend", Permission.ADMIN, "Changes when a key ends")
            .with(ID)
            .taking(Extension.class)
            .answering(ApiKey.class, this::extend));
  }

  private static Map<String, Object> roles() {
    Map<String, Object> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      roles.put(Choices.name(role), KeyRings.permissions(role).stream().sorted().toList());
    }
    return roles;
  }

  private Answer make(Request request) {
    NewKey wanted = request.body(NewKey.class);
    String name = wanted.name();
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.malformed("give a name of 1 to " + LONGEST_NAME + " characters");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw Problem.malformed("the name holds control characters");
    }
    if (Arrays.stream(Choices.names(Role.class)).noneMatch(role -> role.equals(wanted.role()))) {
      throw Problem.malformed(
          "role must be one of " + String.join(", ", Choices.names(Role.class)));
    }
    Role role = Choices.of(Role.class, "role", wanted.role());
    Instant end = wanted.expiresAt() == null ? null : future(wanted.expiresAt());
    ApiKeys.Issued issued =
        database.write(
            session -> {
              refuseTaken(session.apiKeys().list(), name.strip());
              return session.apiKeys().issue(name.strip(), role, end, request.caller().name());
            });
    return Answer.created(new MadeKey(issued.key(), issued.text()));
  }

  /** The name of a key is who reviewed, so no two keys that open have the same. */
  private static void refuseTaken(List<ApiKey> keys, String name) {
    if (keys.stream().anyMatch(key -> key.isActive() && key.name().equals(name))) {
      throw Problem.conflict("another key has this name");
    }
  }

  private Instant future(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(database.now())) {
        throw Problem.invalid("expires_at is in the past");
      }
      return time;
    } catch (DateTimeParseException e) {
      Problem failure = Problem.malformed("expires_at must be a time such as 2027-01-31T12:00:00Z");
      failure.initCause(e);
      throw failure;
    }
  }

  private ApiKey find(UUID id) {
    return database
        .read(session -> session.apiKeys().find(id))
        .orElseThrow(() -> Problem.missing("key"));
  }

  private Answer revoke(Request request) {
    UUID id = request.id("id");
    if (!database.write(session -> session.apiKeys().revoke(id))) {
      throw Problem.missing("key");
    }
    return Answer.of(find(id));
  }

  private Answer extend(Request request) {
    UUID id = request.id("id");
    String end = request.body(Extension.class).expiresAt();
    if (end == null) {
      throw Problem.malformed("give expires_at");
    }
    Instant time = future(end);
    if (!database.write(session -> session.apiKeys().extend(id, time))) {
      throw Problem.missing("key");
    }
    return Answer.of(find(id));
  }
}
