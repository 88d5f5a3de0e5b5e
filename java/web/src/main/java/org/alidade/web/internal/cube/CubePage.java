package org.alidade.web.internal.cube;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.view.FitView;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.Workshop;

/**
 * The page of a cube file. The file is opened for one document at a time and only if it has changed
 * since the same document was made before; one request at a time does so.
 */
public final class CubePage implements ServedFile {
  private static final long PATIENCE_SECONDS = 20;
  private static final int DOCUMENTS_KEPT = 48;

  /** What may change while the files stay the same: maps that are computed in the background. */
  private static final List<String> PASSING = List.of("kind=rms", "kind=light");

  private final Path path;
  private final SkyDocuments sky;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<String, Made> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
          return size() > DOCUMENTS_KEPT;
        }
      };

  /** A document and the files it was made from. */
  private record Made(FileStamp stamp, Reply reply) {}

  /** The page of a file, which need not exist yet. */
  public CubePage(Path path, Workshop workshop) {
    this.path = path;
    this.sky = new SkyDocuments(path, workshop);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public String kind() {
    return "cube";
  }

  @Override
  public String description() {
    return "spectral cube fit";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    FileStamp stamp = FileStamp.of(path);
    if (document.equals("state")) {
      return state(stamp);
    }
    if (!stamp.cubeExists()) {
      throw gone();
    }
    return inTurn(
        document + new TreeMap<>(query), stamp, () -> make(document, new Query(query), stamp));
  }

  private MissingDatasetException gone() {
    return new MissingDatasetException("the file is not there", name(), "wait for it to appear");
  }

  /** The file may vanish at any instant. */
  private FitView open() {
    try {
      return FitView.open(path);
    } catch (FormatException foreign) {
      throw foreign;
    } catch (BadInputException e) {
      MissingDatasetException failure = gone();
      failure.initCause(e);
      throw failure;
    }
  }

  private interface Making {
    Reply make();
  }

  private Reply inTurn(String key, FileStamp stamp, Making making) {
    takeTurn();
    try {
      Made before = made.get(key);
      if (before != null && before.stamp().equals(stamp)) {
        return before.reply();
      }
      Reply reply = making.make();
      if (reply.status() == Reply.OK && PASSING.stream().noneMatch(key::contains)) {
        made.put(key, new Made(stamp, reply));
      }
      return reply;
    } finally {
      turn.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new InvalidStateException("the file is busy", name(), "ask again");
  }

  /** Says in words what is wrong with the file; that is an answer, not a failure. */
  private Reply state(FileStamp stamp) {
    if (!stamp.cubeExists()) {
      return Reply.json(
          StateDocument.problem(
              name(), "missing", "The file is not there. The page fills when it appears."));
    }
    try {
      return inTurn("state", stamp, () -> read(view -> StateDocument.of(name(), view, stamp)));
    } catch (AlidadeException unreadable) {
      return Reply.json(
          StateDocument.problem(
              name(),
              "unreadable",
              "The file cannot be read now: "
                  + unreadable.what()
                  + ". The page tries again by itself."));
    }
  }

  private Reply make(String document, Query query, FileStamp stamp) {
    return switch (document) {
      case "metrics" -> read(view -> MetricsDocument.of(view.metrics()));
      case "weights" -> read(view -> WeightsDocument.fractions(view, query));
      case "populations" -> read(view -> WeightsDocument.populations(view, query));
      case "sky" -> read(SkyDocuments::geometry);
      case "map" -> map(query, stamp);
      case "spectrum" -> read(view -> SpectrumDocument.of(view, query));
      case "tiles" -> read(view -> TilesDocument.of(view.tiles()));
      default -> throw new MissingDatasetException("no such document", name(), "see the page");
    };
  }

  private interface Content {
    Json of(FitView view);
  }

  private Reply read(Content content) {
    try (FitView view = open()) {
      return Reply.json(content.of(view));
    }
  }

  private Reply map(Query query, FileStamp stamp) {
    try (FitView view = open()) {
      return sky.map(view, query, stamp);
    }
  }
}
