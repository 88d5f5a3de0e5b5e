package org.alidade.transients.alert;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.array.AlidadeException;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Files of alerts: Avro object containers with the schema of ZTF, version 3.3. Files of other
 * versions are read as far as their fields have the same names.
 *
 * <pre>{@code
 * Alert alert = AlertFile.read(Path.of("1127561442515015001.avro")).get(0);
 * AlertFile.write(Path.of("night.avro"), List.of(alert));
 * }</pre>
 */
public final class AlertFile {
  private static final long LONGEST_FILE_BYTES = 1L << 30;
  private static final Schema SCHEMA = schema();

  private AlertFile() {}

  /** The schema that is written, as JSON. */
  public static String schemaJson() {
    return SCHEMA.toString();
  }

  /**
   * Reads all alerts of a file.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if it is not a file of alerts, or damaged
   */
  public static List<Alert> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    try {
      if (Files.size(file) > LONGEST_FILE_BYTES) {
        throw broken(file, new IOException("more than " + LONGEST_FILE_BYTES + " bytes"));
      }
      List<Alert> alerts = new ArrayList<>();
      try (DataFileReader<GenericRecord> reader =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        while (reader.hasNext()) {
          alerts.add(AlertRecords.alert(reader.next()));
        }
        // Avro takes a block that breaks off for the end of the file.
        if (reader.previousSync() != Files.size(file)) {
          throw broken(file, new IOException("it breaks off"));
        }
      }
      return alerts;
    } catch (AlidadeException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // Avro throws what it stumbles over
      throw broken(file, e);
    }
  }

  /**
   * Writes alerts, all of them or nothing.
   *
   * @throws BadInputException if a field that the schema demands is missing, or is unknown to it
   * @throws IOException if writing fails
   */
  public static void write(Path file, List<Alert> alerts) throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    alerts.forEach(alert -> records.add(AlertRecords.record(alert, SCHEMA)));
    AtomicFile.write(
        file,
        part -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
              DataFileWriter<GenericRecord> writer =
                  new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.create(SCHEMA, out);
            for (GenericRecord each : records) {
              writer.append(each);
            }
          }
        });
  }

  private static FormatException broken(Path file, Exception cause) {
    FormatException failure =
        new FormatException(
            "not a file of alerts (" + cause.getMessage() + ")",
            file.toString(),
            "give an Avro file with the ZTF schema");
    failure.initCause(cause);
    return failure;
  }

  /** Defaults are not checked: those of ZTF belong to the second type of their unions. */
  private static Schema schema() {
    try (InputStream text = AlertFile.class.getResourceAsStream("ztf_alert_3_3.avsc")) {
      return new Schema.Parser()
          .setValidateDefaults(false)
          .parse(Objects.requireNonNull(text, "ztf_alert_3_3.avsc"));
    } catch (IOException e) {
      throw new IllegalStateException("the schema of alerts cannot be read", e);
    }
  }
}
