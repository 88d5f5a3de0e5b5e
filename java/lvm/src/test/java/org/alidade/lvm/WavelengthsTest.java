package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavelengthsTest {
  @ParameterizedTest
  @EnumSource(AirWavelength.class)
  void airAndVacuumUndoEachOther(AirWavelength formula) {
    for (double wavelength = 3600; wavelength <= 9800; wavelength += 12.5) {
      assertThat(formula.toAir(formula.toVacuum(wavelength))).isCloseTo(wavelength, within(1e-10));
    }
  }

  @ParameterizedTest
  @EnumSource(AirWavelength.class)
  void formulasAgreeOverTheGridOfTheInstrument(AirWavelength formula) {
    for (double wavelength = 3600; wavelength <= 9800; wavelength += 100) {
      double usual = AirWavelength.MORTON_2000.toVacuum(wavelength);
      assertThat(formula.toVacuum(wavelength)).isCloseTo(usual, within(2.5e-8 * wavelength));
    }
  }

  /** Vacuum wavelengths that fitting codes and surveys use for these lines. */
  @ParameterizedTest
  @CsvSource({
    "Halpha, 6564.632",
    "hbeta, 4862.691",
    "[O III] 5007, 5008.240",
    "OIII4959, 4960.295",
    "[N II] 6583, 6585.271",
    "[S II] 6716, 6718.294",
    "[S II] 6731, 6732.674",
    "[O I] 6300, 6302.046",
    "[O II] 3726, 3727.092",
    "[O II] 3729, 3729.875",
    "Na I D2 5890, 5891.583"
  })
  void linesStandWhereTheyAreInVacuum(String name, double vacuum) {
    assertThat(LineList.named(name).vacuumAngstrom()).isCloseTo(vacuum, within(0.004));
  }

  @Test
  void linesAreInOrderAndTheirNamesDiffer() {
    assertThat(LineList.all())
        .isSortedAccordingTo(Comparator.comparingDouble(SpectralLine::airAngstrom));
    assertThat(LineList.all().stream().map(SpectralLine::name)).doesNotHaveDuplicates();
    assertThat(LineList.within(6500, 6600))
        .containsExactly(LineList.NII_6548, LineList.HALPHA, LineList.NII_6583);
  }

  @Test
  void unknownLinesAreNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> LineList.named("Hepsilon"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Hepsilon")
        .hasMessageContaining("Halpha");
  }

  @Test
  void windowsOfVelocityHoldTheLine() {
    Range window = LineList.HALPHA.window(-300, 200);
    assertThat(LineList.HALPHA.velocity(window.low())).isCloseTo(-300, within(1e-9));
    assertThat(LineList.HALPHA.velocity(window.high())).isCloseTo(200, within(1e-9));
    assertThatThrownBy(() -> LineList.HALPHA.window(200, 200))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void shiftedGridsAddTheBarycentricVelocity() {
    double[] shifted = Doppler.toBarycentric(new double[] {6562.819, 6570}, 12.5);
    double measured = LineList.HALPHA.velocity(6570);
    assertThat(LineList.HALPHA.velocity(shifted[0])).isCloseTo(12.5, within(1e-9));
    assertThat(LineList.HALPHA.velocity(shifted[1]))
        .isCloseTo(Doppler.toBarycentricVelocity(measured, 12.5), within(1e-9));
  }

  @Test
  void lightBelowTheWindowOfAirIsRefused() {
    assertThatThrownBy(() -> AirWavelength.MORTON_2000.toAir(1215.67))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new SpectralLine("Lyman alpha", 1215.67))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void widthsSubtractInSquares() {
    assertThat(LsfSubtraction.intrinsic(5, 3)).isCloseTo(4, within(1e-15));
    assertThat(LsfSubtraction.intrinsic(3, 5)).isNaN();
    assertThat(LsfSubtraction.intrinsicSquare(3, 5)).isEqualTo(-16);
    assertThat(LsfSubtraction.intrinsic(new double[] {5, 2}, new double[] {3, 2}))
        .containsExactly(4, 0);
    assertThat(LsfSubtraction.kilometresPerSecond(0.75, 6562.819)).isCloseTo(34.26, within(0.01));
    assertThatThrownBy(() -> LsfSubtraction.intrinsic(new double[2], new double[1]))
        .isInstanceOf(BadInputException.class);
  }
}
