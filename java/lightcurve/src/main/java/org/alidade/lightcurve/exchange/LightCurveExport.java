package org.alidade.lightcurve.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.exchange.CurveJson;
import org.alidade.lightcurve.internal.exchange.CurveRows;
import org.alidade.lightcurve.internal.exchange.CurveRows.ObjectPlace;
import org.alidade.lightcurve.internal.exchange.LongHdf5;
import org.alidade.lightcurve.internal.exchange.StoreExport;
import org.alidade.lightcurve.internal.exchange.StoreObjects;
import org.alidade.lightcurve.internal.table.StarColumns;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Table;
import org.alidade.table.TableFormat;
import org.alidade.table.TableWriter;
import uk.ac.starlink.table.StarTableOutput;

/**
 * Writes light curves to a file: tables have a row per measurement with the object's number, key
 * and position, the key of the measurement type, the time, value, error and flags; every table says
 * in which systems times and magnitudes are (spec lightcurve 14.5). Whole stores are written as the
 * original program's database and as labelled array in Zarr, which keeps what is known of objects
 * and epochs. A file appears when it is whole. All formats but Parquet are written as they are
 * read, in little memory.
 *
 * <pre>{@code
 * LightCurveExport.of(store).objects(12, 17).types(1).to(Path.of("two.ecsv"));
 * }</pre>
 */
public final class LightCurveExport {
  private static final String TIME_SYSTEM = "MJD (UTC)";

  private final LightCurveStore store;
  private final List<Long> objects = new ArrayList<>();
  private final Set<Integer> types = new HashSet<>();
  private String magnitudeSystem = "not stated";
  private LongConsumer progress = count -> {};

  private LightCurveExport(LightCurveStore store) {
    this.store = store;
  }

  /** An export of everything in a store. */
  public static LightCurveExport of(LightCurveStore store) {
    return new LightCurveExport(store);
  }

  /** Only these objects, in this order. */
  public LightCurveExport objects(long... objectIds) {
    Arrays.stream(objectIds).forEach(objects::add);
    return this;
  }

  /** Only these types. */
  public LightCurveExport types(int... typeIds) {
    Arrays.stream(typeIds).forEach(types::add);
    return this;
  }

  /** Says which system magnitudes are in, such as {@code Vega} or {@code AB}. */
  public LightCurveExport magnitudeSystem(String system) {
    magnitudeSystem = system;
    return this;
  }

  /** A listener that is told how many objects have been read; formats may read them twice. */
  public LightCurveExport progress(LongConsumer listener) {
    progress = listener;
    return this;
  }

  /**
   * Writes the format that the name asks for.
   *
   * @throws BadInputException if it tells none, or an object is not in the store
   * @throws IoFailureException if writing fails
   */
  public void to(Path file) {
    to(file, ExportFormat.of(file));
  }

  /**
   * Writes a format. Files are replaced; whole stores are not.
   *
   * @throws BadInputException if an object is not in the store, or the store does not fit the
   *     format
   * @throws InvalidStateException if a whole store is to be written where something is
   * @throws IoFailureException if writing fails
   */
  public void to(Path file, ExportFormat format) {
    List<ObjectPlace> places = places();
    if (format == ExportFormat.ZARR || format == ExportFormat.DATABASE) {
      StoreExport.requireFree(file);
    }
    try {
      switch (format) {
        case JSON -> AtomicFile.write(file, part -> json(part, places));
        case PARQUET ->
            TableWriter.write(file, StarColumns.read(rows(places, false)), TableFormat.PARQUET);
        case HDF5 -> AtomicFile.write(file, part -> hdf5(part, places));
        case ZARR -> stores().zarr(file);
        case DATABASE -> AtomicFile.write(file, part -> stores().database(part));
        default -> AtomicFile.write(file, part -> table(part, format, places));
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "light curves cannot be written (" + e.getMessage() + ")",
              file.toString(),
              "check the folder and the space left");
      failure.initCause(e);
      throw failure;
    }
  }

  private List<ObjectPlace> places() {
    Table table = store.objects();
    List<String> keys = TableRows.texts(table.column("object"));
    Map<Long, ObjectPlace> known = new LinkedHashMap<>();
    for (long number : StoreObjects.numbers(store)) {
      int row = known.size(); // those without a row come last
      known.put(
          number,
          row < keys.size()
              ? new ObjectPlace(
                  number,
                  keys.get(row),
                  table.column("ra").number(row),
                  table.column("dec").number(row))
              : new ObjectPlace(number, Long.toString(number), Double.NaN, Double.NaN));
    }
    if (objects.isEmpty()) {
      return List.copyOf(known.values());
    }
    List<ObjectPlace> chosen = new ArrayList<>();
    for (long number : objects) {
      ObjectPlace place = known.get(number);
      if (place == null) {
        throw new BadInputException(
            "no object " + number, "light-curve store", "choose objects of the store");
      }
      chosen.add(place);
    }
    return chosen;
  }

  private List<MeasurementType> chosenTypes() {
    return store.types().stream()
        .filter(type -> types.isEmpty() || types.contains(type.typeId()))
        .toList();
  }

  private StoreExport stores() {
    Set<Long> numbers = objects.isEmpty() ? StoreObjects.numbers(store) : Set.copyOf(objects);
    return new StoreExport(store, numbers, chosenTypes(), progress);
  }

  private void hdf5(Path part, List<ObjectPlace> places) throws IOException {
    List<String> texts = new ArrayList<>(places.stream().map(ObjectPlace::key).toList());
    store.types().forEach(type -> texts.add(type.key()));
    try (Hdf5File file = Hdf5File.create(part)) {
      LongHdf5.write(file, rows(places, false), texts, about());
    }
  }

  private List<LightCurve> curves(long number) {
    if (types.isEmpty()) {
      return store.getObject(number);
    }
    return types.stream()
        .sorted()
        .map(type -> store.get(number, type))
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("time_system", TIME_SYSTEM);
    about.put("magnitude_system", magnitudeSystem);
    return about;
  }

  private CurveRows rows(List<ObjectPlace> places, boolean aboutAsColumns) {
    Map<Integer, String> keys = new HashMap<>();
    store.types().forEach(type -> keys.put(type.typeId(), type.key()));
    long[] count = {0};
    return new CurveRows(
        places,
        number -> {
          progress.accept(++count[0]);
          return curves(number);
        },
        keys,
        about(),
        aboutAsColumns);
  }

  private void table(Path part, ExportFormat format, List<ObjectPlace> places) throws IOException {
    String handler =
        switch (format) {
          case CSV -> "csv";
          case ECSV -> "ecsv";
          case VOTABLE -> "votable";
          default -> "fits";
        };
    StarTableOutput output = new StarTableOutput();
    try (OutputStream out = Files.newOutputStream(part)) {
      output.writeStarTable(
          rows(places, format == ExportFormat.CSV), out, output.getHandler(handler));
    }
  }

  private void json(Path part, List<ObjectPlace> places) throws IOException {
    Map<Integer, MeasurementType> known = new HashMap<>();
    store.types().forEach(type -> known.put(type.typeId(), type));
    try (OutputStream out = Files.newOutputStream(part)) {
      CurveJson json = new CurveJson(out, about());
      long count = 0;
      for (ObjectPlace place : places) {
        for (LightCurve curve : curves(place.number())) {
          MeasurementType type =
              known.getOrDefault(curve.typeId(), MeasurementType.of(curve.typeId(), ""));
          json.write(curve, type, place.key(), place.ra(), place.dec());
        }
        progress.accept(++count);
      }
      json.finish();
    }
  }
}
