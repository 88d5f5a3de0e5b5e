package org.alidade.bindings.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.alidade.array.ByteArray;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A mapping made by the native library: any length, with control over its pages.
 *
 * @param bytes the mapped bytes
 */
public record NativeMapping(ByteArray bytes) implements MappedBytes {
  /** Maps a part of a file that has been checked to exist. */
  public static NativeMapping open(Path file, long offset, long length) {
    String absolute = file.toAbsolutePath().toString();
    try (BytePointer path = new BytePointer(absolute, StandardCharsets.UTF_8)) {
      Pointer address = new Pointer();
      NativeStatus.check(
          NativeKernels.ald_file_map(path, offset, length, address), file.toString());
      Runnable unmap =
          () ->
              NativeStatus.check(
                  NativeKernels.ald_file_unmap(address, length), "mapping of " + file);
      return new NativeMapping(ByteArray.adopt(TAG, address, length, unmap));
    }
  }

  @Override
  public void populate(long offset, long length) {
    NativeStatus.check(NativeKernels.ald_file_populate(at(offset), length), "populate");
  }

  @Override
  public void release(long offset, long length) {
    NativeStatus.check(NativeKernels.ald_file_release(at(offset), length), "release");
  }

  private BytePointer at(long offset) {
    return bytes.pointer().position(offset);
  }
}
