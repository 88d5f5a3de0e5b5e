package org.alidade.lvm.mock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;

/** Makes a fibre map from geometry: hexagonal IFUs, three sectors, each to one spectrograph. */
final class HexagonalBundle {
  private static final double PITCH_MILLIMETRE = 0.33;
  private static final int FIBRES_PER_BLOCK = 36;
  private static final int SECTORS = 3;
  private static final double STANDARD_RADIUS_MILLIMETRE = 5.3;

  private final List<MockFibre> slit = new ArrayList<>();
  private final Map<String, Integer> inIfu = new HashMap<>();
  private final Map<String, Integer> inSector = new HashMap<>();
  private int science;

  private HexagonalBundle() {}

  /** A place at the focal plane of one telescope. */
  private record Place(String telescope, double x, double y, int ring, int sector) {}

  static FibreMap map(int rings, int skyEast, int skyWest, int standards) {
    if (rings < 1 || skyEast < 0 || skyWest < 0 || standards < 0) {
      throw new BadInputException(
          "a bundle of " + rings + " rings and a negative number of fibres is not possible",
          "fibre map",
          "pass at least one ring");
    }
    HexagonalBundle bundle = new HexagonalBundle();
    List<Place> sciencePlaces = cells("Sci", 1 + 3 * rings * (rings - 1));
    List<Place> others = new ArrayList<>(cells("SkyE", skyEast));
    others.addAll(cells("SkyW", skyWest));
    others.addAll(ring("Spec", standards));
    for (int sector = 1; sector <= SECTORS; sector++) {
      int wanted = sector;
      List<Place> own = sciencePlaces.stream().filter(p -> p.sector() == wanted).toList();
      List<Place> guests = new ArrayList<>();
      // The second sector, which has the central fibre, comes last, so that all slits are full.
      for (int i = sector == 1 ? 0 : 4 - sector; i < others.size(); i += SECTORS) {
        guests.add(others.get(i));
      }
      bundle.addSpectrograph(sector, own, guests);
    }
    return new FibreMap(bundle.slit);
  }

  /** The first cells of a hexagonal grid, ring by ring; the centre belongs to sector 2. */
  private static List<Place> cells(String telescope, int count) {
    List<Place> places = new ArrayList<>();
    for (int ring = 0; places.size() < count; ring++) {
      for (int step = 0; step < Math.max(1, 6 * ring) && places.size() < count; step++) {
        places.add(cell(telescope, ring, step));
      }
    }
    return places;
  }

  private static Place cell(String telescope, int ring, int step) {
    if (ring == 0) {
      return new Place(telescope, 0, 0, 1, 2);
    }
    int side = step / ring;
    double along = (double) (step % ring) / ring;
    double radius = ring * PITCH_MILLIMETRE;
    double x = between(Math.sin(corner(side)), Math.sin(corner(side + 1)), along) * radius;
    double y = between(Math.cos(corner(side)), Math.cos(corner(side + 1)), along) * radius;
    return new Place(telescope, rounded(x), rounded(y), ring + 1, step / (2 * ring) + 1);
  }

  private static double corner(int number) {
    return Math.toRadians(60.0 * number);
  }

  private static double between(double first, double second, double fraction) {
    return first + (second - first) * fraction;
  }

  /** Fibre positions are given to a micrometre; also makes -0 a plain 0. */
  private static double rounded(double millimetre) {
    return Math.round(millimetre * 1000) / 1000.0;
  }

  private static List<Place> ring(String telescope, int count) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      double x = rounded(STANDARD_RADIUS_MILLIMETRE * Math.sin(angle));
      double y = rounded(STANDARD_RADIUS_MILLIMETRE * Math.cos(angle));
      places.add(new Place(telescope, x, y, 19, i % 2 + 1));
    }
    return places;
  }

  /** Spreads the guests of other telescopes evenly along the slit. */
  private void addSpectrograph(int spectrograph, List<Place> own, List<Place> guests) {
    int total = own.size() + guests.size();
    int guest = 0;
    int host = 0;
    for (int i = 0; i < total; i++) {
      boolean guestsTurn =
          guest < guests.size() && (long) guest * total <= (long) i * guests.size();
      boolean takeGuest = guestsTurn || host == own.size();
      add(spectrograph, i, total, takeGuest ? guests.get(guest++) : own.get(host++));
    }
  }

  private void add(int spectrograph, int index, int total, Place place) {
    String label = place.telescope() + place.sector();
    int numberInIfu = inIfu.merge(place.telescope(), 1, Integer::sum);
    int numberInSector = inSector.merge(label, 1, Integer::sum);
    int block = index / FIBRES_PER_BLOCK + 1;
    int inBlock = index % FIBRES_PER_BLOCK + 1;
    String slot = "S" + spectrograph + "B" + block + "-" + inBlock;
    int pixel = 4004 - (int) Math.round(3864.0 * index / Math.max(1, total - 1));
    boolean isScience = place.telescope().equals("Sci");
    slit.add(
        new MockFibre(
            slit.size() + 1,
            spectrograph,
            "B" + block,
            inBlock,
            isScience ? "science" : place.telescope().equals("Spec") ? "standard" : "SKY",
            label,
            numberInIfu,
            place.telescope(),
            place.x(),
            place.y(),
            place.ring(),
            shortName(place.telescope()) + place.sector() + "-" + numberInSector,
            slot,
            numberInSector,
            label + "-" + numberInSector + ":" + slot,
            pixel,
            pixel + 11,
            pixel + 8,
            isScience ? status(science++) : 0));
  }

  private static String shortName(String telescope) {
    return switch (telescope) {
      case "SkyE" -> "B";
      case "SkyW" -> "A";
      case "Spec" -> "P";
      default -> "S";
    };
  }

  /** In 1801 fibres 9 dead, 34 weak and 4 repaired ones, as in the instrument. */
  private static int status(int number) {
    if (number % 200 == 100) {
      return 1;
    }
    if (number % 53 == 30) {
      return 2;
    }
    return number % 450 == 225 ? 3 : 0;
  }
}
