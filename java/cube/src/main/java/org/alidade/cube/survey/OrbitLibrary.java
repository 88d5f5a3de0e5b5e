package org.alidade.cube.survey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Velocity histograms of orbits in the bins of a field, as a Schwarzschild model gives them.
 *
 * <pre>{@code
 * OrbitLibrary library = OrbitLibrary.read(Path.of("ngc6278/orbit_losvd.h5"));
 * double[] light = library.histogram(0, 17);
 * }</pre>
 */
public final class OrbitLibrary {
  private static final String FILE_NAME = "orbit_losvd.h5";

  private final DynamiteRun.Orbits orbits;
  private final Optional<SurveyImage> image;
  private final String source;

  private OrbitLibrary(DynamiteRun.Orbits orbits, Optional<SurveyImage> image, String source) {
    this.orbits = orbits;
    this.image = image;
    this.source = source;
  }

  /**
   * Reads {@code orbit_losvd.h5} and, where they lie beside it, {@code aperture.dat} and {@code
   * bins.dat}.
   *
   * @param path the file or its folder
   * @throws org.alidade.array.FormatException if the file is not such a library
   */
  public static OrbitLibrary read(Path path) {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    Path name = path.getFileName();
    if (folder == null || !(folder.equals(path) || name.toString().equals(FILE_NAME))) {
      throw new BadInputException(
          "not the name of an orbit library", path.toString(), "pass a file named " + FILE_NAME);
    }
    DynamiteRun run = new DynamiteRun(folder);
    DynamiteRun.Orbits orbits = run.orbits();
    boolean hasImage =
        Files.exists(folder.resolve("bins.dat")) && Files.exists(folder.resolve("aperture.dat"));
    return new OrbitLibrary(
        orbits,
        hasImage ? Optional.of(run.image(orbits.spaxels())) : Optional.empty(),
        "orbit library " + run.name());
  }

  /**
   * A library from arrays.
   *
   * @param edgesKms velocity bin edges, V + 1 values
   * @param light light per bin, (S, V, C) flattened
   * @param image where the bins are
   * @param source one phrase that says what it is
   */
  public static OrbitLibrary of(
      double[] edgesKms, double[] light, int spaxels, SurveyImage image, String source) {
    int components = light.length / ((edgesKms.length - 1) * spaxels);
    return new OrbitLibrary(
        new DynamiteRun.Orbits(edgesKms.clone(), light.clone(), spaxels, components),
        Optional.of(image),
        source);
  }

  /** Spatial bins S. */
  public int spaxels() {
    return orbits.spaxels();
  }

  /** Orbits C. */
  public int components() {
    return orbits.components();
  }

  /** Velocity bins V. */
  public int velocityBins() {
    return orbits.velocityBins();
  }

  /** Centres of the velocity bins in km/s, V values. */
  public double[] centresKms() {
    return orbits.centresKms();
  }

  /** Light per velocity bin of one orbit in one spatial bin, V values. */
  public double[] histogram(int spaxel, int component) {
    return orbits.histogram(spaxel, component);
  }

  /** Pixels of the field and the bins they belong to, if known. */
  public Optional<SurveyImage> image() {
    return image;
  }

  /** What the library is. */
  public String source() {
    return source;
  }
}
