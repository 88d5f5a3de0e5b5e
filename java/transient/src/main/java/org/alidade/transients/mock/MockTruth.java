package org.alidade.transients.mock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alidade.transients.MaskBits;

/** Writes down what an exposure really shows. */
final class MockTruth {
  private MockTruth() {}

  static void describe(MockExposure exposure, String file, ObjectNode into) {
    MockEpoch epoch = exposure.epoch();
    into.put("file", file);
    into.put("type", epoch.type().text());
    into.put("mjd", epoch.mjd());
    into.put("fwhm_px", epoch.psf().fwhmPixels());
    into.put("ellipticity", epoch.psf().ellipticity());
    into.put("sky_adu", epoch.skyAdu());
    into.put("transparency", epoch.transparency());
    into.put("shift_x_px", epoch.shiftX());
    into.put("shift_y_px", epoch.shiftY());
    into.put("rotation_deg", epoch.rotationDegrees());
    into.put("cosmic_ray_pixels", count(exposure.mask(), MaskBits.COSMIC_RAY));
    into.put("saturated_pixels", count(exposure.mask(), MaskBits.SATURATED));
    ArrayNode changing = into.putArray("changing");
    for (MockExposure.Placed placed : exposure.sources()) {
      MockKind kind = placed.source().kind();
      if (kind.isNew() || kind == MockKind.VARIABLE) {
        describe(placed, changing.addObject());
      }
    }
  }

  private static void describe(MockExposure.Placed placed, ObjectNode into) {
    into.put("id", placed.source().id());
    into.put("kind", placed.source().kind().text());
    into.put("ra_deg", placed.source().raDegrees());
    into.put("dec_deg", placed.source().decDegrees());
    into.put("x", placed.x());
    into.put("y", placed.y());
    into.put("flux_adu", placed.flux());
  }

  private static int count(byte[] mask, int bit) {
    int count = 0;
    for (byte value : mask) {
      count += (value & bit) != 0 ? 1 : 0;
    }
    return count;
  }
}
