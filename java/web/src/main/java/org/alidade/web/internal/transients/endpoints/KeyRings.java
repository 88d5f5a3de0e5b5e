package org.alidade.web.internal.transients.endpoints;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alidade.transients.database.ApiKey;
import org.alidade.transients.database.Role;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Caller;
import org.alidade.web.internal.transients.rest.KeyRing;
import org.jspecify.annotations.Nullable;

/** The keys in the database. */
public final class KeyRings implements KeyRing {
  private final TransientDatabase database;

  /** The keys of a database. */
  public KeyRings(TransientDatabase database) {
    this.database = database;
  }

  /** Names of what a role allows, such as {@code read:data}. */
  static Set<String> permissions(Role role) {
    return role.permissions().stream()
        .map(
            permission ->
                switch (permission) {
                  case READ_PUBLIC -> "read:public";
                  case READ_DATA -> "read:data";
                  case WRITE_DATA -> "write:data";
                  case MANAGE_OPERATIONS -> "manage:operations";
                  case ADMIN_ACCESS -> "admin:access";
                })
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Caller caller(ApiKey key) {
    return new Caller(key.id().toString(), key.name(), permissions(key.role()), false);
  }

  @Override
  public Optional<Caller> open(String text) {
    return database.write(session -> session.apiKeys().authenticate(text)).map(KeyRings::caller);
  }

  @Override
  public Optional<Caller> again(String keyId) {
    return database
        .read(session -> session.apiKeys().find(UUID.fromString(keyId)))
        .filter(key -> key.isActive() && !isOver(key.expiresAt()))
        .map(KeyRings::caller);
  }

  private boolean isOver(@Nullable Instant end) {
    return end != null && !database.now().isBefore(end);
  }
}
