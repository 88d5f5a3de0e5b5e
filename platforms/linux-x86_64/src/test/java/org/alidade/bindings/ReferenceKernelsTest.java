package org.alidade.bindings;

/** The plain Java kernels fulfil the contract. */
class ReferenceKernelsTest extends KernelContract {
  @Override
  Kernels kernels() {
    return Kernels.reference();
  }
}
