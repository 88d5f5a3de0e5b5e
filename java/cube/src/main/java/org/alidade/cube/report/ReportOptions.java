package org.alidade.cube.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Options of {@link FitReport#write}.
 *
 * <p>Example: {@code ReportOptions.builder().spectra(5).ages(agesGyr).build()}.
 */
public final class ReportOptions {
  private final Builder values;

  private ReportOptions(Builder values) {
    this.values = new Builder(values);
  }

  /**
   * Components that are summed in one row of the population maps.
   *
   * @param name name of the class, such as "cold disc"
   * @param components indices of the components
   */
  public record ComponentClass(String name, List<Integer> components) {
    /** Copies the list. */
    public ComponentClass {
      components = List.copyOf(components);
    }
  }

  /** Ten worst and ten best spectra, all components in one class. */
  public static ReportOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Number of worst and of best spectra that are drawn. */
  public int spectra() {
    return values.spectra;
  }

  /** Part of the names of the spectra's files. */
  public String tag() {
    return values.tag;
  }

  /** Heading of the page; empty for the name of the cube file. */
  public String title() {
    return values.title;
  }

  /** Threads for drawing and for computing missing model spectra. */
  public int threads() {
    return values.threads;
  }

  /** Classes of components; empty for one class of all. */
  public List<ComponentClass> classes() {
    return List.copyOf(values.classes);
  }

  /** Ages of the population grid in Gyr, if given. */
  public Optional<double[]> agesGyr() {
    return Optional.of(values.agesGyr.clone()).filter(ages -> ages.length > 0);
  }

  /** Metallicities [M/H] of the population grid in dex, if given. */
  public Optional<double[]> metallicities() {
    return Optional.of(values.metallicities.clone()).filter(list -> list.length > 0);
  }

  /** Weights that synthetic data were made with, C*P values, if given. */
  public Optional<double[]> planted() {
    return Optional.of(values.planted.clone()).filter(weights -> weights.length > 0);
  }

  /** Collects options. */
  public static final class Builder {
    private static final int SPECTRA = 10;

    private int spectra = SPECTRA;
    private String tag = "fit";
    private String title = "";
    private int threads = Runtime.getRuntime().availableProcessors();
    private List<ComponentClass> classes = List.of();
    private double[] agesGyr = {};
    private double[] metallicities = {};
    private double[] planted = {};

    private Builder() {}

    private Builder(Builder other) {
      spectra = other.spectra;
      tag = other.tag;
      title = other.title;
      threads = other.threads;
      classes = other.classes;
      agesGyr = other.agesGyr;
      metallicities = other.metallicities;
      planted = other.planted;
    }

    /** Number of worst and of best spectra, zero for none. */
    public Builder spectra(int number) {
      spectra = number;
      return this;
    }

    /** Part of the names of the spectra's files: letters, digits, minus, underscore. */
    public Builder tag(String text) {
      tag = text;
      return this;
    }

    /** Heading of the page. */
    public Builder title(String text) {
      title = text;
      return this;
    }

    /** Threads for drawing and for computing missing model spectra. */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /** Adds a class of components, a row of the population maps. */
    public Builder componentClass(String name, int... components) {
      List<ComponentClass> more = new ArrayList<>(classes);
      more.add(new ComponentClass(name, Arrays.stream(components).boxed().toList()));
      classes = more;
      return this;
    }

    /** Ages of the population grid, increasing, in Gyr. */
    public Builder ages(double[] gyr) {
      agesGyr = gyr.clone();
      return this;
    }

    /** Metallicities [M/H] of the population grid, increasing, in dex. */
    public Builder metallicities(double[] dex) {
      metallicities = dex.clone();
      return this;
    }

    /** Weights that synthetic data were made with, C*P values. */
    public Builder planted(double[] weights) {
      planted = weights.clone();
      return this;
    }

    /**
     * The options, checked.
     *
     * @throws BadInputException if a value is out of range
     */
    public ReportOptions build() {
      if (spectra < 0 || threads < 1) {
        throw new BadInputException(
            spectra + " spectra with " + threads + " threads",
            "ReportOptions",
            "draw 0 or more spectra with 1 or more threads");
      }
      if (!tag.matches("[A-Za-z0-9_-]+")) {
        throw new BadInputException(
            "tag '" + tag + "'", "ReportOptions", "use letters, digits, minus and underscore");
      }
      return new ReportOptions(this);
    }
  }
}
