"""Light curves kept, found again and looked at.

    java -cp CLASS_PATH org.python.util.jython light_curves.py FOLDER
"""
import sys
from contextlib import closing

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
times, magnitudes = [55001.2, 55018.9, 55036.4, 55050.0], [18.21, 18.25, 18.19, 18.40]
with closing(BinaryLightcurveDatabase.open(folder.resolve("lightcurves_binary.db"))) as db:
    db.storeLightcurve(12345, 1, times, magnitudes, [0.02, 0.02, 0.03, 0.02], [0] * len(times))
    print("%d in the span" % db.getLightcurve(12345, 1).between(55010, 55040).size())

# a field of made-up light curves in Alidade's own store
field = folder.resolve("field.alc")
with closing(FolderStoreWriter.open(field, StoreOptions.defaults())) as writer:
    MockField.of(MockOptions.defaults().withObjects(60).withTypes(4)).writeTo(writer)
    writer.commit()

# statistics and periods of one object
with closing(LightCurveStores.open(field)) as store:
    curve = store.get(7, 1)
    statistics = LightCurveStatistics.of(curve)
    print("%d valid epochs, median %.3f mag, reduced chi^2 %.2f" % (
        statistics.sampling().count(), statistics.order().median(), statistics.weighted().reducedChiSquared()))
    for found in PeriodSearch.of(Series.of(curve), PeriodSearchOptions.between(0.5, 400).withCandidates(3)):
        print("period %.4f d" % found.periodDays())

# where the pipeline finds images and puts what it makes
config = IdfPipelineConfig.builder().inputDir(folder.resolve("per_aor_images")).workdir(folder.resolve("scratch")) \
    .coaddDir(folder.resolve("superstack")).build()
print(config.workdir())

# the store in a browser
with closing(LightcurveVisualizationApp(field, True).runServer(0)) as server:
    print("open %s" % server.address())
