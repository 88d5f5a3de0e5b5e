package org.alidade.lightcurve.store;

/**
 * Row of each object: a hash table with open addressing. One thread adds, others read at the same
 * time: they see a row of {@code -1} or the right one.
 */
final class ObjectRows {
  private static final double FULLEST = 0.5;

  private volatile Slots slots = new Slots(1 << 10);
  private int size;

  private static final class Slots {
    final long[] keys;
    // Row plus one; written after the key, and read before it.
    final java.util.concurrent.atomic.AtomicIntegerArray rows;

    Slots(int length) {
      keys = new long[length];
      rows = new java.util.concurrent.atomic.AtomicIntegerArray(length);
    }

    int slot(long key) {
      int mask = keys.length - 1;
      int slot = (int) (mix(key) & mask);
      while (true) {
        int row = rows.get(slot);
        if (row == 0 || keys[slot] == key) {
          return slot;
        }
        slot = (slot + 1) & mask;
      }
    }
  }

  int size() {
    return size;
  }

  /** Row of an object, -1 if it has none. */
  int row(long objectId) {
    Slots now = slots;
    return now.rows.get(now.slot(objectId)) - 1;
  }

  /** Row of an object, a new one if it has none. */
  int rowOrNew(long objectId) {
    int known = row(objectId);
    if (known >= 0) {
      return known;
    }
    if (size + 1 > FULLEST * slots.keys.length) {
      grow();
    }
    put(slots, objectId, size);
    return size++;
  }

  private void grow() {
    Slots old = slots;
    Slots larger = new Slots(2 * old.keys.length);
    for (int slot = 0; slot < old.keys.length; slot++) {
      int row = old.rows.get(slot) - 1;
      if (row >= 0) {
        put(larger, old.keys[slot], row);
      }
    }
    slots = larger;
  }

  private static void put(Slots slots, long objectId, int row) {
    int slot = slots.slot(objectId);
    slots.keys[slot] = objectId;
    slots.rows.set(slot, row + 1);
  }

  private static long mix(long key) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 32;
  }
}
