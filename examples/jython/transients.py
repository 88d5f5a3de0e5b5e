"""From a supernova catalogue to reviewed detections and training data, on generated images.

    java -cp CLASS_PATH org.python.util.jython transients.py FOLDER
"""
import sys
from contextlib import closing

from java.net.http import HttpClient, HttpRequest, HttpResponse
from java.nio.file import Paths
from java.time import Duration
from java.util import UUID
from java.util.function import Function
from org.alidade.transients import ObservationType
from org.alidade.transients.archive import QueryResults
from org.alidade.transients.catalogue import SupernovaCatalogue
from org.alidade.transients.database import DetectionFilter, Role
from org.alidade.transients.mock import MockArchive, MockCamera, MockOptions
from org.alidade.transients.run import CollectionOptions, IngestOptions, SystemOptions, TrainingCollection, TransientSystem
from org.alidade.transients.training import DatasetOptions
from org.alidade.web import TransientService, TransientServiceOptions


class Ask(Function):
    """A question to a session of the database; java.util.function.Function takes no plain function of Python."""

    def __init__(self, work):
        self.work = work

    def apply(self, session):
        return self.work(session)


folder = Paths.get(sys.argv[1])
survey = UUID.fromString("11111111-2222-4333-8444-555555555555")

# what query and download would have left: a catalogue, results, images
small = MockOptions.defaults().withSupernovae(1).withEpochs(1, 2).withCamera(MockCamera.defaults().withSize(256, 256))
archive = MockArchive.write(small, folder.resolve("archive"))
print("%d entries" % SupernovaCatalogue.read(archive.catalogue()).entries().size())
for result in QueryResults.read(archive.queryResults()):
    print("%s: %d science images" % (result.name(), result.observations(ObservationType.SCIENCE).size()))



def process(system):
    """Brings images into the store; workers in this program process them."""
    system.ingestion().run(IngestOptions.of(archive.fitsFolder(), survey).withQueryResults(archive.queryResults())
                           .withCreateSurvey("PS1").withRequireBoth(True))
    with closing(system.startWorkers()):
        print("all done: %s" % system.awaitIdle(Duration.ofMinutes(10)))


def label(detection, service, key):
    """Labels a detection through the service, as the review page does."""
    near = abs(detection.dec() - archive.fields()[0].supernova().decDegrees()) < 2.0 / 3600
    event = '{"detection_id": "%s", "label": "%s", "confidence_level": "expert"}' % (
        detection.id(), "supernova" if near else "artifact")
    labels = service.address().resolve("/api/v1/curation/validation-events")
    request = HttpRequest.newBuilder(labels).header("X-API-Key", key).header("Content-Type", "application/json") \
        .POST(HttpRequest.BodyPublishers.ofString(event)).build()
    answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding())
    print("%s labelled: %s" % (detection.id(), answer.statusCode() == 201))


with closing(TransientSystem.open(SystemOptions.embedded(folder.resolve("system")))) as system:
    process(system)

    # what was found
    database = system.database()
    detections = database.read(Ask(lambda session: session.detections().list(DetectionFilter.all())))
    for detection in detections:
        print("%.5f %+.5f score %.2f" % (detection.ra(), detection.dec(), detection.confidenceScore()))

    # what a reviewer makes of it
    key = database.write(Ask(lambda session: session.apiKeys().issue("ann", Role.ANALYST, None, None))).text()
    options = TransientServiceOptions.defaults().withPort(0)
    with closing(TransientService.start(options, database, system.store())) as service:
        for detection in detections:
            label(detection, service, key)

    # triplets of science, reference and difference around what was reviewed
    options = CollectionOptions.of(DatasetOptions.triplets("example").withLimits(0, 1000)).withLeastConfidence(0)
    made = TrainingCollection(database, system.store()).collect(options, folder.resolve("training"))
    print("%d samples" % (made.get().row().totalSamples() if made.isPresent() else 0))
