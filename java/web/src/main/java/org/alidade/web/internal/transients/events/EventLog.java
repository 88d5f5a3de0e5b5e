package org.alidade.web.internal.transients.events;

import java.util.List;

/** Events in the order in which they were written. */
public interface EventLog {
  /**
   * An event.
   *
   * @param id number, larger than that of every event before
   * @param type what a client listens to, such as {@code detection}
   * @param data what happened, for JSON
   */
  record Event(long id, String type, Object data) {}

  /** Events after a number, oldest first. */
  List<Event> after(long id, int most);

  /** The number of the newest event, 0 if there is none. */
  long newest();
}
