package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.array.FormatException;

/**
 * Turns the folder of a finished nGIST run (Bittner et al. 2019, A&amp;A 628, A117) into the arrays
 * of a cube.
 *
 * <p>Spectra are the run's binned, rest-frame, logarithmically rebinned ones. Velocity
 * distributions are built from the run's V, sigma, h3, h4 on bins one template pixel wide. The
 * run's V refers to its own grid convention; a common offset is therefore measured by fitting some
 * bins at several offsets, unless one is given. Each spectrum is fitted once with all templates and
 * the continuum polynomials the run used, and the polynomials are taken out of the spectrum: the
 * cube holds {@code (data - additive) / multiplicative}. Both corrections are stored beside it.
 */
public final class NgistImport {
  /** Velocity bins reach this many dispersions beyond the mean velocities. */
  private static final double REACH_SIGMAS = 6;

  private final NgistRun run;
  private final NgistOptions options;
  private final LogGrid observed;
  private final double[][] spectra;
  private final double[][] errors;
  private final boolean[] keep;
  private final NgistRun.Kinematics kinematics;
  private final TemplateLibrary library;
  private final TemplateGrid templates;
  private final VelocityBins velocities;
  private final ForwardModel model;
  private final int additiveDegree;
  private final int multiplicativeDegree;

  private NgistImport(NgistRun run, TemplateLibrary library, NgistOptions options) {
    this.run = run;
    this.options = options;
    this.library = library;
    this.observed = run.grid();
    this.spectra = run.spectra();
    this.errors = run.errors();
    this.keep = run.mask(observed);
    this.kinematics = run.kinematics();
    requireConsistent();
    double step = observed.step() / options.oversampling();
    this.velocities = VelocityBins.reaching(fastestKms(), step);
    this.templates =
        TemplateGrid.prepare(
            library,
            observed,
            options.oversampling(),
            velocities.fastestKms(),
            run.template(),
            run.instrument().atRest(run.redshift()));
    this.model = new ForwardModel(templates.grid(), observed, velocities.centresKms());
    this.additiveDegree = options.additiveDegree().orElseGet(run::additiveDegree);
    this.multiplicativeDegree = options.multiplicativeDegree().orElseGet(run::multiplicativeDegree);
  }

  /**
   * Imports.
   *
   * @param folder folder of the run with CONFIG.yaml and the line-spread files
   * @param templates packed template file or folder
   * @param options choices
   * @return arrays and fit quality
   * @throws org.alidade.array.BadInputException if files are missing, foreign or contradict each
   *     other, or if the templates do not cover the spectra
   */
  public static NgistResult run(Path folder, Path templates, NgistOptions options) {
    NgistRun run = NgistRun.open(folder, options.module());
    return new NgistImport(run, TemplateLibrary.open(templates), options).run();
  }

  /** One bin: its velocity distribution and the fit of its spectrum. */
  private record Bin(GaussHermiteLosvd.Histogram losvd, ContinuumFit.Result fit) {}

  private NgistResult run() {
    double offset =
        options.velocityOffsetKms().isPresent()
            ? options.velocityOffsetKms().getAsDouble()
            : VelocityOffset.measure(this::squaredResidual);
    List<Bin> bins = new ArrayList<>();
    for (int s = 0; s < spectra.length; s++) {
      bins.add(fit(s, offset));
    }
    List<BinFit> quality = quality(bins);
    return new NgistResult(arrays(bins, provenance(quality, offset)), quality, offset);
  }

  private Bin fit(int s, double offset) {
    GaussHermiteLosvd.Histogram losvd =
        new GaussHermiteLosvd(velocities.logEdgesKms())
            .histogram(
                kinematics.velocity()[s] + offset,
                kinematics.sigma()[s],
                kinematics.h3()[s],
                kinematics.h4()[s],
                1);
    double[][] columns = new double[templates.spectra().length][];
    for (int p = 0; p < columns.length; p++) {
      columns[p] = model.column(templates.spectra()[p], losvd.light());
    }
    return new Bin(
        losvd, ContinuumFit.fit(columns, spectra[s], keep, additiveDegree, multiplicativeDegree));
  }

