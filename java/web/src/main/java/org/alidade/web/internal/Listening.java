package org.alidade.web.internal;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;

/** Addresses that servers listen on. */
public final class Listening {
  private Listening() {}

  /**
   * The address of a name.
   *
   * @throws BadInputException if there is none
   */
  public static InetAddress resolve(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      BadInputException failure =
          new BadInputException("no such address", bind, "use an address of this machine");
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Starts to listen and says where.
   *
   * @throws InvalidStateException if the port is taken
   */
  public static URI start(Javalin http, String bind, int port) {
    try {
      http.start();
    } catch (JavalinBindException e) {
      InvalidStateException failure =
          new InvalidStateException(
              "cannot listen (" + e.getMessage() + ")",
              bind + " port " + port,
              "choose another port, or 0 for any free one");
      failure.initCause(e);
      throw failure;
    }
    boolean bracket = bind.contains(":") && !bind.startsWith("[");
    return URI.create("http://" + (bracket ? "[" + bind + "]" : bind) + ":" + http.port() + "/");
  }
}
