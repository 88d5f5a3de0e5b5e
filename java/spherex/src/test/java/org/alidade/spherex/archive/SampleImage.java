package org.alidade.spherex.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alidade.spherex.Band;

/**
 * An image of the table service's sample: a square of 3.4 degrees.
 *
 * @param number of the exposure
 * @param band detector
 * @param raDegrees centre
 * @param decDegrees centre
 */
record SampleImage(int number, Band band, double raDegrees, double decDegrees) {
  private static final double HALF_SIDE_DEGREES = 1.7;

  String obsId() {
    return String.format(Locale.ROOT, "2025W25_1B_%04d_1", number);
  }

  double startMjd() {
    return 60842.25 + number * 0.01;
  }

  double endMjd() {
    return startMjd() + 0.00125;
  }

  String uri() {
    return String.format(
        Locale.ROOT,
        "ibe/data/spherex/qr2/level2/2025W25_1B/l2b-v20-2025-253/%2$d/"
            + "level2_%1$sD%2$d_spx_l2b-v20-2025-253.fits",
        obsId(),
        1 + Band.DETECTORS.indexOf(band));
  }

  private String key() {
    return obsId() + band.text();
  }

  private String publisherId() {
    return "ivo://irsa.ipac/spherex_qr2?" + obsId() + "/" + band.text();
  }

  private String bandName() {
    return "SPHEREx-" + band.text();
  }

  private String outline() {
    double half = HALF_SIDE_DEGREES / Math.cos(Math.toRadians(decDegrees));
    double west = raDegrees - half;
    double east = raDegrees + half;
    double south = decDegrees - HALF_SIDE_DEGREES;
    double north = decDegrees + HALF_SIDE_DEGREES;
    return Stream.of(west, south, east, south, east, north, west, north)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private double shortMetres() {
    return band.wavelengthMinimumMicrons() * 1e-6;
  }

  private double longMetres() {
    return band.wavelengthMaximumMicrons() * 1e-6;
  }

  /** Writes the tables that dachs.rd reads. */
  static void write(List<SampleImage> images, Path folder) throws IOException {
    String planes =
        "planeid,obs_publisher_did,time_bounds_lower,time_bounds_upper,energy_bandpassname,"
            + "energy_bounds_lower,energy_bounds_upper,provenance_version,poly";
    write(folder.resolve("planes.csv"), planes, images.stream().map(SampleImage::plane));
    String artifacts = "planeid,uri,producttype,contentlength,contentchecksum";
    write(
        folder.resolve("artifacts.csv"),
        artifacts,
        images.stream().flatMap(image -> Stream.of(image.file(), image.preview())));
    String obscore =
        "obs_id,obs_publisher_did,t_min,t_max,em_min,em_max,s_ra,s_dec,energy_bandpassname,"
            + "access_url,s_region";
    write(folder.resolve("obscore.csv"), obscore, images.stream().map(SampleImage::obsCore));
  }

  private static void write(Path file, String header, Stream<List<Object>> rows)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    rows.map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .forEach(lines::add);
    Files.write(file, lines);
  }

  private List<Object> plane() {
    return List.of(
        key(),
        publisherId(),
        startMjd(),
        endMjd(),
        bandName(),
        shortMetres(),
        longMetres(),
        "6.5.4",
        outline());
  }

  private List<Object> file() {
    String checksum = "md5:0123456789abcdef0123456789abcdef";
    return List.of(key(), uri(), "science", 71_634_240, checksum);
  }

  private List<Object> preview() {
    return List.of(key(), uri() + ".png", "preview", 1000, "");
  }

  private List<Object> obsCore() {
    return List.of(
        obsId(),
        publisherId(),
        startMjd(),
        endMjd(),
        shortMetres(),
        longMetres(),
        raDegrees,
        decDegrees,
        bandName(),
        "http://127.0.0.1/datalink?" + key(),
        outline());
  }
}
