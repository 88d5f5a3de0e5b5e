package org.alidade.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An answer whose head has arrived. Closing it ends the transfer, wherever it is. */
public final class Answer implements AutoCloseable {
  private final URI address;
  private final int status;
  private final HttpHeaders headers;
  private final Body body;

  Answer(URI address, int status, HttpHeaders headers, Body body) {
    this.address = address;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Where the answer came from, after all redirects. */
  public URI address() {
    return address;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** First value of a header. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Announced length of the body, bytes. */
  public OptionalLong length() {
    return header("Content-Length")
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  /**
   * The next bytes; null at the end.
   *
   * @throws ArchiveException if the connection breaks or stalls
   * @throws InterruptedException if the thread is interrupted
   */
  public @Nullable ByteBuffer next() throws InterruptedException {
    try {
      return body.next();
    } catch (IOException e) {
      throw WebClient.broken(address, e);
    }
  }

  /**
   * The whole body.
   *
   * @param limit most bytes it may have
   * @throws ArchiveException if it is longer, or breaks off
   * @throws InterruptedException if the thread is interrupted
   */
  public byte[] bytes(int limit) throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer piece = next();
    while (piece != null) {
      if (bytes.size() + piece.remaining() > limit) {
        throw tooLong(limit);
      }
      byte[] copy = new byte[piece.remaining()];
      piece.get(copy);
      bytes.writeBytes(copy);
      piece = next();
    }
    return bytes.toByteArray();
  }

  /**
   * The body as a stream that refuses to be longer than a limit. Reading it throws {@link
   * ArchiveException}.
   *
   * @param limit most bytes it may have
   */
  public InputStream stream(long limit) {
    return new BodyStream(limit);
  }

  @Override
  public void close() {
    body.close();
  }

  private ArchiveException tooLong(long limit) {
    return ArchiveException.permanent(
        "the answer is longer than " + limit + " bytes",
        WebAddress.withoutQuery(address.toString()),
        "ask for less");
  }

  private final class BodyStream extends InputStream {
    private long left;
    private @Nullable ByteBuffer piece;
    private boolean ended;

    BodyStream(long limit) {
      left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      ByteBuffer from = fill();
      if (from == null) {
        return -1;
      }
      int count = Math.min(length, from.remaining());
      from.get(target, offset, count);
      left -= count;
      if (left < 0) {
        throw tooLong(-left);
      }
      return count;
    }

    private @Nullable ByteBuffer fill() throws IOException {
      while (!ended && (piece == null || !piece.hasRemaining())) {
        try {
          piece = next();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          InterruptedIOException stopped = new InterruptedIOException("interrupted");
          stopped.initCause(e);
          throw stopped;
        }
        ended = piece == null;
      }
      return ended ? null : piece;
    }
  }
}