  /** Squared relative residual of about six bins at an offset. */
  private double squaredResidual(double offset) {
    double sum = 0;
    int stride = Math.max(1, spectra.length / 6);
    for (int s = 0; s < spectra.length; s += stride) {
      ContinuumFit.Result fit = fit(s, offset).fit();
      for (int l = 0; l < keep.length; l++) {
        if (keep[l]) {
          double residual = spectra[s][l] / fit.model(l) - 1;
          sum += residual * residual;
        }
      }
    }
    return sum;
  }

  private SurveyArrays arrays(List<Bin> bins, String provenance) {
    int spaxels = spectra.length;
    int pixels = observed.count();
    double[] cube = new double[spaxels * pixels];
    double[] noise = new double[spaxels * pixels];
    double[] multiplicative = new double[spaxels * pixels];
    double[] additive = new double[spaxels * pixels];
    for (int s = 0; s < spaxels; s++) {
      ContinuumFit.Result fit = bins.get(s).fit();
      for (int l = 0; l < pixels; l++) {
        int at = s * pixels + l;
        cube[at] = fit.corrected(spectra[s][l], l);
        noise[at] = errors[s][l] / Math.abs(fit.multiplicative()[l]);
        multiplicative[at] = fit.multiplicative()[l];
        additive[at] = fit.additive()[l];
      }
    }
    int components = options.components() == ComponentLayout.BINS ? spaxels : 1;
    SurveyImage image = run.image();
    return SurveyArrays.builder()
        .templates(
            templates.wavelengthFirst(),
            templates.grid().count(),
            library.metallicities().length,
            library.agesGyr().length,
            1)
        .losvd(losvd(bins, cube, components), spaxels, velocities.count(), components)
        .cube(cube, spaxels, pixels)
        .grids(templates.grid().centres(), observed.centres(), velocities.centresKms())
        .mask(keep)
        .noise(noise, spaxels, pixels)
        .image(image.x(), image.y(), image.bin())
        .array("continuum_multiplicative", multiplicative, spaxels, pixels)
        .array("continuum_additive", additive, spaxels, pixels)
        .array("metallicity", library.metallicities(), library.metallicities().length)
        .array("age_gyr", library.agesGyr(), library.agesGyr().length)
        .provenance(provenance)
        .build();
  }

  /** Histograms (S, V, C), each with the median of its corrected spectrum as its light. */
  private double[] losvd(List<Bin> bins, double[] cube, int components) {
    int count = velocities.count();
    double[] losvd = new double[bins.size() * count * components];
    for (int s = 0; s < bins.size(); s++) {
      double light = median(cube, s * observed.count());
      int component = components == 1 ? 0 : s;
      for (int v = 0; v < count; v++) {
        losvd[(s * count + v) * components + component] = light * bins.get(s).losvd().light()[v];
      }
    }
    return losvd;
  }

  private double median(double[] cube, int start) {
    double[] kept = new double[keep.length];
    int count = 0;
    for (int l = 0; l < keep.length; l++) {
      if (keep[l]) {
        kept[count++] = cube[start + l];
      }
    }
    Arrays.sort(kept, 0, count);
    return kept[count / 2];
  }

