package org.alidade.spherex.photometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.fits.SkyPosition;
import org.alidade.math.ThreadBudget;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfCube;
import org.alidade.spherex.image.PsfPlane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sources of a catalogue in one image: what belongs to the image is done once. */
final class ForcedFrame {
  private static final Logger LOG = LoggerFactory.getLogger(ForcedFrame.class);

  /** Sources this far outside the image still shine into it. */
  private static final double OUTSIDE_PIXELS = 6;

  private final ImageFrame frame;
  private final ForcedOptions options;
  private final SourceMeasurer measurer;
  private final @Nullable PsfFitter fitter;
  private final List<CatalogueSource> sources = new ArrayList<>();
  private final List<PixelPosition> places = new ArrayList<>();

  ForcedFrame(
      Level2Image image,
      List<CatalogueSource> catalogue,
      ForcedOptions options,
      SolidAngles solidAngles)
      throws RejectedException {
    this.frame = ImageFrame.of(image, options.photometry());
    this.options = options;
    this.measurer = new SourceMeasurer(frame, options.photometry(), solidAngles);
    this.fitter =
        options.fitPsf()
            ? cube().map(cube -> new PsfFitter(frame, cube, options.psf())).orElse(null)
            : null;
    select(catalogue, image.meanMjd());
  }

  private Optional<PsfCube> cube() {
    try {
      return frame.psf();
    } catch (AlidadeException e) {
      LOG.warn("{}: no point-spread functions: {}", frame.image().path(), e.getMessage());
      return Optional.empty();
    }
  }

  private void select(List<CatalogueSource> catalogue, double mjd) {
    for (CatalogueSource source : catalogue) {
      SkyPosition sky = source.at(mjd);
      PixelPosition place = frame.sky().toPixel(sky.longitudeDegrees(), sky.latitudeDegrees());
      if (isWithin(place, OUTSIDE_PIXELS)) {
        sources.add(source);
        places.add(place);
      }
    }
  }

  private boolean isWithin(PixelPosition place, double margin) {
    return place.x() >= -0.5 - margin
        && place.y() >= -0.5 - margin
        && place.x() < frame.width() - 0.5 + margin
        && place.y() < frame.height() - 0.5 + margin;
  }

  /** What is known about one source so far. */
  private static final class Measured {
    private MeasurementOutcome outcome;
    private @Nullable ApertureMeasurement aperture;
    private @Nullable PsfMeasurement psf;

    Measured(MeasurementOutcome outcome) {
      this.outcome = outcome;
    }
  }

  List<ForcedMeasurement> measure() {
    int count = sources.size();
    Measured[] measured = new Measured[count];
    double reach = options.psf().stampSize() / 2.0 + options.psf().neighbourDistancePixels() + 1;
    PlaceIndex index = new PlaceIndex(places, Math.max(reach, 2 * OUTSIDE_PIXELS));
    ThreadBudget.current().forEach(count, i -> measured[(int) i] = measure((int) i, index));
    ForcedMeasurement[] results = new ForcedMeasurement[count];
    ThreadBudget.current().forEach(count, i -> results[(int) i] = result((int) i, measured, index));
    List<ForcedMeasurement> inside = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (isWithin(places.get(i), 0)) {
        inside.add(results[i]);
      }
    }
    return inside;
  }

  private Measured measure(int i, PlaceIndex index) {
    try {
      ApertureMeasurement aperture = measurer.measure(places.get(i));
      Measured measured =
          new Measured(
              new MeasurementOutcome(
                  frame.image().path(), aperture.result(), aperture.failure().orElse(null)));
      measured.aperture = aperture;
      if (options.fitPsf()) {
        measured.psf =
            fitter == null
                ? PsfMeasurement.refused(PsfStatus.NO_PSF, 0)
                : fitter.fit(
                    places.get(i),
                    index.around(i).stream().map(places::get).toList(),
                    aperture.background(),
                    aperture.pixelAreaArcsec2());
      }
      return measured;
    } catch (RejectedException e) {
      return new Measured(SpherexPhotometry.failed(frame.image(), e));
    }
  }

  private ForcedMeasurement result(int i, Measured[] measured, PlaceIndex index) {
    Measured own = measured[i];
    ApertureMeasurement aperture = own.aperture;
    if (fitter == null || aperture == null) {
      return new ForcedMeasurement(sources.get(i), own.outcome, null, own.psf, null);
    }
    PsfPlane plane = fitter.plane(places.get(i));
    double light = 0;
    int neighbours = 0;
    for (int other : index.around(i)) {
      PsfMeasurement psf = measured[other].psf;
      if (psf != null && psf.fluxMicrojansky() > 0) {
        double part = ApertureCorrection.fraction(aperture.aperture(), places.get(other), plane);
        light += part * psf.fluxMicrojansky();
        neighbours += part > 0 ? 1 : 0;
      }
    }
    double flux = aperture.result().fluxMicrojansky();
    return new ForcedMeasurement(
        sources.get(i),
        own.outcome,
        ApertureCorrection.of(aperture, frame, places.get(i), plane),
        own.psf,
        new Contamination(light, flux > 0 ? light / flux : Double.NaN, neighbours));
  }
}
