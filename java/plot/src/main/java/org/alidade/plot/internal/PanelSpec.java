package org.alidade.plot.internal;

import java.util.ArrayList;
import java.util.List;
import org.alidade.plot.Style;
import org.alidade.plot.TextSizes;
import org.jspecify.annotations.Nullable;

/** What the user asked of one panel; filled by {@code Panel}, read by {@code PanelView}. */
public final class PanelSpec {
  /** Title above the box. */
  public String title = "";

  /** Short remark in the upper left corner of the box. */
  public String note = "";

  /** Whether both axes have the same scale. */
  public boolean equalAspect;

  /** Whether labelled series are listed in a legend. */
  public boolean legend = true;

  /** Sizes of the texts. */
  public TextSizes textSizes = TextSizes.DEFAULT;

  /** Look of the lines across the box at the numbered ticks; null for none. */
  public @Nullable Style grid;

  /** Width of the box and its ticks, in points. */
  public double frameWidth = 0.7;

  /** Whether ticks point away from the box. */
  public boolean ticksOutward;

  /** The horizontal axis. */
  public final AxisSpec x = new AxisSpec();

  /** The left-hand axis. */
  public final AxisSpec y = new AxisSpec();

  /** The right-hand axis. */
  public final AxisSpec right = new AxisSpec();

  /** Data series in the order of drawing. */
  public final List<Layer> layers = new ArrayList<>();

  /** Masked intervals of x. */
  public final List<double[]> bands = new ArrayList<>();

  /** Lines across the whole box. */
  public final List<Rule> rules = new ArrayList<>();

  /**
   * A line across the whole box.
   *
   * @param value where it crosses its axis
   * @param horizontal whether it is horizontal
   * @param style look and legend entry
   */
  public record Rule(double value, boolean horizontal, Style style) {}
}
