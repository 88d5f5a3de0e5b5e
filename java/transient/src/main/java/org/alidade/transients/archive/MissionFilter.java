package org.alidade.transients.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which missions are asked for, at which archive (spec transient 3.2).
 *
 * <p>Example: {@code MissionFilter.of(List.of("hst", "JWST", "ZTF"))}.
 *
 * @param all whether everything is wanted; MAST without a filter, and ZTF
 * @param mast missions at MAST, upper case
 * @param ztf whether the Zwicky Transient Facility at IRSA is asked
 * @param warnings names that are unknown, or known and not served
 */
public record MissionFilter(boolean all, List<String> mast, boolean ztf, List<String> warnings) {
  private static final Set<String> MAST =
      Set.of("HST", "JWST", "TESS", "GALEX", "SWIFT", "PS1", "SDSS", "HLA", "HLSP");
  private static final Set<String> IRSA_NOT_SERVED =
      Set.of("PTF", "WISE", "NEOWISE", "2MASS", "SPITZER");

  /** Copies the lists. */
  public MissionFilter {
    mast = List.copyOf(mast);
    warnings = List.copyOf(warnings);
  }

  /** No filter. */
  public static MissionFilter none() {
    return new MissionFilter(true, List.of(), true, List.of());
  }

  /** The missions of these names, whatever their case; none, or the one name NONE: no filter. */
  public static MissionFilter of(List<String> names) {
    List<String> mast = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    boolean ztf = false;
    for (String given : names) {
      String name = given.strip().toUpperCase(Locale.ROOT);
      if (MAST.contains(name)) {
        mast.add(name);
      } else if (IRSA_NOT_SERVED.contains(name)) {
        warnings.add("mission " + name + " is left out: IRSA is asked for ZTF images only");
      } else if (!name.equals("ZTF") && !name.equals("NONE")) {
        warnings.add("mission '" + given + "' is unknown and left out");
      }
      ztf |= name.equals("ZTF");
    }
    boolean unfiltered = names.isEmpty() || (names.size() == 1 && isNone(names.get(0)));
    return unfiltered ? none() : new MissionFilter(false, mast, ztf, warnings);
  }

  private static boolean isNone(String name) {
    return name.strip().equalsIgnoreCase("NONE");
  }

  /** Whether MAST is asked at all. */
  public boolean asksMast() {
    return all || !mast.isEmpty();
  }

  /** Whether an observation of MAST is wanted. */
  public boolean accepts(String mission) {
    return all || mast.contains(mission.toUpperCase(Locale.ROOT));
  }
}
