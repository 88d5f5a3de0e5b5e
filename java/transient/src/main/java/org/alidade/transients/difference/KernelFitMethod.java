package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.FailureCode;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;

/**
 * The sharper image is convolved with a kernel that is fitted to the images themselves and varies
 * over the field: {@code hotpants} with Gaussians times polynomials on stamps around stars (Alard
 * &amp; Lupton 1998; Alard 2000), {@code sfft} with a free value for every pixel of a small kernel
 * on the brightest squares of the image (the model of Hu et al. 2022, solved in the image).
 *
 * <p>Noise and significance take the kernel in the middle of the field.
 */
final class KernelFitMethod implements SubtractionMethod {
  private static final int REACH_PX = 15;
  private static final int LEAST_STAMPS = 3;
  private static final int MOST_STAMPS = 40;
  private static final int STAMPS_FOR_QUADRATIC = 20;
  private static final int STAMPS_FOR_LINEAR = 10;
  private static final double MASK_GROWTH_PX = 4;

  private final String name;
  private final DoubleFunction<KernelBasis> basisOfWidth;
  private final int mostOrder;
  private final double ridge;

  private KernelFitMethod(
      String name, DoubleFunction<KernelBasis> basisOfWidth, int mostOrder, double ridge) {
    this.name = name;
    this.basisOfWidth = basisOfWidth;
    this.mostOrder = mostOrder;
    this.ridge = ridge;
  }

  /** 49 functions on 21 x 21 pixels. */
  static KernelFitMethod hotpants() {
    return new KernelFitMethod(
        "hotpants",
        width -> KernelBasis.gaussians(10, Math.max(0.7, Math.min(1.6, width / 1.5))),
        2,
        1e-8);
  }

  /** 11 x 11 free pixels. */
  static KernelFitMethod sfft() {
    return new KernelFitMethod("sfft", width -> KernelBasis.pixels(5), 1, 1e-3);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SubtractionResult subtract(Frame science, Frame reference, double fluxRatio) {
    if (!(fluxRatio > 0)) {
      throw new BadInputException("a flux ratio of " + fluxRatio, name, "give a positive number");
    }
    ImagePair pair = ImagePair.of(science, reference);
    double scienceFwhm = StampShift.fwhm(pair.sciencePsf());
    double referenceFwhm = StampShift.fwhm(pair.referencePsf());
    boolean convolvesScience = scienceFwhm < referenceFwhm;
    double width =
        Math.sqrt(Math.abs(scienceFwhm * scienceFwhm - referenceFwhm * referenceFwhm)) / 2.3548;
    boolean[] mask = ResultMask.standard(science, reference);
    KernelProblem problem =
        new KernelProblem(
            pair.width(),
            pair.height(),
            convolvesScience ? pair.science() : pair.reference(),
            convolvesScience ? pair.reference() : pair.science(),
            variance(pair, convolvesScience ? 1 / fluxRatio : fluxRatio, convolvesScience),
            ResultMask.of(science, reference, MASK_GROWTH_PX, MASK_GROWTH_PX),
            basisOfWidth.apply(width));
    KernelFit fit = fit(problem);
    return difference(problem, fit, convolvesScience).result(pair).withMask(mask);
  }

  private static double[] variance(ImagePair pair, double factor, boolean convolvesScience) {
    double[] science = Objects.requireNonNull(pair.scienceVariance());
    double[] reference = Objects.requireNonNull(pair.referenceVariance());
    double[] convolved = convolvesScience ? science : reference;
    double[] target = convolvesScience ? reference : science;
    double[] variance = new double[target.length];
    for (int i = 0; i < variance.length; i++) {
      variance[i] = target[i] + factor * factor * convolved[i];
    }
    return variance;
  }

  private KernelFit fit(KernelProblem problem) {
    List<int[]> places = brightPlaces(problem);
    if (places.size() < LEAST_STAMPS) {
      throw new StageException(
          FailureCode.SUBTRACTION_FAILED,
          places.size() + " places with stars",
          name,
          "use zogy, which needs none, or larger images");
    }
    StampEquations[] stamps = new StampEquations[places.size()];
    ThreadBudget.current()
        .forEach(
            stamps.length,
            i -> {
              int[] place = places.get((int) i);
              stamps[(int) i] = StampEquations.of(problem, place[0], place[1], REACH_PX);
            });
    int order =
        stamps.length >= STAMPS_FOR_QUADRATIC ? 2 : stamps.length >= STAMPS_FOR_LINEAR ? 1 : 0;
    return KernelFit.solve(problem, Arrays.asList(stamps), Math.min(order, mostOrder), ridge);
  }

  /** Middles of squares that do not overlap, around the brightest pixels of the source. */
  private static List<int[]> brightPlaces(KernelProblem problem) {
    int margin = REACH_PX + problem.basis().half();
    double[] source = problem.source();
    int width = problem.width();
    int[] bright =
        IntStream.range(0, source.length)
            .filter(i -> isBrightPeak(problem, i % width, i / width, margin))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -source[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> places = new ArrayList<>();
    for (int pixel : bright) {
      int x = pixel % width;
      int y = pixel / width;
      boolean apart =
          places.stream()
              .noneMatch(p -> Math.abs(p[0] - x) <= REACH_PX && Math.abs(p[1] - y) <= REACH_PX);
      if (apart && places.size() < MOST_STAMPS) {
        places.add(new int[] {x, y});
      }
    }
    return places;
  }

  private static boolean isBrightPeak(KernelProblem problem, int x, int y, int margin) {
    if (x < margin
        || y < margin
        || x >= problem.width() - margin
        || y >= problem.height() - margin) {
      return false;
    }
    int pixel = y * problem.width() + x;
    double value = problem.source()[pixel];
    if (problem.masked()[pixel] || value < 10 * Math.sqrt(problem.variance()[pixel])) {
      return false;
    }
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (problem.source()[pixel + dy * problem.width() + dx] > value) {
          return false;
        }
      }
    }
    return true;
  }

  private MatchedDifference difference(
      KernelProblem problem, KernelFit fit, boolean convolvesScience) {
    Convolution convolution = new Convolution(problem.width(), problem.height());
    double[] image = convolution.apply(problem.source(), fit::kernel);
    double sign = convolvesScience ? 1 : -1;
    ThreadBudget.current()
        .forEach(
            problem.height(),
            row -> {
              int y = (int) row;
              for (int x = 0; x < problem.width(); x++) {
                int i = y * problem.width() + x;
                image[i] = sign * (image[i] + fit.sky(x, y) - problem.target()[i]);
              }
            });
    PsfStamp middle = fit.kernel(0.5 * (problem.width() - 1), 0.5 * (problem.height() - 1));
    PsfStamp nothing = MatchedDifference.scale(1);
    return convolvesScience
        ? new MatchedDifference(name, image, middle, nothing, 1 / fit.sum())
        : new MatchedDifference(name, image, nothing, middle, fit.sum());
  }
}
