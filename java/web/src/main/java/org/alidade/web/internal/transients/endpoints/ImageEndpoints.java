package org.alidade.web.internal.transients.endpoints;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.images.Plane;
import org.alidade.web.internal.transients.images.PlaneKind;
import org.alidade.web.internal.transients.images.PlaneStore;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Images as numbers: 32-bit, least significant byte first, the lowest row first. */
public final class ImageEndpoints {
  private static final String TYPE = "application/octet-stream";
  private static final Parameter PLANE = Parameter.name("plane", "which image", PlaneKind.texts());

  private final TransientDatabase database;
  private final PlaneStore planes;

  /** Endpoints on a database and the images of its runs. */
  public ImageEndpoints(TransientDatabase database, PlaneStore planes) {
    this.database = database;
    this.planes = planes;
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get(
                "/detections/{id}/stamps/{plane}",
                Permission.READ,
                "Cut-out around a detection; X-Image-Width and X-Image-Height say its shape")
            .with(
                Parameter.id("id", "number of the detection"),
                PLANE,
                Parameter.integer("size", 63, 5, 511, "pixels per side"))
            .answering(byte[].class, this::stamp),
        Endpoint.get(
                "/differencing/difference-runs/{id}/images/{plane}",
                Permission.READ,
                "Image of a run; X-Image-Width and X-Image-Height say its shape")
            .with(
                Parameter.id("id", "number of the run"),
                PLANE,
                Parameter.integer(
                    "most", 600, 16, 8192, "longest side; larger images are averaged"))
            .answering(byte[].class, this::image));
  }

  private record Shown(
      DifferenceRun run, Observation science, DetectionRow detection, CandidateRow at) {}

  private Answer stamp(Request request) {
    Shown shown = shown(request.id("id"));
    CandidateRow at = shown.at();
    int size = request.integer("size") | 1;
    return answer(
        planes.stamp(
            shown.run(),
            shown.science(),
            at.id(),
            at.pixelX(),
            at.pixelY(),
            size,
            PlaneKind.of(request.given("plane"))));
  }

  private Shown shown(UUID id) {
    return database.read(
        session -> {
          DetectionRow detection =
              session.detections().find(id).orElseThrow(() -> Problem.missing("detection"));
          CandidateRow candidate =
              Optional.ofNullable(detection.candidateId())
                  .flatMap(session.candidates()::find)
                  .orElseThrow(() -> Problem.missing("candidate of this detection"));
          DifferenceRun run =
              session.differenceRuns().find(candidate.differenceRunId()).orElseThrow();
          Observation science = session.observations().get(detection.observationId());
          return new Shown(run, science, detection, candidate);
        });
  }

  private Answer image(Request request) {
    UUID id = request.id("id");
    DifferenceRun run =
        database
            .read(session -> session.differenceRuns().find(id))
            .orElseThrow(() -> Problem.missing("run"));
    Observation science = database.read(session -> session.observations().get(run.observationId()));
    Plane plane = planes.plane(run, science, PlaneKind.of(request.given("plane")));
    return answer(plane.reduced(request.integer("most")))
        .withHeader("X-Full-Width", Integer.toString(plane.width()))
        .withHeader("X-Full-Height", Integer.toString(plane.height()));
  }

  private static Answer answer(Plane plane) {
    return Answer.file(new ByteArrayInputStream(plane.bytes()), TYPE)
        .withHeader("X-Image-Width", Integer.toString(plane.width()))
        .withHeader("X-Image-Height", Integer.toString(plane.height()));
  }
}
