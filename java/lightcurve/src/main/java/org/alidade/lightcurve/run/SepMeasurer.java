package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.alidade.extraction.FoundSources;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.lightcurve.images.ImagePlane;
import org.alidade.lightcurve.images.SkyObjects;
import org.alidade.lightcurve.sources.SourceTables;

/**
 * Measures with SEP what SExtractor would (spec lightcurve 9.7): objects are those of the catalogue
 * of the deep image, shapes those of the sources that SEP finds there. CLASS_STAR stays unknown.
 *
 * <p>Example: {@code new SepMeasurer(coaddDir.resolve("coadd_ch1.ecsv"), SepOptions.defaults())}.
 */
public final class SepMeasurer implements SourceMeasurer {
  private final Path objects;
  private final SepOptions options;
  private final Map<String, SepDetection> detections = new HashMap<>();

  /**
   * Creates a measurer.
   *
   * @param objects the catalogue of the deep image, which numbers the objects
   */
  public SepMeasurer(Path objects, SepOptions options) {
    this.objects = objects;
    this.options = options;
  }

  @Override
  public void measure(Request request) throws Exception {
    SepDetection detection = detection(request.detection(), request.detectionWeight());
    ImagePlane image = ImagePlane.read(request.image());
    ImagePlane uncertainty = ImagePlane.read(request.uncertainty());
    detection.image().checkSameShape(image);
    image.checkSameShape(uncertainty);
    SkyObjects found = SuperstackTable.read(objects).objects();
    SepPhotometry photometry = SepPhotometry.of(detection, image, uncertainty, options);
    SourceTables.writeEcsv(request.catalogue(), photometry.catalogue(found));
  }

  @Override
  public void detect(Path image, Path weight, Path catalogue) throws Exception {
    SepDetection detection = detection(image, weight);
    ImagePlane weights = ImagePlane.read(weight);
    float[] uncertainty = new float[weights.pixels().length];
    for (int i = 0; i < uncertainty.length; i++) {
      float value = weights.pixels()[i];
      uncertainty[i] = value > 0 ? (float) (1 / Math.sqrt(value)) : 0;
    }
    SepPhotometry photometry =
        SepPhotometry.of(detection, detection.image(), weights.withPixels(uncertainty), options);
    SourceTables.writeEcsv(catalogue, photometry.catalogue(numbered(detection)));
  }

  @Override
  public String description() {
    return "SEP " + options;
  }

  private synchronized SepDetection detection(Path image, Path weight) throws Exception {
    String state =
        image
            + StoreResults.stamp(image).orElse("")
            + weight
            + StoreResults.stamp(weight).orElse("");
    SepDetection known = detections.get(state);
    if (known == null) {
      known = SepDetection.of(image, weight, options);
      detections.clear(); // one deep image at a time is in use
      detections.put(state, known);
    }
    return known;
  }

  /** The sources as objects, numbered from 1, at pixels counted from 1. */
  private static SkyObjects numbered(SepDetection detection) {
    FoundSources sources = detection.sources();
    double[] x = Arrays.stream(sources.x()).map(value -> value + 1).toArray();
    double[] y = Arrays.stream(sources.y()).map(value -> value + 1).toArray();
    double[] ra = new double[x.length];
    double[] dec = new double[x.length];
    try (Wcs wcs = Wcs.of(detection.image().header())) {
      for (int i = 0; i < x.length; i++) {
        SkyPosition place = wcs.raDec(x[i], y[i]);
        ra[i] = place.longitudeDegrees();
        dec[i] = place.latitudeDegrees();
      }
    }
    return new SkyObjects(LongStream.rangeClosed(1, x.length).toArray(), ra, dec, x, y);
  }
}
