package org.alidade.cube.mock;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One absorption line.
 *
 * @param element what absorbs
 * @param angstrom wavelength in air, as in the tables of solar lines
 * @param weight strength relative to the strongest lines of the element
 */
record AbsorptionLine(Element element, double angstrom, double weight) {
  private static final double REFERENCE_LOG_AGE = 0.5;
  private static final double METALLICITY_SCATTER = 0.2;
  private static final double AGE_SCATTER = 0.35;
  private static final double GOLDEN_RATIO = 1.618_033_988_749;
  private static final double SQUARE_ROOT_OF_TWO = 1.414_213_562_373;
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;

  /** What absorbs, and how its lines grow. */
  enum Element {
    /** Balmer lines: strong and wide in the young. */
    HYDROGEN(0.42, -0.05, -0.75, 170),
    /** Iron. */
    IRON(0.34, 0.32, 0.18, 75),
    /** Magnesium: the more age-dependent of the metals. */
    MAGNESIUM(0.36, 0.26, 0.42, 85),
    /** Calcium. */
    CALCIUM(0.24, 0.2, 0.3, 75),
    /** Titanium. */
    TITANIUM(0.2, 0.38, 0.1, 75),
    /** Chromium. */
    CHROMIUM(0.26, 0.45, 0.05, 75),
    /** Sodium. */
    SODIUM(0.3, 0.5, 0.35, 80),
    /** Bands of magnesium hydride, in the old and metal-rich. */
    HYDRIDE(0.1, 0.45, 0.6, 2300);

    private final double depth;
    private final double perMetallicity;
    private final double perLogAge;
    private final double widthKms;

    Element(double depth, double perMetallicity, double perLogAge, double widthKms) {
      this.depth = depth;
      this.perMetallicity = perMetallicity;
      this.perLogAge = perLogAge;
      this.widthKms = widthKms;
    }
  }

  /** Element, then wavelengths in air (Angstrom) with their weights. */
  private static final String TABLE =
      """
      HYDROGEN 4340.47 1.0 4861.33 1.0 6562.80 1.0
      IRON 4871.32 0.5 4890.76 0.5 4891.49 0.5 4918.99 0.5 4920.50 0.7 4957.30 0.5
      IRON 4957.60 0.8 5006.12 0.5 5012.07 0.5 5041.07 0.4 5041.76 0.5 5049.82 0.5
      IRON 5051.63 0.5 5079.74 0.5 5083.34 0.5 5107.45 0.4 5110.41 0.5 5139.46 0.6
      IRON 5150.84 0.4 5167.49 0.8 5171.60 0.6 5191.45 0.5 5192.34 0.5 5194.94 0.5
      IRON 5226.86 0.5 5227.19 0.7 5232.94 0.7 5266.56 0.6 5269.54 1.0 5270.36 0.8
      IRON 5283.62 0.5 5302.30 0.4 5324.18 0.7 5328.04 1.0 5328.53 0.7 5332.90 0.4
      IRON 5339.93 0.5 5341.02 0.6 5364.87 0.4 5367.47 0.4 5369.96 0.5 5371.49 0.8
      IRON 5383.37 0.5 5397.13 0.7 5404.15 0.5 5405.77 0.8 5410.91 0.4 5415.20 0.5
      IRON 5424.07 0.5 5429.70 0.8 5434.52 0.6 5446.92 0.7 5455.61 0.7 4404.75 1.0
      IRON 4383.54 1.0 4415.12 0.8
      MAGNESIUM 5167.32 1.2 5172.68 1.6 5183.60 1.8 5528.40 0.9 4702.99 0.8
      CALCIUM 4226.73 1.5 4878.13 0.5 5188.84 0.5 5261.70 0.4 5262.24 0.5 5264.24 0.4
      CALCIUM 5265.56 0.6 5270.27 0.6 5349.47 0.5 5588.75 0.7
      TITANIUM 4981.73 0.6 4991.07 0.6 4999.50 0.5 5007.21 0.5 5014.28 0.5 5022.87 0.3
      TITANIUM 5036.47 0.4 5039.95 0.4 5064.65 0.4 5173.74 0.4 5192.97 0.4 5210.39 0.5
      CHROMIUM 5204.51 0.7 5206.04 0.8 5208.42 0.9 5409.79 0.5
      SODIUM 5889.95 1.8 5895.92 1.5
      HYDRIDE 5115.00 1.0 4780.00 0.5
      """;

  private static final List<AbsorptionLine> ALL =
      TABLE.lines().flatMap(AbsorptionLine::parse).toList();

  /** All lines known here. */
  static List<AbsorptionLine> all() {
    return ALL;
  }

  private static Stream<AbsorptionLine> parse(String row) {
    String[] words = row.split(" ");
    Element element = Element.valueOf(words[0]);
    return IntStream.range(0, words.length / 2)
        .mapToObj(
            i ->
                new AbsorptionLine(
                    element,
                    Double.parseDouble(words[2 * i + 1]),
                    Double.parseDouble(words[2 * i + 2])));
  }

  /** Optical depth at the centre. */
  double strength(double metallicity, double logAge) {
    double logStrength =
        (element.perMetallicity + METALLICITY_SCATTER * individual(GOLDEN_RATIO)) * metallicity
            + (element.perLogAge + AGE_SCATTER * individual(SQUARE_ROOT_OF_TWO))
                * (logAge - REFERENCE_LOG_AGE);
    return element.depth * weight * Math.pow(10, logStrength);
  }

  /** A number of the line's own, -1 to 1, in place of its excitation potential. */
  private double individual(double irrational) {
    double product = angstrom * irrational;
    return 2 * (product - Math.floor(product)) - 1;
  }

  /** Standard deviation in ln(wavelength); Balmer lines widen towards the young. */
  double relativeWidth(double logAge) {
    double young =
        element == Element.HYDROGEN ? Math.pow(10, -0.35 * (logAge - REFERENCE_LOG_AGE)) : 1;
    return element.widthKms * young / SPEED_OF_LIGHT_KMS;
  }
}
