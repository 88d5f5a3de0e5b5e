package org.alidade.transients.image;

import java.util.ArrayList;
import java.util.List;

/** A star of the science image, where it was expected in the reference, and where it is there. */
record StarMatch(Star science, double expectedX, double expectedY, Star reference) {
  /**
   * Pairs of stars that are each other's nearest.
   *
   * @param science stars of the science image
   * @param reference stars of the reference
   * @param mapping from pixels of the science image to those of the reference
   * @param radiusPx greatest distance, pixels of the reference
   */
  static List<StarMatch> of(
      List<Star> science, List<Star> reference, PixelMapping mapping, double radiusPx) {
    double[][] expected = new double[science.size()][];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = mapping.map(science.get(i).x(), science.get(i).y());
    }
    List<StarMatch> matches = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      int there = nearest(reference, expected[i], radiusPx);
      if (there >= 0 && nearest(expected, reference.get(there)) == i) {
        matches.add(
            new StarMatch(science.get(i), expected[i][0], expected[i][1], reference.get(there)));
      }
    }
    return matches;
  }

  private static int nearest(List<Star> stars, double[] place, double radiusPx) {
    int nearest = -1;
    double least = radiusPx;
    for (int i = 0; i < stars.size(); i++) {
      double distance = Math.hypot(stars.get(i).x() - place[0], stars.get(i).y() - place[1]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static int nearest(double[][] places, Star star) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      double distance = Math.hypot(star.x() - places[i][0], star.y() - places[i][1]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  double dx() {
    return reference.x() - expectedX;
  }

  double dy() {
    return reference.y() - expectedY;
  }
}
