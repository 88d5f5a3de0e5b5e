package org.alidade.lightcurve.mock;

import java.util.Locale;
import java.util.SplittableRandom;

/** Ways in which objects vary: how many do, and by how much. */
enum MockKind {
  CONSTANT(0.80, 0, 0),
  AGN(0.08, 0.05, 0.3),
  PERIODIC(0.05, 0.05, 0.6),
  ECLIPSING(0.03, 0.1, 0.9),
  LONGTERM(0.03, 0.1, 0.5),
  TRANSIENT(0.01, 0.5, 3);

  private final double share;
  private final double leastAmplitude;
  private final double mostAmplitude;

  MockKind(double share, double leastAmplitude, double mostAmplitude) {
    this.share = share;
    this.leastAmplitude = leastAmplitude;
    this.mostAmplitude = mostAmplitude;
  }

  static MockKind draw(SplittableRandom random) {
    double left = random.nextDouble();
    for (MockKind kind : values()) {
      left -= kind.share;
      if (left < 0) {
        return kind;
      }
    }
    return TRANSIENT;
  }

  double amplitude(SplittableRandom random) {
    return leastAmplitude + (mostAmplitude - leastAmplitude) * random.nextDouble();
  }

  boolean hasPeriod() {
    return this == PERIODIC || this == ECLIPSING;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
