package org.alidade.lightcurve.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a record; docs/formats/light-curve-folder.md has the layout.
 *
 * @param length bytes of the record, header included
 * @param checksum CRC-32C of everything after it
 * @param coding how the body is written, see {@link Coding}
 * @param objectId object
 * @param typeId measurement type
 * @param epochs number of epochs
 * @param axis number of the time axis, {@value #OWN_TIMES} if the times are in the body
 * @param missingFlags flags of epochs that were not measured, if they are all the same
 * @param previous place of the record that this one continues, 0 if none
 */
record RecordHeader(
    int length,
    int checksum,
    int coding,
    long objectId,
    int typeId,
    int epochs,
    int axis,
    int missingFlags,
    long previous) {
  static final int BYTES = 48;
  static final int OWN_TIMES = -1;
  private static final int MAGIC = 0x52434c41; // "ALCR"

  /** Where the checksum begins. */
  static final int CHECKED_FROM = 12;

  /** Bytes of the record that begins here, -1 if none does. */
  static int length(ByteBuffer bytes, int at) {
    if (at < 0 || at > bytes.limit() - BYTES || bytes.getInt(at) != MAGIC) {
      return -1;
    }
    int length = bytes.getInt(at + 4);
    return length >= BYTES && length % Long.BYTES == 0 ? length : -1;
  }

  /** The header of a record in little-endian bytes. */
  static RecordHeader read(ByteBuffer bytes, int at) {
    return new RecordHeader(
        bytes.getInt(at + 4),
        bytes.getInt(at + 8),
        bytes.getInt(at + 12),
        bytes.getLong(at + 16),
        bytes.getInt(at + 24),
        bytes.getInt(at + 28),
        bytes.getInt(at + 32),
        bytes.getInt(at + 36),
        bytes.getLong(at + 40));
  }

  /** Writes the header of a record that is otherwise complete, with its length and checksum. */
  static void write(ByteSink record, RecordHeader header) {
    record.setInt(0, MAGIC);
    record.setInt(4, record.size());
    record.setInt(12, header.coding);
    record.setLong(16, header.objectId);
    record.setInt(24, header.typeId);
    record.setInt(28, header.epochs);
    record.setInt(32, header.axis);
    record.setInt(36, header.missingFlags);
    record.setLong(40, header.previous);
    record.setInt(8, checksum(record.array(), record.size()));
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, CHECKED_FROM, length - CHECKED_FROM);
    return (int) sum.getValue();
  }
}
