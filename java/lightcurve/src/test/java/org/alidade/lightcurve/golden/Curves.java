package org.alidade.lightcurve.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.alidade.lightcurve.LightCurve;
import org.jspecify.annotations.Nullable;

/** Light curves compared bit by bit. */
public final class Curves {
  private Curves() {}

  /** Asserts that a light curve is there and the same as another. */
  public static void same(@Nullable LightCurve curve, LightCurve expected) {
    assertThat(curve).isNotNull();
    LightCurve found = Objects.requireNonNull(curve);
    assertThat(found.objectId()).isEqualTo(expected.objectId());
    assertThat(found.typeId()).isEqualTo(expected.typeId());
    assertThat(found.times()).containsExactly(expected.times());
    assertThat(found.values()).containsExactly(expected.values());
    assertThat(found.errors()).containsExactly(expected.errors());
    assertThat(found.flags()).containsExactly(expected.flags());
  }
}
