package org.alidade.transients.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.sky.SkyPositions;
import org.junit.jupiter.api.Test;

class CatalogueMatcherTest {
  private static final double ARCSEC = 1 / 3600.0;

  private static KnownObjects at(String name, double ra, double dec) {
    return new KnownObjects(List.of(name), new SkyPositions(new double[] {ra}, new double[] {dec}));
  }

  @Test
  void saysWhatIsThere() {
    KnownGalaxies galaxies =
        new KnownGalaxies(
            List.of("small", "large"),
            new SkyPositions(new double[] {10, 10}, new double[] {0, 20 * ARCSEC}),
            new double[] {4, 15});
    CatalogueMatcher matcher =
        CatalogueMatcher.of(at("2014J", 10, 5 * ARCSEC), at("star", 0.2 * ARCSEC, 0), galaxies);
    CatalogueHints inGalaxy = matcher.hints(10, 5 * ARCSEC);
    assertThat(inGalaxy.supernova().orElseThrow().name()).isEqualTo("2014J");
    // 5 arcsec are 1.25 radii of the small one, 15 arcsec are 1.0 of the large one
    assertThat(inGalaxy.host().orElseThrow().galaxy().name()).isEqualTo("large");
    assertThat(inGalaxy.host().orElseThrow().effectiveRadii()).isBetween(0.999, 1.001);
    assertThat(inGalaxy.isInGalaxy()).isTrue();
    CatalogueHints onStar = matcher.hints(359.9999, 0);
    assertThat(onStar.star().orElseThrow().separationArcsec()).isBetween(0.55, 0.57);
    assertThat(onStar.host()).isEmpty();
    assertThat(onStar.catalogued()).isTrue();
    assertThat(matcher.hints(0, 1.8 * ARCSEC).star()).isEmpty();
    assertThat(matcher.hints(10, 60 * ARCSEC).host()).isEmpty();
  }

  @Test
  void knowsWhenNothingIsKnown() {
    CatalogueMatcher matcher =
        CatalogueMatcher.of(KnownObjects.none(), KnownObjects.none(), KnownGalaxies.none());
    assertThat(matcher.hints(1, 2)).isEqualTo(CatalogueHints.none());
  }

  @Test
  void refusesTablesThatDoNotFit() {
    SkyPositions one = new SkyPositions(new double[1], new double[1]);
    assertThatThrownBy(() -> new KnownObjects(List.of(), one))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new KnownGalaxies(List.of("a"), one, new double[] {0}))
        .isInstanceOf(BadInputException.class);
  }
}
