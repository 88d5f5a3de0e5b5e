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
    ByteBuffer bytes = segment(place).record(Place.offset(place));
    RecordDecoder decoder = decoders.get();
    RecordHeader header = checked(bytes, place, objectId, typeId);
    LightCurve last = decoder.decode(bytes, header, axes);
    return header.previous() == 0 ? last : join(header, last);
  }

  private LightCurve join(RecordHeader newest, LightCurve last) {
    Deque<LightCurve> parts = new ArrayDeque<>();
    parts.addFirst(last);
    RecordDecoder decoder = decoders.get();
    long place = newest.previous();
    while (place != 0) {
      ByteBuffer bytes = segment(place).record(Place.offset(place));
      RecordHeader header = checked(bytes, place, last.objectId(), last.typeId());
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
      ByteBuffer bytes = segment(at).record(Place.offset(at));
      at = checked(bytes, at, objectId, typeId).previous();
    }
    return parts;
  }

  private Segment segment(long place) {
    int number = Place.segment(place);
    Segment segment = segments.get(number);
    return segment != null
        ? segment
        : segments.computeIfAbsent(
            number, missing -> new Segment(StoreFiles.segment(folder, missing)));
  }

  /** Checks a record when it is read for the first time. */
  private RecordHeader checked(ByteBuffer bytes, long place, long objectId, int typeId) {
    RecordHeader header = RecordHeader.read(bytes);
    Segment segment = segment(place);
    long offset = Place.offset(place);
    if (!segment.isSound(offset)) {
      if (checksum(bytes) != header.checksum()) {
        throw damaged(place, "the record at byte " + offset + " is damaged");
      }
      segment.foundSound(offset);
    }
    if (header.objectId() != objectId || header.typeId() != typeId) {
      throw damaged(
          place,
          "the record at byte "
              + offset
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
