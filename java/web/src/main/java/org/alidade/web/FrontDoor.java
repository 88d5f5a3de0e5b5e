package org.alidade.web;

import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.web.internal.HostGuard;
import org.alidade.web.internal.HttpServer;
import org.alidade.web.internal.Listening;
import org.alidade.web.internal.front.Exhibition;
import org.alidade.web.internal.front.FrontSite;

/**
 * One page for all that lies around: lists the files and folders it is given, recognised by what
 * they hold, and leads to a page for each. Cube files, stores of light curves, pipeline runs,
 * SPHEREx runs, report pages and transient systems share one server and one look.
 *
 * <p>Files are read only. A transient system is changed by its reviewers, who show a key. Nothing
 * outside the files and folders given is served, also behind links, and a server on a loopback
 * address answers only requests that name one.
 *
 * <pre>{@code
 * try (FrontDoor door = FrontDoor.open(WebOptions.of(Path.of("results")).withPort(0))) {
 *   logger.info("open {}", door.address());
 * }
 * }</pre>
 */
public final class FrontDoor implements AutoCloseable {
  private final Javalin http;
  private final Exhibition exhibition;
  private final URI address;

  /**
   * Something with a page.
   *
   * @param kind such as {@code cube} or {@code light_curves}
   * @param path the file or folder
   * @param address of its page
   */
  public record Shown(String kind, Path path, URI address) {}

  /**
   * Something without a page.
   *
   * @param path the file or folder
   * @param reason why it has none, one clause
   */
  public record NotShown(Path path, String reason) {}

  private FrontDoor(Javalin http, Exhibition exhibition, URI address) {
    this.http = http;
    this.exhibition = exhibition;
    this.address = address;
  }

  /**
   * Looks through the files and folders, folders two levels deep, and starts to listen.
   *
   * @throws BadInputException if there is nothing to show, or the address is not one of this
   *     machine
   * @throws InvalidStateException if the port is taken
   */
  public static FrontDoor open(WebOptions options) {
    InetAddress bound = Listening.resolve(options.bind());
    Exhibition exhibition = Exhibition.of(options.files());
    boolean started = false;
    try {
      if (exhibition.exhibits().isEmpty()) {
        throw nothing(options, exhibition);
      }
      Javalin http =
          HttpServer.create(
              new FrontSite(exhibition),
              HostGuard.forAddress(bound),
              options.bind(),
              options.port());
      URI address = Listening.start(http, options.bind(), options.port());
      FrontDoor door = new FrontDoor(http, exhibition, address);
      started = true;
      return door;
    } finally {
      if (!started) {
        exhibition.close();
      }
    }
  }

  private static BadInputException nothing(WebOptions options, Exhibition exhibition) {
    List<Exhibition.NotShown> left = exhibition.notShown();
    String why =
        left.isEmpty() ? "" : " (" + left.get(0).name() + ": " + left.get(0).reason() + ")";
    return new BadInputException(
        "nothing that has a page" + why,
        String.join(", ", options.files().stream().map(Path::toString).toList()),
        "give cube files, light-curve stores, runs, reports or a folder of them");
  }

  /** Where the list is. */
  public URI address() {
    return address;
  }

  /** What is shown, one kind after the other. */
  public List<Shown> shown() {
    return exhibition.exhibits().stream()
        .map(
            one ->
                new Shown(
                    one.kind().name().toLowerCase(Locale.ROOT),
                    one.path(),
                    address.resolve(one.href())))
        .toList();
  }

  /** What is not shown. */
  public List<NotShown> notShown() {
    return exhibition.notShown().stream()
        .map(one -> new NotShown(one.path(), one.reason()))
        .toList();
  }

  /** Stops listening and gives back what is open; harmless a second time. */
  @Override
  public void close() {
    exhibition.close(); // first: a server must find no stream open when it stops
    http.stop();
  }
}
