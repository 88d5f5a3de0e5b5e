package org.alidade.cube.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsTable;

/**
 * A set of single-population spectra on a complete grid of metallicity and age, linear in air
 * wavelength.
 *
 * <p>Read from one packed file (image with one spectrum per row and a table GRID with the columns
 * METAL and AGE) or from a folder of one-spectrum files named in the MILES manner
 * (...Zm0.40T01.0000....fits).
 *
 * <pre>{@code
 * TemplateLibrary library = TemplateLibrary.open(Path.of("miles.fits.gz")).thinned(6, 10);
 * }</pre>
 */
public final class TemplateLibrary {
  private static final Pattern MILES_NAME =
      Pattern.compile(".*Z([mp])(\\d+\\.\\d+)T(\\d+\\.\\d+).*\\.fits(\\.gz)?");

  private final String source;
  private final double firstAngstrom;
  private final double stepAngstrom;
  private final double[] metallicities;
  private final double[] agesGyr;
  private final double[][] spectra;

  private TemplateLibrary(
      String source,
      double firstAngstrom,
      double stepAngstrom,
      double[] metallicities,
      double[] agesGyr,
      double[][] spectra) {
    this.source = source;
    this.firstAngstrom = firstAngstrom;
    this.stepAngstrom = stepAngstrom;
    this.metallicities = metallicities;
    this.agesGyr = agesGyr;
    this.spectra = spectra;
  }

  /** One spectrum before it is sorted into the grid. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Member(
      double metallicity, double ageGyr, double[] flux, double first, double step) {}

  /**
   * Reads a packed file or a folder.
   *
   * @throws FormatException if the files are not such a set or their grid is incomplete; the
   *     message names the first missing member
   */
  public static TemplateLibrary open(Path path) {
    List<Member> members = Files.isDirectory(path) ? readFolder(path) : readPacked(path);
    return arrange(path.getFileName().toString(), path.toString(), members);
  }

