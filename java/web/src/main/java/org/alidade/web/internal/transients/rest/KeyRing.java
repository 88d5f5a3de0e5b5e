package org.alidade.web.internal.transients.rest;

import java.util.Optional;

/** Tells who a key belongs to. */
public interface KeyRing {
  /** Who gives this key; empty if it is unknown, expired or taken back. Counts as a use. */
  Optional<Caller> open(String key);

  /** What a key allows now, by its number; empty if it has been taken back since. */
  Optional<Caller> again(String keyId);
}
