package org.alidade.lightcurve.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;

/** Reads light curves from the segments of a store; any number of threads at a time. */
final class RecordReader {
  private final Path folder;
  private final IntFunction<TimeAxis> axes;
  private final Map<Integer, Segment> segments = new ConcurrentHashMap<>();
  private final ThreadLocal<RecordDecoder> decoders = ThreadLocal.withInitial(RecordDecoder::new);

  /**
   * @param axes time axes by number
   */
  RecordReader(Path folder, IntFunction<TimeAxis> axes) {
    this.folder = folder;
    this.axes = axes;
  }

  /**
   * The light curve whose latest record lies at a place.
   *
   * @throws FormatException if a record is damaged or belongs to another light curve
   */
  LightCurve read(long place, long objectId, int typeId) {
    ByteBuffer bytes = record(place);
    RecordDecoder decoder = decoders.get();
    RecordHeader header = checked(decoder, bytes, place, objectId, typeId);
    LightCurve last = decoder.decode(bytes, header, axes);
    return header.previous() == 0 ? last : join(header, last);
  }

  private LightCurve join(RecordHeader newest, LightCurve last) {
    Deque<LightCurve> parts = new ArrayDeque<>();
    parts.addFirst(last);
    RecordDecoder decoder = decoders.get();
    long place = newest.previous();
    while (place != 0) {
      ByteBuffer bytes = record(place);
      RecordHeader header = checked(decoder, bytes, place, last.objectId(), last.typeId());
      parts.addFirst(decoder.decode(bytes, header, axes));
      place = header.previous() < place ? header.previous() : 0;
    }
    return Joining.join(parts);
  }

  /** Number of records that the light curve at a place consists of. */
  int parts(long place, long objectId, int typeId) {
    int parts = 0;
    long at = place;
    while (at != 0) {
      parts++;
      at = checked(decoders.get(), record(at), at, objectId, typeId).previous();
    }
    return parts;
  }

  private ByteBuffer record(long place) {
    int number = Place.segment(place);
    Segment segment = segments.get(number);
    if (segment == null) {
      segment =
          segments.computeIfAbsent(
              number, missing -> new Segment(StoreFiles.segment(folder, missing)));
    }
    return segment.record(Place.offset(place));
  }

  private RecordHeader checked(
      RecordDecoder decoder, ByteBuffer bytes, long place, long objectId, int typeId) {
    RecordHeader header = decoder.header(bytes);
    if (checksum(bytes) != header.checksum()) {
      throw damaged(place, "the record at byte " + Place.offset(place) + " is damaged");
    }
    if (header.objectId() != objectId || header.typeId() != typeId) {
      throw damaged(
          place,
          "the record at byte "
              + Place.offset(place)
              + " is of object "
              + header.objectId()
              + ", type "
              + header.typeId());
    }
    return header;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    bytes.position(RecordHeader.CHECKED_FROM);
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private FormatException damaged(long place, String what) {
    return new FormatException(
        what,
        StoreFiles.segment(folder, Place.segment(place)).toString(),
        "restore the store from a copy");
  }
}
