package org.alidade.bindings.internal;

import org.alidade.array.ByteArray;

/** How a mapping was made decides how its pages come and go. */
public sealed interface MappedBytes permits NativeMapping, JavaMapping {
  /** Tag of mapped memory. */
  String TAG = "bindings.mapping";

  /** The bytes; closing them ends the mapping. */
  ByteArray bytes();

  /** Brings a part, not empty and inside the mapping, into memory. */
  void populate(long offset, long length);

  /** Lets a part, not empty and inside the mapping, leave memory. */
  void release(long offset, long length);
}
