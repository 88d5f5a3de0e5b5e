package org.alidade.transients.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jobs as JSON in the queue. */
final class JobDataFormat implements Serializer {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public byte[] serialize(Object data) {
    try {
      return JSON.writeValueAsBytes(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    try {
      return JSON.readValue(data, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
