"""Light curves kept, found again and looked at.

    jython -J-cp CLASS_PATH light_curves.py FOLDER
"""
import sys
from array import array

from java.nio.file import Paths
from org.alidade.lightcurve.access import LightCurveStores
from org.alidade.lightcurve.blob import BinaryLightcurveDatabase
from org.alidade.lightcurve.mock import MockField, MockOptions
from org.alidade.lightcurve.period import PeriodSearch, PeriodSearchOptions
from org.alidade.lightcurve.run import IdfPipelineConfig
from org.alidade.lightcurve.statistics import LightCurveStatistics, Series
from org.alidade.lightcurve.store import FolderStoreWriter, StoreOptions
from org.alidade.web import LightcurveVisualizationApp

folder = Paths.get(sys.argv[1])

# one light curve in a database, and a span of it
db = BinaryLightcurveDatabase.open(folder.resolve("lightcurves_binary.db"))
db.storeLightcurve(12345, 1, array("d", [55001.2, 55018.9, 55036.4, 55050.0]), array("d", [18.21, 18.25, 18.19, 18.40]),
                   array("d", [0.02, 0.02, 0.03, 0.02]), array("i", [0, 0, 0, 0]))
lightcurve = db.getLightcurve(12345, 1)
print("%d in the span" % lightcurve.between(55010, 55040).size())
db.close()

# a field of made-up light curves in Alidade's own store
field = folder.resolve("field.alc")
writer = FolderStoreWriter.open(field, StoreOptions.defaults())
MockField.of(MockOptions.defaults().withObjects(60).withTypes(4)).writeTo(writer)
writer.commit()
writer.close()

# statistics and periods of one object
store = LightCurveStores.open(field)
curve = store.get(7, 1)
statistics = LightCurveStatistics.of(curve)
print("%d valid epochs, median %.3f mag, reduced chi^2 %.2f" % (
    statistics.sampling().count(), statistics.order().median(), statistics.weighted().reducedChiSquared()))
for found in PeriodSearch.of(Series.of(curve), PeriodSearchOptions.between(0.5, 400).withCandidates(3)):
    print("period %.4f d" % found.periodDays())
store.close()

# where the pipeline finds images and puts what it makes
config = IdfPipelineConfig.builder().inputDir(folder.resolve("per_aor_images")).workdir(folder.resolve("scratch")) \
    .coaddDir(folder.resolve("superstack")).build()
print(config.workdir())

# the store in a browser
server = LightcurveVisualizationApp(field, True).runServer(0)
print("open %s" % server.address())
server.close()
