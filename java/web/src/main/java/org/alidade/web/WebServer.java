package org.alidade.web;

import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.web.internal.FileKind;
import org.alidade.web.internal.HostGuard;
import org.alidade.web.internal.HttpServer;
import org.alidade.web.internal.Listening;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.Workshop;
import org.alidade.web.internal.cube.CubePage;
import org.alidade.web.internal.lightcurve.LightCurvePage;

/**
 * Shows files in the browser while other programs write them: a list of the files, and a page for
 * each that keeps itself up to date.
 *
 * <p>The server reads only. It serves the files that it was given and its own pages, and nothing
 * else: files have numbers, and paths come from requests only where {@link LightCurveOptions} names
 * folders to choose from. Listening on a loopback address, it answers only requests that name one,
 * so that no foreign page reaches it through a borrowed name.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (WebServer server = WebServer.start(WebOptions.of(Path.of("cube.h5")).withPort(0))) {
 *   logger.info("open {}", server.address());
 * }
 * }</pre>
 */
public final class WebServer implements AutoCloseable {
  private final Javalin http;
  private final Workshop workshop;
  private final List<ServedFile> files;
  private final URI address;

  private WebServer(Javalin http, Workshop workshop, List<ServedFile> files, URI address) {
    this.http = http;
    this.workshop = workshop;
    this.files = files;
    this.address = address;
  }

  /**
   * Starts to listen; returns when requests are answered. Stores of light curves are shown with
   * {@link LightCurveOptions#defaults()}.
   *
   * @throws BadInputException if the address is not one of this machine
   * @throws InvalidStateException if the port is taken
   */
  public static WebServer start(WebOptions options) {
    return start(options, LightCurveOptions.defaults());
  }

  /**
   * Starts to listen; returns when requests are answered. Light-curve stores, which are known by
   * their names and by what they hold, are shown as such, all other files as cube files.
   *
   * @throws BadInputException if the address is not one of this machine
   * @throws InvalidStateException if the port is taken
   */
  public static WebServer start(WebOptions options, LightCurveOptions lightCurves) {
    return start(
        options,
        (path, workshop) ->
            FileKind.isLightCurves(path)
                ? new LightCurvePage(path, lightCurves, workshop)
                : new CubePage(path, workshop));
  }

  /** Shows every file as a light-curve store, whatever its name. */
  static WebServer startLightCurves(WebOptions options, LightCurveOptions lightCurves) {
    return start(options, (path, workshop) -> new LightCurvePage(path, lightCurves, workshop));
  }

  private interface PageMaker {
    ServedFile page(Path path, Workshop workshop);
  }

  private static WebServer start(WebOptions options, PageMaker maker) {
    InetAddress bound = Listening.resolve(options.bind());
    Workshop workshop = new Workshop();
    boolean started = false;
    try {
      List<ServedFile> files =
          options.files().stream().map(path -> maker.page(path, workshop)).toList();
      HostGuard guard = HostGuard.forAddress(bound);
      Javalin http = HttpServer.create(files, guard, options.bind(), options.port());
      URI address = Listening.start(http, options.bind(), options.port());
      WebServer server = new WebServer(http, workshop, files, address);
      started = true;
      return server;
    } finally {
      if (!started) {
        workshop.close();
      }
    }
  }

  /** Where the front page is. */
  public URI address() {
    return address;
  }

  /** Stops listening; harmless a second time. */
  @Override
  public void close() {
    http.stop();
    workshop.close();
    files.forEach(ServedFile::close);
  }
}
