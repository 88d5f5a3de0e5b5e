package org.alidade.hdf5.internal;

import org.alidade.array.Shape;
import org.alidade.hdf5.Slab;
import org.alidade.hdf5.internal.Identifier.Kind;
import org.bytedeco.hdf5.global.hdf5;
import org.jspecify.annotations.Nullable;

/** Data spaces: shapes and selections. */
final class Spaces {
  private Spaces() {}

  /** A new space; no length at all is a scalar. */
  static Identifier create(long[] lengths, long @Nullable [] maximum, String where) {
    long id =
        lengths.length == 0
            ? hdf5.H5Screate(hdf5.H5S_SCALAR)
            : hdf5.H5Screate_simple(lengths.length, lengths, maximum);
    return Identifier.of(Kind.SPACE, id, "cannot create a data space", where);
  }

  /** Shape of a space; an empty space has one axis of length zero. */
  static Shape shape(Identifier space) {
    if (hdf5.H5Sget_simple_extent_type(space.id()) == hdf5.H5S_NULL) {
      return Shape.of(0);
    }
    return Shape.of(lengths(space, false));
  }

  /** Largest lengths of a space, -1 for an axis without limit. */
  static long[] maximum(Identifier space) {
    return lengths(space, true);
  }

  private static long[] lengths(Identifier space, boolean wantMaximum) {
    int rank = hdf5.H5Sget_simple_extent_ndims(space.id());
    long[] lengths = new long[rank];
    long[] maximum = new long[rank];
    if (rank > 0) {
      hdf5.H5Sget_simple_extent_dims(space.id(), lengths, maximum);
    }
    return wantMaximum ? maximum : lengths;
  }

  /** Restricts a dataset's space to a slab that lies inside it. */
  static void select(Identifier space, Slab slab, String where) {
    if (slab.rank() == 0) {
      return;
    }
    int status =
        hdf5.H5Sselect_hyperslab(
            space.id(),
            hdf5.H5S_SELECT_SET,
            slab.offset(),
            slab.stride(),
            slab.count(),
            (long[]) null);
    ErrorStack.check(status, "cannot select " + slab, where);
  }
}
