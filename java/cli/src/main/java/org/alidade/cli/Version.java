package org.alidade.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of the program, as its jar or build says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  /** Program and version. */
  static String line() {
    return "alidade " + text();
  }

  /** The version, or "development" outside a jar. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
