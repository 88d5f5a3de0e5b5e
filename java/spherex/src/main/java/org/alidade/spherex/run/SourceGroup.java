package org.alidade.spherex.run;

import java.util.ArrayList;
import java.util.List;
import org.alidade.spherex.Source;

/**
 * Sources that follow each other in the list. What belongs to a group is read, held in memory and
 * written together, so that neither time nor memory grows with the whole list.
 *
 * @param number from 0, in the order of the list
 * @param sources at most {@link #SIZE}
 */
record SourceGroup(int number, List<Source> sources) {
  static final int SIZE = 50;

  static List<SourceGroup> of(List<Source> sources) {
    List<SourceGroup> groups = new ArrayList<>();
    for (int start = 0; start < sources.size(); start += SIZE) {
      List<Source> part = sources.subList(start, Math.min(sources.size(), start + SIZE));
      groups.add(new SourceGroup(groups.size(), part));
    }
    return groups;
  }

  /** What identifies the group from run to run. */
  String key() {
    return sources.get(0).fileName();
  }
}
