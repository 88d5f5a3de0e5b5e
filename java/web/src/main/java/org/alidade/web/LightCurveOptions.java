package org.alidade.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;

/**
 * How a server shows light-curve stores.
 *
 * <pre>{@code
 * LightCurveOptions options =
 *     LightCurveOptions.defaults().withRoots(List.of(Path.of("superstack")));
 * }</pre>
 *
 * @param opener opens the store of a path
 * @param roots folders from which pages may open other stores and images; none by default
 * @param monitor the pipeline that the monitor page shows
 */
public record LightCurveOptions(
    Function<Path, LightCurveStore> opener, List<Path> roots, Optional<PipelineMonitor> monitor) {
  /** Copies the list. */
  public LightCurveOptions {
    roots = List.copyOf(roots);
  }

  /** Stores of all kinds that the library reads, without roots and pipeline. */
  public static LightCurveOptions defaults() {
    return opening(LightCurveStores::open);
  }

  /** Stores opened in this way, without roots and pipeline. */
  public static LightCurveOptions opening(Function<Path, LightCurveStore> opener) {
    return new LightCurveOptions(opener, List.of(), Optional.empty());
  }

  /** The same with folders to choose from. */
  public LightCurveOptions withRoots(List<Path> folders) {
    return new LightCurveOptions(opener, folders, monitor);
  }

  /** The same with a pipeline. */
  public LightCurveOptions withMonitor(PipelineMonitor pipeline) {
    return new LightCurveOptions(opener, roots, Optional.of(pipeline));
  }
}
