package org.alidade.transients.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsWriter;
import org.alidade.transients.ObservationType;

/**
 * Generated observations on disk, as query and download would have left them.
 *
 * <p>Below the folder: {@code sn_catalog.txt} (the supernova catalogue, spec transient 2.1), {@code
 * query_results.json} (3.5), {@code fits/{sn}/{reference|science}/mastDownload/PS1/{id}/*.fits}
 * with {@code fits/download_results.json} (4.4), and {@code truth.json}: every source that changes,
 * with its flux in every exposure.
 *
 * <pre>{@code
 * MockArchive archive = MockArchive.write(MockOptions.defaults(), folder);
 * }</pre>
 *
 * @param catalogue the supernova catalogue
 * @param queryResults the result of the archive query
 * @param fitsFolder the download tree
 * @param truth what was generated
 * @param fields the fields, in the order of the catalogue
 */
public record MockArchive(
    Path catalogue, Path queryResults, Path fitsFolder, Path truth, List<MockField> fields) {
  private static final String MISSION = "PS1";
  private static final String COLUMNS =
      "sn_name gal_name sn_gal_uncert gal_ra gal_dec gal_mag gal_mband gal_mag_ref gal_posang"
          + " gal_inclination redshift gal_type gal_logab gal_log10d gal_type_code sn_offset_ew"
          + " sn_offset_ns sn_mag sn_mflag sn_mband sn_qmag sn_optdisc max_date disc_date sn_type"
          + " sn_ra sn_dec sn_uncert surveys discoverer sn_comment gal_comment mod_date_arr";

  /** Makes the list immutable. */
  public MockArchive {
    fields = List.copyOf(fields);
  }

  /**
   * Generates the observations and writes them.
   *
   * @param options what to generate
   * @param folder where to; made if missing
   * @throws IoFailureException if it cannot be written
   */
  public static MockArchive write(MockOptions options, Path folder) {
    List<MockField> fields = new ArrayList<>();
    for (int i = 0; i < options.supernovae(); i++) {
      fields.add(MockField.of(options, i));
    }
    MockArchive archive =
        new MockArchive(
            folder.resolve("sn_catalog.txt"),
            folder.resolve("query_results.json"),
            folder.resolve("fits"),
            folder.resolve("truth.json"),
            fields);
    try {
      archive.writeAll();
    } catch (IOException failure) {
      IoFailureException wrapped =
          new IoFailureException(
              "generated observations cannot be written (" + failure.getMessage() + ")",
              folder.toString(),
              "use a folder that can be written to");
      wrapped.initCause(failure);
      throw wrapped;
    }
    return archive;
  }

  private void writeAll() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode query = mapper.createArrayNode();
    ArrayNode downloads = mapper.createArrayNode();
    ArrayNode truths = mapper.createArrayNode();
    for (MockField field : fields) {
      ObjectNode found = query.addObject();
      describe(field, found);
      ObjectNode download = downloads.addObject();
      download.put("sn_name", field.name());
      ObjectNode known = truths.addObject();
      describe(field, known);
      ArrayNode exposures = known.putArray("exposures");
      for (ObservationType type : ObservationType.values()) {
        ArrayNode files = download.putArray(type.text() + "_files");
        ArrayNode observations = found.putArray(type.text() + "_observations");
        for (MockEpoch epoch : field.epochs(type)) {
          MockExposure exposure = field.expose(epoch);
          String file = file(field, epoch);
          write(fitsFolder.resolve(file), exposure);
          files.add(file);
          observation(field, epoch, file, observations.addObject());
          MockTruth.describe(exposure, file, exposures.addObject());
        }
      }
      found.putArray("errors");
      verified(download, mapper);
      download.putArray("invalid_files");
      download.putArray("errors");
    }
    save(catalogue, catalogueText().getBytes(StandardCharsets.US_ASCII));
    save(fitsFolder.resolve("download_results.json"), json(mapper, downloads));
    save(truth, json(mapper, truths));
    save(queryResults, json(mapper, query));
  }

  private static byte[] json(ObjectMapper mapper, ArrayNode node) throws IOException {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private static void save(Path target, byte[] content) throws IOException {
    AtomicFile.write(target, part -> Files.write(part, content));
  }

  private static void describe(MockField field, ObjectNode into) {
    into.put("sn_name", field.name());
    into.put("ra_deg", field.supernova().raDegrees());
    into.put("dec_deg", field.supernova().decDegrees());
    into.put("discovery_date", MockDates.date(field.discoveryMjd()) + "T00:00:00");
  }

  private static void write(Path file, MockExposure exposure) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FitsWriter writer = FitsWriter.create(file)) {
      int[] shape = {exposure.camera().height(), exposure.camera().width()};
      writer.primary(shape, exposure.adu(), exposure.header().cards());
      writer.commit();
    }
  }

  private static String observationId(MockField field, MockEpoch epoch) {
    return "mock." + field.name() + "." + epoch.id();
  }

  private static String file(MockField field, MockEpoch epoch) {
    String id = observationId(field, epoch);
    String name = id + ".stk." + field.options().camera().filter() + ".unconv.fits";
    return String.join("/", field.name(), epoch.type().text(), "mastDownload", MISSION, id, name);
  }

  private void observation(MockField field, MockEpoch epoch, String file, ObjectNode into)
      throws IOException {
    into.put("obs_id", observationId(field, epoch));
    into.put("target_name", field.name());
    into.put("ra", field.raDegrees());
    into.put("dec", field.decDegrees());
    into.put("mission", MISSION);
    into.put("instrument", "MOCKCAM");
    into.put("filters", field.options().camera().filter());
    into.put("exposure_time", field.options().camera().exposureSeconds());
    into.put("obs_date", Double.toString(epoch.mjd()));
    into.put("data_rights", "PUBLIC");
    into.put("obs_collection", MISSION);
    into.put("dataURL", "mock:" + file);
    into.put("filesize", Files.size(fitsFolder.resolve(file)));
    into.put("obs_date_iso", MockDates.dateTime(epoch.mjd()));
    into.put("calib_level", 3);
    into.put("archive", "MOCK");
    into.put("dataproduct_type", "image");
  }

  private void verified(ObjectNode download, ObjectMapper mapper) {
    ArrayNode all = mapper.createArrayNode();
    for (ObservationType type : ObservationType.values()) {
      download
          .path(type.text() + "_files")
          .forEach(
              file -> {
                ObjectNode entry = all.addObject();
                entry.put("file", file.asText());
                entry.put("valid", true);
                entry.put("has_wcs", true);
                entry.put("hdu", 0);
                entry.put("mission", MISSION);
              });
    }
    download.set("verified_files", all);
  }

  private String catalogueText() {
    String[] columns = COLUMNS.split(" ");
    StringBuilder text = new StringBuilder(String.join(" | ", columns)).append('\n');
    text.append("--------+".repeat(columns.length - 1)).append("--------\n");
    for (MockField field : fields) {
      for (int i = 0; i < columns.length; i++) {
        text.append(i > 0 ? " | " : "").append(cell(field, columns[i]));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(MockField field, String column) {
    MockSource supernova = field.supernova();
    return switch (column) {
      case "sn_name" -> field.name();
      case "gal_name" -> "MOCK" + (field.index() + 1);
      case "disc_date" -> MockDates.date(field.discoveryMjd());
      case "sn_type" -> "Ia";
      case "sn_ra" -> sexagesimal(supernova.raDegrees() / 15, 2, 2);
      case "sn_dec" ->
          (supernova.decDegrees() < 0 ? "-" : "+")
              + sexagesimal(Math.abs(supernova.decDegrees()), 1, 1);
      default -> "";
    };
  }

  private static String sexagesimal(double value, int leading, int decimals) {
    double unit = Math.pow(10, decimals);
    long ticks = Math.round(value * 3600 * unit);
    long perMinute = Math.round(60 * unit);
    return String.format(
        Locale.ROOT,
        "%" + (leading > 1 ? "02" : "2") + "d %02d %0" + (3 + decimals) + "." + decimals + "f",
        ticks / (60 * perMinute),
        ticks / perMinute % 60,
        (ticks % perMinute) / unit);
  }
}
