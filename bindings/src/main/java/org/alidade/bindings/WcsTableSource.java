package org.alidade.bindings;

/** Fetches the arrays of look-up tables that a header of world coordinates refers to. */
@FunctionalInterface
public interface WcsTableSource {
  /** Reads one array; what it throws ends the set-up. */
  WcsTable read(WcsTableReference reference);
}
