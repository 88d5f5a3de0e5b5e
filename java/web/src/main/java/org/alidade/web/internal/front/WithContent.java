package org.alidade.web.internal.front;

import java.util.Optional;
import org.alidade.web.internal.Reply;

/** Something whose page shows files of a folder. */
interface WithContent {
  /** A file of the folder; empty if there is none of that name to be shown. */
  Optional<Reply> content(String file);
}
