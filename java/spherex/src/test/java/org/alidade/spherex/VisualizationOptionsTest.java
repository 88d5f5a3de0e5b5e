package org.alidade.spherex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VisualizationOptionsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        change("sigma_threshold", b -> b.sigmaThreshold(0)),
        change("wavelength_cmap", b -> b.wavelengthCmap("nope")),
        change("date_cmap", b -> b.dateCmap("")),
        change("sigma_clip_sigma", b -> b.sigmaClipSigma(Double.NaN)),
        change("sigma_clip_maxiters", b -> b.sigmaClipMaxiters(-1)),
        change("ylim_percentile_min", b -> b.ylimPercentileMin(50).ylimPercentileMax(50)),
        change("ylim_percentile_max", b -> b.ylimPercentileMax(100.5)),
        change("ylim_padding_fraction", b -> b.ylimPaddingFraction(-0.1)),
        change("marker_size_good", b -> b.markerSizeGood(0)),
        change("marker_size_rejected", b -> b.markerSizeRejected(0)),
        change("marker_size_upper_limit", b -> b.markerSizeUpperLimit(-1)),
        change("errorbar_alpha", b -> b.errorbarAlpha(-0.01)),
        change("marker_alpha", b -> b.markerAlpha(1.01)),
        change("errorbar_linewidth", b -> b.errorbarLinewidth(0)),
        change("dpi", b -> b.dpi(0)),
        change("figsize", b -> b.figsize(new FigureSize(0, 8))));
  }

  private static Arguments change(
      String option, UnaryOperator<VisualizationOptions.Builder> change) {
    return Arguments.of(option, change);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void valuesOutOfRangeNameTheirOption(
      String option, UnaryOperator<VisualizationOptions.Builder> change) {
    VisualizationOptions.Builder builder = VisualizationOptions.builder();
    assertThatThrownBy(() -> change.apply(builder).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(option);
  }

  @Test
  void defaultsAreThoseOfTheSpecification() {
    VisualizationOptions defaults = VisualizationOptions.defaults();
    assertThat(defaults.sigmaThreshold()).isEqualTo(5);
    assertThat(defaults.wavelengthCmap()).isEqualTo("rainbow");
    assertThat(defaults.dateCmap()).isEqualTo("viridis");
    assertThat(defaults.figsize()).isEqualTo(new FigureSize(10, 8));
    assertThat(defaults.dpi()).isEqualTo(150);
    assertThat(defaults.toBuilder().build()).isEqualTo(defaults);
  }
}
