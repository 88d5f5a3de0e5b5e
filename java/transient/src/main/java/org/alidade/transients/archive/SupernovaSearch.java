package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.array.AlidadeException;
import org.alidade.transients.ObservationType;
import org.alidade.transients.catalogue.SupernovaEntry;

/**
 * Asks archives for images of one supernova and divides them by time (spec transient 3.3). What an
 * archive does not answer is an error of the result, never an observation. May be shared by
 * threads.
 */
public final class SupernovaSearch {
  private final List<ObservationArchive> archives;
  private final QueryOptions options;

  /** A search in archives. */
  public SupernovaSearch(List<ObservationArchive> archives, QueryOptions options) {
    this.archives = List.copyOf(archives);
    this.options = options;
  }

  /** The archives that serve the missions of the options. */
  public static List<ObservationArchive> archives(
      QueryOptions options, MastClient mast, ObservationArchive ztf) {
    MissionFilter missions = MissionFilter.of(options.missions());
    List<ObservationArchive> asked = new ArrayList<>();
    if (missions.asksMast()) {
      asked.add(new MastArchive(mast, missions));
    }
    if (missions.ztf()) {
      asked.add(ztf);
    }
    return List.copyOf(asked);
  }

  /**
   * All images of a supernova.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public QueryResult of(SupernovaEntry entry) throws InterruptedException {
    Optional<LocalDate> discovered = entry.discoveryDate();
    Found found = new Found();
    if (options.timeFilter() && discovered.isEmpty()) {
      found.errors.add("No discovery date available");
    } else if (options.timeFilter()) {
      SearchWindow window =
          new SearchWindow(discovered.get(), options.daysBefore(), options.daysAfter());
      found.ask(
          search(entry, OptionalDouble.of(window.firstMjd()), OptionalDouble.of(window.lastMjd())));
      found.divide(window);
    } else {
      found.ask(search(entry, OptionalDouble.empty(), OptionalDouble.empty()));
      found.references.addAll(found.all);
      found.science.addAll(found.all);
    }
    return found.result(entry, discovered);
  }

  private ObservationSearch search(
      SupernovaEntry entry, OptionalDouble firstMjd, OptionalDouble lastMjd) {
    return new ObservationSearch(
        entry.raDegrees(), entry.decDegrees(), options.radiusDegrees(), firstMjd, lastMjd);
  }

  private final class Found {
    final List<ArchiveObservation> all = new ArrayList<>();
    final List<ArchiveObservation> references = new ArrayList<>();
    final List<ArchiveObservation> science = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    private int undated;

    void ask(ObservationSearch search) throws InterruptedException {
      for (ObservationArchive archive : archives) {
        try {
          all.addAll(archive.find(search));
        } catch (AlidadeException e) {
          errors.add(archive.name() + ": " + e.getMessage());
        }
      }
    }

    void divide(SearchWindow window) {
      for (ArchiveObservation observation : all) {
        OptionalDouble start = observation.startMjd();
        undated += start.isEmpty() ? 1 : 0;
        Optional<ObservationType> type = window.classify(start);
        type.ifPresent(
            kind -> (kind == ObservationType.REFERENCE ? references : science).add(observation));
      }
    }

    QueryResult result(SupernovaEntry entry, Optional<LocalDate> discovered) {
      Map<String, JsonNode> further = new LinkedHashMap<>();
      if (options.timeFilter()) {
        further.put("undated", JsonNodeFactory.instance.numberNode(undated));
      } else {
        further.put("unclassified", JsonNodeFactory.instance.booleanNode(true));
      }
      return new QueryResult(
          entry.name(),
          entry.raDegrees(),
          entry.decDegrees(),
          discovered.orElse(null),
          references,
          science,
          errors,
          further);
    }
  }
}
