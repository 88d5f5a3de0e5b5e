package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves a native HDF5 object open. */
final class NothingLeftOpen implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(Hdf5Library.openByKind()).as("identifiers left open").isEmpty();
    assertThat(Hdf5Library.openObjects()).as("objects left open").isZero();
  }
}
