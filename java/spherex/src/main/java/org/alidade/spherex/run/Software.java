package org.alidade.spherex.run;

import org.jspecify.annotations.Nullable;

/** What this program calls itself in the files it writes. */
final class Software {
  static final String NAME = "alidade-spherex/" + version(Software.class.getPackage());

  private Software() {}

  private static String version(@Nullable Package packaged) {
    String version = packaged == null ? null : packaged.getImplementationVersion();
    return version == null ? "0.1.0" : version;
  }
}