  private List<BinFit> quality(List<Bin> bins) {
    Optional<NgistRun.Reference> reference = run.reference();
    boolean[] used = keep.clone();
    reference.ifPresent(
        fit -> {
          boolean[] good = new boolean[used.length];
          for (int pixel : fit.goodPixels()) {
            good[pixel] = true;
          }
          for (int l = 0; l < used.length; l++) {
            used[l] &= good[l];
          }
        });
    List<BinFit> quality = new ArrayList<>();
    for (int s = 0; s < spectra.length; s++) {
      ContinuumFit.Result fit = bins.get(s).fit();
      double[] data = spectra[s];
      OptionalDouble referenceRms = OptionalDouble.empty();
      if (reference.isPresent()) {
        double[] best = reference.get().bestFit()[s];
        referenceRms = OptionalDouble.of(rms(used, l -> data[l] / best[l] - 1));
      }
      quality.add(
          new BinFit(
              rms(used, l -> data[l] / fit.model(l) - 1),
              rms(used, l -> fit.corrected(data[l], l) / fit.stellar()[l] - 1),
              referenceRms,
              bins.get(s).losvd().clippedFraction(),
              bins.get(s).losvd().outsideFraction()));
    }
    return quality;
  }

  private interface Residual {
    double at(int pixel);
  }

  private static double rms(boolean[] used, Residual residual) {
    double sum = 0;
    int count = 0;
    for (int l = 0; l < used.length; l++) {
      if (used[l]) {
        double value = residual.at(l);
        sum += value * value;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  private double fastestKms() {
    double fastest = 0;
    for (int s = 0; s < kinematics.velocity().length; s++) {
      double reach = Math.abs(kinematics.velocity()[s]) + REACH_SIGMAS * kinematics.sigma()[s];
      fastest = Math.max(fastest, reach);
    }
    return fastest + Math.abs(options.velocityOffsetKms().orElse(VelocityOffset.SEARCH_RANGE_KMS));
  }

  private void requireConsistent() {
    int bins = spectra.length;
    boolean valid = errors.length == bins && kinematics.velocity().length == bins;
    for (int s = 0; s < bins && valid; s++) {
      valid = spectra[s].length == observed.count() && errors[s].length == observed.count();
    }
    if (!valid) {
      throw new FormatException(
          "spectra, errors, wavelengths and kinematics of the run differ in size",
          run.name(),
          "pass the files of one run");
    }
  }

  private String provenance(List<BinFit> quality, double offset) {
    double clipped = quality.stream().mapToDouble(BinFit::clippedFraction).max().orElse(0);
    return String.join(
        "\n",
        String.format(
            Locale.ROOT,
            "Imported from the nGIST run %s (module %s, redshift %.6f): %d bins, %d pixels of %.3f"
                + " km/s, %d kept by the mask.",
            run.name(),
            options.module().label(),
            run.redshift(),
            spectra.length,
            observed.count(),
            observed.velocityStepKms(),
            kept()),
        "Spectra: "
            + (options.module() == NgistModule.KIN
                ? "as binned, emission lines masked."
                : "with the run's emission-line model removed."),
        "Templates: " + templates.describe() + ".",
        String.format(
            Locale.ROOT,
            "Velocity distributions: V, sigma, h3, h4 of the run, V shifted by %.2f km/s (%s); bins"
                + " of one template pixel; at most %.2e of a distribution was negative and cut.",
            offset,
            options.velocityOffsetKms().isPresent() ? "given" : "measured",
            clipped),
        "Components: "
            + (options.components() == ComponentLayout.BINS
                ? "one per bin, with light in that bin only."
                : "one for all bins."),
        String.format(
            Locale.ROOT,
            "Continuum: the cube is (data - additive) / multiplicative, polynomials of degree %d"
                + " and %d fitted per bin together with all templates; -1 and 0 mean none; stored"
                + " as continuum_additive and continuum_multiplicative.",
            additiveDegree,
            multiplicativeDegree),
        String.format(
            Locale.ROOT,
            "Relative rms residual, mean over bins: this fit %.5f (%.5f on the corrected spectra),"
                + " best fit of the run %.5f.",
            BinFit.mean(quality, BinFit::relativeRms),
            BinFit.mean(quality, BinFit::correctedRms),
            BinFit.mean(quality, bin -> bin.referenceRms().orElse(Double.NaN))));
  }

  private int kept() {
    int count = 0;
    for (boolean pixel : keep) {
      count += pixel ? 1 : 0;
    }
    return count;
  }
}
