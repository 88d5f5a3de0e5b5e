package org.alidade.hdf5.internal;

import org.bytedeco.hdf5.global.hdf5;

/** How a file is open. */
public enum AccessMode {
  /** Read only, no writer may exist. */
  READ("reading"),
  /** Read only beside a SWMR writer. */
  SWMR_READ("SWMR reading"),
  /** Read and write, sole user. */
  WRITE("writing"),
  /** Write elements and extend, readers may follow. */
  SWMR_WRITE("SWMR writing");

  private final String purpose;

  AccessMode(String purpose) {
    this.purpose = purpose;
  }

  /** The mode in words. */
  public String purpose() {
    return purpose;
  }

  /** Whether elements may be written. */
  public boolean writes() {
    return this == WRITE || this == SWMR_WRITE;
  }

  /** Whether both modes may exist on one file in one process. */
  boolean compatibleWith(AccessMode other) {
    if (this == SWMR_READ || other == SWMR_READ) {
      return true;
    }
    return !writes() && !other.writes();
  }

  int flags() {
    return switch (this) {
      case READ -> hdf5.H5F_ACC_RDONLY;
      case SWMR_READ -> hdf5.H5F_ACC_RDONLY | hdf5.H5F_ACC_SWMR_READ;
      case WRITE -> hdf5.H5F_ACC_RDWR;
      case SWMR_WRITE -> hdf5.H5F_ACC_RDWR | hdf5.H5F_ACC_SWMR_WRITE;
    };
  }
}
