package org.alidade.web;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * What a server shows and where it listens.
 *
 * <p>Example: {@code WebOptions.of(Path.of("cube.h5")).withPort(0)}.
 *
 * @param files the files to show, one page each; they need not exist yet
 * @param port port to listen on, 0 for any free one
 * @param bind name or number of the address to listen on
 */
public record WebOptions(List<Path> files, int port, String bind) {
  /** Port of a server that is not told another. */
  public static final int DEFAULT_PORT = 8642;

  /** Address of a server that is not told another: this machine alone reaches it. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int MOST_FILES = 1000;
  private static final int LAST_PORT = 65_535;

  /**
   * Checks the values.
   *
   * @throws BadInputException if there are no files or too many, or the port is out of range
   */
  public WebOptions {
    files = List.copyOf(files);
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw new BadInputException(
          files.size() + " files to serve", "files", "give 1 to " + MOST_FILES);
    }
    if (port < 0 || port > LAST_PORT) {
      throw new BadInputException("port " + port, "port", "use 0 to " + LAST_PORT);
    }
    if (bind.isBlank()) {
      throw new BadInputException("empty address", "bind", "use an address such as " + LOOPBACK);
    }
  }

  /** Files on the default port of the loopback address. */
  public static WebOptions of(Path... files) {
    return new WebOptions(List.of(files), DEFAULT_PORT, LOOPBACK);
  }

  /** The same on another port; 0 for any free one. */
  public WebOptions withPort(int other) {
    return new WebOptions(files, other, bind);
  }

  /** The same on another address, such as {@code 0.0.0.0} for everybody who reaches the machine. */
  public WebOptions withBind(String other) {
    return new WebOptions(files, port, other);
  }
}
