package org.alidade.web.internal.transients.rest;

import java.util.Set;

/**
 * Who asks.
 *
 * @param keyId number of the API key
 * @param name name of the key, which is the reviewer's name
 * @param permissions names of what the key allows
 * @param page whether a page of this service asks, by its session
 */
public record Caller(String keyId, String name, Set<String> permissions, boolean page) {
  /** Copies the set. */
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Whether the caller may do something. */
  public boolean may(Permission permission) {
    return permission == Permission.NONE || permissions.contains(permission.text());
  }

  /** The same caller through a page. */
  public Caller inPage() {
    return new Caller(keyId, name, permissions, true);
  }
}
