package org.alidade.table;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** A run of rows in Arrow's layout: what its buffers hold and where they lie. */
final class ArrowBatch {
  private static final int BLOCK_BYTES = 1 << 18;
  private static final int NOTHING = 0;

  private final long first;
  private final long rows;
  private final List<Long> nodes = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private long bodyBytes;

  /** Takes bytes. */
  interface Sink {
    void put(ByteBuffer bytes) throws IOException;
  }

  /** Writes the content of a buffer. */
  private interface Content {
    void writeTo(Sink sink) throws IOException;
  }

  /** A buffer: where it starts, its length without padding, its content. */
  private record Part(long offset, long bytes, Content content) {}

  ArrowBatch(Table table, long first, long rows) {
    this.first = first;
    this.rows = rows;
    table.columns().forEach(this::plan);
  }

  /** Size of the body, a multiple of the alignment. */
  long bodyBytes() {
    return bodyBytes;
  }

  private void plan(Column column) {
    nodes.add(rows);
    noValidity();
    if (column.isList()) {
      nodes.add(rows * column.elements());
      noValidity();
    }
    if (column.type() == ElementType.TEXT) {
      planTexts(column);
    } else {
      long bytes = rows * column.elements() * column.type().bytes();
      part(bytes, sink -> writeNumbers(column, sink));
    }
  }

  /** Without missing values the bitmap that says so has no bytes. */
  private void noValidity() {
    part(0, sink -> {});
  }

  private void planTexts(Column column) {
    ColumnValues values = new ColumnValues(column);
    List<byte[]> texts = new ArrayList<>();
    long bytes = 0;
    for (long row = first; row < first + rows; row++) {
      byte[] text = values.text(row);
      texts.add(text);
      bytes += text.length;
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new BadInputException(
          "texts of " + bytes + " bytes", "column " + column.name(), "write several files");
    }
    part((rows + 1) * Integer.BYTES, sink -> writeOffsets(texts, sink));
    part(bytes, sink -> writeTexts(texts, sink));
  }

  private void part(long bytes, Content content) {
    parts.add(new Part(bodyBytes, bytes, content));
    bodyBytes += bytes + padding(bytes);
  }

  private static long padding(long bytes) {
    return -bytes & (ArrowFile.ALIGNMENT - 1);
  }

  /** Adds the description of the batch to a message; gives its place. */
  int add(FlatBufferBuilder builder) {
    RecordBatch.startNodesVector(builder, nodes.size());
    for (int i = nodes.size() - 1; i >= 0; i--) {
      FieldNode.createFieldNode(builder, nodes.get(i), 0);
    }
    int nodeVector = builder.endVector();
    RecordBatch.startBuffersVector(builder, parts.size());
    for (int i = parts.size() - 1; i >= 0; i--) {
      Buffer.createBuffer(builder, parts.get(i).offset(), parts.get(i).bytes());
    }
    int bufferVector = builder.endVector();
    return RecordBatch.createRecordBatch(builder, rows, nodeVector, bufferVector, NOTHING, NOTHING);
  }

  /** Writes all buffers with what pads them. */
  void writeBody(Sink sink) throws IOException {
    for (Part part : parts) {
      part.content().writeTo(sink);
      sink.put(ByteBuffer.allocate((int) padding(part.bytes())));
    }
  }

  private void writeNumbers(Column column, Sink sink) throws IOException {
    ColumnValues values = new ColumnValues(column);
    int rowBytes = column.elements() * column.type().bytes();
    ByteBuffer block = block(rowBytes);
    for (long row = first; row < first + rows; row++) {
      if (block.remaining() < rowBytes) {
        flush(block, sink);
      }
      values.put(row, block);
    }
    flush(block, sink);
  }

  private static void writeOffsets(List<byte[]> texts, Sink sink) throws IOException {
    ByteBuffer block = block(Integer.BYTES);
    int offset = 0;
    block.putInt(offset);
    for (byte[] text : texts) {
      if (!block.hasRemaining()) {
        flush(block, sink);
      }
      offset += text.length;
      block.putInt(offset);
    }
    flush(block, sink);
  }

  private static void writeTexts(List<byte[]> texts, Sink sink) throws IOException {
    for (byte[] text : texts) {
      sink.put(ByteBuffer.wrap(text));
    }
  }

  private static ByteBuffer block(int rowBytes) {
    return ByteBuffer.allocate(Math.max(BLOCK_BYTES, rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void flush(ByteBuffer block, Sink sink) throws IOException {
    sink.put(block.flip());
    block.clear();
  }
}
