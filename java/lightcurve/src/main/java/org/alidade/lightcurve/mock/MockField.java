package org.alidade.lightcurve.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Light curves of an invented field with the statistics of the IRAC Dark Field: campaigns of
 * visits, a footprint that rolls, epochs without coverage or detection, SExtractor's flags,
 * measurement types that share most of their noise, and six kinds of objects.
 *
 * <p>Every object has its own random numbers, so that it is the same in whatever order and number
 * objects are made. The same options give the same light curves in the same release of Java.
 *
 * <pre>{@code
 * MockField field = MockField.of(MockOptions.defaults().withObjects(100));
 * try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
 *   field.writeTo(writer);
 * }
 * }</pre>
 */
public final class MockField {
  private static final long EPOCHS_STREAM = 0x5bd1e9955bd1e995L;
  private static final long OBJECT_STEP = 0xd1b54a32d192ed03L;

  private final MockOptions options;
  private final MockEpochs epochs;
  private final List<MockType> types;

  private MockField(MockOptions options) {
    this.options = options;
    this.epochs =
        new MockEpochs(options.epochs(), new SplittableRandom(options.seed() ^ EPOCHS_STREAM));
    this.types = MockType.first(options.types());
  }

  /** A field; nothing but its epochs is made yet. */
  public static MockField of(MockOptions options) {
    return new MockField(options);
  }

  /** What the field was asked to be. */
  public MockOptions options() {
    return options;
  }

  /** Number of measurements of all light curves together, with those that failed. */
  public long slots() {
    return (long) options.objects() * options.types() * options.epochs();
  }

  /**
   * The objects, from number 1 on: {@code object_id}, {@code object}, {@code ra}, {@code dec}
   * (degrees), {@code x_image}, {@code y_image} (pixels), {@code mag_ref}, the same as {@code
   * superstack_mag_auto} with its error, {@code class_star}, and the truth: {@code kind}, {@code
   * period} (days), {@code amplitude} (magnitudes).
   */
  public Table objects() {
    List<MockObject> all = IntStream.range(0, options.objects()).mapToObj(this::draw).toList();
    return Table.builder()
        .column(Column.of("object_id", all.stream().mapToLong(MockObject::objectId).toArray()))
        .column(texts("object", all, MockObject::key))
        .column(numbers("ra", all, MockObject::raDegrees).unit("deg"))
        .column(numbers("dec", all, MockObject::decDegrees).unit("deg"))
        .column(numbers("x_image", all, MockObject::xImage).unit("pix"))
        .column(numbers("y_image", all, MockObject::yImage).unit("pix"))
        .column(numbers("mag_ref", all, MockObject::magnitude).unit("mag"))
        .column(numbers("superstack_mag_auto", all, MockObject::magnitude).unit("mag"))
        .column(numbers("superstack_magerr_auto", all, MockObject::magnitudeError).unit("mag"))
        .column(numbers("class_star", all, MockObject::classStar))
        .column(texts("kind", all, object -> object.kind().text()))
        .column(numbers("period", all, MockObject::periodDays).unit("d"))
        .column(numbers("amplitude", all, MockObject::amplitude).unit("mag"))
        .build();
  }

  private static Column numbers(
      String name, List<MockObject> all, ToDoubleFunction<MockObject> number) {
    return Column.of(name, all.stream().mapToDouble(number).toArray());
  }

  private static Column texts(
      String name, List<MockObject> all, Function<MockObject, String> text) {
    return Column.of(name, all.stream().map(text).toList());
  }

  /**
   * The epochs: {@code epoch} (key), {@code epoch_mjd} (days), {@code epoch_reqkey}, {@code
   * campaign}, {@code roll} (degrees).
   */
  public Table epochs() {
    return epochs.table();
  }

  /** The measurement types, by number from 1 on. */
  public List<MeasurementType> types() {
    return types.stream().map(MockType::type).toList();
  }

  /**
   * The light curves of one object, one per type, all with the same array of times.
   *
   * @param objectId number of the object, from 1 to the number of objects
   * @throws BadInputException if there is no such object
   */
  public List<LightCurve> object(long objectId) {
    if (objectId < 1 || objectId > options.objects()) {
      throw new BadInputException(
          "no object " + objectId, "mock field", "choose 1 to " + options.objects());
    }
    SplittableRandom random = random(objectId);
    MockObject object = MockObject.draw(objectId, random);
    MockCurves curves = new MockCurves(object, epochs, options.fourDecimals(), random);
    List<LightCurve> all = new ArrayList<>(types.size());
    for (MockType type : types) {
      all.add(curves.measure(type));
    }
    return all;
  }

  /** All light curves, by object and type; they are made as they are asked for. */
  public Stream<LightCurve> curves() {
    return IntStream.rangeClosed(1, options.objects()).mapToObj(this::object).flatMap(List::stream);
  }

  /** Writes objects, epochs, types and all light curves to a store and commits. */
  public void writeTo(LightCurveSink sink) {
    sink.putObjects(objects());
    sink.putEpochs(epochs());
    sink.putTypes(types());
    curves().forEachOrdered(sink::put);
    sink.commit();
  }

  private MockObject draw(int index) {
    long objectId = index + 1L;
    return MockObject.draw(objectId, random(objectId));
  }

  /** Seeds that are mixed, so that no two streams run side by side. */
  private SplittableRandom random(long objectId) {
    SplittableRandom seeds = new SplittableRandom(options.seed() + OBJECT_STEP * objectId);
    return new SplittableRandom(seeds.nextLong());
  }
}
