package org.alidade.lvm;

import java.util.List;
import java.util.Locale;

/** Sizes of what a tile or collection holds, as both print them (spec lvm 4.1). */
final class DatasetSummary {
  private static final double KIBI = 1024;
  private static final String ALL = "(tile, spaxel, wavelength)";
  private static final String FIBRES = "(tile, spaxel)";

  private final long tiles;
  private final long spaxels;
  private final long wavelengths;
  private final StringBuilder lines = new StringBuilder();
  private double bytes;

  private DatasetSummary(TileSource source) {
    List<LvmTile> list = source.tiles();
    tiles = list.size();
    spaxels = list.stream().mapToInt(LvmTile::spaxels).max().orElse(0);
    wavelengths = source.wavelengthAngstrom().length;
  }

  static String of(TileSource source) {
    return new DatasetSummary(source).text();
  }

  private String text() {
    lines.append("  coordinates:\n");
    coordinate("tile", "(tile)", "int64", 8 * tiles, "");
    coordinate("spaxel", "(spaxel)", "int64", 8 * spaxels, "");
    coordinate("wavelength", "(wavelength)", "float64", 8 * wavelengths, "Angstrom");
    coordinate("mjd", "(tile)", "float64", 8 * tiles, "day");
    coordinate("ra", FIBRES, "float64", 8 * tiles * spaxels, "deg");
    coordinate("dec", FIBRES, "float64", 8 * tiles * spaxels, "deg");
    coordinate("fibre_id", FIBRES, "int64", 8 * tiles * spaxels, "");
    coordinate("fibre_status", FIBRES, "int64", 8 * tiles * spaxels, "");
    coordinate("ifu_label", FIBRES, "text", 5 * tiles * spaxels, "");
    lines.append("  variables:\n");
    variable("flux", "float32", 4, "erg / (Angstrom s cm2)");
    variable("i_var", "float32", 4, "cm4 Angstrom2 s2 / erg2");
    variable("lsf_sigma", "float64", 8, "Angstrom");
    variable("mask", "uint8", 1, "");
    return String.format(Locale.ROOT, "  size: %.1f MB", bytes / KIBI / KIBI)
        + "\n"
        + "  dimensions: tile "
        + tiles
        + ", spaxel "
        + spaxels
        + ", wavelength "
        + wavelengths
        + "\n"
        + lines.toString().stripTrailing();
  }

  private void coordinate(String name, String dimensions, String type, long size, String unit) {
    bytes += size;
    line(name, dimensions, type, String.format(Locale.ROOT, "%.1f kB", size / KIBI), unit);
  }

  private void variable(String name, String type, int width, String unit) {
    double size = (double) width * tiles * spaxels * wavelengths;
    bytes += size;
    String amount = String.format(Locale.ROOT, "%.1f MB by rows", size / KIBI / KIBI);
    line(name, ALL, type, amount, unit);
  }

  private void line(String name, String dimensions, String type, String amount, String unit) {
    String line =
        String.format(
            Locale.ROOT, "    %-12s %-26s %-8s %-16s %s", name, dimensions, type, amount, unit);
    lines.append(line.stripTrailing()).append('\n');
  }
}
