package org.alidade.lightcurve.store;

import com.github.luben.zstd.ZstdException;
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
  /** Zstandard makes at most 128 KiB of four bytes; a time takes eight. */
  private static final long MOST_EPOCHS_PER_BYTE = 4096;

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
    MappedSegment mapped = segment(place).holding(Place.offset(place));
    RecordHeader header = checked(mapped, place, objectId, typeId);
    LightCurve last = decode(mapped, place, header);
    return header.previous() == 0 ? last : join(header, last);
  }

  private LightCurve join(RecordHeader newest, LightCurve last) {
    Deque<LightCurve> parts = new ArrayDeque<>();
    parts.addFirst(last);
    long place = newest.previous();
    while (place != 0) {
      MappedSegment mapped = segment(place).holding(Place.offset(place));
      RecordHeader header = checked(mapped, place, last.objectId(), last.typeId());
      parts.addFirst(decode(mapped, place, header));
      place = header.previous() < place ? header.previous() : 0;
    }
    return Joining.join(parts);
  }

  private LightCurve decode(MappedSegment mapped, long place, RecordHeader header) {
    int epochs = header.epochs();
    if (epochs < 0 || epochs > MOST_EPOCHS_PER_BYTE * header.length()) {
      throw damaged(
          place,
          "the record at byte " + Place.offset(place) + " cannot hold " + epochs + " epochs");
    }
    try {
      return decoders.get().decode(mapped, (int) Place.offset(place), header, axes);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ZstdException e) {
      FormatException failure =
          damaged(place, "the record at byte " + Place.offset(place) + " does not fit its header");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Number of records that the light curve at a place consists of. */
  int parts(long place, long objectId, int typeId) {
    int parts = 0;
    long at = place;
    while (at != 0) {
      parts++;
      MappedSegment mapped = segment(at).holding(Place.offset(at));
      long previous = checked(mapped, at, objectId, typeId).previous();
      at = previous < at ? previous : 0;
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
  private RecordHeader checked(MappedSegment mapped, long place, long objectId, int typeId) {
    long offset = Place.offset(place);
    RecordHeader header = RecordHeader.read(mapped.bytes(), (int) offset);
    Segment segment = segment(place);
    if (!segment.isSound(offset)) {
      if (checksum(mapped.bytes(), (int) offset, header.length()) != header.checksum()) {
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

  private static int checksum(ByteBuffer bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    int from = RecordHeader.CHECKED_FROM;
    sum.update(bytes.slice(offset + from, length - from));
    return (int) sum.getValue();
  }

  private FormatException damaged(long place, String what) {
    return new FormatException(
        what,
        StoreFiles.segment(folder, Place.segment(place)).toString(),
        "restore the store from a copy");
  }
}
