package org.alidade.lightcurve.internal.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;

/**
 * Light curves as JSON: texts about the whole, then {@code curves}, a list with one object per
 * light curve. Numbers that are not finite are null.
 */
public final class CurveJson {
  private static final String CURVES = "curves";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonGenerator out;

  /** Begins a document. */
  public CurveJson(OutputStream stream, Map<String, String> about) throws IOException {
    out = new JsonFactory().createGenerator(stream);
    out.writeStartObject();
    for (Map.Entry<String, String> text : about.entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeArrayFieldStart(CURVES);
  }

  /** Adds a light curve. */
  public void write(LightCurve curve, MeasurementType type, String object, double ra, double dec)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("object_id", curve.objectId());
    out.writeStringField("object", object);
    out.writeFieldName("ra");
    number(ra);
    out.writeFieldName("dec");
    number(dec);
    out.writeStringField("type", type.key());
    out.writeArrayFieldStart("mjd");
    for (double time : curve.times()) {
      number(time);
    }
    out.writeEndArray();
    floats("value", curve.values());
    floats("error", curve.errors());
    out.writeFieldName("flags");
    out.writeArray(curve.flags(), 0, curve.size());
    out.writeEndObject();
  }

  private void floats(String name, float[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (float value : values) {
      if (Float.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
    out.writeEndArray();
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  /** Ends the document. */
  public void finish() throws IOException {
    out.writeEndArray();
    out.writeEndObject();
    out.close();
  }

  /**
   * Hands all measurements of a document to a collector.
   *
   * @throws FormatException if it holds no light curves
   * @throws IOException if it is no JSON
   */
  public static void read(Path file, CurveCollector into) throws IOException {
    boolean found = false;
    try (JsonParser in = JSON.getFactory().createParser(file.toFile())) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals(CURVES) && in.currentToken() == JsonToken.START_ARRAY) {
          found = true;
          while (in.nextToken() == JsonToken.START_OBJECT) {
            curve(JSON.readTree(in), file, into);
          }
        } else {
          in.skipChildren();
        }
      }
    }
    if (!found) {
      throw new FormatException("there are no " + CURVES, file.toString(), "export it again");
    }
  }

  private static void curve(JsonNode node, Path file, CurveCollector into) {
    JsonNode times = node.path("mjd");
    int size = times.size();
    for (String name : new String[] {"value", "error", "flags"}) {
      if (node.path(name).size() != size) {
        throw new FormatException(
            "lists of different lengths", file + ", " + node.path("object"), "export it again");
      }
    }
    for (int i = 0; i < size; i++) {
      into.add(
          new Point(
              node.path("object").asText(),
              node.path("type").asText(),
              node.path("ra").asDouble(Double.NaN),
              node.path("dec").asDouble(Double.NaN),
              times.get(i).asDouble(Double.NaN),
              (float) node.path("value").get(i).asDouble(Double.NaN),
              (float) node.path("error").get(i).asDouble(Double.NaN),
              node.path("flags").get(i).asInt()));
    }
  }
}
