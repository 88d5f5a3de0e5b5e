package org.alidade.web.internal;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends replies: not at all what the browser has already, compressed what is long. Replies that are
 * sent again and again are packed once.
 */
public final class Sender {
  /** Attribute of requests that have their reply. */
  public static final String SENT = "alidade.sent";

  private static final int WORTH_COMPRESSING = 1024;
  private static final int NOT_MODIFIED = 304;

  private final Map<Reply, Packed> packed = Collections.synchronizedMap(new WeakHashMap<>());

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Packed(String tag, byte[] zipped) {}

  /** Answers a request. */
  public void send(Context context, Reply reply) {
    context.attribute(SENT, true);
    if (reply.caching().equals(Reply.PASSING)) {
      asItIs(context, reply);
      return;
    }
    Packed pack = packed.computeIfAbsent(reply, Sender::pack);
    context.status(reply.status());
    context.header("Cache-Control", reply.caching());
    context.header("Vary", "Accept-Encoding");
    if (reply.status() == Reply.OK) {
      context.header("ETag", pack.tag());
      if (knows(context.header("If-None-Match"), pack.tag())) {
        context.status(NOT_MODIFIED);
        return;
      }
    }
    context.contentType(reply.type());
    boolean zip = pack.zipped().length > 0 && accepts(context.header("Accept-Encoding"));
    if (zip) {
      context.header("Content-Encoding", "gzip");
    }
    byte[] body = zip ? pack.zipped() : reply.body();
    if (context.method().equals(HandlerType.HEAD)) {
      context.header("Content-Length", Integer.toString(body.length));
    } else {
      context.result(body);
    }
  }

  private static void asItIs(Context context, Reply reply) {
    context.status(reply.status()).contentType(reply.type());
    context.header("Cache-Control", reply.caching());
    if (context.method().equals(HandlerType.HEAD)) {
      context.header("Content-Length", Integer.toString(reply.body().length));
    } else {
      context.result(reply.body());
    }
  }

  private static boolean accepts(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip");
  }

  private static boolean knows(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .anyMatch(known -> known.equals(tag) || known.equals("W/" + tag));
  }

  private static Packed pack(Reply reply) {
    byte[] body = reply.body();
    return new Packed(tag(body), body.length < WORTH_COMPRESSING ? new byte[0] : zip(body));
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static byte[] zip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream zip = new QuickGzip(bytes)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A short text, for what is refused before it reaches a route. */
  static byte[] plain(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** On one machine, time counts more than the last percent of length. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
