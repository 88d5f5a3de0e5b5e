package org.alidade.web.internal;

import java.util.Map;

/**
 * One file on the front list. Each kind of file has a page of its own, {@code kind.html}, and
 * documents that the page asks for.
 */
public interface ServedFile {
  /** What the list calls the file. */
  String name();

  /** The kind of file, which is the name of its page. */
  String kind();

  /** One line on what the kind is, for the list. */
  String description();

  /**
   * A document of the file.
   *
   * @param document its name
   * @param query parameters of the request
   */
  Reply document(String document, Map<String, String> query);

  /**
   * Does something that changes the server's state.
   *
   * @param action its name
   * @param request entries of the request
   */
  default Reply act(String action, Map<String, Object> request) {
    return Reply.problem(Reply.NOT_FOUND, "there is no such action");
  }

  /** Gives back what it holds; nothing is asked of it afterwards. */
  default void close() {}
}