  private static List<Member> readPacked(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      FitsImage image = file.image(0);
      FitsTable grid = file.table("GRID");
      int[] shape = image.shape();
      if (shape.length != 2 || shape[0] != grid.rowCount()) {
        throw new FormatException(
            "the image of shape "
                + Arrays.toString(shape)
                + " does not hold one spectrum for each of "
                + grid.rowCount()
                + " rows of GRID",
            path.toString(),
            "pass a packed template file");
      }
      double[] metallicities = grid.doubles("METAL");
      double[] ages = grid.doubles("AGE");
      List<Member> members = new ArrayList<>();
      for (int row = 0; row < shape[0]; row++) {
        double[] flux = image.doubles((long) row * shape[1], shape[1]);
        members.add(member(metallicities[row], ages[row], flux, image.header()));
      }
      return members;
    }
  }

  private static List<Member> readFolder(Path folder) {
    List<Member> members = new ArrayList<>();
    for (Path path : fitsFiles(folder)) {
      Matcher name = MILES_NAME.matcher(path.getFileName().toString());
      if (name.matches()) {
        double size = Double.parseDouble(name.group(2));
        try (FitsFile file = FitsFile.open(path)) {
          FitsImage image = file.image(0);
          members.add(
              member(
                  name.group(1).equals("m") ? -size : size,
                  Double.parseDouble(name.group(3)),
                  image.doubles(),
                  image.header()));
        }
      }
    }
    if (members.isEmpty()) {
      throw new FormatException(
          "no file is named like a MILES spectrum (...Zm0.40T01.0000....fits)",
          folder.toString(),
          "pass a packed file or a folder of such files");
    }
    return members;
  }

  private static List<Path> fitsFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder cannot be listed (" + e.getMessage() + ")",
              folder.toString(),
              "check its permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private static Member member(double metallicity, double age, double[] flux, FitsHeader header) {
    double step = header.getDouble("CDELT1");
    double first =
        header.getDouble("CRVAL1") + (1 - header.findDouble("CRPIX1").orElse(1.0)) * step;
    for (double value : flux) {
      if (!Double.isFinite(value)) {
        throw new FormatException(
            "a template spectrum has values that are not finite",
            header.where(),
            "repair or remove the spectrum");
      }
    }
    return new Member(metallicity, age, flux, first, step);
  }

  private static TemplateLibrary arrange(String source, String where, List<Member> members) {
    double[] metallicities = distinct(members.stream().mapToDouble(Member::metallicity).toArray());
    double[] ages = distinct(members.stream().mapToDouble(Member::ageGyr).toArray());
    Member model = members.get(0);
    double[][] spectra = new double[metallicities.length * ages.length][];
    for (Member member : members) {
      if (member.flux().length != model.flux().length
          || member.first() != model.first()
          || member.step() != model.step()) {
        throw new FormatException(
            "the spectra do not share one wavelength grid", where, "resample them first");
      }
      int index =
          Arrays.binarySearch(metallicities, member.metallicity()) * ages.length
              + Arrays.binarySearch(ages, member.ageGyr());
      if (spectra[index] != null) {
        throw new FormatException(
            String.format(
                Locale.ROOT,
                "two spectra have [M/H] %.2f and age %.4f Gyr",
                member.metallicity(),
                member.ageGyr()),
            where,
            "keep one of them");
      }
      spectra[index] = member.flux();
    }
    requireComplete(where, metallicities, ages, spectra);
    return new TemplateLibrary(source, model.first(), model.step(), metallicities, ages, spectra);
  }

  private static void requireComplete(
      String where, double[] metallicities, double[] ages, double[][] spectra) {
    int missing = 0;
    int firstMissing = -1;
    for (int i = spectra.length - 1; i >= 0; i--) {
      if (spectra[i] == null) {
        missing++;
        firstMissing = i;
      }
    }
    if (missing > 0) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "the grid of %d metallicities and %d ages lacks %d spectra, the first is [M/H] %.2f,"
                  + " age %.4f Gyr",
              metallicities.length,
              ages.length,
              missing,
              metallicities[firstMissing / ages.length],
              ages[firstMissing % ages.length]),
          where,
          "add the missing spectra or remove the incomplete row");
    }
  }

  private static double[] distinct(double[] values) {
    return Arrays.stream(values).sorted().distinct().toArray();
  }

  /**
   * Keeps a part of the grid, evenly spread with both ends included.
   *
   * @param metallicityCount at most this many metallicities
   * @param ageCount at most this many ages
   * @throws BadInputException if a count is not positive
   */
  public TemplateLibrary thinned(int metallicityCount, int ageCount) {
    int[] keepMetallicities = spread(metallicities.length, metallicityCount);
    int[] keepAges = spread(agesGyr.length, ageCount);
    double[][] kept = new double[keepMetallicities.length * keepAges.length][];
    for (int z = 0; z < keepMetallicities.length; z++) {
      for (int age = 0; age < keepAges.length; age++) {
        kept[z * keepAges.length + age] =
            spectra[keepMetallicities[z] * agesGyr.length + keepAges[age]];
      }
    }
    return new TemplateLibrary(
        source,
        firstAngstrom,
        stepAngstrom,
        Arrays.stream(keepMetallicities).mapToDouble(i -> metallicities[i]).toArray(),
        Arrays.stream(keepAges).mapToDouble(i -> agesGyr[i]).toArray(),
        kept);
  }

  private static int[] spread(int available, int wanted) {
    if (wanted < 1) {
      throw new BadInputException(
          wanted + " grid points cannot be kept", "template thinning", "keep at least one");
    }
    int count = Math.min(available, wanted);
    int[] kept = new int[count];
    for (int i = 0; i < count; i++) {
      kept[i] = count == 1 ? available / 2 : (int) Math.round(i * (available - 1.0) / (count - 1));
    }
    return kept;
  }

  /** Name of the file or folder. */
  public String source() {
    return source;
  }

  /** Centre of the first pixel, air Angstrom. */
  public double firstAngstrom() {
    return firstAngstrom;
  }

  /** Pixel width in Angstrom. */
  public double stepAngstrom() {
    return stepAngstrom;
  }

  /** Pixels per spectrum. */
  public int pixelCount() {
    return spectra[0].length;
  }

  /** [M/H] in dex, increasing, nZ values. */
  public double[] metallicities() {
    return metallicities.clone();
  }

  /** Ages in Gyr, increasing, nAge values. */
  public double[] agesGyr() {
    return agesGyr.clone();
  }

  /** Number of populations, nZ * nAge. */
  public int populationCount() {
    return spectra.length;
  }

  /**
   * One spectrum.
   *
   * @param population index {@code iZ * nAge + iAge}
   * @return flux density, {@link #pixelCount} values
   */
  public double[] spectrum(int population) {
    return spectra[population].clone();
  }
}
