package org.alidade.table;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** The schema of a table in the words of Arrow's format. */
final class ArrowSchema {
  private static final int NO_FEATURES = 0;
  private static final int NO_DICTIONARY = 0;

  private ArrowSchema() {}

  /** Adds the schema to a message; gives its place. */
  static int add(FlatBufferBuilder builder, Table table) {
    int[] fields = table.columns().stream().mapToInt(column -> field(builder, column)).toArray();
    int fieldVector = Schema.createFieldsVector(builder, fields);
    int metadata = Schema.createCustomMetadataVector(builder, pairs(builder, table.metadata()));
    return Schema.createSchema(builder, Endianness.Little, fieldVector, metadata, NO_FEATURES);
  }

  private static int field(FlatBufferBuilder builder, Column column) {
    int metadata =
        Field.createCustomMetadataVector(
            builder,
            column.unit().isEmpty() ? new int[0] : pairs(builder, Map.of("unit", column.unit())));
    if (!column.isList()) {
      return element(builder, column.name(), column.type(), metadata);
    }
    int item =
        element(
            builder, "item", column.type(), Field.createCustomMetadataVector(builder, new int[0]));
    int children = Field.createChildrenVector(builder, new int[] {item});
    int type = FixedSizeList.createFixedSizeList(builder, column.elements());
    int name = builder.createString(column.name());
    return Field.createField(
        builder, name, false, Type.FixedSizeList, type, NO_DICTIONARY, children, metadata);
  }

  private static int element(
      FlatBufferBuilder builder, String fieldName, ElementType type, int metadata) {
    int name = builder.createString(fieldName);
    int children = Field.createChildrenVector(builder, new int[0]);
    return Field.createField(
        builder,
        name,
        false,
        kind(type),
        parameters(builder, type),
        NO_DICTIONARY,
        children,
        metadata);
  }

  private static byte kind(ElementType type) {
    return switch (type) {
      case DOUBLE, FLOAT -> Type.FloatingPoint;
      case LONG, INT, BYTE -> Type.Int;
      case TEXT -> Type.Utf8;
    };
  }

  private static int parameters(FlatBufferBuilder builder, ElementType type) {
    return switch (type) {
      case DOUBLE -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
      case FLOAT -> FloatingPoint.createFloatingPoint(builder, Precision.SINGLE);
      case LONG, INT, BYTE -> Int.createInt(builder, type.bytes() * Byte.SIZE, true);
      case TEXT -> {
        Utf8.startUtf8(builder);
        yield Utf8.endUtf8(builder);
      }
    };
  }

  private static int[] pairs(FlatBufferBuilder builder, Map<String, String> texts) {
    List<Map.Entry<String, String>> entries = List.copyOf(texts.entrySet());
    int[] pairs = new int[entries.size()];
    for (int i = 0; i < pairs.length; i++) {
      int key = builder.createString(entries.get(i).getKey());
      int value = builder.createString(entries.get(i).getValue());
      pairs[i] = KeyValue.createKeyValue(builder, key, value);
    }
    return pairs;
  }
}
