package org.alidade.transients.alert;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Alerts as records of Avro and back. */
final class AlertRecords {
  private AlertRecords() {}

  static Alert alert(GenericRecord record) {
    List<AlertCandidate> previous = new ArrayList<>();
    if (field(record, "prv_candidates") instanceof List<?> earlier) {
      earlier.forEach(each -> previous.add(candidate((GenericRecord) each)));
    }
    if (!(field(record, "candidate") instanceof GenericRecord candidate)
        || !(field(record, "candid") instanceof Long candid)) {
      throw new ClassCastException("a record without a candidate");
    }
    return new Alert(
        text(record, "schemavsn"),
        text(record, "publisher"),
        text(record, "objectId"),
        candid,
        candidate(candidate),
        previous,
        cutout(record, "cutoutScience"),
        cutout(record, "cutoutTemplate"),
        cutout(record, "cutoutDifference"));
  }

  private static AlertCandidate candidate(GenericRecord record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value instanceof Number || value instanceof CharSequence) {
        values.put(field.name(), value instanceof Number ? value : value.toString());
      }
    }
    return AlertCandidate.of(values);
  }

  private static Optional<Cutout> cutout(GenericRecord record, String name) {
    if (!(field(record, name) instanceof GenericRecord stamp)
        || !(field(stamp, "stampData") instanceof ByteBuffer data)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    return Optional.of(new Cutout(text(stamp, "fileName"), bytes));
  }

  private static String text(GenericRecord record, String name) {
    Object value = field(record, name);
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object field(GenericRecord record, String name) {
    return record.hasField(name) ? record.get(name) : null;
  }

  static GenericRecord record(Alert alert, Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("schemavsn", Alert.SCHEMA_VERSION);
    record.put("publisher", alert.publisher());
    record.put("objectId", alert.objectId());
    record.put("candid", alert.candid());
    record.put(
        "candidate", record(alert.candidate(), schema.getField("candidate").schema(), alert));
    Schema previous = present(schema.getField("prv_candidates").schema()).getElementType();
    record.put(
        "prv_candidates",
        alert.previous().isEmpty()
            ? null
            : alert.previous().stream().map(each -> record(each, previous, alert)).toList());
    Schema cutout = present(schema.getField("cutoutScience").schema());
    record.put("cutoutScience", record(alert.science(), cutout));
    record.put("cutoutTemplate", record(alert.template(), cutout));
    record.put("cutoutDifference", record(alert.difference(), cutout));
    return record;
  }

  private static GenericRecord record(AlertCandidate candidate, Schema schema, Alert alert) {
    String where = "alert " + alert.objectId() + " " + alert.candid();
    GenericRecord record = new GenericData.Record(schema);
    for (String name : candidate.values().keySet()) {
      if (schema.getField(name) == null) {
        throw new BadInputException(
            "the schema has no field " + name, where, "use the names of schema 3.3");
      }
    }
    for (Schema.Field field : schema.getFields()) {
      Object value = candidate.values().get(field.name());
      if (value == null && !field.schema().isNullable()) {
        throw new BadInputException(
            "field " + field.name() + " is missing", where, "give it a value");
      }
      record.put(field.pos(), value == null ? null : converted(value, field, where));
    }
    return record;
  }

  private static @Nullable GenericRecord record(Optional<Cutout> cutout, Schema schema) {
    if (cutout.isEmpty()) {
      return null;
    }
    GenericRecord record = new GenericData.Record(schema);
    record.put("fileName", cutout.get().fileName());
    record.put("stampData", ByteBuffer.wrap(cutout.get().stampData()));
    return record;
  }

  private static Object converted(Object value, Schema.Field field, String where) {
    Schema.Type type = present(field.schema()).getType();
    Optional<Object> converted =
        value instanceof Number number
            ? number(number, type)
            : Optional.of(value).filter(text -> type == Schema.Type.STRING);
    return converted.orElseThrow(
        () ->
            new BadInputException(
                "field " + field.name() + " is '" + value + "'",
                where,
                "give a value of type " + type));
  }

  private static Optional<Object> number(Number number, Schema.Type type) {
    return switch (type) {
      case DOUBLE -> Optional.of(number.doubleValue());
      case FLOAT -> Optional.of(number.floatValue());
      case LONG -> whole(number).map(value -> value);
      case INT ->
          whole(number).filter(value -> value == value.intValue()).map(value -> value.intValue());
      default -> Optional.empty();
    };
  }

  private static Optional<Long> whole(Number number) {
    boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
    return whole ? Optional.of(number.longValue()) : Optional.empty();
  }

  /** The type of a field that may be null. */
  private static Schema present(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema)
        : schema;
  }
}
