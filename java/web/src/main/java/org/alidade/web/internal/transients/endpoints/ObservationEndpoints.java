package org.alidade.web.internal.transients.endpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationFilter;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.Survey;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/** Surveys and observations. */
public final class ObservationEndpoints {
  private static final Parameter ID = Parameter.id("id", "number of the observation");
  private static final double WHOLE_CIRCLE = 360;
  private static final double POLE = 90;
  private static final String SEARCH_RADIUS = "0.1";

  private final TransientDatabase database;

  /** Endpoints on a database. */
  public ObservationEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /**
   * A change of state.
   *
   * @param status the new state
   * @param reason why
   */
  public record StatusChange(@Nullable String status, @Nullable String reason) {}

  /**
   * A survey to be entered.
   *
   * @param name its name, 1 to 100 characters
   */
  public record NewSurvey(@Nullable String name) {}

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/observations", Permission.READ, "Observations, the newest first")
            .with(
                Parameter.ofRow("survey", "of this survey"),
                Parameter.text("status", "in this state", Choices.names(ObservationStatus.class)),
                Parameter.text("observation_type", "of this type", "reference", "science"),
                Parameter.text("sn_name", "of this supernova"))
            .paged()
            .listing(Observation.class, this::list),
        Endpoint.get("/observations/search", Permission.READ, "Observations around a position")
            .with(
                Parameter.number("ra", 0, WHOLE_CIRCLE, "right ascension, degrees").needed(),
                Parameter.number("dec", -POLE, POLE, "declination, degrees").needed(),
                Parameter.number("radius", 0, POLE, "radius, degrees").or(SEARCH_RADIUS))
            .paged()
            .listing(Observation.class, this::search),
        Endpoint.get("/observations/surveys", Permission.READ, "Surveys by name")
            .listing(
                Survey.class,
                request -> Answer.of(database.read(session -> session.surveys().list()))),
        Endpoint.post("/observations/surveys", Permission.MANAGE, "Enters a survey")
            .taking(NewSurvey.class)
            .answering(Survey.class, this::enterSurvey),
        Endpoint.get(
                "/observations/survey/{id}/summary",
                Permission.READ,
                "How many observations of a survey are in each state")
            .with(Parameter.id("id", "number of the survey"))
            .answering(Map.class, this::summary),
        Endpoint.get("/observations/{id}", Permission.READ, "One observation")
            .with(ID)
            .answering(Observation.class, request -> Answer.of(find(request.id("id")))),
        Endpoint.put("/observations/{id}/status", Permission.MANAGE, "Changes the state")
            .with(ID)
            .taking(StatusChange.class)
            .answering(Observation.class, this::change));
  }

  private Answer list(Request request) {
    ObservationFilter filter =
        ObservationFilter.all()
            .withSurvey(request.row("survey").orElse(null))
            .withStatus(Choices.given(request, "status", ObservationStatus.class))
            .withType(Choices.given(request, "observation_type", ObservationType.class))
            .withSnName(request.text("sn_name").orElse(null))
            .withPage(request.integer("limit"), request.integer("offset"));
    return Answer.page(database.read(session -> session.observations().list(filter)), request);
  }

  private Answer search(Request request) {
    double ra = request.number("ra").orElseThrow();
    double dec = request.number("dec").orElseThrow();
    double radius = request.number("radius").orElseThrow();
    List<Observation> found =
        database.read(session -> session.observations().cone(ra, dec, radius));
    return Answer.page(Pages.part(found, request), request);
  }

  private Answer enterSurvey(Request request) {
    String name = request.body(NewSurvey.class).name();
    if (name == null) {
      throw Problem.malformed("give the name of the survey");
    }
    return Answer.created(database.write(session -> session.surveys().create(name.strip())));
  }

  private Answer summary(Request request) {
    UUID id = request.id("id");
    return Answer.of(
        database.read(
            session -> {
              Survey survey =
                  session.surveys().find(id).orElseThrow(() -> Problem.missing("survey"));
              Map<String, Object> summary = new LinkedHashMap<>();
              summary.put("survey", survey);
              summary.put("observations", Counts.by(session, "observations", "status", id));
              return summary;
            }));
  }

  private Observation find(UUID id) {
    return database
        .read(session -> session.observations().find(id))
        .orElseThrow(() -> Problem.missing("observation"));
  }

  private Answer change(Request request) {
    UUID id = request.id("id");
    StatusChange change = request.body(StatusChange.class);
    ObservationStatus status = Choices.of(ObservationStatus.class, "status", change.status());
    find(id);
    database.change(
        session ->
            session
                .observations()
                .transition(id, status, request.caller().name(), Pages.line(change.reason())));
    return Answer.of(find(id));
  }
}
