package org.alidade.transients.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes and arrays. */
final class Sha256 {
  private Sha256() {}

  static byte[] of(byte[] content) {
    return digest().digest(content);
  }

  /** Hexadecimal digest of an image and its mask: little-endian floats, then the mask. */
  static String of(float[] image, byte[] mask) {
    MessageDigest digest = digest();
    ByteBuffer bytes = ByteBuffer.allocate(4 * image.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(image);
    digest.update(bytes.array());
    digest.update(mask);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
