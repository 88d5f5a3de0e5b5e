package org.alidade.cube.internal.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cube file and the live fit file beside it, open for reading for one moment. Nothing is waited
 * for: whoever looks again a moment later sees what a writer held back.
 */
public final class FitSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FitSource.class);
  private static final String TIME = "time_sec";

  private final Hdf5File cube;
  private final List<Hdf5File> byAge;
  private final boolean live;

  private FitSource(Hdf5File cube, List<Hdf5File> byAge) {
    this.cube = cube;
    this.byAge = byAge;
    this.live = byAge.size() > 1;
  }

  /**
   * Opens both; a live file that cannot be read does not count.
   *
   * @throws AlidadeException if the cube file cannot be read now
   */
  public static FitSource open(Path cubeFile) {
    return open(cubeFile, sidecar(cubeFile));
  }

  /** The same with another live file. */
  public static FitSource open(Path cubeFile, Path liveFile) {
    Optional<Hdf5File> beside = beside(liveFile);
    boolean opened = false;
    try {
      Hdf5File cube = openFile(cubeFile);
      FitSource source = new FitSource(cube, ordered(cube, beside));
      opened = true;
      return source;
    } finally {
      if (!opened) {
        beside.ifPresent(Hdf5File::close);
      }
    }
  }

  /** The file in which a fit lives while it runs. */
  public static Path sidecar(Path cubeFile) {
    return cubeFile.resolveSibling(cubeFile.getFileName() + ".fit.h5");
  }

  private static Optional<Hdf5File> beside(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(openFile(path));
    } catch (AlidadeException unreadable) {
      LOG.debug("{} is passed over: {}", path, unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** A file that somebody writes with SWMR can be read with SWMR only. */
  private static Hdf5File openFile(Path path) {
    try {
      return Hdf5File.openReadOnly(path);
    } catch (InvalidStateException written) {
      return Hdf5File.openSwmrRead(path);
    }
  }

  private static List<Hdf5File> ordered(Hdf5File cube, Optional<Hdf5File> beside) {
    List<Hdf5File> files = new ArrayList<>();
    beside.ifPresent(files::add);
    files.add(
        beside.isPresent() && savedSec(beside.get()) < savedSec(cube) ? 0 : files.size(), cube);
    return List.copyOf(files);
  }

  private static double savedSec(Hdf5File file) {
    if (!file.exists(CubeLayout.FIT)) {
      return Double.NEGATIVE_INFINITY;
    }
    Hdf5Attributes attributes = file.group(CubeLayout.FIT).attributes();
    String times = CubeLayout.FIT + "/metrics/" + TIME;
    double last = Double.NEGATIVE_INFINITY;
    if (!attributes.exists(TIME) && file.isDataset(times)) {
      for (double time : file.dataset(times).readDoubles()) {
        last = Math.max(last, time);
      }
    }
    return attributes.findDouble(TIME).orElse(last);
  }

  /** The cube file. */
  public Hdf5File cube() {
    return cube;
  }

  /** Whether there is a live file: a fit is running, or was killed. */
  public boolean live() {
    return live;
  }

  /** When the fit was last saved, unix seconds; negative infinity if there is none. */
  public double savedSec() {
    return savedSec(byAge.get(0));
  }

  /** The file that holds an object, the one saved later first. */
  public Optional<Hdf5File> holding(String object) {
    return byAge.stream().filter(file -> file.exists(object)).findFirst();
  }

  /** A dataset, from the file saved later if both have it. */
  public Optional<Hdf5Dataset> dataset(String path) {
    return byAge.stream()
        .filter(file -> file.isDataset(path))
        .findFirst()
        .map(file -> file.dataset(path));
  }

  /**
   * Numbers of a dataset, none if it is nowhere.
   *
   * @throws FormatException if there are more than expected
   */
  public double[] numbers(String path, long most) {
    return dataset(path).map(found -> bounded(found, most).readDoubles()).orElse(new double[0]);
  }

  /**
   * The dataset itself if it is not larger than expected: a foreign file must not fill the memory.
   *
   * @throws FormatException if it is larger
   */
  public static Hdf5Dataset bounded(Hdf5Dataset dataset, long most) {
    if (dataset.shape().size() > most) {
      throw new FormatException(
          dataset.path() + " has " + dataset.shape().size() + " values, more than can be shown",
          dataset.path(),
          "check that this is a cube file");
    }
    return dataset;
  }

  @Override
  public void close() {
    byAge.forEach(Hdf5File::close);
  }
}
