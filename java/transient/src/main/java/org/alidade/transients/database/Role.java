package org.alidade.transients.database;

import java.util.EnumSet;
import java.util.Set;

/** Who may do what (spec transient 18); each role has what the lower ones have. */
public enum Role {
  /** What is public. */
  GUEST(Permission.READ_PUBLIC),
  /** Sees data. */
  VIEWER(Permission.READ_DATA),
  /** Enters data, reviews. */
  ANALYST(Permission.WRITE_DATA),
  /** Starts work. */
  RESEARCHER(Permission.MANAGE_OPERATIONS),
  /** Everything. */
  ADMIN(Permission.ADMIN_ACCESS);

  private final Permission highest;

  Role(Permission highest) {
    this.highest = highest;
  }

  /** What it permits. */
  public Set<Permission> permissions() {
    return EnumSet.range(Permission.READ_PUBLIC, highest);
  }

  /** Whether it permits something. */
  public boolean permits(Permission permission) {
    return permissions().contains(permission);
  }
}
