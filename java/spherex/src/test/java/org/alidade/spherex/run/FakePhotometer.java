package org.alidade.spherex.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;

/** Measures the number in the name of a file. */
final class FakePhotometer implements Photometer {
  final List<String> measured = Collections.synchronizedList(new ArrayList<>());
  final Set<String> bad = new HashSet<>();

  @Override
  public Measured measure(Path file, Source source, PhotometryOptions options) {
    String name = String.valueOf(file.getFileName()).replace(".fits", "");
    Band band = Band.of(file.getName(file.getNameCount() - 2).toString()).orElse(Band.UNKNOWN);
    measured.add(name);
    if (bad.contains(name)) {
      return new Measured(
          null, new PhotometryFailure(name, band, file, RejectionReason.NO_BACKGROUND, "no room"));
    }
    double flux = Double.parseDouble(name.replaceAll("\\D", "")) * options.apertureDiameter();
    return new Measured(
        new PhotometryResult(name, band, 60000, flux, 1, 1, 0.1, 0, 5, 5, null), null);
  }
}
