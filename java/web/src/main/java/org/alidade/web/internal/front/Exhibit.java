package org.alidade.web.internal.front;

import java.nio.file.Path;
import org.alidade.web.internal.ServedFile;

/**
 * Something that is shown, and where.
 *
 * @param kind what it is
 * @param path the file or folder
 * @param slug its name in addresses: letters, digits, dot, dash and underscore
 * @param where folder it lies in, as users see it
 * @param page its page
 */
public record Exhibit(Kind kind, Path path, String slug, String where, ServedFile page) {
  /** Address of its page. */
  public String href() {
    return home(kind, slug);
  }

  static String home(Kind kind, String slug) {
    return "/" + kind.prefix() + "/" + slug;
  }
}
