package org.alidade.table;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Writes the Arrow file format (IPC, version 5 of the metadata; Arrow Columnar Format
 * specification, section "IPC File Format"). Bodies and buffers start at multiples of 64 bytes, so
 * readers map them into memory.
 */
final class ArrowFile implements AutoCloseable {
  static final int ALIGNMENT = 64;

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTINUATION = -1;
  private static final int PREFIX_BYTES = 8;
  private static final int NOTHING = 0;

  /** One batch where possible; its largest buffer stays below what readers in Java can take. */
  private static final long MOST_BATCH_BYTES = 1L << 30;

  private final FileChannel channel;
  private final Table table;
  private final List<Place> batches = new ArrayList<>();
  private long position;

  /** Where a batch lies. */
  private record Place(long offset, int metadataBytes, long bodyBytes) {}

  private ArrowFile(Path file, Table table) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.table = table;
  }

  /** Writes a table with as few batches as possible. */
  static void write(Path file, Table table) throws IOException {
    long widest =
        table.columns().stream()
            .mapToLong(column -> (long) column.type().bytes() * column.elements())
            .max()
            .orElse(1);
    write(file, table, Math.max(1, MOST_BATCH_BYTES / Math.max(1, widest)));
  }

  /** Writes a table in batches of so many rows. */
  static void write(Path file, Table table, long batchRows) throws IOException {
    try (ArrowFile out = new ArrowFile(file, table)) {
      out.start();
      for (long first = 0; first < table.rows(); first += batchRows) {
        out.batch(new ArrowBatch(table, first, Math.min(batchRows, table.rows() - first)));
      }
      out.finish();
    }
  }

  private void start() throws IOException {
    put(ByteBuffer.wrap(MAGIC));
    put(ByteBuffer.allocate(PREFIX_BYTES - MAGIC.length));
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int schema = ArrowSchema.add(builder, table);
    message(builder, MessageHeader.Schema, schema, 0);
  }

  private void batch(ArrowBatch batch) throws IOException {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    long start = position;
    message(builder, MessageHeader.RecordBatch, batch.add(builder), batch.bodyBytes());
    batches.add(new Place(start, (int) (position - start), batch.bodyBytes()));
    batch.writeBody(this::put);
  }

  /** A length, the metadata, and blanks until the body can start. */
  private void message(FlatBufferBuilder builder, byte kind, int header, long bodyBytes)
      throws IOException {
    int message =
        Message.createMessage(builder, MetadataVersion.V5, kind, header, bodyBytes, NOTHING);
    builder.finish(message);
    ByteBuffer metadata = builder.dataBuffer();
    long end = position + PREFIX_BYTES + metadata.remaining();
    int padding = (int) (-end & (ALIGNMENT - 1));
    put(prefix(CONTINUATION, metadata.remaining() + padding));
    put(metadata);
    put(ByteBuffer.allocate(padding));
  }

  private void finish() throws IOException {
    put(prefix(CONTINUATION, 0));
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int schema = ArrowSchema.add(builder, table);
    Footer.startDictionariesVector(builder, 0);
    int dictionaries = builder.endVector();
    Footer.startRecordBatchesVector(builder, batches.size());
    for (int i = batches.size() - 1; i >= 0; i--) {
      Place place = batches.get(i);
      Block.createBlock(builder, place.offset(), place.metadataBytes(), place.bodyBytes());
    }
    int places = builder.endVector();
    builder.finish(
        Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaries, places, NOTHING));
    ByteBuffer footer = builder.dataBuffer();
    int length = footer.remaining();
    put(footer);
    put(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, length));
    put(ByteBuffer.wrap(MAGIC));
  }

  private static ByteBuffer prefix(int continuation, int length) {
    return ByteBuffer.allocate(PREFIX_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(continuation)
        .putInt(length)
        .flip();
  }

  private void put(ByteBuffer bytes) throws IOException {
    position += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
