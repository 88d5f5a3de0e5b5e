package org.alidade.transients.database;

/** What may be done, from the least to the most. */
public enum Permission {
  /** See what is public. */
  READ_PUBLIC,
  /** See data. */
  READ_DATA,
  /** Enter data. */
  WRITE_DATA,
  /** Start and stop work. */
  MANAGE_OPERATIONS,
  /** Manage keys and configuration. */
  ADMIN_ACCESS
}
