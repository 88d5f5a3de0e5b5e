package org.alidade.acceptance;

import java.util.List;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;

/** The complete example with everything in one folder. */
class TransientExampleTest extends TransientExampleContract {
  @Override
  List<Object> place() {
    return List.of("--system", folder.resolve("system"));
  }

  @Override
  TransientSystem open() {
    return TransientSystem.open(SystemOptions.embedded(folder.resolve("system")));
  }
}
