package org.alidade.spherex.run;

import java.util.Locale;

/** How the state file is written; both are read. */
public enum StateFormat {
  /** {@code NAME.json}. */
  JSON,
  /** {@code NAME.yaml}. */
  YAML;

  /** The name in options, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Suffix of the file's name. */
  String suffix() {
    return "." + text();
  }
}
