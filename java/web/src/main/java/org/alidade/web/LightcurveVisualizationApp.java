package org.alidade.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The light-curve viewer under the name and with the calls of the original package.
 *
 * <pre>{@code
 * LightcurveVisualizationApp app = new LightcurveVisualizationApp(Path.of("lightcurves.db"), true);
 * try (WebServer server = app.runServer(8050)) {
 *   System.in.read();
 * }
 * }</pre>
 */
public final class LightcurveVisualizationApp {
  /** Port of the original's dashboard. */
  public static final int DEFAULT_PORT = 8050;

  private final Path path;
  private final LightCurveOptions options;

  /**
   * A viewer of a store.
   *
   * @param path the store
   * @param useBinary as in the original; the kind of store is recognised, so that both values show
   *     whatever the path holds
   */
  public LightcurveVisualizationApp(Path path, boolean useBinary) {
    this.path = path;
    Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
    this.options = LightCurveOptions.defaults().withRoots(List.of(folder));
  }

  /** Starts the viewer on a port of this machine; 0 for any free one. */
  public WebServer runServer(int port) {
    return WebServer.startLightCurves(WebOptions.of(path).withPort(port), options);
  }
}
