package org.alidade.lvm;

import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * Lines that dominate optical spectra of nebulae, and the sodium doublet. Wavelengths are those in
 * air of the NIST Atomic Spectra Database; the Balmer lines are weighted means over their fine
 * structure.
 *
 * <p>Example: {@code LineList.named("[O III] 5007").window(-200, 200)}.
 */
public final class LineList {
  /** [O II] 3726. */
  public static final SpectralLine OII_3726 = new SpectralLine("[O II] 3726", 3726.032);

  /** [O II] 3729. */
  public static final SpectralLine OII_3729 = new SpectralLine("[O II] 3729", 3728.815);

  /** [Ne III] 3869. */
  public static final SpectralLine NEIII_3869 = new SpectralLine("[Ne III] 3869", 3868.76);

  /** Balmer delta. */
  public static final SpectralLine HDELTA = new SpectralLine("Hdelta", 4101.742);

  /** Balmer gamma. */
  public static final SpectralLine HGAMMA = new SpectralLine("Hgamma", 4340.471);

  /** [O III] 4363. */
  public static final SpectralLine OIII_4363 = new SpectralLine("[O III] 4363", 4363.21);

  /** He I 4471. */
  public static final SpectralLine HEI_4471 = new SpectralLine("He I 4471", 4471.48);

  /** He II 4686. */
  public static final SpectralLine HEII_4686 = new SpectralLine("He II 4686", 4685.7);

  /** Balmer beta. */
  public static final SpectralLine HBETA = new SpectralLine("Hbeta", 4861.333);

  /** [O III] 4959. */
  public static final SpectralLine OIII_4959 = new SpectralLine("[O III] 4959", 4958.911);

  /** [O III] 5007. */
  public static final SpectralLine OIII_5007 = new SpectralLine("[O III] 5007", 5006.843);

  /** [O I] 5577, the brightest line of the night sky. */
  public static final SpectralLine OI_5577 = new SpectralLine("[O I] 5577", 5577.339);

  /** [N II] 5755. */
  public static final SpectralLine NII_5755 = new SpectralLine("[N II] 5755", 5754.59);

  /** He I 5876. */
  public static final SpectralLine HEI_5876 = new SpectralLine("He I 5876", 5875.62);

  /** Na I D2. */
  public static final SpectralLine NAI_5890 = new SpectralLine("Na I D2 5890", 5889.951);

  /** Na I D1. */
  public static final SpectralLine NAI_5896 = new SpectralLine("Na I D1 5896", 5895.924);

  /** [O I] 6300. */
  public static final SpectralLine OI_6300 = new SpectralLine("[O I] 6300", 6300.304);

  /** [O I] 6364. */
  public static final SpectralLine OI_6364 = new SpectralLine("[O I] 6364", 6363.776);

  /** [N II] 6548. */
  public static final SpectralLine NII_6548 = new SpectralLine("[N II] 6548", 6548.05);

  /** Balmer alpha. */
  public static final SpectralLine HALPHA = new SpectralLine("Halpha", 6562.819);

  /** [N II] 6583. */
  public static final SpectralLine NII_6583 = new SpectralLine("[N II] 6583", 6583.45);

  /** He I 6678. */
  public static final SpectralLine HEI_6678 = new SpectralLine("He I 6678", 6678.15);

  /** [S II] 6716. */
  public static final SpectralLine SII_6716 = new SpectralLine("[S II] 6716", 6716.44);

  /** [S II] 6731. */
  public static final SpectralLine SII_6731 = new SpectralLine("[S II] 6731", 6730.816);

  /** [Ar III] 7136. */
  public static final SpectralLine ARIII_7136 = new SpectralLine("[Ar III] 7136", 7135.79);

  /** [S III] 9069. */
  public static final SpectralLine SIII_9069 = new SpectralLine("[S III] 9069", 9068.6);

  /** [S III] 9531. */
  public static final SpectralLine SIII_9531 = new SpectralLine("[S III] 9531", 9530.6);

  private static final List<SpectralLine> ALL =
      List.of(
          OII_3726,
          OII_3729,
          NEIII_3869,
          HDELTA,
          HGAMMA,
          OIII_4363,
          HEI_4471,
          HEII_4686,
          HBETA,
          OIII_4959,
          OIII_5007,
          OI_5577,
          NII_5755,
          HEI_5876,
          NAI_5890,
          NAI_5896,
          OI_6300,
          OI_6364,
          NII_6548,
          HALPHA,
          NII_6583,
          HEI_6678,
          SII_6716,
          SII_6731,
          ARIII_7136,
          SIII_9069,
          SIII_9531);

  private LineList() {}

  /** All lines, in order of wavelength. */
  public static List<SpectralLine> all() {
    return ALL;
  }

  /**
   * The line of a name; blanks, brackets and the case of letters do not matter.
   *
   * @param name for example {@code Halpha} or {@code [O III] 5007}
   * @throws BadInputException if there is none; the message names all
   */
  public static SpectralLine named(String name) {
    String wanted = plain(name);
    return ALL.stream()
        .filter(line -> plain(line.name()).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "no line '" + name + "'",
                    "LineList",
                    "use one of "
                        + String.join(", ", ALL.stream().map(SpectralLine::name).toList())));
  }

  /** The lines whose rest wavelength lies within a window in air, in Angstrom. */
  public static List<SpectralLine> within(double lowAngstrom, double highAngstrom) {
    return ALL.stream()
        .filter(line -> line.airAngstrom() >= lowAngstrom && line.airAngstrom() <= highAngstrom)
        .toList();
  }

  private static String plain(String name) {
    return name.replaceAll("[\\[\\]\\s]", "").toLowerCase(Locale.ROOT);
  }
}
