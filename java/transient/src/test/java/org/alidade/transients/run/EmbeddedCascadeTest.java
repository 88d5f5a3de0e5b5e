package org.alidade.transients.run;

class EmbeddedCascadeTest extends CascadeContract {
  @Override
  SystemOptions options() {
    return SystemOptions.embedded(folder.resolve("system"));
  }
}
