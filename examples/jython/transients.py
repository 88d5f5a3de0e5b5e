"""From a supernova catalogue to reviewed detections and training data, on generated images.

    jython -J-cp CLASS_PATH transients.py FOLDER
"""
import sys

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
    """A function of a session of the database."""

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

# images into the store, their processing by workers in this program
system = TransientSystem.open(SystemOptions.embedded(folder.resolve("system")))
system.ingestion().run(IngestOptions.of(archive.fitsFolder(), survey).withQueryResults(archive.queryResults())
                       .withCreateSurvey("PS1").withRequireBoth(True))
workers = system.startWorkers()
print("all done: %s" % system.awaitIdle(Duration.ofMinutes(10)))
workers.close()

# what was found
detections = system.database().read(Ask(lambda session: session.detections().list(DetectionFilter.all())))
for detection in detections:
    print("%.5f %+.5f score %.2f" % (detection.ra(), detection.dec(), detection.confidenceScore()))

# labels through the service, as the review page gives them
key = system.database().write(Ask(lambda session: session.apiKeys().issue("ann", Role.ANALYST, None, None))).text()
service = TransientService.start(TransientServiceOptions.defaults().withPort(0), system.database(), system.store())
supernova = archive.fields()[0].supernova()
labels = service.address().resolve("/api/v1/curation/validation-events")
for detection in detections:
    near = abs(detection.dec() - supernova.decDegrees()) < 2.0 / 3600
    label = '{"detection_id": "%s", "label": "%s", "confidence_level": "expert"}' % (
        detection.id(), "supernova" if near else "artifact")
    request = HttpRequest.newBuilder(labels).header("X-API-Key", key).header("Content-Type", "application/json") \
        .POST(HttpRequest.BodyPublishers.ofString(label)).build()
    answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding())
    print("%s labelled: %s" % (detection.id(), answer.statusCode() == 201))
service.close()

# triplets of science, reference and difference around what was reviewed
options = CollectionOptions.of(DatasetOptions.triplets("example").withLimits(0, 1000)).withLeastConfidence(0)
made = TrainingCollection(system.database(), system.store()).collect(options, folder.resolve("training"))
print("%d samples" % (made.get().row().totalSamples() if made.isPresent() else 0))
system.close()
