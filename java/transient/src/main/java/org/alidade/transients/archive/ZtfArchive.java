package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alidade.archive.AccessOptions;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.Attempts;
import org.alidade.archive.WebClient;

/**
 * Science images of the Zwicky Transient Facility at IRSA, through its image service IBE (spec
 * transient 3.4): a box of twice the radius, usable images only.
 */
public final class ZtfArchive implements ObservationArchive {
  /** The public service. */
  public static final URI SERVICE = URI.create("https://irsa.ipac.caltech.edu/");

  private static final int LONGEST_ANSWER_BYTES = 1 << 27;
  private static final double JD_OF_MJD_0 = 2_400_000.5;

  /** Bit 25 marks images that must not be used. */
  private static final int FIRST_UNUSABLE = 33_554_432;

  private static final ObjectReader CSV =
      new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());

  /** What the parts of a file name may be: they come from outside. */
  private static final Map<String, Pattern> PARTS =
      Map.of(
          "filefracday", Pattern.compile("\\d{14}"),
          "field", Pattern.compile("\\d{1,6}"),
          "filtercode", Pattern.compile("z[gri]"),
          "ccdid", Pattern.compile("\\d{1,2}"),
          "imgtypecode", Pattern.compile("[a-z]"),
          "qid", Pattern.compile("\\d"));

  private final URI service;
  private final WebClient web;
  private final Attempts attempts;

  /**
   * The archive.
   *
   * @param service root of the service, {@link #SERVICE}
   */
  public ZtfArchive(URI service, AccessOptions access) {
    this.service = service;
    web = new WebClient(access);
    attempts = new Attempts(access);
  }

  @Override
  public String name() {
    return "IRSA";
  }

  @Override
  public List<ArchiveObservation> find(ObservationSearch search) throws InterruptedException {
    URI address = address(search);
    byte[] table = attempts.call(() -> web.document(address, LONGEST_ANSWER_BYTES));
    List<ArchiveObservation> found = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows = CSV.readValues(table)) {
      while (rows.hasNext()) {
        found.add(observation(rows.next()));
      }
    } catch (IOException | RuntimeException e) {
      ArchiveException failure =
          ArchiveException.permanent(
              "the answer is not the table that was asked for (" + e.getMessage() + ")",
              service.toString(),
              "try again later");
      failure.initCause(e);
      throw failure;
    }
    return found;
  }

  private URI address(ObservationSearch search) {
    List<String> conditions = new ArrayList<>();
    search.firstMjd().ifPresent(mjd -> conditions.add("obsjd>=" + (mjd + JD_OF_MJD_0)));
    search.lastMjd().ifPresent(mjd -> conditions.add("obsjd<=" + (mjd + JD_OF_MJD_0)));
    conditions.add("infobits<" + FIRST_UNUSABLE);
    double side = 2 * search.radiusDegrees();
    return service.resolve(
        "ibe/search/ztf/products/sci?POS="
            + search.raDegrees()
            + ","
            + search.decDegrees()
            + "&SIZE="
            + side
            + ","
            + side
            + "&ct=csv&WHERE="
            + URLEncoder.encode(String.join(" AND ", conditions), StandardCharsets.UTF_8)
                .replace("+", "%20"));
  }

  private ArchiveObservation observation(Map<String, String> row) {
    double start = Double.parseDouble(cell(row, "obsjd")) - JD_OF_MJD_0;
    String name =
        "ztf_"
            + part(row, "filefracday")
            + "_"
            + padded(part(row, "field"), 6)
            + "_"
            + part(row, "filtercode")
            + "_c"
            + padded(part(row, "ccdid"), 2)
            + "_"
            + part(row, "imgtypecode")
            + "_q"
            + part(row, "qid");
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("obs_id", name);
    node.put("target_name", "");
    node.put("ra", Double.parseDouble(cell(row, "ra")));
    node.put("dec", Double.parseDouble(cell(row, "dec")));
    node.put("mission", "ZTF");
    node.put("instrument", "ZTF camera");
    node.put("filters", part(row, "filtercode"));
    node.put("exposure_time", Double.parseDouble(cell(row, "exptime")));
    node.put("obs_date", Double.toString(start));
    node.put("data_rights", "PUBLIC");
    node.put("obs_collection", "ZTF");
    node.put("dataURL", imageAddress(part(row, "filefracday"), name));
    node.put("filesize", 0);
    node.put("obs_date_iso", ModifiedJulianDate.iso(start));
    node.put("caom_obs_id", "");
    node.put("archive", "IRSA");
    node.put("dataproduct_type", "image");
    return ArchiveObservation.of(node);
  }

  private String imageAddress(String day, String name) {
    return service
        .resolve(
            "ibe/data/ztf/products/sci/"
                + day.substring(0, 4)
                + "/"
                + day.substring(4, 8)
                + "/"
                + day.substring(8)
                + "/"
                + name
                + "_sciimg.fits")
        .toString();
  }

  private static String part(Map<String, String> row, String column) {
    String text = cell(row, column);
    Pattern form = PARTS.get(column);
    if (form == null || !form.matcher(text).matches()) {
      throw new IllegalArgumentException(column + " is '" + text + "'");
    }
    return text;
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
