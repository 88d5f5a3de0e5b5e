package org.alidade.spherex.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.archive.WebAddress;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation.ArchiveRecord;
import org.jspecify.annotations.Nullable;

/**
 * The usable rows of an answer, in order of time, one for each image; and what was wrong with the
 * others (spec spherex 3.5).
 *
 * @param rows sorted, without duplicates
 * @param warnings one sentence for each row left out
 */
record ArchiveRows(List<ArchiveRow> rows, List<String> warnings) {
  private static final double MICRONS_PER_METRE = 1e6;
  private static final Pattern PUBLISHER_ID = Pattern.compile("([^/?]*)\\?([^/]*)(?:/.*)?$");
  private static final Pattern MD5 = Pattern.compile("(?:md5:)?([0-9a-fA-F]{32})");

  /** Names of the columns an answer of one of the two tables has. */
  private record Names(
      @Nullable String obsId, String address, String start, String end, String from, String to) {
    static final Names JOIN =
        new Names(
            null,
            "download_url",
            "time_bounds_lower",
            "time_bounds_upper",
            "energy_bounds_lower",
            "energy_bounds_upper");
    static final Names OBSCORE =
        new Names("obs_id", "access_url", "t_min", "t_max", "em_min", "em_max");
  }

  /**
   * Reads an answer of either table.
   *
   * @param collections names of the collections to keep; empty for all
   */
  static ArchiveRows of(VoTable table, List<String> collections) {
    Names names = namesFiles(table) ? Names.JOIN : Names.OBSCORE;
    List<String> warnings = new ArrayList<>();
    Map<String, ArchiveRow> best = new LinkedHashMap<>();
    for (int row = 0; row < table.rowCount(); row++) {
      read(table, row, names, warnings)
          .filter(found -> isWanted(found, collections))
          .ifPresent(found -> keepNewest(best, found, warnings));
    }
    return new ArchiveRows(best.values().stream().sorted(ArchiveRow.ORDER).toList(), warnings);
  }

  /** Whether an answer has the addresses of the files themselves. */
  static boolean namesFiles(VoTable table) {
    return table.hasColumn(Names.JOIN.address());
  }

  private static boolean isWanted(ArchiveRow row, List<String> collections) {
    String collection = row.archive().collection();
    return collection == null || collections.isEmpty() || collections.contains(collection);
  }

  private static void keepNewest(
      Map<String, ArchiveRow> best, ArchiveRow found, List<String> warnings) {
    String key = found.position() + " " + found.key();
    ArchiveRow known = best.get(key);
    if (known == null) {
      best.put(key, found);
      return;
    }
    boolean newer = found.isNewerThan(known);
    ArchiveRow dropped = newer ? known : found;
    if (!known.address().equals(found.address())) {
      warnings.add(found.key() + ": older file left out: " + printable(dropped.address()));
    }
    if (newer) {
      best.put(key, found);
    }
  }

  private static Optional<ArchiveRow> read(
      VoTable table, int row, Names names, List<String> warnings) {
    String publisherId = table.text(row, "obs_publisher_did").orElse("");
    Matcher parts = PUBLISHER_ID.matcher(publisherId);
    boolean readable = parts.find();
    String obsId =
        names.obsId() == null
            ? (readable ? parts.group(2) : "")
            : table.text(row, names.obsId()).orElse("").strip();
    OptionalDouble start = table.number(row, names.start());
    OptionalDouble end = table.number(row, names.end());
    Optional<String> address = table.text(row, names.address()).map(String::strip);
    String problem = null;
    if (!ArchiveRow.isSafe(obsId)) {
      problem =
          "no usable identifier in '" + printable(obsId.isEmpty() ? publisherId : obsId) + "'";
    } else if (start.isEmpty() || end.isEmpty()) {
      problem = "no time for " + obsId;
    } else if (WebAddress.find(address.orElse(null)).isEmpty()) {
      problem = "no usable address for " + obsId;
    }
    if (problem != null) {
      warnings.add("row " + (row + 1) + " left out: " + problem);
      return Optional.empty();
    }
    return Optional.of(
        new ArchiveRow(
            obsId,
            band(table.text(row, "energy_bandpassname").orElse("")),
            start.orElseThrow(),
            end.orElseThrow(),
            MICRONS_PER_METRE * table.number(row, names.from()).orElse(Double.NaN),
            MICRONS_PER_METRE * table.number(row, names.to()).orElse(Double.NaN),
            address.orElseThrow(),
            record(table, row, readable ? parts.group(1) : null),
            table.text(row, "s_region").flatMap(Footprint::parse).orElse(null),
            table.integer(row, "position_id").orElse(-1)));
  }

  private static Band band(String name) {
    return Band.of(name.substring(name.lastIndexOf('-') + 1)).orElse(Band.UNKNOWN);
  }

  private static ArchiveRecord record(VoTable table, int row, @Nullable String fromId) {
    String collection = table.text(row, "obs_collection").orElse(fromId);
    OptionalLong length = table.integer(row, "contentlength");
    return new ArchiveRecord(
        collection == null || collection.isEmpty() ? null : collection,
        table.text(row, "provenance_version").orElse(null),
        length.isPresent() && length.getAsLong() > 0 ? length : OptionalLong.empty(),
        table.text(row, "contentchecksum").flatMap(ArchiveRows::md5).orElse(null));
  }

  private static Optional<String> md5(String text) {
    Matcher matcher = MD5.matcher(text.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.substring(0, Math.min(clean.length(), 200));
  }
}
