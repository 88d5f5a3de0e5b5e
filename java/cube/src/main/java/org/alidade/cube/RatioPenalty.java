package org.alidade.cube;

import org.alidade.array.BadInputException;

/**
 * A soft constraint on the mixture of components: now and then a relaxed step towards {@code s_c /
 * s_i = w_c / w_i}, where {@code s_c} is the sum of component c's weights over populations, {@code
 * i} the anchor component and {@code w} the orbit weights.
 *
 * <p>With {@code rho = w_c / w_i} and {@code e = s_c - rho s_i}, one step of the {@link
 * Form#UNIFORM} form is the Kaczmarz step of the row with P ones in block c and P entries {@code
 * -rho} in block i, whose squared norm is {@code P (1 + rho^2)}; without clipping the new error is
 * {@code (1 - eta) e}. Only ratios of weights matter.
 *
 * <p>Example: {@code RatioPenalty.DEFAULT.withUse(Use.ON).withProbability(0.1)}.
 *
 * @param use whether the penalty acts
 * @param probability chance of a trigger after every spaxel, 0 to 1
 * @param batch steps per trigger, at least 1
 * @param eta relaxation of one step, 0 to 2 exclusive; {@link #DEFAULT_ETA} stands for a tenth of
 *     the solver's
 * @param anchor index of the anchor component; {@link #AUTO_ANCHOR} for the one of the largest
 *     weight
 * @param minWeight components whose weight is below this fraction of the largest are left alone, 0
 *     to 1
 * @param form how a step is spread over the populations
 */
public record RatioPenalty(
    Use use, double probability, int batch, double eta, int anchor, double minWeight, Form form) {
  /** Stands for one tenth of the solver's relaxation. */
  public static final double DEFAULT_ETA = 0;

  /** Stands for the component of the largest weight. */
  public static final int AUTO_ANCHOR = -1;

  /** On if weights are given; two steps after one spaxel in fifty. */
  public static final RatioPenalty DEFAULT =
      new RatioPenalty(Use.AUTO, 0.02, 2, DEFAULT_ETA, AUTO_ANCHOR, 1e-5, Form.UNIFORM);

  /** Whether the penalty acts. */
  public enum Use {
    /** If orbit weights with a positive sum are given. */
    AUTO,
    /** Always; orbit weights are required. */
    ON,
    /** Never. */
    OFF
  }

  /** How a step is spread over the populations of a component. */
  public enum Form {
    /** Every population of the block moves by the same amount. */
    UNIFORM("uniform"),
    /** Mass moves between blocks along their present population shapes: total and shapes stay. */
    SHAPE("shape");

    private final String label;

    Form(String label) {
      this.label = label;
    }

    /** The name in files and on the command line. */
    public String label() {
      return label;
    }

    /**
     * The form with this name.
     *
     * @throws BadInputException if there is none
     */
    public static Form of(String label) {
      return Labels.find(values(), Form::label, label, "ratio form");
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws BadInputException if a value is out of range
   */
  public RatioPenalty {
    Ranges.within(probability, 0, 1, "ratioProbability");
    Ranges.atLeast(batch, 1, "ratioBatch");
    if (eta != DEFAULT_ETA) {
      Ranges.relaxation(eta, "ratioEta");
    }
    if (anchor < AUTO_ANCHOR) {
      throw new BadInputException(
          "anchor " + anchor, "ratioAnchor", "use an index in [0, C) or auto");
    }
    Ranges.within(minWeight, 0, 1, "ratioMinWeight");
  }

  /** The same with another choice of use. */
  public RatioPenalty withUse(Use other) {
    return new RatioPenalty(other, probability, batch, eta, anchor, minWeight, form);
  }

  /** The same with another chance of a trigger. */
  public RatioPenalty withProbability(double other) {
    return new RatioPenalty(use, other, batch, eta, anchor, minWeight, form);
  }

  /** The same with another number of steps per trigger. */
  public RatioPenalty withBatch(int other) {
    return new RatioPenalty(use, probability, other, eta, anchor, minWeight, form);
  }

  /** The same with another relaxation. */
  public RatioPenalty withEta(double other) {
    return new RatioPenalty(use, probability, batch, other, anchor, minWeight, form);
  }

  /** The same with another anchor. */
  public RatioPenalty withAnchor(int other) {
    return new RatioPenalty(use, probability, batch, eta, other, minWeight, form);
  }

  /** The same with another threshold for small weights. */
  public RatioPenalty withMinWeight(double other) {
    return new RatioPenalty(use, probability, batch, eta, anchor, other, form);
  }

  /** The same with another form. */
  public RatioPenalty withForm(Form other) {
    return new RatioPenalty(use, probability, batch, eta, anchor, minWeight, other);
  }
}
