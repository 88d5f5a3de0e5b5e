package org.alidade.cube.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.alidade.array.DoubleArray;

/** Digests of numbers as little-endian float64 bytes, and of text. */
public final class Digests {
  private static final int BLOCK = 1 << 14;

  private Digests() {}

  /** SHA-256 in hexadecimal digits. */
  public static String sha256(double[] values) {
    MessageDigest digest = digest("SHA-256");
    update(digest, values);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 in hexadecimal digits. */
  public static String sha256(DoubleArray values) {
    MessageDigest digest = digest("SHA-256");
    double[] block = new double[BLOCK];
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 0; at < values.size(); at += BLOCK) {
      int count = (int) Math.min(BLOCK, values.size() - at);
      values.copyTo(at, block, 0, count);
      bytes.asDoubleBuffer().put(block, 0, count);
      digest.update(bytes.array(), 0, count * Double.BYTES);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 in hexadecimal digits. */
  public static String sha256(String text) {
    return HexFormat.of()
        .formatHex(digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** SHA-1 over the values and an ASCII text behind them, in hexadecimal digits. */
  public static String sha1(double[] values, String suffix) {
    MessageDigest digest = digest("SHA-1");
    update(digest, values);
    digest.update(suffix.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, double[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    digest.update(bytes.array());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
